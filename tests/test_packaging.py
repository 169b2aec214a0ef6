"""What a user gets from `pip install .` in a bare environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the checkout builds."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder]
    subprocess.run([*pip, root], check=True)
    (built,) = folder.glob("*.whl")
    return built


def environment(folder: Path) -> tuple[Path, list[str | Path]]:
    """A bare environment made there: the folder of its programs, and how our own pip installs into it.

    A pip of its own would take longer to come than what is installed.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    bin_folder = folder / "bin"
    pip = [sys.executable, "-m", "pip", "--python", bin_folder / "python", "install", "--quiet"]
    return bin_folder, [*pip, "--disable-pip-version-check"]


def test_wheel_holds_the_packages(wheel: Path, root: Path):
    """The wheel holds the three packages, typed, with licence, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}

    assert {each for each in tops if not each.endswith(".dist-info")} == {
        "disclosure_cli",
        "disclosure_schema",
        "renderers",
    }
    assert {name for name in names if name.endswith("py.typed")} == {
        f"{each}/py.typed" for each in tops if not each.endswith(".dist-info")
    }
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name for name in names if name.startswith("disclosure_schema/schema/")} == {
        f"disclosure_schema/schema/{each}-1.json"
        for each in (
            "document",
            "findings",
            "report-2019",
            "report-2021",
            "report-2021-undivided",
            "rules",
        )
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read("disclosure_schema/rules/rules.json")
    assert packed == (root / "docs" / "rules.json").read_bytes()


def test_all_formats_in_a_bare_environment(wheel: Path, examples: Path, tmp_path: Path):
    """Installed alone, the command makes five formats with Chinese text, and the sixth with its extra."""
    bin_folder, pip = environment(tmp_path / "bare")
    subprocess.run([*pip, wheel], check=True)
    formats = [each for name in ("pdf", "docx", "html", "svg", "text") for each in ("--to", name)]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [bin_folder / "disclosure", "render", examples / "tuoli-2021.json", *formats, "-o", "out"],
        cwd=tmp_path,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")

    # A project that only imports the package is checked against the types that the wheel brings.
    consumer = Path(__file__).parent / "typing_tests" / "consumer.py"
    mypy = [sys.executable, "-m", "mypy", "--strict", "--python-executable", bin_folder / "python"]
    config = ["--config-file", os.devnull, "--cache-dir", tmp_path / "cache"]
    checked = subprocess.run(
        [*mypy, *config, consumer], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (checked.returncode, checked.stdout.splitlines()[-1:]) == (
        0,
        ["Success: no issues found in 1 source file"],
    )
    assert {each.name for each in (tmp_path / "out").iterdir()} == {
        f"tuoli-2021.{end}" for end in ("pdf", "docx", "html", "svg", "txt")
    }
    assert "行政规范性文件" in (tmp_path / "out" / "tuoli-2021.txt").read_text(encoding="utf-8")

    workbook = [bin_folder / "disclosure", "render", examples / "tuoli-2021.json", "--to", "xlsx"]
    told = subprocess.run(
        workbook, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False
    )

    assert told.returncode == 4
    assert "'xlsxwriter', which is not installed: pip install 'disclosure-schema[xlsx]'" in (
        told.stderr
    )

    subprocess.run([*pip, f"{wheel}[xlsx]"], check=True)
    subprocess.run(workbook, cwd=tmp_path, env=clean, check=True)

    assert zipfile.is_zipfile(tmp_path / "tuoli-2021.xlsx")


def test_a_renderer_of_someone_else(wheel: Path, root: Path, examples: Path, tmp_path: Path):
    """The example of a renderer installs beside ours, keeps its promises, and is used through the command."""
    source = tmp_path / "markdown_renderer"
    shutil.copytree(root / "examples" / "markdown_renderer", source)
    bin_folder, pip = environment(tmp_path / "fresh")
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}

    def run(*command: str | Path) -> str:
        done = subprocess.run(
            command, cwd=source, env=clean, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(*pip, wheel, source)
    run(*pip, "--group", "test")

    assert "passed" in run(bin_folder / "pytest", "-q")
    command = bin_folder / "disclosure"
    assert "markdown  disclosure-markdown 1.0.0\n" in run(command, "formats")
    assert "markdown.top: int, default 1; level of the title, 1 to 3" in run(
        command, "formats", "markdown"
    )
    report = examples / "suqian-2024.json"
    run(command, "render", report, "--to", "markdown", "--option", "markdown.top=2", "-o", "out")
    text = (source / "out" / "suqian-2024.md").read_text(encoding="utf-8")
    assert text.startswith("## 宿迁市人民政府2024年政府信息公开工作年度报告\n")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--python-executable", bin_folder / "python"]
    run(*mypy, "--config-file", os.devnull, "--cache-dir", tmp_path / "cache", "src")
