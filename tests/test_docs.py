"""The documentation is a test: its examples run, and its two languages say the same."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_schema import InvalidSource, from_data


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "README.zh-CN.md",
        "docs/add-an-edition.md",
        "docs/write-a-renderer.md",
        "docs/pages.md",
    ],
)
def test_examples_run(page: str, root: Path, monkeypatch: pytest.MonkeyPatch):
    """The Python of a page gives what the page says."""
    monkeypatch.chdir(root)
    result = doctest.testfile(str(root / page), module_relative=False, encoding="utf-8")

    assert result.attempted > 5
    assert result.failed == 0


def test_two_languages_say_the_same(root: Path):
    """Both READMEs have the same code, links, pictures and number of headings."""
    english, chinese = (
        (root / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")
    )

    def code(text: str) -> list[str]:
        lines = [line for line in text.splitlines() if re.match(r"    |>>>|\.\.\.", line)]
        return [line.split("#")[0].rstrip() for line in lines]

    def links(text: str) -> list[str]:
        return [each for each in re.findall(r"\]\((.+?)\)", text) if not each.startswith("README")]

    assert code(english) == code(chinese)
    assert links(english) == links(chinese)
    assert len(re.findall("^#+ ", english, re.M)) == len(re.findall("^#+ ", chinese, re.M))


def test_links_lead_somewhere(root: Path):
    """Every relative link of a page leads to a file."""
    pages = [*root.glob("*.md"), *(root / "docs").glob("*.md")]
    broken = [
        (page.name, link)
        for page in pages
        for link in re.findall(r"\]\((.+?)\)", page.read_text(encoding="utf-8"))
        if "://" not in link and not (page.parent / link.partition("#")[0]).exists()
    ]

    assert broken == []


def test_json_page_is_true(root: Path):
    """The document on the page about JSON is read without a fault."""
    page = (root / "docs" / "json.md").read_text(encoding="utf-8")
    block = re.search(r"\n\n((?:    .*\n)+)", page)

    assert block is not None

    try:
        report = from_data(json.loads(block.group(1)))
    except InvalidSource as error:
        pytest.fail(str(error))

    assert report.requests.received.total == 0


def test_generated_pages_are_up_to_date(root: Path):
    """The pages that follow from the code are as the code would write them."""
    done = subprocess.run(
        [sys.executable, root / "docs" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.returncode) == ("", 0)
