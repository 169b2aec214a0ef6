"""Code of plug-ins: where it is looked for, and what it must not change while it runs beside ours."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout, suppress


def search_working_folder(names: Sequence[str]) -> None:
    """Let Python find modules in the working folder, if any of the names is `module:attribute`.

    The folder is searched last, so that a file in it never hides an installed module.
    """
    if any(":" in each for each in names) and "" not in sys.path:
        sys.path.append("")


@contextmanager
def running_plugin() -> Iterator[None]:
    """Within, what is printed goes to the error stream; afterwards the working folder is what it was."""
    folder = None
    with suppress(OSError):
        folder = os.getcwd()  # noqa: PTH109  # it may be gone
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        if folder is not None:
            with suppress(OSError):
                os.chdir(folder)
