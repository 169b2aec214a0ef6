"""What the tests of the command share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_schema import Report
from renderers import lay_out
from renderers.docx import DocxRenderer
from support.programs.command import SOURCES
from support.word.editing import typed


@pytest.fixture(autouse=True)
def this_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that is started is that of this tree."""
    monkeypatch.setenv("PYTHONPATH", str(SOURCES))


@pytest.fixture
def word(reports_by_name: dict[str, Report], tmp_path: Path) -> Callable[..., Path]:
    """A function that gives the Word document of an example, with other texts typed into cells."""

    def made(name: str, texts: dict[str, str] | None = None) -> Path:
        data = DocxRenderer().render(lay_out(reports_by_name[name]))
        for path, text in (texts or {}).items():
            data = typed(data, path, text)
        (tmp_path / f"{name}.docx").write_bytes(data)
        return tmp_path / f"{name}.docx"

    return made
