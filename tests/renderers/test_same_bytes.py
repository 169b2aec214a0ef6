"""Same report, same bytes: whatever else is different."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from reportlab import rl_settings

from disclosure_schema import Report
from renderers import RENDERERS, lay_out, render, renderer_named

FORMATS = ("pdf", "docx", "html", "svg", "text", "xlsx")

#: A program that prints the hash of each format of the reports it is given.
PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path

from disclosure_schema import loads
from renderers import render

for path in sys.argv[2:]:
    report = loads(Path(path).read_text("utf-8"))
    for name in sys.argv[1].split(","):
        print(sha256(render(report, name)).hexdigest())
"""

#: All settings of reportlab that are switches or numbers, each turned.
OTHERWISE = {
    name: str(int(not value))
    for name in rl_settings.__all__
    if isinstance(value := getattr(rl_settings, name), int)
}

ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C", "LANG": "C"},
    {"PYTHONHASHSEED": "99", "TZ": "America/New_York", "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"},
    {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1", "LANG": "de_DE.UTF-8", "HOME": "/nowhere"},
    {"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1700000000", "PYTHONOPTIMIZE": "1"},
    {"PYTHONHASHSEED": "3", "SOURCE_DATE_EPOCH": "yesterday"},
    # Whatever reportlab lets the environment say, said otherwise.
    {"PYTHONHASHSEED": "5", **{f"RL_{name}": value for name, value in OTHERWISE.items()}},
)


def hashes_of(report: Report) -> list[str]:
    """The hash of each format, made here and now."""
    return [sha256(render(report, name)).hexdigest() for name in FORMATS]


def test_all_formats_are_meant():
    """The formats compared here are all that come with the package."""
    assert set(FORMATS) <= {each.name for each in RENDERERS.listed()}


def test_twice_in_one_process(report: Report):
    """The second time gives what the first time gave, with a new renderer or the same one."""
    for name in FORMATS:
        renderer, document = renderer_named(name), lay_out(report)
        first = renderer.render(document)

        assert first == renderer.render(document)
        assert first == render(report, name)


def test_order_does_not_matter(reports_by_name: dict[str, Report]):
    """What was rendered before leaves no trace."""
    reports = list(reports_by_name.values())
    forwards = [hashes_of(each) for each in reports]
    backwards = [hashes_of(each) for each in reversed(reports)]

    assert forwards == backwards[::-1]


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda each: each["PYTHONHASHSEED"])
def test_in_other_processes(
    environment: dict[str, str],
    examples: Path,
    reports_by_name: dict[str, Report],
    tmp_path: Path,
):
    """Hash seed, time zone, locale, working directory and date leave no trace."""
    paths = sorted(examples.glob("*.json"))
    inherited = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, ",".join(FORMATS), *map(str, paths)],
        env={**inherited, **environment},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )

    expected = [one for path in paths for one in hashes_of(reports_by_name[path.stem])]
    assert expected == result.stdout.split()
    assert list(tmp_path.iterdir()) == []


def test_settings_at_home(examples: Path, reports_by_name: dict[str, Report], tmp_path: Path):
    """Nothing that a settings file of reportlab says reaches a PDF."""
    home, folder = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    folder.mkdir()
    settings = "".join(f"{name} = {value}\n" for name, value in OTHERWISE.items())
    (home / ".reportlab_settings").write_text(settings, encoding="utf-8")
    inherited = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, "pdf", str(examples / "tuoli-2021.json")],
        env={**inherited, "HOME": str(home)},
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )

    assert result.stdout.strip() == sha256(render(reports_by_name["tuoli-2021"], "pdf")).hexdigest()


def test_from_threads(reports_by_name: dict[str, Report]):
    """Four threads at once do not disturb each other."""
    jobs = [(report, name) for report in reports_by_name.values() for name in FORMATS] * 3
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda job: sha256(render(*job)).hexdigest(), jobs))

    expected = [one for report in reports_by_name.values() for one in hashes_of(report)] * 3
    assert expected == made
