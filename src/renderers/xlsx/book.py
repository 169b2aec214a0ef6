"""A workbook that is being written: its formats, its names, and text that stays text."""

from __future__ import annotations

import datetime
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from attrs import evolve, frozen

from renderers.errors import TextTooLong, TooLarge
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
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from renderers.document import Document, Table
    from renderers.xlsx.checks import Result

#: How the sheet of the text is called, and those of the tables that every report has.
TEXT_SHEET: Final = "正文"
SHEETS: Final = {"proactive": "主动公开", "requests": "依申请公开", "disputes": "复议诉讼"}
PATHS_SHEET: Final = "paths"

#: The most that a cell holds, in UTF-16 units.
MOST_TEXT: Final = 32767

#: The most that a sheet holds.
MOST_COLUMNS: Final = 16_384
MOST_ROWS: Final = 1_048_576
MOST_LINKS: Final = 65_530

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

    def sheet(self, name: str, width: int = 1, height: int = 1) -> Worksheet:
        """A new sheet, the last one so far, with so many columns and rows at least. Raises `TooLarge`."""
        require_room(width, height)
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
        """A text as it is: never a number, a formula or a link. Raises `TextTooLong` and `TooLarge`."""
        text = text.translate(_LINE_BREAKS)
        if utf16_length(text) > MOST_TEXT:
            raise TextTooLong(text, MOST_TEXT)
        if text.startswith(("=", "+", "-", "@")):
            look = evolve(look, quoted=True)
        form = self.format(look)
        if not text:
            failed = sheet.write_blank(row, column, None, form)
        elif text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter would take it for markup of its own.
            failed = sheet.write_rich_string(row, column, text[:2], form, text[2:], form)
        else:
            failed = sheet.write_string(row, column, text, form)
        _require(failed, row, column)

    def write_number(
        self, sheet: Worksheet, row: int, column: int, value: int | Decimal, look: Look
    ) -> None:
        """A number. Raises `TooLarge`."""
        failed = sheet.write_number(row, column, as_number(value), self.format(look))
        _require(failed, row, column)

    def write_formula(
        self, sheet: Worksheet, place: tuple[int, int], formula: str, result: Result, look: Look
    ) -> None:
        """A formula, and what it comes to. Raises `TooLarge`."""
        value = as_number(result) if isinstance(result, int | Decimal) else result
        failed = sheet.write_formula(
            *place,
            formula,
            self.format(look),
            value,  # pyright: ignore[reportArgumentType]  # its default says int, its documentation any result
        )
        _require(failed, *place)

    def merge(self, sheet: Worksheet, area: tuple[int, int, int, int], look: Look) -> None:
        """Make the cells of an area one: first row, first column, last row, last column.

        A single cell stays as it is. Raises `TooLarge`.
        """
        top, left, bottom, right = area
        if (top, left) != (bottom, right):
            _require(sheet.merge_range(*area, "", self.format(look)), bottom, right)

    def link(self, sheet: Worksheet, row: int, column: int, address: str) -> None:
        """Let a cell lead to an address, whatever it holds. Raises `TooLarge` if the sheet has no room for one more."""
        if sheet.hlink_count >= MOST_LINKS:
            raise TooLarge("links in one sheet", sheet.hlink_count + 1, MOST_LINKS)
        # What a cell says is written by `write_text` alone, which knows what XlsxWriter would misunderstand.
        sheet.ignore_write_string = True
        try:
            _require(sheet.write_url(row, column, address), row, column)
        finally:
            sheet.ignore_write_string = False

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


def require_room(width: int, height: int) -> None:
    """Raises `TooLarge` where a sheet has fewer columns or rows: XlsxWriter would leave out what lies beyond."""
    if width > MOST_COLUMNS:
        raise TooLarge("columns in one sheet", width, MOST_COLUMNS)
    if height > MOST_ROWS:
        raise TooLarge("rows in one sheet", height, MOST_ROWS)


def _require(failed: int | None, row: int, column: int) -> None:
    """XlsxWriter says by a number that it did not write something: the room is looked at then."""
    if failed:
        require_room(column + 1, row + 1)
        raise AssertionError(f"XlsxWriter answered {failed} at row {row}, column {column}")


def as_number(value: int | Decimal) -> int | float:
    """A number as a workbook keeps it."""
    return value if isinstance(value, int) else float(value)


def _cut(text: str, length: int) -> str:
    """The beginning of a text, no longer than that as Excel counts, without a space at its end."""
    while utf16_length(text) > length:
        text = text[:-1]
    return text.strip("' ")
