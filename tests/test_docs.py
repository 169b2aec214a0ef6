"""The documentation is a test: its examples run, and its two languages say the same."""

from __future__ import annotations

import doctest
import importlib
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from disclosure_schema import EDITIONS, InvalidSource, from_data
from disclosure_schema.rules import RULES, check, identities_of


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "README.zh-CN.md",
        "docs/add-an-edition.md",
        "docs/rules.md",
        "docs/write-a-renderer.md",
        "docs/pages.md",
        "docs/word.md",
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


def without_code(text: str) -> str:
    """A page without its fenced blocks and without code in a line."""
    fences = re.sub(r"^( *)```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", fences)


def leads_somewhere(page: Path, link: str) -> bool:
    """Whether the file is there, and in a page the heading."""
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    if not target.exists() or not anchor or target.suffix != ".md":
        return target.exists()
    headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in [re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings]


def test_links_lead_somewhere(root: Path):
    """Every relative link of a page leads to a file, and to a heading of it; what stands in code is no link."""
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    broken = [
        (page.name, link)
        for page in pages
        for link in re.findall(r"\]\((.+?)\)", without_code(page.read_text(encoding="utf-8")))
        if "://" not in link and not leads_somewhere(page, link)
    ]

    assert broken == []


def test_files_that_pages_name_are_there(root: Path):
    """A page that says where something stands names a file of the packages; what moved is left to its own page."""
    files = [str(each.relative_to(root / "src")) for each in (root / "src").rglob("*.py")]
    named = [
        (page.name, name)
        for page in (root / "docs").rglob("*.md")
        for name in re.findall(r"`([a-z_]+(?:/[a-z_0-9]+)+\.py)`", page.read_text("utf-8"))
    ]

    assert len(named) > 10
    assert [
        each for each in named if not any(f"/src/{file}".endswith(f"/{each[1]}") for file in files)
    ] == []


def test_the_design_is_told_shortly(root: Path):
    """Whoever wants to know the design has 1,500 words to read, and three drawings; all else stands elsewhere."""
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")

    assert len(page.split()) <= 1500


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


@pytest.fixture
def rules_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """What draws the page about the rules."""
    monkeypatch.syspath_prepend(root / "docs")
    return importlib.import_module("rules_page")


def test_every_rule_has_a_section(root: Path, rules_page: ModuleType):
    """The page has one section for each rule, in their order, with a report that fails and one that passes."""
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    _, *sections = re.split(r"^## (?=[A-Z0-9]+-?[A-Z0-9]*$)", page, flags=re.MULTILINE)

    assert [each.partition("\n")[0] for each in sections] == [each.code for each in RULES]
    assert [each.code for each in rules_page.EXAMPLES] == [each.code for each in RULES]
    for rule, section in zip(RULES, sections, strict=True):
        for text in (rule.title.zh, rule.title.en, rule.clause.zh, rule.clause.en, rule.formula):
            assert text in section
        assert re.findall(r"^\*\*(.+?)\.\*\*", section, re.MULTILINE) == [
            "Fails",
            "Passes",
            "Without a number",
        ]


def test_examples_of_rules(rules_page: ModuleType, root: Path):
    """What is said to fail gives one finding of that rule, with the message of the page; what is said to pass gives none."""
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    for example in rules_page.EXAMPLES:
        (finding,) = check(example.failing())
        assert finding.code == example.code
        assert finding.path in example.changes or not finding.located
        for language in ("zh", "en"):
            assert f"> `{example.code}` {finding.message(language)}\n" in page
        assert not check(example.passing())
        assert not check(example.unassessed())
        told = {each.code for each in check(example.unassessed()).not_assessed}
        assert (example.code in told) == bool(finding.related)


def test_cells_of_table_3_are_told_apart():
    """As the page says, a cell of table 三 stands in two or three identities, and no other cell in the same ones."""
    for edition in EDITIONS:
        identities = identities_of(edition.requests.paths())
        standing = Counter(
            frozenset(each for each in identities if path in each.paths)
            for path in edition.requests.paths()
        )

        assert {len(each) for each in standing} == {2, 3}
        assert {*standing.values()} == {1}


def test_generated_pages_are_up_to_date(root: Path):
    """The pages that follow from the code are as the code would write them."""
    done = subprocess.run(
        [sys.executable, root / "docs" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.returncode) == ("", 0)
