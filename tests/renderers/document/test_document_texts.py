"""The printed page as data: which texts it may hold."""

from __future__ import annotations

import datetime
import pickle
from typing import Any, get_type_hints

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from renderers.document import (
    Attachment,
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Properties,
    Run,
    Shape,
    Slot,
    Table,
)
from renderers.errors import UnprintableText
from renderers.registry import renderer_named

PROPERTIES = Properties(agency="某局", year=2024, edition="2021", date=datetime.date(2025, 1, 6))
#: One of every class that holds text.
HOLDERS: tuple[Any, ...] = (
    Cell("1", 1, "/a"),
    Run("某", "https://example.org/"),
    Heading("某", 1, "overview"),
    Figure("某", "某", "https://example.org/"),
    Table(
        key="k",
        caption="某",
        shape=Shape(columns=(1.0,), head_rows=0, stub_columns=0, slots=(Slot(0, 0),)),
        cells=(Cell("1"),),
    ),
    PROPERTIES,
    Attachment("report.json", "application/json", b"{}", "某"),
    Document(
        title="某", language="zh-CN", properties=PROPERTIES, blocks=(Paragraph((Run("某"),)),)
    ),
)
TEXTS = [
    (holder, each.name)
    for holder in HOLDERS
    for each in fields(type(holder))
    if str in (hint := get_type_hints(type(holder))[each.name], *getattr(hint, "__args__", ()))
]
IDS = [f"{type(holder).__name__}.{name}" for holder, name in TEXTS]


def with_text(holder: Any, name: str, text: object) -> object:
    """The same object with another text, or with one more among several."""
    return evolve(holder, **{name: (text,) if isinstance(getattr(holder, name), tuple) else text})


@pytest.mark.parametrize(("holder", "name"), TEXTS, ids=IDS)
@pytest.mark.parametrize("character", ["\x00", "\x07", "\r", "\x1f", "\x85", "\ud800", "\uffff"])
def test_what_cannot_be_written_down(holder: Any, name: str, character: str):
    """No text of a document has such a character; the error names it, its place, and the text."""
    with pytest.raises(UnprintableText) as caught:
        with_text(holder, name, f"前{character}后")

    assert str(caught.value).startswith(f"{type(holder).__name__}.{name}: U+{ord(character):04X} ")
    assert pickle.loads(pickle.dumps(caught.value)).text == f"前{character}后"


@pytest.mark.parametrize(("holder", "name"), TEXTS, ids=IDS)
@pytest.mark.parametrize("value", [1, b"a", True, ["a"]])
def test_what_is_no_text(holder: Any, name: str, value: object):
    """A number where a text should be is told where it is put, and not where it is drawn."""
    with pytest.raises(TypeError, match=rf"{type(holder).__name__}\.{name} is a str, not "):
        with_text(holder, name, value)


@pytest.mark.parametrize(("holder", "name"), TEXTS, ids=IDS)
def test_what_can(holder: Any, name: str):
    """Lines, tabs, marks of direction, joiners, rare hanzi and emoji all can stand in it."""
    with_text(holder, name, "一\n二\t\u200b\u202a\u3000𬭎👩‍👩‍👧\ue000")


@given(st.characters(exclude_categories=()))
def test_every_format_that_is_text_holds_what_a_document_may(character: str):
    """HTML and plain text are encoded whatever the document holds, and XML 1.0 could hold it."""
    try:
        document = evolve(HOLDERS[-1], blocks=(Paragraph((Run(f"前{character}后"),)),))
    except UnprintableText:
        return
    for name in ("html", "text"):
        renderer_named(name).render(document).decode()
    assert character in "\t\n" or character >= " "
