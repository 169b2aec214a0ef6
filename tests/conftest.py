"""What the tests share: where things are, and which programs are there to read what we render."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn
from hypothesis import Phase, settings
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from disclosure_schema import Report, loads
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out

# Reports are large: without an example made small a failure is told at once. `--hypothesis-profile=small` takes the time.
settings.register_profile(
    "quick", phases=(Phase.explicit, Phase.reuse, Phase.generate), deadline=None
)
settings.register_profile("small", deadline=None)
settings.load_profile("quick")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def examples(root: Path) -> Path:
    """The folder of example reports."""
    return root / "examples" / "reports"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real published reports, which not every checkout has beside it."""
    if not SHARED.is_dir():
        pytest.skip("no folder of published reports beside this checkout")
    return SHARED / "samples"


@pytest.fixture(scope="session")
def program():
    """A function that gives the path of a program; without it the test is skipped, and where CI is set it fails."""

    def find(*names: str) -> str:
        for name in names:
            if (path := shutil.which(name)) is not None:
                return path
        missing = f"none of {', '.join(names)} is installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)

    return find


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files are compared, or with `--update-goldens` written anew."""
    parser.addoption("--update-goldens", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def update_goldens(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are to be written anew."""
    return bool(pytestconfig.getoption("--update-goldens"))


@pytest.fixture(scope="session")
def reports_by_name(examples: Path) -> dict[str, Report]:
    """The examples, and a report whose cells are numbered."""
    found = {each.stem: loads(each.read_text("utf-8")) for each in sorted(examples.glob("*.json"))}
    return {**found, "numbered": numbered_report()}


EXAMPLES = sorted(each.stem for each in (ROOT / "examples" / "reports").glob("*.json"))

# The awkward report breaks lines in cells and links in prose, and the least of reports has no cell:
# they have tests of their own.
PLAIN = [each for each in EXAMPLES if each not in ("awkward-2020", "minimal-2021")]


@pytest.fixture(scope="session", params=[*PLAIN, "numbered"])
def report(request: pytest.FixtureRequest, reports_by_name: dict[str, Report]) -> Report:
    """One report after the other."""
    return reports_by_name[request.param]


@pytest.fixture(scope="session")
def document(report: Report) -> Document:
    """The page of one report after the other."""
    return lay_out(report)


@pytest.fixture(scope="session")
def extract() -> Callable[[str, bytes], str]:
    """A function that takes the text out of a file of ours, with a library that is not ours."""

    def from_pdf(data: bytes) -> str:
        with pdfplumber.open(BytesIO(data)) as pdf:
            text = "\n".join(page.extract_text() for page in pdf.pages)
        return re.sub(r"^—\s*\d+\s*—$", "", text, flags=re.MULTILINE)  # the page numbers

    def from_docx(data: bytes) -> str:
        body = docx.Document(BytesIO(data)).element.body
        return "\n".join(each.text for each in body.iter(qn("w:p")))

    def from_html(data: bytes) -> str:
        body = LexborHTMLParser(data).body
        return body.text(separator="\n") if body is not None else ""

    def from_svg(data: bytes) -> str:
        texts = etree.fromstring(data).iter("{http://www.w3.org/2000/svg}text")
        # Page numbers, and what is printed again, are not for those who listen.
        return "\n".join(each.text or "" for each in texts if each.get("aria-hidden") != "true")

    readers = {
        "pdf": from_pdf,
        "docx": from_docx,
        "html": from_html,
        "svg": from_svg,
        "text": bytes.decode,
    }
    return lambda name, data: readers[name](data)
