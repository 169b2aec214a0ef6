"""Running the code of plug-ins: where Python looks for it, and what stays as it was after it ran."""

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
    """Within, what is printed goes to the error stream; afterwards the working folder is what it was.

    Libraries ask for the working folder while they load. If it is gone they are given the root instead,
    for neither they nor the plug-in are to blame.
    """
    with _working_folder_kept(), redirect_stdout(sys.stderr):
        yield


@contextmanager
def _working_folder_kept() -> Iterator[None]:
    try:
        folder: str | int = os.getcwd()  # noqa: PTH109  # it may be gone
    except OSError:
        # A folder that is gone has no name, and can be gone back to by its handle alone.
        folder = os.open(".", os.O_RDONLY)
        os.chdir(os.sep)
    try:
        yield
    finally:
        with suppress(OSError):
            os.chdir(folder)
        if isinstance(folder, int):
            os.close(folder)
