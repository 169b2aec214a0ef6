"""Tables of annexes too wide for portrait pages stand on landscape ones, as data and in files."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from attrs import evolve

from disclosure_schema import Report
from paper import FONTS, NEAR, PAPER, page_of, prose, set_pages
from renderers import lay_out
from renderers.document import Block
from renderers.pdf.drawing import draw
from renderers.style import GB_T_9704
from renderers.styles import LARGE_PRINT
from renderers.svg import draw as draw_svg
from renderers.typeset import Pages, typeset
from renderers.typeset.pages import PAGE
from wide_tables import ANNEX, LONG, table


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
        ((LONG, *ANNEX, LONG, table(16), LONG), "pppplpp"),
        # The next annex is upright again, and a long table goes on on landscape pages.
        ((LONG, *ANNEX, table(16), *ANNEX, prose("公开。")), "pplp"),
        ((LONG, *ANNEX, table(16, count=60)), "pplll"),
    ],
)
def test_which_pages_are_landscape(blocks: tuple[Block, ...], expected: str):
    """Pages are turned for tables that could be read on no other, and for nothing else."""
    assert orientations(set_pages(page_of(*blocks))) == expected


def test_the_text_block_is_turned():
    """On a landscape page the sheet lies on its side with its margins, and all stands inside."""
    pages = set_pages(page_of(LONG, *ANNEX, table(16, count=60)))
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


def test_page_numbers_stay_outside():
    """On landscape pages too odd numbers stand to the right, even ones to the left, below the text."""
    for page in set_pages(page_of(LONG, *ANNEX, table(16, count=60))).pages[2:]:
        number = [each for each in page.texts if each.mark.block == PAGE]
        assert "".join(each.text for each in number) == f"— {page.number} —"
        assert (number[0].x > page.width / 2) == bool(page.number % 2)
        assert page.height - PAPER.turned.bottom < number[0].y < page.height


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
