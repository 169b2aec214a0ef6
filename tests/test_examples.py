"""The example reports: well formed, and true to the published figures."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from disclosure_schema import E2021, NOT_PRINTED, dumps, loads

NAMES = ["suqian-2024", "tuoli-2021"]


@pytest.mark.parametrize("name", NAMES)
def test_written_as_we_write(name: str, examples: Path):
    """An example is exactly what `dumps` would write."""
    text = (examples / f"{name}.json").read_text(encoding="utf-8")

    assert dumps(loads(text)) == text


def test_all_are_tested(examples: Path):
    """No example is left out here."""
    assert sorted(each.stem for each in examples.glob("*.json")) == NAMES


def test_suqian_has_the_published_figures(examples: Path, samples: Path):
    """宿迁市 2024: every number is the published one."""
    report = loads((examples / "suqian-2024.json").read_bytes())
    figures = json.loads((samples.parent / "figures" / "suqian-2024.json").read_bytes())
    published = [
        *figures["table2"].values(),
        *(cell for row in figures["table3"] for cell in row),
        *figures["table4"],
    ]
    published[published.index("72701.2578")] = Decimal("72701.2578")

    assert [value for _, value in report.values().items()] == published


def test_tuoli_is_all_zero(examples: Path):
    """精河县托里镇 2021: 186 zeros, and two lines of table 三 that were not printed."""
    report = loads((examples / "tuoli-2021.json").read_bytes())
    missing = {path for path, value in report.values().items() if value == NOT_PRINTED}

    assert len(E2021.paths) - len(missing) == 186
    assert {path.rpartition("/")[0] for path in missing} == {
        "/requests/outcomes/total",
        "/requests/carried_forward",
    }
    assert {value for path, value in report.values().items() if path not in missing} == {0}


def test_tuoli_sentences_are_ours(examples: Path, samples: Path):
    """No sentence of the published report stands in the example."""
    published = (samples / "tuoli-2021.txt").read_text(encoding="utf-8")
    example = (examples / "tuoli-2021.json").read_text(encoding="utf-8")
    clauses = {
        each.strip() for each in published.replace("。", "\n").replace(",", "\n").split("\n")
    }

    assert {each for each in clauses if len(each) >= 16 and each in example} <= {
        # The form's own words.
        "一、本年新收政府信息公开申请数量",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    }
