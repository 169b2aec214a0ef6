"""Tables on pages: heads repeated, groups parted with a word, numbers in their columns."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from disclosure_schema import Absent
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.testing import numbered_report
from renderers import lay_out
from renderers.document import Cell, Heading, Shape, Slot, Table
from renderers.style import GB_T_9704
from renderers.typeset import Page, Pages, PlacedText, typeset
from renderers.typeset.pages import PAGE
from renderers.typeset.table_cells import set_table
from support.documents.paper import FONTS, NEAR, PAPER, page_of, set_pages
from support.reading.spaces import without_spaces


def groups(sizes: list[int], label: str = "数") -> Table:
    """A table with a head of two rows, and groups of rows that have one heading together."""
    slots = [
        Slot(0, 0, 2, 2, "column"),
        Slot(0, 2, 1, 2, "column"),
        Slot(1, 2, 1, 1, "column"),
        Slot(1, 3, 1, 1, "column"),
    ]
    labels, row = ["事项", label, "甲", "乙"], 2
    for number, size in enumerate(sizes):
        for line in range(size):
            if line == 0:
                slots.append(Slot(row, 0, size, 1, "row"))
                labels.append(f"组{number}")
            slots += [Slot(row, 1, 1, 1, "row"), Slot(row, 2), Slot(row, 3)]
            labels += [f"第{row}项", str(row), str(row * 1000)]
            row += 1
    shape = Shape(columns=(1, 3, 1, 1), head_rows=2, stub_columns=2, slots=tuple(slots))
    cells = (
        Cell(text, int(text), f"/{index}") if text.isdigit() else Cell(text)
        for index, text in enumerate(labels)
    )
    return Table(key="requests", caption="表", shape=shape, cells=tuple(cells))


def texts_of(pages: Pages) -> list[tuple[Page, PlacedText]]:
    """Everything printed that belongs to the document, with its page."""
    return [(page, text) for page in pages.pages for text in page.texts if text.mark.block != -2]


def end_of(text: PlacedText) -> float:
    """Where a run ends."""
    return text.x + sum(text.advances)


def test_a_long_table_repeats_its_head():
    """A table of 120 rows has its head on every page, and a group parted says that it goes on."""
    table = groups([30, 50, 40])
    pages = set_pages(page_of(table))

    assert len(pages.pages) > 3
    for number, page in enumerate(pages.pages):
        repeated = [each for each in page.texts if each.mark.repeated and each.mark.block == 0]
        heads = [each.text for each in repeated if each.mark.slot in range(4)]
        assert heads == (["事项", "数", "甲", "乙"] if number else [])
        again = [each.text for each in repeated if each.mark.slot not in range(4)]
        assert without_spaces("".join(again)) in ("", "组0（续）", "组1（续）", "组2（续）")
    everything = "".join(text.text for _, text in texts_of(pages))
    assert everything.count("续") >= 2


def test_every_row_once():
    """Over all pages each slot of a long table is printed once, apart from what is marked as repeated."""
    table = groups([1, 2, 3, 30, 50, 40, 1])
    printed = [""] * len(table.cells)
    for _, text in texts_of(set_pages(page_of(table))):
        if text.mark.slot is not None and not text.mark.repeated:
            printed[text.mark.slot] += text.text

    assert [each.text for each in table.cells] == printed


def test_texts_stand_between_their_rules():
    """No text of a table touches a horizontal rule of its row."""
    table = groups([30, 50, 40])
    for page in set_pages(page_of(table)).pages:
        rules = [each for each in page.rules if each.y0 == each.y1]
        for text in page.texts:
            if text.mark.slot is None or table.shape.slots[text.mark.slot].rowspan > 1:
                continue
            heights = [each.y0 for each in rules if each.x0 <= text.x <= each.x1]
            assert not [
                each for each in heights if text.y - 0.88 * text.size < each < text.y + 0.12
            ]
            assert min(heights) < text.y < max(heights)


def test_rules_close_on_every_page():
    """On every page a table is framed: its outermost rules meet in four corners."""
    for page in set_pages(page_of(groups([30, 50, 40]))).pages:
        across = [each for each in page.rules if each.y0 == each.y1]
        down = [each for each in page.rules if each.x0 == each.x1]
        left, right = min(each.x0 for each in down), max(each.x0 for each in down)
        top, bottom = min(each.y0 for each in across), max(each.y0 for each in across)

        assert {each.y0 for each in across if (each.x0, each.x1) == (left, right)} >= {top, bottom}
        assert {each.x0 for each in down if (each.y0, each.y1) == (top, bottom)} >= {left, right}
        assert len(across) + len(down) == len(page.rules)


def test_largest_numbers_stay_in_their_columns():
    """Fifteen columns full of the largest count still fit side by side, each number on one line."""
    report = numbered_report()
    for path, value in report.values().items():
        if isinstance(value, int):
            report = report.with_cell(path, -LARGEST_COUNT)
    document = lay_out(report)
    pages = set_pages(document)

    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        width = PAPER.text_width
        edges = set_table(block, width, 600, GB_T_9704.table, FONTS).edges
        assert all(left < right for left, right in pairwise(edges))
        for _, text in texts_of(pages):
            if text.mark.block == index and text.mark.slot is not None:
                slot = block.shape.slots[text.mark.slot]
                left, right = edges[slot.column], edges[slot.column + slot.colspan]
                assert PAPER.left + left <= text.x + NEAR
                assert end_of(text) <= PAPER.left + right + NEAR
                if slot.heading is None:
                    assert text.text == block.cells[text.mark.slot].text


@pytest.mark.parametrize("length", [100, 600, 2000, 12000])
@pytest.mark.parametrize(
    "path", ["/requests/carried_in/total", "/litigation/direct/upheld", "/proactive/fees"]
)
def test_a_cell_higher_than_a_page(path: str, length: int):
    """A cell with more text than a page holds goes on over the next ones, and loses no character."""
    words = "".join(chr(0x4E00 + index % 5000) for index in range(length))
    report = numbered_report().with_cell(path, Absent(words))
    pages = typeset(lay_out(report), GB_T_9704, FONTS).pages
    bottom = GB_T_9704.paper.height - GB_T_9704.paper.bottom + 1
    texts = [each for page in pages for each in page.texts if each.mark.block != PAGE]
    printed = Counter("".join(each.text for each in texts if not each.mark.repeated))

    assert max(each.y for each in texts) <= bottom
    assert Counter(words) <= printed


@pytest.mark.parametrize("length", range(0, 130, 7))
def test_a_heading_stays_with_its_table(length: int):
    """However high table 三 grows, its heading is not the last thing on a page."""
    report = numbered_report()
    if length:
        report = report.with_cell("/requests/carried_in/total", Absent("注" * length))
    document = lay_out(report)
    for page in typeset(document, GB_T_9704, FONTS).pages[:-1]:
        last = [each.mark.block for each in page.texts if each.mark.block != PAGE][-1]

        assert last < 0 or not isinstance(document.blocks[last], Heading)


@pytest.mark.parametrize("columns", [9, 12, 17, 20])
def test_numbers_of_annexes_stay_whole(columns: int):
    """In a table of an annex numbers are texts; they keep their lines all the same, and a long code may be broken."""
    texts = ["1044700", "-1,234,567", "104.25%", "9" * 60]
    slots = [Slot(0, column, heading="column") for column in range(columns)]
    slots += [Slot(row, column) for row in range(1, 5) for column in range(columns)]
    cells = [Cell("第一季度办理")] * columns + [
        Cell(each) for each in texts for _ in range(columns)
    ]
    shape = Shape(columns=(1,) * columns, head_rows=1, stub_columns=0, slots=tuple(slots))
    table = Table(key="", caption="表", shape=shape, cells=tuple(cells))
    page = set_pages(page_of(table)).pages[0]
    found = Counter(each.text for each in page.texts)

    for text in texts[:3]:
        assert found[text] == columns
    assert found[texts[3]] == 0
