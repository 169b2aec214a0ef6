r"""The two streams: results on standard output, complaints on the error stream.

What others wrote, such as the name of a file or a text of a report, commands no terminal and breaks no line of a log:
controls, escape sequences and what turns the direction of text stand there as escapes, `\x1b` and `\u202e`.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import IO, Final

from disclosure_cli.exit_codes import Exit
from disclosure_schema.text.one_line import in_lines, in_one_line

# Controls that may stand in JSON as they are, what turns the direction of text, and separators of lines and paragraphs.
_IN_JSON: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def put_out(result: str | bytes) -> Exit:
    """Write to standard output as it is, text in UTF-8. If that fails, the reason goes to the error stream.

    A reader that stops reading, as `head` does, is no failure.
    """
    if sys.stdout is None:
        return complain("standard output: it is closed", Exit.UNREADABLE)
    data = result if isinstance(result, bytes) else result.encode("utf-8", "replace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        return complain(f"standard output: {error.strerror}", Exit.UNREADABLE)
    return Exit.CLEAN


def put_out_lines(lines: Iterable[str]) -> Exit:
    """Write lines for people to standard output, as `put_out` does."""
    # The name of a file may not be valid text: a question mark stands for what is none.
    valid = (each.encode("utf-8", "replace").decode() for each in lines)
    return put_out("".join(f"{in_one_line(each)}\n" for each in valid))


def put_out_json(text: str) -> Exit:
    """Write JSON to standard output, as `put_out` does. Its values stay what they are.

    What would command a terminal stands in strings only, where JSON has an escape for it.
    """
    return put_out(_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def complain(reason: str, code: Exit) -> Exit:
    """Print on the error stream what is wrong, or worth knowing. Returns the code.

    `reason` may have several lines; the name of a file in it must be made one by `in_one_line`.
    """
    return put_error(f"disclosure: {in_lines(reason)}\n", code)


def put_error(text: str, code: Exit) -> Exit:
    """Write to the error stream. Returns the code, or `Exit.UNREADABLE` if that is higher and the stream cannot be written.

    A closed stream, and a reader that stops reading, are no failures.
    """
    if sys.stderr is None:
        return code
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except BrokenPipeError:
        _silence(sys.stderr)
    except OSError:
        _silence(sys.stderr)
        return max(code, Exit.UNREADABLE)
    return code


def _silence(stream: IO[str]) -> None:
    """Send to nowhere what Python still flushes when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
