"""Rendering takes steps in proportion to the document: twice as much of anything costs at most about twice as many."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from attrs import evolve

from renderers.document import (
    Attachment,
    Block,
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
from renderers.errors import CannotRender, TextTooLong, TooLarge
from renderers.fonts import packaged_fonts
from renderers.pdf import PdfRenderer
from renderers.protocol import Renderer
from renderers.style import GB_T_9704
from renderers.svg import SvgRenderer
from renderers.text import TextRenderer
from renderers.typeset import typeset
from renderers.xlsx import XlsxRenderer

RENDERERS: list[Renderer] = [PdfRenderer(), SvgRenderer(), TextRenderer(), XlsxRenderer()]


def document(*blocks: Block, title: str = "年度报告", attached: int = 0) -> Document:
    """A document of these blocks, with copies of one file attached."""
    properties = Properties(agency="某市某局", year=2025, edition="2021")
    attachments = (Attachment("a.json", "application/json", b"{}"),) * attached
    return Document(
        title=title, language="zh-CN", properties=properties, blocks=blocks, attachments=attachments
    )


def prose(text: str) -> Document:
    """A document of one paragraph."""
    return document(Paragraph((Run(text),)))


def grid(rows: int, columns: int, text: str = "值", head: int = 1, stub: int = 1) -> Table:
    """A table without spans, all of whose cells have that text."""
    slots = tuple(
        Slot(row, column, heading="column" if row < head else "row" if column < stub else None)
        for row in range(rows)
        for column in range(columns)
    )
    shape = Shape(columns=(1.0,) * columns, head_rows=head, stub_columns=stub, slots=slots)
    return Table(key="", caption="", shape=shape, cells=(Cell(text),) * len(slots))


def with_text(table: Table, index: int, text: str) -> Table:
    """The table with that text in one of its cells."""
    cells = list(table.cells)
    cells[index] = Cell(text)
    return evolve(table, cells=tuple(cells))


def spanned(rows: int, label: str) -> Table:
    """A table with one label beside all its rows."""
    slots = (Slot(0, 0, rows, 1, "row"), *(Slot(row, 1) for row in range(rows)))
    shape = Shape(columns=(1.0, 1.0), head_rows=0, stub_columns=1, slots=slots)
    return Table(key="", caption="", shape=shape, cells=(Cell(label), *[Cell("1")] * rows))


def signed(count: int, *, sealed: bool) -> Document:
    """A document that `count` agencies sign."""
    names = (Paragraph((Run(f"某市第{n}局"),), "signature", sealed) for n in range(count))
    return document(*names, Paragraph((Run("2026年1月1日"),), "date", sealed))


def linked(count: int) -> Document:
    """A document of one paragraph in which each character is a link."""
    return document(Paragraph(tuple(Run("字", f"https://a.cn/{n}") for n in range(count))))


GROWING: dict[str, Callable[[int], Document]] = {
    "agencies": lambda n: signed(n, sealed=False),
    "agencies with seals": lambda n: signed(n, sealed=True),
    "links in a paragraph": linked,
    "one word": lambda n: prose("a" * 40 * n),
    "one address": lambda n: prose("https://www.a.cn/" + "abcdefgh/" * 4 * n),
    "one address without marks": lambda n: prose("https://www.a.cn/" + "a" * 40 * n),
    "slashes": lambda n: prose("https://" + "/" * 40 * n),
    "closing marks": lambda n: prose("。" * 20 * n),
    "opening marks": lambda n: prose("（" * 20 * n),
    "spaces": lambda n: prose("字" + " " * 40 * n + "字"),
    "unseen characters": lambda n: prose("字" + "\u200b" * 40 * n + "字"),
    "line breaks": lambda n: prose("字\n" * n),
    "title": lambda n: document(title="报告" * 10 * n),
    "title of two lines": lambda n: document(title="字" * 30 + "\u200b" * 40 * n + "字" * 20),
    "heading": lambda n: document(Heading("标题" * 10 * n, 1)),
    "headings": lambda n: document(*[Heading("标题", 1)] * n),
    "paragraphs": lambda n: document(*[Paragraph((Run("字"),))] * n),
    "tables": lambda n: document(*[grid(2, 2)] * n),
    "figures": lambda n: document(*[Figure("图", "说明")] * n),
    "attachments": lambda n: document(attached=n),
    "rows": lambda n: document(grid(2 * n, 2)),
    "rows of headings": lambda n: document(grid(2 * n, 2, head=n)),
    "rows higher than a page": lambda n: document(grid(n // 20, 2, "政府信息" * 400, head=0)),
    "text of a cell": lambda n: document(with_text(grid(3, 3), 4, "字" * 10 * n)),
    "text of a label": lambda n: document(with_text(grid(3, 3), 3, "字" * 10 * n)),
    "text of a heading": lambda n: document(with_text(grid(3, 3), 1, "字" * 10 * n)),
    "numerals of a label": lambda n: document(with_text(grid(3, 3), 3, "（一）" * 4 * n)),
    "rows beside a label": lambda n: document(spanned(n, "标签")),
    "rows beside a long label": lambda n: document(spanned(n, "标签" * 5 * n)),
}


def steps(work: Callable[[], object]) -> int:
    """How many calls of functions some work takes, ours and others."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda each: each.name)
@pytest.mark.parametrize("growing", GROWING)
def test_steps_grow_with_the_document(growing: str, renderer: Renderer):
    """Twice as much of a thing takes at most about twice as many steps."""
    once, twice = (GROWING[growing](count) for count in (150, 300))
    renderer.render(GROWING[growing](20))  # loads what is loaded once
    few = steps(lambda: renderer.render(once))
    many = steps(lambda: renderer.render(twice))

    assert many <= 2.5 * few + 5000


def refusal(renderer: Renderer, refused: Document) -> CannotRender | None:
    """Why a format cannot show a document; None if it can."""
    try:
        assert renderer.render(refused)
    except CannotRender as error:
        return error
    return None


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda each: each.name)
@pytest.mark.parametrize("columns", [140, 1000, 20_000])
def test_many_columns(columns: int, renderer: Renderer):
    """A row of any number of columns is drawn, or refused with the limit of the format."""
    error = refusal(renderer, document(grid(2, columns)))

    if error is not None:
        assert isinstance(error, TooLarge)
        assert error.what.startswith("columns in one")
        assert columns == error.count > error.most


def test_long_text_in_many_columns():
    """A text in which every column would be drawn on each of very many lines is refused before it is drawn."""
    table = with_text(grid(2, 5000), 5001, "字" * 10_000)

    with pytest.raises(TooLarge) as refused:
        TextRenderer().render(document(table))
    assert refused.value.count > refused.value.most == 50_000_000


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda each: each.name)
@pytest.mark.parametrize("text", ["a", "。", "（", " ", "字", "（一）", "1", "\u200b", "\n", "—"])
def test_long_texts(text: str, renderer: Renderer):
    """A long text is drawn wherever it stands, or refused because a format cannot hold it."""
    long = text * 6_000
    blocks = (
        Paragraph((Run(long),)),
        Heading(long, 1),
        Paragraph((Run(long),), "signature"),
        *(with_text(grid(2, 2), index, long) for index in range(4)),
    )
    for block in blocks:
        error = refusal(renderer, document(block, title=long[:2000]))

        assert error is None or isinstance(error, TextTooLong)


@pytest.mark.parametrize("length", [50, 250, 8000])
@pytest.mark.parametrize("head", [0, 2])
def test_tables_that_are_cut_lose_nothing(length: int, head: int):
    """Wherever a page ends in a table, each text stands on the pages once, and within the paper."""
    label = "政府信息公开工作年度报告" * 700
    slots = (
        Slot(0, 0, 2, 1, "column" if head else "row"),
        Slot(0, 1, 1, 1, "column" if head else None),
        Slot(1, 1, 1, 1, "column" if head else None),
        Slot(2, 0, 3, 1, "row"),
        Slot(2, 1),
        Slot(3, 1),
        Slot(4, 1, 2, 1),
        Slot(5, 0, 1, 1, "row"),
    )
    texts = [label[:length], "值", label[:300], label[:length], label[:3000], "值", label, "值"]
    shape = Shape(columns=(1.0, 1.0), head_rows=head, stub_columns=1, slots=slots)
    table = Table(key="", caption="", shape=shape, cells=tuple(map(Cell, texts)))
    found = dict.fromkeys(range(len(slots)), "")
    for page in typeset(document(table), GB_T_9704, packaged_fonts()).pages:
        for each in page.texts:
            if each.mark.slot is not None:
                assert 0 < each.y < page.height
                found[each.mark.slot] += "" if each.mark.repeated else each.text

    assert [found[index] for index in range(len(slots))] == texts
