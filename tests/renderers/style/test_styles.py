"""The styles for weak sight and for the screen: what they promise, on all example reports."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from attrs import evolve

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Heading, Table
from renderers.docx import DocxRenderer
from renderers.fonts import Face
from renderers.pdf import PdfRenderer
from renderers.style import GB_T_9704, LARGE_PRINT, SCREEN, Style
from renderers.svg import SvgRenderer
from renderers.typeset import Page, Pages, PlacedText, typeset
from renderers.typeset.compression import OPENING
from support.documents.paper import FONTS, NEAR

STYLES = (LARGE_PRINT, SCREEN)
SANS: Face = FONTS.heading[0]


@pytest.fixture(scope="module", params=STYLES, ids=lambda each: each.name)
def style(request: pytest.FixtureRequest) -> Style:
    """One style after the other."""
    found: Style = request.param
    return found


@pytest.fixture(scope="module")
def pages(style: Style, document: Document) -> Pages:
    """The page of one report after the other in that style."""
    return typeset(document, style, FONTS)


def end(text: PlacedText) -> float:
    """Where a run ends."""
    return text.x + sum(text.advances)


def test_everything_lies_within_the_margins(style: Style, pages: Pages):
    """No text goes beyond the margins, but for the number of the page."""
    paper = style.paper
    for page in pages.pages:
        for text in page.texts[:-1]:
            # The empty half of an opening mark may reach out.
            start = text.x + (text.size / 2 if text.text[0] in OPENING else 0.0)
            assert start >= paper.left - NEAR
            assert end(text) <= paper.width - paper.right + NEAR
            assert paper.top <= text.y <= paper.height - paper.bottom + NEAR
        number = page.texts[-1]
        assert paper.height - paper.bottom < number.y - 0.88 * number.size
        assert number.y < paper.height


def test_text_is_large():
    """For weak sight all text is of 22 points at least, in tables of many columns of 18."""
    sizes = [
        each.size
        for each in (
            LARGE_PRINT.title,
            *LARGE_PRINT.headings,
            LARGE_PRINT.caption,
            LARGE_PRINT.page_number.style,
            LARGE_PRINT.paragraphs.body,
            LARGE_PRINT.paragraphs.signature,
        )
    ]

    assert min(sizes) >= 22
    assert (LARGE_PRINT.table.size, LARGE_PRINT.table.dense_size) == (22, 18)


def test_large_numbers_stay_large(reports_by_name: dict[str, Report]):
    """No number of a city's report is set smaller than the style says."""
    document = lay_out(reports_by_name["suqian-2024"])
    pages = typeset(document, LARGE_PRINT, FONTS)
    texts = [each for page in pages.pages for each in page.texts if each.mark.slot is not None]
    cells = {
        index: block for index, block in enumerate(document.blocks) if isinstance(block, Table)
    }
    numbers = [
        each
        for each in texts
        if each.mark.slot is not None and cells[each.mark.block].cells[each.mark.slot].origin
    ]

    assert {each.size for each in numbers} == {18, 22}


def test_strokes_are_plain(pages: Pages):
    """Everything that the sans-serif face has is set in it."""
    for page in pages.pages:
        for text in page.texts:
            assert text.face == SANS or not any(SANS.glyph(each) for each in text.text)


def test_right_edge_is_ragged(style: Style, pages: Pages):
    """Between the characters of a line stands no more than what belongs to them."""
    body = style.paragraphs.body
    for page in pages.pages:
        for text in page.texts:
            if text.mark.slot is None and text.size == body.size and text.face == SANS:
                own = [SANS.advance(glyph) * text.size + body.tracking for glyph in text.glyphs]
                assert list(text.advances) == pytest.approx(own)


def lowest_of(page: Page) -> PlacedText:
    """The last line on a page above its number."""
    return max(page.texts[:-1], key=lambda each: each.y)


def test_no_heading_ends_a_page(pages: Pages):
    """However large the text, what a heading heads begins on its page."""
    headings = {
        index for index, block in enumerate(pages.document.blocks) if isinstance(block, Heading)
    }
    for page, _ in pairwise(pages.pages):
        assert lowest_of(page).mark.block not in headings


def test_labels_stay_in_their_cells(style: Style, pages: Pages):
    """The label of a group stays in what is left of its cell where the group is cut."""
    for page in pages.pages:
        tables = {each.mark.block for each in page.rules}
        for block in tables:
            rules = [each for each in page.rules if each.mark.block == block]
            top, bottom = min(each.y0 for each in rules), max(each.y1 for each in rules)
            left = min(each.x0 for each in rules)
            levels = sorted({each.y0 for each in rules if each.y0 == each.y1 and each.x0 == left})
            texts = [
                each for each in page.texts if each.mark.block == block and each.mark.part is None
            ]
            for text in texts:
                assert top - NEAR <= text.y - 0.88 * text.size
                assert text.y + 0.12 * text.size <= bottom + NEAR
            by_slot: dict[int | None, list[PlacedText]] = {}
            for text in texts:
                by_slot.setdefault(text.mark.slot, []).append(text)
            for found in by_slot.values():
                high = min(each.y - 0.88 * each.size for each in found)
                low = max(each.y + 0.12 * each.size for each in found)
                if min(each.x for each in found) < left + found[0].size:
                    # In the first column no rule goes through a label.
                    assert not [each for each in levels if high + NEAR < each < low - NEAR]


@pytest.mark.parametrize("renderer", [PdfRenderer, SvgRenderer, DocxRenderer])
def test_every_paged_format_takes_them(
    renderer: type[PdfRenderer | SvgRenderer | DocxRenderer],
    style: Style,
    reports_by_name: dict[str, Report],
    extract: Callable[[str, bytes], str],
):
    """The same text is in the file, whatever its style."""
    document = lay_out(reports_by_name["tuoli-2021"])
    made = renderer(style=style).render(document)
    text = re.sub(r"\s", "", extract(renderer.name, made))

    assert re.sub(r"\s", "", document.title) in text


def test_labels_are_broken_only_where_a_person_would(reports_by_name: dict[str, Report]):
    """At the head of table 三 自然人 is one line on the screen, and 商业企业 two of two characters in both styles."""
    document = lay_out(reports_by_name["suqian-2024"])
    runs = {
        style.name: [
            each.text for page in typeset(document, style, FONTS).pages for each in page.texts
        ]
        for style in STYLES
    }

    assert "自然人" in runs["screen"]
    for found in runs.values():
        assert found.count("商业") == found.count("企业") > 0


def test_a_group_that_goes_on_says_so_on_one_line(reports_by_name: dict[str, Report]):
    """The brackets of （续） stand together however narrow the column is, and its ink stays between the rules."""
    document = lay_out(reports_by_name["suqian-2024"])
    continued = 0
    for page in typeset(document, LARGE_PRINT, FONTS).pages:
        edges = sorted({rule.x0 for rule in page.rules if rule.x0 == rule.x1})
        for each in page.texts:
            if "续" not in each.text or not each.mark.repeated:
                continue
            continued += 1
            middle = each.x + sum(each.advances) / 2
            left = max(edge for edge in edges if edge < middle)
            right = min(edge for edge in edges if edge > middle)
            # The outer halves of brackets are empty.
            assert each.text.endswith("（续）")
            assert each.x + 0.45 * each.size > left
            assert end(each) < right
            assert len(each.text) == 3

    assert continued >= 4


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"width": math.inf}, "lengths of a sheet are finite"),
        ({"height": math.nan}, "lengths of a sheet are finite"),
        ({"left": -math.inf}, "lengths of a sheet are finite"),
        ({"left": 300.0, "right": 280.0}, "the margins leave 15 × "),
        ({"top": 900.0}, "the margins leave "),
    ],
)
def test_absurd_paper(changes: dict[str, float], reason: str):
    """A sheet without an end, or without room for text, is refused when it is made."""
    with pytest.raises(ValueError, match=reason):
        evolve(GB_T_9704.paper, **changes)
