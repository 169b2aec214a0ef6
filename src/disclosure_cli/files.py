"""Files in and out: read whole up to a limit, and written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from disclosure_schema.limits import LIMITS, Limits

try:
    import fcntl
except ImportError:  # on Windows nobody can remove a file that a process has open
    fcntl = None  # type: ignore[assignment]

# How the names of files begin and end that are not whole yet.
_BEGINNING: Final = ".disclosure-"
_ENDING: Final = ".part"

# The first bytes of a zip archive, as .docx is, and of an older or an encrypted document of Office.
_OFFICE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_MARK: Final = 8

# How long to wait until somebody writes into a named pipe, in seconds.
_PATIENCE: Final = 2.0


def read(name: str, limits: Limits = LIMITS) -> bytes:
    """What the file holds; `-` is standard input. Raises OSError, also for what holds more than the limits allow.

    No more than that is ever in memory: a file may be sparse, and a device or a pipe may never end.
    """
    if name != "-":
        path = Path(name)
        if path.is_fifo():
            return _read_pipe(name, limits.input_bytes)
        with path.open("rb") as file:
            # A Word document may have pictures beside the report.
            is_word = is_of_office(file.peek(_MARK))
            most = limits.package_bytes if is_word else limits.input_bytes
            # What is known to be too large is not even read.
            if os.fstat(file.fileno()).st_size > most:
                raise _too_large(most)
            return _read_within(file, most)
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return _read_within(sys.stdin.buffer, limits.input_bytes)


def is_of_office(data: bytes) -> bool:
    """Whether a file begins as files of Office do, and not as JSON does."""
    return data.startswith(_OFFICE)


def _read_within(file: IO[bytes], most: int) -> bytes:
    """All that is left of a file. Raises OSError if that is more than `most` bytes."""
    data = file.read(most + 1)
    if len(data) > most:
        raise _too_large(most)
    return data


def _too_large(most: int) -> OSError:
    reason = f"it has more than {most} bytes, and so is no report; name the file of a report"
    return OSError(errno.EFBIG, reason)


def _read_pipe(name: str, most: int) -> bytes:
    """What somebody writes into a named pipe. To open it the plain way would wait for ever if nobody does."""
    with open(os.open(name, os.O_RDONLY | os.O_NONBLOCK), "rb") as pipe:  # noqa: PTH123
        end = time.monotonic() + _PATIENCE
        # None says that somebody has it open for writing, and has written nothing yet.
        while (first := pipe.raw.read(1)) == b"" and time.monotonic() < end:
            time.sleep(0.01)
        if first == b"":
            raise OSError(errno.ENODATA, "it is a pipe into which nobody writes; name a file")
        os.set_blocking(pipe.fileno(), True)
        return (first or b"") + _read_within(pipe, most)


def stem(name: str) -> str:
    """The name of a file without its folder and its ending: files that are made of it are called so."""
    return "report" if name == "-" else Path(name).stem


def write(path: Path, data: bytes) -> None:
    """Write a file. Whatever happens, afterwards either the old file is there or the whole new one.

    Raises OSError.
    """
    handle, name = tempfile.mkstemp(prefix=_BEGINNING, suffix=_ENDING, dir=path.parent)
    temporary = Path(name)
    try:
        with _locked(temporary):
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def remove_left(folder: Path) -> None:
    """Remove the files in a folder that are not whole, and whose process is gone: a run that was killed leaves one."""
    for each in folder.glob(f"{_BEGINNING}*{_ENDING}"):
        with contextlib.suppress(OSError):
            _remove_left(each)


def _remove_left(path: Path) -> None:
    if fcntl is None:
        path.unlink()
        return
    with path.open("rb") as file:
        # An empty one may have been made just now, and not be locked yet.
        if file.read(1):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Lock a file while it is written. The lock ends with the process, however that ends."""
    if fcntl is None:
        yield
        return
    with path.open("rb") as file:
        # Where a file system has no locks, nothing is ever taken for left.
        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
