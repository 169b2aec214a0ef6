"""Number formats: a cell that holds a number and shows a text, or honest text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_schema.testing import reports
from renderers import lay_out
from renderers.document import Table
from renderers.xlsx.numbers import is_exact, number_format
from support.reading.workbooks import formatted


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("0", 0, "0"),
        ("-4", -4, "0"),
        ("0.00", Decimal("0.00"), "0.00"),
        ("1605964.00", Decimal("1605964.00"), "0.00"),
        ("1,234", 1234, "#,##0"),
        ("-1,234.50", Decimal("-1234.50"), "#,##0.00"),
        ("1，200", 1200, '0"，"000'),
        ("007", 7, "000"),
        ("+1036", 1036, '"+"0'),
        ("−417", -417, '0;"−"0'),
        ("减4", -4, '0;"减"0'),
        ("22 （其中修订 16 件）", 22, '0" （其中修订 16 件）"'),
        ("22（其中2件）", 2, '"22（其中"0"件）"'),
        ('3"*"', 3, r'0\""*"\"'),
        ("<1>", 1, '"<"0">"'),
    ],
)
def test_codes(text: str, value: int | Decimal, code: str):
    """The digits are placeholders, all else is a literal, and what comes of it is the text."""
    assert number_format(text, value) == code
    assert formatted(Decimal(value), code) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１２", 12),
        ("9007199254740991", 2**53 - 1),
        ("123456789012345.67", Decimal("123456789012345.67")),
        ("1.000000000000000", Decimal("1.000000000000000")),
        ("-0.00", Decimal("-0.00")),
        ("10\n元", 10),
        ("3_x0041_", 3),
        ("5" + "（说明）" * 64, 5),
        ("六", 6),
        ("12", 2),
    ],
)
def test_text_where_no_code_will_do(text: str, value: int | Decimal):
    """Digits of full width, more than fifteen digits, a zero below zero, line breaks, long remarks stay text."""
    assert number_format(text, value) is None


@given(
    st.integers(-(2**53), 2**53)
    | st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15
    ),
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="0123456789.,，-")),
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="0123456789.,，")),
    st.sampled_from(["", ","]),
)
def test_a_code_shows_the_text(value: int | Decimal, before: str, after: str, group: str):
    """Whatever stands around a number: if there is a code, it shows just that, and the number is kept to the digit."""
    digits = f"{abs(value):{group}}" if isinstance(value, int) else f"{abs(value):{group}f}"
    sign = "-" if value < 0 or digits == "-" else ""
    text = f"{before}{sign}{digits}{after}"
    code = number_format(text, value)

    if code is None:
        return
    assert is_exact(value)
    assert Decimal(repr(float(value))) == value
    assert formatted(Decimal(value), code) == text


@given(reports())
def test_codes_of_any_report(report):
    """Every number of any report is either shown by its code as it is printed, or has none."""
    for table in lay_out(report).blocks:
        if isinstance(table, Table):
            for cell in table.cells:
                if cell.value is not None and (code := number_format(cell.text, cell.value)):
                    assert formatted(Decimal(cell.value), code) == cell.text
