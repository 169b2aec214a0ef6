"""How our HTML looks in a browser: contrasts, the signature, addresses, and fragments within pages of others."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from disclosure_schema import Report
from renderers import lay_out
from renderers.document import Paragraph, Run
from renderers.html import HtmlRenderer, Styling
from support.documents.paper import page_of, prose
from support.programs.browser import Browser

#: The colours of a page as a browser has them, each as three numbers.
COLOURS = """
  (() => {
    const probe = document.body.appendChild(document.createElement("i"));
    const colour = name => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3).map(Number);
    };
    return Object.fromEntries(["ink", "paper", "rule", "shade", "quiet"].map(each => [each, colour(each)]));
  })()
"""

#: What sites do to tables and paragraphs, each of which they were seen to do.
SHEETS_OF_SITES = """
  *{margin:0;padding:0}
  table{display:block;width:auto;overflow:auto;border-spacing:0;border-collapse:separate}
  th,td{text-align:left;border:0;padding:0;white-space:nowrap;vertical-align:baseline}
  caption{caption-side:bottom;text-align:left}
  p{text-indent:0;text-align:left;margin:1em 0}
  ul{list-style:disc}
"""


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast of two colours, by WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: list[float]) -> float:
    """The relative luminance of a colour, by WCAG 2.2."""
    parts = [each / 255 for each in colour]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def written(page: bytes, folder: Path) -> Path:
    """The page in a file."""
    path = folder / "page.html"
    path.write_bytes(page)
    return path


@pytest.mark.parametrize("mode", ["light", "dark", "print"])
def test_contrasts(browser: Browser, tmp_path: Path, mode: str):
    """Text has the contrast of level AAA by day and by night, rules that of what is no text; on paper all is black."""
    browser.open(written(HtmlRenderer().render(page_of()), tmp_path), dark=mode == "dark")
    if mode == "print":
        browser.call("Emulation.setEmulatedMedia", media="print")
    found = browser.value(COLOURS)
    browser.call("Emulation.setEmulatedMedia", media="")

    assert min(contrast(found["ink"], found[each]) for each in ("paper", "shade")) >= 7
    assert contrast(found["quiet"], found["paper"]) >= (21 if mode == "print" else 7)
    assert contrast(found["rule"], found["paper"]) >= (21 if mode == "print" else 3)


@pytest.mark.parametrize("styling", ["sheet", "inline"])
@pytest.mark.parametrize(
    ("agency", "agency_end", "date_end"),
    [("宿迁市人民政府", 2, None), ("某局", None, 2), ("精河县" * 9, 2, 2)],
)
def test_the_signature_stands_as_the_standard_has_it(  # what it is told, and where it looks
    browser: Browser,
    tmp_path: Path,
    styling: str,
    agency: str,
    agency_end: float | None,
    date_end: float | None,
):
    """The longer line ends two characters in, and the date begins two to the right of the agency (GB/T 9704, 7.3.5.2)."""
    renderer = HtmlRenderer(styling="sheet" if styling == "sheet" else "inline")
    document = page_of(
        Paragraph((Run(agency),), "signature"), Paragraph((Run("2025年1月24日"),), "date")
    )
    browser.open(written(renderer.render(document), tmp_path))
    lines = """
      (() => {
        const main = document.querySelector("main"), style = getComputedStyle(main);
        const edge = main.getBoundingClientRect().right - parseFloat(style.paddingRight);
        return [...document.querySelectorAll("main > p")].map(each => {
          const range = document.createRange();
          range.selectNodeContents(each);
          const {left, right} = range.getBoundingClientRect();
          const em = parseFloat(getComputedStyle(each).fontSize);
          return [(edge - left) / em, (edge - right) / em];
        });
      })()
    """
    (start, end), (date_start, its_end) = browser.value(lines)

    if agency_end is not None:
        assert end == pytest.approx(agency_end, abs=0.1)
    if date_end is not None:
        assert its_end == pytest.approx(date_end, abs=0.1)
    if date_end is None or agency_end is None:
        # Numbers are a little wider in some fonts than half a hanzi.
        assert start - date_start == pytest.approx(2, abs=0.6)


@pytest.mark.parametrize("width", [390, 1280])
def test_no_line_before_an_address_is_torn_open(browser: Browser, tmp_path: Path, width: int):
    """What stands before a long address is not spread over the whole line, nor is anything of its paragraph."""
    text = "本报告的电子版见网站的专栏，网址为http://www.example.gov.cn" + "/zwgk/xxgkml/nb" * 9
    browser.open(written(HtmlRenderer().render(page_of(prose(text))), tmp_path), width)
    spread = """
      (() => {
        const words = document.querySelector("main > p").firstChild, range = document.createRange();
        const em = parseFloat(getComputedStyle(words.parentNode).fontSize);
        const widths = [];
        for (let place = 0; place < 16; place++) {
          range.setStart(words, place);
          range.setEnd(words, place + 1);
          widths.push(range.getBoundingClientRect().width / em);
        }
        return Math.max(...widths);
      })()
    """

    assert browser.value(spread) < 1.05


@pytest.mark.parametrize("width", [390, 1000])
def test_tables_outlive_the_sheets_of_sites(
    browser: Browser, reports_by_name: dict[str, Report], tmp_path: Path, width: int
):
    """Within a page that resets tables a fragment with inline styles still has tables, with borders, over the whole width."""
    document = lay_out(reports_by_name["awkward-2020"])
    fragment = HtmlRenderer(fragment=True, styling="inline").render(document).decode()
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{SHEETS_OF_SITES}</style>'
    page = f'<!DOCTYPE html><html lang="zh-CN"><head>{head}</head><body>{fragment}</body></html>'
    browser.open(written(page.encode(), tmp_path), width)
    looks = """
      [...document.querySelectorAll("table")].map(table => {
        const cells = [...table.querySelectorAll("th, td")].map(each => getComputedStyle(each));
        const wide = table.scrollWidth + 2 >= table.parentNode.clientWidth;
        return [
          getComputedStyle(table).display, wide,
          cells.every(each => each.borderTopStyle == "solid" && each.whiteSpace == "normal"),
          cells.every(each => each.verticalAlign == "middle"),
        ];
      })
    """

    assert browser.value(looks) == [["table", True, True, True]] * 6
    assert browser.value("document.documentElement.scrollWidth <= innerWidth")
    assert browser.value('getComputedStyle(document.querySelector("caption")).captionSide') == "top"


def test_a_table_fills_its_box_at_twice_the_size(
    browser: Browser, reports_by_name: dict[str, Report], tmp_path: Path
):
    """At 200 % on a desk the tables are as wide as the text, and nothing scrolls."""
    page = HtmlRenderer().render(lay_out(reports_by_name["suqian-2024"]))
    browser.open(written(page, tmp_path), 640)
    boxes = """
      [...document.querySelectorAll(".table")].map(
        each => [each.scrollWidth - each.clientWidth, each.clientWidth - each.firstElementChild.offsetWidth])
    """
    *fitting, disputes = browser.value(boxes)

    assert fitting == [[0, 0]] * 2
    assert disputes[1] <= 0


@pytest.mark.parametrize("styling", ["sheet", "inline"])
def test_notes_follow_each_other_as_prose_does(browser: Browser, styling: Styling, tmp_path: Path):
    """The first note below a table stands apart from it; between it and the next is no more than between lines."""
    notes = [Paragraph((Run(f"说明{each}"),), "note") for each in "一二三"]
    page = HtmlRenderer(styling=styling).render(page_of(prose("正文"), *notes))
    browser.open(written(page, tmp_path))
    tops = browser.value("[...document.querySelectorAll('p')].map(each => each.offsetTop)")
    first, *others = [below - above for above, below in pairwise(tops)]

    assert first > others[0] + 5
    assert others == pytest.approx([others[0]] * 2, abs=1)
    assert others[0] == pytest.approx(
        browser.value("document.querySelector('p').offsetHeight"), abs=1
    )


@pytest.mark.parametrize("styling", ["sheet", "inline"])
def test_the_title_of_an_annex_is_in_even_lines(browser: Browser, styling: Styling, tmp_path: Path):
    """As the title of the report is: no line of it has a few hanzi only."""
    title = "申请公开政府信息的办法和需要携带的材料（供没有网络条件的群众使用）"
    page = HtmlRenderer(styling=styling).render(
        page_of(Paragraph((Run(title),), "annex_title"), title="")
    )
    browser.open(written(page, tmp_path), 390)
    widths = browser.value(
        "(() => { const range = document.createRange();"
        "range.selectNodeContents(document.querySelector('p'));"
        "return [...range.getClientRects()].map(each => each.width) })()"
    )

    assert len(widths) > 1
    assert min(widths) > 0.7 * max(widths)
