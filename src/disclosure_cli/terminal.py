"""The terminal that standard output leads to, if it leads to one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from attrs import frozen

from disclosure_schema.text.one_line import in_lines, in_one_line
from renderers.typography.line_breaking import break_lines
from renderers.typography.widths import text_width

_NARROWEST: Final = 80

# Longer lines are hard to read, and numbers far apart hard to compare.
_WIDEST: Final = 120


class Emphasis(StrEnum):
    """How text stands out: ANSI codes that can be read on every background."""

    BOLD = "1"
    FAINT = "2"
    RED = "1;31"
    GREEN = "1;32"
    YELLOW = "1;33"
    ON_RED = "1;7;31"
    ON_YELLOW = "1;7;33"


@frozen
class Terminal:
    """A terminal: how many columns to use, 80 to 120, and whether colours are wanted.

    Nothing that it is given commands it: what would stands as an escape in the lines that it makes.
    """

    width: int = _NARROWEST
    colours: bool = False

    def painted(self, text: str, emphasis: Emphasis) -> str:
        """The text in one line with that emphasis, or without where no colours are wanted."""
        text = in_one_line(text)
        return f"\x1b[{emphasis}m{text}\x1b[0m" if self.colours else text

    def wrapped(self, before: str, text: str) -> Iterator[str]:
        """The text in lines that fit, with `before` at the left of the first, and the others below its text."""
        text = in_lines(text)
        indent = text_width(before)
        for line, _ in break_lines(text, self.width - indent, text_width):
            yield before + line
            before = " " * indent


def terminal_of_output(environment: Mapping[str, str] = os.environ) -> Terminal | None:
    """The terminal that standard output is; None if it is a file, a pipe, closed, or has less than 80 columns.

    `NO_COLOR`, set to anything, and `TERM=dumb` mean that no colours are wanted.
    """
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    columns = shutil.get_terminal_size().columns
    if columns < _NARROWEST:
        return None
    colours = not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    return Terminal(min(columns, _WIDEST), colours)
