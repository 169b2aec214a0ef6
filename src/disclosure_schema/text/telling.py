"""What someone else's code says and raises, told so that it stays one line and does a terminal no harm."""

from __future__ import annotations

import os
import sys
import traceback
import unicodedata
from typing import Final

# Whose frames say nothing of who is at fault: ours, and what runs the checks of a class.
_CARRIERS: Final = frozenset(
    {"disclosure_schema", "renderers", "disclosure_cli", "attr", "attrs", "cattrs"}
)


def escaped(text: str) -> str:
    """Text in one line: what would break the line, or command a terminal, stands as an escape."""
    return "".join(
        each.encode("unicode_escape").decode() if _commands(each) else each for each in text
    )


def said(value: object) -> str:
    """What an object says of itself, escaped; the name of its type where it fails to."""
    try:
        return escaped(str(value))
    except Exception:
        return f"{type(value).__name__}(...)"


def told(error: BaseException) -> str:
    """What someone else's code raised, and where in it: `KeyError: 'x' (my_module.py, line 12)`.

    There is no place where the error was not raised within their code.
    """
    name = escaped(type(error).__name__)
    # Python says the place of a syntax error itself.
    place = None if isinstance(error, SyntaxError) else _place(error)
    return f"{name}: {said(error)}{f' ({place})' if place else ''}"


def _place(error: BaseException) -> str | None:
    """The file and line of the last frame that is neither ours nor Python's own."""
    found = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        # Generated code has no file that one could look into.
        generated = frame.f_code.co_filename.startswith("<")
        if not generated and module not in _CARRIERS and module not in sys.stdlib_module_names:
            found = f"{os.path.basename(frame.f_code.co_filename)}, line {line}"  # noqa: PTH119
    return found and escaped(found)


def _commands(character: str) -> bool:
    # Controls, formats that turn or hide text, half characters, separators of lines and paragraphs.
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
