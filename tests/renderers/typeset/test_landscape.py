"""Tables of annexes too wide for portrait pages stand on landscape ones, as data and in files."""

from __future__ import annotations

import re
from io import BytesIO

import pdfplumber
import pikepdf
import pytest
from attrs import evolve

from disclosure_schema import Report
from renderers import lay_out
from renderers.document import Block
from renderers.pdf.drawing import draw
from renderers.style import GB_T_9704, LARGE_PRINT, MM
from renderers.svg.drawing import draw as draw_svg
from renderers.typeset import Pages, typeset
from renderers.typeset.pages import PAGE
from support.documents.paper import FONTS, NEAR, PAPER, page_of, prose, set_pages
from support.documents.wide_tables import ANNEX, LONG, table


def orientations(pages: Pages) -> str:
    """For each page p or l."""
    return "".join("l" if each.width > each.height else "p" for each in pages.pages)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        # A narrow table stays on the page of its annex, a wide one turns it.
        ((LONG, *ANNEX, table(8)), "ppp"),
        ((LONG, *ANNEX, table(16)), "ppl"),
        # A table of the text itself is set smaller, as the form's are.
        ((LONG, table(16)), "pp"),
        # A note below the table stays with it; long prose does not turn.
        ((LONG, *ANNEX, table(16), prose("注：公开。")), "ppl"),
        ((LONG, *ANNEX, LONG, table(16), prose("注：公开。"), LONG), "pppplpp"),
        ((LONG, *ANNEX, LONG, table(16), LONG), "pppplpp"),
        # The next annex is upright again, and a long table goes on on landscape pages.
        ((LONG, *ANNEX, table(16), *ANNEX, prose("公开。")), "pplp"),
        ((LONG, *ANNEX, table(16, count=56)), "pplll"),
    ],
)
def test_which_pages_are_landscape(blocks: tuple[Block, ...], expected: str):
    """Pages are turned for tables that could be read on no other, and for nothing else."""
    assert orientations(set_pages(page_of(*blocks))) == expected


def test_the_text_block_is_turned():
    """On a landscape page the sheet lies on its side with its margins, and all stands inside."""
    pages = set_pages(page_of(LONG, *ANNEX, table(16, count=56)))
    turned = PAPER.turned

    assert (turned.text_width, turned.text_height) == pytest.approx(
        (PAPER.text_height, PAPER.text_width)
    )
    for page in pages.pages[2:]:
        assert (page.width, page.height) == (PAPER.height, PAPER.width)
        for text in page.texts:
            if text.mark.block != PAGE:
                assert text.x >= turned.left - NEAR
                assert text.x + sum(text.advances) <= page.width - turned.right + NEAR
                assert text.y - 0.88 * text.size >= turned.top - NEAR
                assert text.y <= page.height - turned.bottom
        assert {each.size for each in page.texts if each.mark.slot is not None} == {9}


def test_page_numbers_stay_where_they_are():
    """横排表格的页码位置与公文其他页码保持一致: laid upright, a landscape page has its number where all others have theirs."""
    pages = set_pages(page_of(LONG, *ANNEX, table(16, count=56))).pages
    numbers = {
        page.number: [each for each in page.texts if each.mark.block == PAGE] for page in pages
    }
    places = {
        number: [
            (each.x, each.y) if number < 3 else (each.y, PAPER.height - each.x) for each in runs
        ]
        for number, runs in numbers.items()
    }

    assert [page.number for page in pages if page.width > page.height] == [3, 4, 5]
    for number, runs in numbers.items():
        assert "".join(each.text for each in runs) == f"— {number} —"
        assert {each.turned for each in runs} == {number >= 3}
    assert {x > PAPER.width / 2 for number in (1, 3, 5) for x, _ in places[number]} == {True}
    assert {x > PAPER.width / 2 for number in (2, 4) for x, _ in places[number]} == {False}
    assert places[4][0] == pytest.approx(places[2][0])
    assert places[3][0] == pytest.approx(places[1][0], abs=2)
    assert len({round(y, 3) for runs in places.values() for _, y in runs}) == 1


def test_the_head_of_a_landscape_page_is_where_it_is_bound():
    """单页码表头在订口一边: the binding margin, to the left of an upright page, is above on a landscape one."""
    page = set_pages(page_of(LONG, *ANNEX, table(16))).pages[2]
    first = min(each.y - 0.88 * each.size for each in page.texts if each.mark.block != PAGE)

    assert first == pytest.approx(28 * MM, abs=0.5)


def test_files_have_turned_numbers():
    """In PDF and SVG the number of a landscape page reads from above to below, at its left edge."""
    pages = set_pages(page_of(LONG, *ANNEX, table(16)))
    with pdfplumber.open(BytesIO(draw(pages))) as file:
        characters = [each for each in file.pages[2].chars if not each["upright"]]
    svg = draw_svg(pages, 3).decode()

    assert "".join(each["text"] for each in characters) == "— 3 —"
    assert [each["matrix"][:4] for each in characters] == [(0, -1, 1, 0)] * 5
    tops = [each["top"] for each in characters]
    assert tops == sorted(tops)
    assert all(0 < each["x0"] < PAPER.turned.left - 7 * MM for each in characters)
    assert svg.count("rotate(90)") == 1
    assert len(re.findall(r'transform="rotate\(90 [\d.]+ [\d.]+\)"[^>]*>— 3 —<', svg)) == 1


def test_a_style_that_is_landscape_turns_nothing():
    """Large print is on landscape pages throughout."""
    pages = typeset(page_of(LONG, *ANNEX, table(30)), LARGE_PRINT, FONTS)

    assert set(orientations(pages)) == {"l"}


def test_files_have_pages_of_both_kinds():
    """PDF says of each page how large it is; SVG places them below each other, in the middle."""
    pages = set_pages(page_of(LONG, *ANNEX, table(16), *ANNEX, prose("公开。")))
    with pikepdf.open(BytesIO(draw(pages))) as file:
        boxes = [[round(float(each)) for each in page.mediabox] for page in file.pages]
    svg = draw_svg(pages).decode()

    assert boxes == [[0, 0, 595, 842]] * 2 + [[0, 0, 842, 595]] + [[0, 0, 595, 842]]
    assert svg.count('width="841.89" height="595.276" fill="#FFFFFF"') == 1


def test_reports_of_the_form_are_upright(reports_by_name: dict[str, Report]):
    """The tables of the form never turn a page."""
    for report in reports_by_name.values():
        upright = evolve(report, annexes=())
        assert set(orientations(typeset(lay_out(upright), GB_T_9704, FONTS))) == {"p"}
