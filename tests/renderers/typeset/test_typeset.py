"""Blocks on pages: inside the text block, complete, no heading last, no line alone."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings

from renderers import Document
from renderers.document import Heading, Paragraph, Run, Table
from renderers.style import GB_T_9704, MM
from renderers.typeset import Page, Pages, PlacedText
from renderers.typeset.compression import OPENING
from support.documents.any_documents import documents, rows
from support.documents.paper import NEAR, PAPER, page_of, prose, set_pages
from support.reading.spaces import without_spaces


def texts_of(pages: Pages) -> list[tuple[Page, PlacedText]]:
    """Everything printed that belongs to the document, with its page."""
    return [(page, text) for page in pages.pages for text in page.texts if text.mark.block != -2]


def end_of(text: PlacedText) -> float:
    """Where a run ends."""
    return text.x + sum(text.advances)


def start_of(text: PlacedText) -> float:
    """Where a run begins. The empty half of an opening mark may reach out."""
    return text.x + (0.5 * text.size if text.text[0] in OPENING else 0.0)


def outside(pages: Pages) -> list[PlacedText]:
    """What reaches out of the text block. Behind its last character a run may have space.

    Nothing is taken off the last character of a line, as 28 of them would not fill it otherwise.
    """
    right = PAPER.width - PAPER.right - GB_T_9704.paragraphs.body.tracking
    return [
        text
        for _, text in texts_of(pages)
        if start_of(text) < PAPER.left - NEAR
        or end_of(text) > right + NEAR
        or text.y - 0.88 * text.size < PAPER.top - NEAR
        or text.y + 0.12 * text.size > PAPER.height - PAPER.bottom + NEAR
    ]


def lines_on_pages(pages: Pages, block: int) -> list[int]:
    """How many lines of a paragraph stand on each page that it reaches."""
    lines: dict[int, set[float]] = defaultdict(set)
    for page, text in texts_of(pages):
        if text.mark.block == block:
            lines[page.number].add(text.y)
    return [len(each) for each in lines.values()]


def printed(pages: Pages, block: int, slot: int | None = None) -> str:
    """What is printed of a block or slot, repetitions left out."""
    wanted = (text for _, text in texts_of(pages) if text.mark.block == block)
    return without_spaces(
        "".join(each.text for each in wanted if each.mark.slot == slot and not each.mark.repeated)
    )


@settings(max_examples=40, deadline=None)
@given(documents)
def test_everything_once(document: Document):
    """Title, paragraphs, headings and cells are printed whole, once, and inside the text block."""
    pages = set_pages(document)

    assert outside(pages) == []
    assert printed(pages, -1) == document.title
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            assert without_spaces(block.text) == printed(pages, index)
            continue
        for slot, cell in enumerate(block.cells):
            assert without_spaces(cell.text) == printed(pages, index, slot)


@settings(max_examples=40, deadline=None)
@given(documents)
def test_no_heading_last(document: Document):
    """On no page a heading, or the title, is the last thing."""
    for page in set_pages(document).pages:
        last = [each.mark.block for each in page.texts if each.mark.block != -2][-1]

        assert last != -1
        assert not isinstance(document.blocks[last], Heading)


@settings(max_examples=40, deadline=None)
@given(documents)
def test_no_row_on_two_pages(document: Document):
    """The cells of one row stand on one page."""
    pages = set_pages(document)
    places: dict[tuple[int, int], set[int]] = defaultdict(set)
    for page, text in texts_of(pages):
        block = document.blocks[text.mark.block] if text.mark.block >= 0 else None
        if isinstance(block, Table) and text.mark.slot is not None and not text.mark.repeated:
            row = block.shape.slots[text.mark.slot].row
            places[text.mark.block, row].add(page.number)

    assert all(len(each) == 1 for each in places.values())


@pytest.mark.parametrize("count", range(20, 28))
def test_a_table_as_high_as_a_page(count: int):
    """A heading stays with its table, and the title with what follows, even if the table fills a page."""
    above = [prose("公" * 100)]
    for blocks_before in ([], above):
        document = page_of(*blocks_before, Heading("三、情况", 1), rows(count))
        for page in set_pages(document).pages:
            last = [each.mark.block for each in page.texts if each.mark.block != -2][-1]

            assert last != -1
            assert not isinstance(document.blocks[last], Heading)


def test_real_pages(document: Document):
    """Real reports stay inside the text block, and every slot stands there once."""
    pages = set_pages(document)

    assert outside(pages) == []
    for index, block in enumerate(document.blocks):
        for slot, cell in enumerate(block.cells if isinstance(block, Table) else ()):
            assert without_spaces(cell.text) == printed(pages, index, slot)


@pytest.mark.parametrize("before", [0, 1, 5, 18, 19, 20])
def test_no_line_alone(before: int):
    """However long a paragraph is and wherever it begins, no line of it stands alone on a page."""
    for lines in range(2, 68):
        first = [prose("公" * 26)] * before
        pages = set_pages(page_of(*first, prose("公" * (28 * lines - 10))))
        counts = lines_on_pages(pages, before)

        assert sum(counts) == lines
        assert 1 not in counts, f"{lines} lines are parted into {counts}"


@pytest.mark.parametrize("before", range(1, 40))
def test_lines_that_end_within_an_address_are_not_torn(before: int):
    """Hanzi before an address that is parted stand as close as in any last line; other lines are full."""
    address = "http://www.example.gov.cn" + "/interpretation/policy" * 4
    body = GB_T_9704.paragraphs.body
    pages = set_pages(page_of(prose("公开" * before + "见" + address + "。" + "公开" * 40)))
    texts = [text for _, text in texts_of(pages) if text.mark.block == 0]
    parted = [each for each in texts if each.text[-1] in "/." and "公" in each.text]

    for each in parted:
        assert each.advances[0] == pytest.approx(body.size + body.tracking)
    full = [each for each in texts if set(each.text) == set("公开")][:-1]
    for each in full:
        right = PAPER.width - PAPER.right - body.tracking
        assert end_of(each) == pytest.approx(right, abs=1)


def test_page_numbers_stand_outside():
    """To the right on odd pages, to the left on even ones, one character in, all at one height."""
    pages = set_pages(page_of(prose("公" * 3000)))
    inset = GB_T_9704.page_number.style.size
    numbers = [[each for each in page.texts if each.mark.block == -2] for page in pages.pages]

    assert len({runs[0].y for runs in numbers}) == 1
    for number, runs in enumerate(numbers, 1):
        assert "".join(each.text for each in runs) == f"— {number} —"
        if number % 2:
            assert end_of(runs[-1]) == pytest.approx(PAPER.width - PAPER.right - inset)
        else:
            assert runs[0].x == pytest.approx(PAPER.left + inset)


def test_page_numbers_stand_below_the_text():
    """一字线上距版心下边缘7mm: the ink of the dashes is 7 mm below the text block, within a millimetre."""
    page = set_pages(page_of(prose("公开。"))).pages[0]
    number = next(each for each in page.texts if each.text.startswith("—"))
    ink = [y for _, points in number.face.outline(number.glyphs[0]) for y in points[1::2]]
    top = number.y - max(ink) / 1000 * number.size

    assert top - (PAPER.height - PAPER.bottom) == pytest.approx(7 * MM, abs=MM)


@pytest.mark.parametrize("lines", range(44))
def test_a_reviewer_stays_with_the_signature(lines: int):
    """Wherever a text ends, no page bears the name of the reviewer alone (一行不成页)."""
    signature = (
        Paragraph((Run("某县人民政府"),), "signature"),
        Paragraph((Run("2025年1月24日"),), "date"),
        Paragraph((Run("审核人：某某"),), "reviewer"),
    )
    pages = set_pages(page_of(*[prose("公开。")] * lines, *signature)).pages
    (last,) = ({each.mark.block for each in page.texts} for page in pages[-1:])

    assert {lines, lines + 1, lines + 2} <= last


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("count", [5, 7, 11, 30])
def test_the_end_of_a_long_signature_keeps_together(count: int, sealed: bool):
    """Where a signature is more than a page, text stays with the first names, and the last ones with date and reviewer."""
    names = [Paragraph((Run(f"某县第{each}局"),), "signature", sealed) for each in range(count)]
    date = Paragraph((Run("2025年1月24日"),), "date", sealed)
    reviewer = Paragraph((Run("审核人：某某"),), "reviewer")
    for lines in range(1, 24):
        pages = set_pages(page_of(*[prose("公开。")] * lines, *names, date, reviewer)).pages
        on_pages = [{each.mark.block for each in page.texts} for page in pages]
        end = lines + count

        assert {end - 1, end, end + 1} <= on_pages[-1]
        assert any({lines - 1, lines} <= each for each in on_pages)


@pytest.mark.parametrize("above", range(20))
@pytest.mark.parametrize("count", [10, 20, 24, 25])
def test_no_page_is_nearly_empty_before_a_table(above: int, count: int):
    """A table that a page could hold is not cut, unless seven tenths of the page before it would stay empty.

    Then it is cut as a longer one is: no row of it stands alone on either page.
    """
    document = page_of(*[prose("公开。")] * above, Heading("三、情况", 1), rows(count))
    pages = set_pages(document).pages
    table, room = above + 1, PAPER.text_height
    parts = [
        {
            each.mark.slot
            for each in page.texts
            if each.mark.block == table and not each.mark.repeated
        }
        for page in pages
    ]
    rows_on = [len(each) // 2 for each in parts if each]

    if len(rows_on) == 1:
        for page in pages[:-1]:
            lowest = max(each.y for each in page.texts if each.mark.block != -2)
            assert PAPER.height - PAPER.bottom - lowest < 0.7 * room
    else:
        assert min(rows_on) > 1
        first = next(page for page, part in zip(pages, parts, strict=True) if part)
        start = min(each.y for each in first.texts if each.mark.block == table)
        assert PAPER.height - PAPER.bottom - start > 0.6 * room
