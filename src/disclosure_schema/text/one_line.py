"""Text that does a terminal no harm: names of files, texts of reports, what other people's code says and raises."""

from __future__ import annotations

import os
import sys
import traceback
import unicodedata
from typing import Final

# A frame of these does not show whose fault an error is: ours, and what calls the validators of a class.
_CARRIERS: Final = frozenset(
    {"disclosure_schema", "renderers", "disclosure_cli", "attr", "attrs", "cattrs"}
)


def in_one_line(text: str) -> str:
    r"""A text whose line breaks, and whatever else commands a terminal, stand as escapes such as `\n`."""
    # Nearly all texts are printable, as Python understands it, and no character that commands is.
    if text.isprintable():
        return text
    return "".join(
        each.encode("unicode_escape").decode() if _commands(each) else each for each in text
    )


def in_lines(text: str) -> str:
    r"""A text of several lines: its newlines stay, and whatever else commands a terminal stands as an escape."""
    return "\n".join(map(in_one_line, text.split("\n")))


def text_of(value: object) -> str:
    """The `str` of an object in one line. Where that fails, the name of its type: `Report(...)`."""
    try:
        return in_one_line(str(value))
    except Exception:
        return f"{type(value).__name__}(...)"


def message_of(error: BaseException) -> str:
    """An error in one line, with the place in other people's code: `KeyError: 'x' (my_module.py, line 12)`.

    The place is left out if no frame of the error is in their code.
    """
    name = in_one_line(type(error).__name__)
    # The text of a syntax error has its place already.
    place = None if isinstance(error, SyntaxError) else _place_of(error)
    return f"{name}: {text_of(error)}{f' ({place})' if place else ''}"


def _place_of(error: BaseException) -> str | None:
    """The file and line of the last frame that is neither ours nor Python's own."""
    found = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        # Generated code has no file that one could look into.
        is_generated = frame.f_code.co_filename.startswith("<")
        if not is_generated and module not in _CARRIERS and module not in sys.stdlib_module_names:
            found = f"{os.path.basename(frame.f_code.co_filename)}, line {line}"  # noqa: PTH119
    return found and in_one_line(found)


def _commands(character: str) -> bool:
    # Controls, formats that turn or hide text, half characters, separators of lines and paragraphs.
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
