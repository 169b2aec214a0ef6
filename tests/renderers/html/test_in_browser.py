"""How our HTML does in a browser: under the strictest policy, for those who cannot see it, on a phone."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from disclosure_schema import Report
from renderers import lay_out
from renderers.html import HtmlRenderer
from support.programs.browser import Browser

NAMES = ("suqian-2024", "awkward-2020", "minimal-2021")

#: Runs axe on a page, and names what it finds with the first element of each kind.
AXE: Final = """
axe.run(document, {resultTypes: ["violations"]}).then(
  found => found.violations.map(each => each.id + ": " + each.nodes[0].html))
"""


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, reports_by_name: dict[str, Report]) -> str:
    """The HTML of one report after the other."""
    return HtmlRenderer().render(lay_out(reports_by_name[request.param])).decode()


def written(page: str, folder: Path) -> Path:
    """The page in a file."""
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    return path


def under_policy(page: str, sheet: str) -> str:
    """The page, allowed nothing but that sheet."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{meta}', 1)


def sheet_of(page: str) -> str:
    """What stands in the style element."""
    found = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert found is not None
    return found[1]


def test_nothing_is_asked_of_a_policy_but_the_sheet(browser: Browser, page: str, tmp_path: Path):
    """Where all is forbidden but the sheet of the page, the browser has nothing to complain of, and applies it."""
    complaints = browser.open(written(under_policy(page, sheet_of(page)), tmp_path))

    assert complaints == []
    assert browser.value('getComputedStyle(document.querySelector("h1")).textAlign') == "center"


def test_a_policy_is_heeded(browser: Browser, page: str, tmp_path: Path):
    """The test above would see it: with the digest of another sheet the browser complains."""
    (complaint,) = browser.open(written(under_policy(page, "another"), tmp_path))

    assert "Content Security Policy" in complaint


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browser: Browser, page: str, tmp_path: Path, width: int, dark: bool):
    """Axe has no violation to tell, by day and by night, on a phone and on a desk."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    browser.open(written(page, tmp_path), width, dark=dark)
    browser.value(f"{axe};0")

    assert browser.value(AXE) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_only_tables_scroll_to_the_side(browser: Browser, page: str, tmp_path: Path, width: int):
    """The page is never wider than its window."""
    browser.open(written(page, tmp_path), width)

    assert browser.value("document.documentElement.scrollWidth <= innerWidth")


def test_headings_stay_while_a_table_scrolls(
    browser: Browser, reports_by_name: dict[str, Report], tmp_path: Path
):
    """On a phone the head and all columns of labels of table 三 stay where they are, and leave room for numbers."""
    page = HtmlRenderer().render(lay_out(reports_by_name["suqian-2024"])).decode()
    browser.open(written(page, tmp_path), 390)
    places = """
      (() => {
        const box = document.querySelectorAll(".table")[1];
        box.scrollIntoView();
        const stubs = [...box.querySelectorAll("th.stub")];
        const places = () => stubs.map(each => Math.round(each.getBoundingClientRect().left));
        const head = () => Math.round(box.querySelector("thead").getBoundingClientRect().top);
        const before = [places(), head()];
        box.scrollLeft = 100;
        box.scrollTop = 300;
        const right = Math.max(...stubs.map(each => each.getBoundingClientRect().right));
        return [before, [places(), head()], box.scrollLeft, box.scrollTop, right];
      })()
    """
    before, after, left, top, right = browser.value(places)

    assert (left, top) == (100, 300)
    assert max(abs(a - b) for a, b in zip(before[0], after[0], strict=True)) <= 1
    assert before[1] == after[1]
    assert right < 390 * 2 / 3
