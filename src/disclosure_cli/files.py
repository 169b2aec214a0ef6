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
    """What the files made of `name` are called, without an ending."""
    return "report" if name == "-" else Path(name).stem


def write(path: Path, data: bytes) -> None:
    """Write a file so that, whatever happens, either the old one is there or the whole new one.

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


def tell(data: bytes) -> str | None:
    """Write to standard output. What keeps it from being written is returned as a sentence.

    A reader that has had enough, as `head` has, is no failure.
    """
    if sys.stdout is None:
        return "standard output: it is closed"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
    except OSError as error:
        _silence()
        return f"standard output: {error.strerror}"
    return None


def _silence() -> None:
    """What Python still flushes on its way out goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
