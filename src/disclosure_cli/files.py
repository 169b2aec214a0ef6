"""Files in and out: read whole, and written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from pathlib import Path


def read(name: str) -> bytes:
    """What the file holds; `-` is standard input. Raises OSError."""
    if name != "-":
        return Path(name).read_bytes()
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer.read()


def stem(name: str) -> str:
    """The name of a file without its folder and its ending: files that are made of it are called so."""
    return "report" if name == "-" else Path(name).stem


def write(path: Path, data: bytes) -> None:
    """Write a file. Whatever happens, afterwards either the old file is there or the whole new one.

    Raises OSError.
    """
    handle, temporary = tempfile.mkstemp(prefix=".disclosure-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
