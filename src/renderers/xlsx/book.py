"""A workbook that is being written: its formats, the names of its sheets, and text that stays text."""

from __future__ import annotations

import datetime
import io
import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import evolve

from renderers.errors import TextTooLong, TooLarge
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
    from renderers.xlsx.cell_styles import CellStyle
    from renderers.xlsx.checks import Result

#: The names of the sheet of the text, of those of the tables that every report has, and of the hidden sheet.
TEXT_SHEET: Final = "正文"
SHEETS: Final = {"proactive": "主动公开", "requests": "依申请公开", "disputes": "复议诉讼"}
PATHS_SHEET: Final = "paths"

#: How much text a cell holds at most, in UTF-16 units.
MOST_TEXT: Final = 32767

#: How many columns, rows and links a sheet holds at most.
MOST_COLUMNS: Final = 16_384
MOST_ROWS: Final = 1_048_576
MOST_LINKS: Final = 65_530

_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

# A workbook must say when it was made. This date stands for none, where the document has none.
_NO_DATE: Final = datetime.date(1980, 1, 1)

# Excel holds between 200 and 250 number formats, depending on its language.
_MOST_CODES: Final = 200

_FAILURE: Final = {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True}

_LINE_BREAKS: Final = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


class Book:
    """A workbook in memory. `closed` gives its bytes and ends it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._buffer = io.BytesIO()
        self._workbook = Workbook(self._buffer, {"in_memory": True})
        self._formats: dict[CellStyle, Format] = {}
        self._failure: Format | None = None
        self._codes: set[str] = set()
        # Excel keeps History for itself.
        self._names = {TEXT_SHEET, PATHS_SHEET, "history"}
        # For each name that several tables want for their sheets: how many of these got the name with a number behind it.
        self._numbers: Counter[str] = Counter()

    def sheet(self, name: str, width: int = 1, height: int = 1) -> Worksheet:
        """A new sheet behind the others, with room for `width` columns and `height` rows. Raises `TooLarge`."""
        require_room(width, height)
        return self._workbook.add_worksheet(name)

    def name_of(self, table: Table) -> str:
        """A name for the sheet of a table that no other sheet has. Capital and small letters are the same to Excel."""
        plain = _NOT_IN_NAMES.sub("", SHEETS.get(table.key, table.key)).strip("' ") or "table"
        name = _cut(plain, _LONGEST_NAME)
        first = name.casefold()
        while name.casefold() in self._names:
            self._numbers[first] += 1
            end = f" {self._numbers[first] + 1}"
            name = _cut(plain, _LONGEST_NAME - len(end)) + end
        self._names.add(name.casefold())
        return name

    def format(self, style: CellStyle) -> Format:
        """The format of the workbook for a style, made once."""
        if style not in self._formats:
            self._formats[style] = self._workbook.add_format(style.properties())
        return self._formats[style]

    def failure(self) -> Format:
        """The format that a check that fails has on top of its own; made once."""
        if self._failure is None:
            self._failure = self._workbook.add_format(_FAILURE)
        return self._failure

    def takes(self, code: str) -> bool:
        """Whether the workbook has room for a number format. If it has, the format is counted."""
        if code not in self._codes and len(self._codes) >= _MOST_CODES:
            return False
        self._codes.add(code)
        return True

    def write_text(
        self, sheet: Worksheet, row: int, column: int, text: str, style: CellStyle
    ) -> None:
        """Write a text as it is: never a number, a formula or a link. Raises `TextTooLong` and `TooLarge`."""
        text = text.translate(_LINE_BREAKS)
        if utf16_length(text) > MOST_TEXT:
            raise TextTooLong(text, MOST_TEXT)
        if text.startswith(("=", "+", "-", "@")):
            style = evolve(style, quoted=True)
        form = self.format(style)
        if not text:
            failed = sheet.write_blank(row, column, None, form)
        elif text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter would take a whole text of this form for markup of its own.
            failed = sheet.write_rich_string(row, column, text[:2], form, text[2:], form)
        else:
            failed = sheet.write_string(row, column, text, form)
        _require(failed, row, column)

    def write_number(
        self, sheet: Worksheet, row: int, column: int, value: int | Decimal, style: CellStyle
    ) -> None:
        """Write a number. Raises `TooLarge`."""
        failed = sheet.write_number(row, column, as_number(value), self.format(style))
        _require(failed, row, column)

    def write_formula(
        self,
        sheet: Worksheet,
        place: tuple[int, int],
        formula: str,
        result: Result,
        style: CellStyle,
    ) -> None:
        """Write a formula and its result. Raises `TooLarge`."""
        value = as_number(result) if isinstance(result, int | Decimal) else result
        failed = sheet.write_formula(
            *place,
            formula,
            self.format(style),
            value,  # pyright: ignore[reportArgumentType]  # its default says int, its documentation any result
        )
        _require(failed, *place)

    def merge(self, sheet: Worksheet, area: tuple[int, int, int, int], style: CellStyle) -> None:
        """Make the cells of an area one: first row, first column, last row, last column.

        A single cell stays as it is. Raises `TooLarge`.
        """
        top, left, bottom, right = area
        if (top, left) != (bottom, right):
            _require(sheet.merge_range(*area, "", self.format(style)), bottom, right)

    def link(self, sheet: Worksheet, row: int, column: int, address: str) -> None:
        """Let a cell lead to an address, whatever it holds. Raises `TooLarge` if the sheet has no room for one more."""
        if sheet.hlink_count >= MOST_LINKS:
            raise TooLarge("links in one sheet", sheet.hlink_count + 1, MOST_LINKS)
        # The text of the cell is written by `write_text` alone, which knows what XlsxWriter would misunderstand.
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
    """Raises `TooLarge` if no sheet has that many columns or rows: XlsxWriter would leave out what lies beyond."""
    if width > MOST_COLUMNS:
        raise TooLarge("columns in one sheet", width, MOST_COLUMNS)
    if height > MOST_ROWS:
        raise TooLarge("rows in one sheet", height, MOST_ROWS)


def _require(failed: int | None, row: int, column: int) -> None:
    """Raises `TooLarge` if XlsxWriter answered by a number that it did not write the cell, for want of room."""
    if failed:
        require_room(column + 1, row + 1)
        raise AssertionError(f"XlsxWriter answered {failed} at row {row}, column {column}")


def as_number(value: int | Decimal) -> int | float:
    """A number as a workbook stores it."""
    return value if isinstance(value, int) else float(value)


def _cut(text: str, length: int) -> str:
    """The beginning of a text, at most `length` UTF-16 units long, without a space at its end."""
    text = text[:length]
    while utf16_length(text) > length:
        text = text[:-1]
    return text.strip("' ")
