"""A workbook that is being written: its formats, its names, and text that stays text."""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING, Final, Literal

from attrs import evolve, frozen

from renderers.errors import TextTooLong
from renderers.style import GB_T_9704, FaceRole
from renderers.xlsx.numbers import utf16_length

try:
    from xlsxwriter import Workbook
except ImportError as error:
    raise ImportError(
        "it needs the library 'xlsxwriter', which is not installed: "
        "pip install 'disclosure-schema[xlsx]'"
    ) from error

if TYPE_CHECKING:
    from decimal import Decimal

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from renderers.document import Document, Table

#: How the sheet of the text is called, and those of the tables that every report has.
TEXT_SHEET: Final = "正文"
SHEETS: Final = {"proactive": "主动公开", "requests": "依申请公开", "disputes": "复议诉讼"}
PATHS_SHEET: Final = "paths"

#: The most that a cell holds, in UTF-16 units.
MOST_TEXT: Final = 32767

_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

# A workbook must say when it was made. Where the document has no date this one stands for none.
_NO_DATE: Final = datetime.date(1980, 1, 1)

# Excel knows two hundred formats of numbers or a few more, whatever the language.
_MOST_CODES: Final = 200

_FAILURE: Final = {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True}

_LINE_BREAKS: Final = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


@frozen
class Look:
    """How a cell looks. Sizes are in points, colours RRGGBB, `code` is the format of a number."""

    face: FaceRole = "table"
    size: float = 11
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    border: bool = False
    fill: str = ""
    color: str = ""
    underline: bool = False
    #: A number does not wrap: one that is too wide for its cell is set smaller.
    wrap: bool = True
    code: str = ""
    #: Whether the text would be taken for something else when someone edits the cell.
    quoted: bool = False

    def properties(self) -> dict[str, str | float | bool]:
        """The same as XlsxWriter has it."""
        typeface = GB_T_9704.typefaces.of(self.face)
        found: dict[str, str | float | bool] = {
            "font_name": typeface.east_asian,
            "font_size": self.size,
            "align": self.align,
            "valign": "vcenter",
            "text_wrap" if self.wrap else "shrink": True,
        }
        given: dict[str, str | float | bool] = {
            "bold": self.bold,
            "border": self.border,
            "bg_color": f"#{self.fill}" if self.fill else "",
            "font_color": f"#{self.color}" if self.color else "",
            "underline": self.underline,
            "num_format": self.code,
            "quote_prefix": self.quoted,
        }
        return found | {name: value for name, value in given.items() if value}


class Book:
    """A workbook in memory. `closed` gives its bytes and ends it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._buffer = io.BytesIO()
        self._workbook = Workbook(self._buffer, {"in_memory": True})
        self._formats: dict[Look, Format] = {}
        self._failure: Format | None = None
        self._codes: set[str] = set()
        # Excel keeps History for itself.
        self._names = {TEXT_SHEET, PATHS_SHEET, "history"}

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, the last one so far."""
        return self._workbook.add_worksheet(name)

    def name_of(self, table: Table) -> str:
        """A name for the sheet of a table that no other sheet has: letters of any case are the same."""
        plain = _NOT_IN_NAMES.sub("", SHEETS.get(table.key, table.key)).strip("' ") or "table"
        name, number = _cut(plain, _LONGEST_NAME), 1
        while name.casefold() in self._names:
            number += 1
            end = f" {number}"
            name = _cut(plain, _LONGEST_NAME - len(end)) + end
        self._names.add(name.casefold())
        return name

    def format(self, look: Look) -> Format:
        """The format of a look, made once."""
        if look not in self._formats:
            self._formats[look] = self._workbook.add_format(look.properties())
        return self._formats[look]

    def failure(self) -> Format:
        """How a check that fails stands out, whatever it looks like otherwise; made once."""
        if self._failure is None:
            self._failure = self._workbook.add_format(_FAILURE)
        return self._failure

    def takes(self, code: str) -> bool:
        """Whether there is still room for a format of numbers; if so it is counted."""
        if code not in self._codes and len(self._codes) >= _MOST_CODES:
            return False
        self._codes.add(code)
        return True

    def write_text(self, sheet: Worksheet, row: int, column: int, text: str, look: Look) -> None:
        """A text as it is: never a number, a formula or a link. Raises `TextTooLong`."""
        text = text.translate(_LINE_BREAKS)
        if utf16_length(text) > MOST_TEXT:
            raise TextTooLong(text, MOST_TEXT)
        if text.startswith(("=", "+", "-", "@")):
            look = evolve(look, quoted=True)
        form = self.format(look)
        if not text:
            sheet.write_blank(row, column, None, form)
        elif text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter would take it for markup of its own.
            sheet.write_rich_string(row, column, text[:2], form, text[2:], form)
        else:
            sheet.write_string(row, column, text, form)

    def closed(self) -> bytes:
        """The bytes of the workbook."""
        properties = self._document.properties
        day = properties.date or _NO_DATE
        self._workbook.set_properties(
            {
                # The format limits each property to 255 characters.
                "title": self._document.title[:255],
                "author": properties.agency[:255],
                "keywords": ", ".join(properties.keywords)[:255],
                "created": datetime.datetime(day.year, day.month, day.day),
            }
        )
        self._workbook.close()
        return self._buffer.getvalue()


def as_number(value: int | Decimal) -> int | float:
    """A number as a workbook keeps it."""
    return value if isinstance(value, int) else float(value)


def _cut(text: str, length: int) -> str:
    """The beginning of a text, no longer than that as Excel counts, without a space at its end."""
    while utf16_length(text) > length:
        text = text[:-1]
    return text.strip("' ")
