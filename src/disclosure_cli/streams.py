"""The two streams: results on standard output, complaints on the error stream."""

from __future__ import annotations

import os
import sys

from disclosure_cli.exit_codes import Exit


def put_out(result: str | bytes) -> Exit:
    """Write to standard output, text in UTF-8. If that fails, the reason goes to the error stream.

    A reader that stops reading, as `head` does, is no failure.
    """
    if sys.stdout is None:
        return complain("standard output: it is closed", Exit.UNREADABLE)
    # The name of a file may not be valid text, and stands in messages.
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
    """Print on the error stream what is wrong, or worth knowing. Returns the code."""
    print(f"disclosure: {reason}", file=sys.stderr)
    return code


def _silence() -> None:
    """Send to nowhere what Python still flushes when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
