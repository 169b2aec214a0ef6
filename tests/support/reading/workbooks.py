"""What openpyxl finds in our workbooks: the document in the print areas, what a cell shows, the checks beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries

#: A literal of a format code: in quotes, or one character behind a backslash.
PARTS = re.compile(r'"([^"]*)"|\\(.)|([#0,.]+)')


def opened(data: bytes) -> Any:
    """The workbook, with what its formulas came to when it was written."""
    return openpyxl.load_workbook(BytesIO(data), data_only=True)


def with_formulas(data: bytes) -> Any:
    """The workbook, with the text of its formulas."""
    return openpyxl.load_workbook(BytesIO(data))


def shown(cell: Any) -> str:
    """What a cell shows, by its number format if it is a number."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return formatted(Decimal(repr(value)), cell.number_format)


def formatted(number: Decimal, code: str) -> str:
    """A number as a format code shows it: literals, `0`, `#,##0`, decimals, a section for numbers below zero."""
    sections = re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+', code)
    sign = "-" if number < 0 else ""
    if number < 0 and len(sections) > 1:
        sections, sign = sections[1:], ""
    parts = PARTS.findall(sections[0])
    assert "".join(m.group() for m in PARTS.finditer(sections[0])) == sections[0], code
    places = "".join(digits for *_, digits in parts)
    whole, _, fraction = places.partition(".")
    text = f"{abs(number):,.{len(fraction)}f}"
    if "," not in whole:
        text = text.replace(",", "")
    if whole.count("0") > 1:
        text = text.zfill(len(places))
        return sign + _laid_out(parts, text)
    return sign + "".join(
        text if digits else quoted or escaped for quoted, escaped, digits in parts
    )


def _laid_out(parts: list[tuple[str, str, str]], text: str) -> str:
    """Digits over several places with literals between them, filled from the right."""
    found = ""
    for quoted, escaped, digits in reversed(parts):
        if not digits:
            found = (quoted or escaped) + found
        else:
            cut = len(text) - len(digits)
            text, found = text[:cut], text[cut:] + found
    return text + found


def printed(sheet: Any) -> Iterator[list[Any]]:
    """The cells of the print area row by row."""
    if not sheet.print_area:
        return
    left, top, right, bottom = range_boundaries(sheet.print_area.split("!")[-1].replace("$", ""))
    for row in sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right):
        yield list(row)


def text_of_xlsx(data: bytes) -> str:
    """The document: the first sheet, in it the tables at the places that lead to their sheets."""
    book = opened(data)
    return "\n".join(_texts(book, book.worksheets[0]))


def _texts(book: Any, sheet: Any) -> Iterator[str]:
    for row in printed(sheet):
        for cell in row:
            link = getattr(cell, "hyperlink", None)
            if link is not None and link.location and not link.target:
                name = link.location.rpartition("!")[0].strip("'").replace("''", "'")
                yield from _texts(book, book[name])
            else:
                yield shown(cell)
