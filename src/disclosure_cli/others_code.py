"""Code of others runs beside ours: what it prints and where it goes must not change what we write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress


@contextmanager
def others_code() -> Iterator[None]:
    """Within, what is printed goes to the error stream; behind it the working folder is what it was."""
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
