"""Text in one line that does a terminal no harm."""

from __future__ import annotations

import pytest

from disclosure_schema.text.one_line import in_one_line, message_of, text_of


class Unspeakable:
    """An object whose text cannot be had."""

    def __str__(self) -> str:
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某局 — 1，234", "某局 — 1，234"),
        ("a\nb\tc", r"a\nb\tc"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\u202eb\u2028c", r"a\u202eb\u2028c"),
        ("\ud800", r"\ud800"),
    ],
)
def test_in_one_line(text: str, expected: str):
    """What breaks the line or commands a terminal stands as an escape; all else stays."""
    assert in_one_line(text) == expected


def test_text_of():
    """An object is shown by its text in one line; by the name of its type if it has none."""
    assert text_of(ValueError("a\nb")) == r"a\nb"
    assert text_of(Unspeakable()) == "Unspeakable(...)"


def test_message_of():
    """An error is shown by its type and text; a place of ours or of Python's own is left out."""
    try:
        int("x")
    except ValueError as error:
        message = message_of(error)

    assert message.startswith(
        "ValueError: invalid literal for int() with base 10: 'x' (test_one_line.py, line"
    )
    assert message_of(KeyError("x\n")) == r"KeyError: 'x\n'"
