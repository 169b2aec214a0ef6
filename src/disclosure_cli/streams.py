"""What the command says: what was asked for on standard output, complaints on the error stream."""

from __future__ import annotations

import os
import sys

from disclosure_cli.exit_codes import Exit


def put_out(result: str | bytes) -> Exit:
    """Write to standard output, text in UTF-8. What keeps it from being written is complained of.

    A reader that has had enough, as `head` has, is no failure.
    """
    if sys.stdout is None:
        return complain("standard output: it is closed", Exit.UNREADABLE)
    # The name of a file may be no text, and stands in what is told of it.
    data = result if isinstance(result, bytes) else result.encode("utf-8", "replace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
    except OSError as error:
        _silence()
        return complain(f"standard output: {error.strerror}", Exit.UNREADABLE)
    return Exit.CLEAN


def complain(reason: str, code: Exit) -> Exit:
    """Say on the error stream what is wrong, or worth knowing; the code is handed on."""
    print(f"disclosure: {reason}", file=sys.stderr)
    return code


def _silence() -> None:
    """What Python still flushes on its way out goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
