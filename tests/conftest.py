"""What the tests share: where things are, and which programs are there to read what we render."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from disclosure_schema import Report, loads
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out
from support.programs.lacking import lacking
from support.reading.texts import READERS

# Reports are large: without an example made small a failure is told at once. `--hypothesis-profile=small` takes the time.
# How long drawing one takes depends on what else the machine does, so that is no reason to fail.
UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile(
    "quick", phases=(Phase.explicit, Phase.reuse, Phase.generate), **UNHURRIED
)
settings.register_profile("small", **UNHURRIED)
settings.load_profile("quick")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def temporary_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Some wrong renderers leave files behind; they go with the other files of the run."""
    before = tempfile.tempdir
    tempfile.tempdir = str(tmp_path_factory.mktemp("left"))
    yield
    tempfile.tempdir = before


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
        return lacking(f"none of {', '.join(names)} is installed")

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
    return lambda name, data: READERS[name](data)
