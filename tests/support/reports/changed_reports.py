"""Examples with another number in a cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from disclosure_schema import dumps, loads


def changed(examples: Path, tmp_path: Path, path: str, value: int | Decimal) -> Path:
    """A copy of the report of a city with another number in one cell."""
    report = loads((examples / "suqian-2024.json").read_bytes())
    copy = tmp_path / "changed.json"
    copy.write_text(dumps(report.with_cell(path, value)), encoding="utf-8")
    return copy
