"""The example reports: well formed, and true to the published figures."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import fields

from disclosure_schema import (
    BLANK,
    E2021,
    E2021_UNDIVIDED,
    NOT_PRINTED,
    Absent,
    Remark,
    Report,
    dumps,
    loads,
)

NAMES = [
    "awkward-2020",
    "draft-2026",
    "hongze-2024",
    "minimal-2021",
    "shanghai-office-2019",
    "suqian-2023",
    "suqian-2024",
    "tuoli-2021",
    "wrong-sums-2022",
]


@pytest.mark.parametrize("name", NAMES)
def test_written_as_we_write(name: str, examples: Path):
    """An example is exactly what `dumps` would write."""
    text = (examples / f"{name}.json").read_text(encoding="utf-8")

    assert dumps(loads(text)) == text


def test_all_are_tested(examples: Path):
    """No example is left out here."""
    assert sorted(each.stem for each in examples.glob("*.json")) == NAMES


@pytest.mark.parametrize("year", [2023, 2024])
def test_suqian_has_the_published_figures(year: int, examples: Path, samples: Path):
    """宿迁市 2023 and 2024: every number is the published one."""
    report = loads((examples / f"suqian-{year}.json").read_bytes())
    figures = json.loads((samples.parent / "figures" / f"suqian-{year}.json").read_bytes())
    *table2, fees = figures["table2"].values()
    published = [
        *table2,
        Decimal(fees),
        *(cell for row in figures["table3"] for cell in row),
        *figures["table4"],
    ]

    assert list(report.values().values()) == published


def test_suqian_carries_over_from_year_to_year(examples: Path):
    """宿迁市: what 2023 left to the next year is what 2024 had from the last, column by column."""
    before, after = (
        loads((examples / f"suqian-{year}.json").read_bytes()) for year in (2023, 2024)
    )

    assert before.requests.carried_forward == after.requests.carried_in


def test_shanghai_has_the_published_figures(examples: Path, samples: Path):
    """上海市人民政府办公厅 2019: every number is the published one, every blank is blank, and the money is in 元."""
    report = loads((examples / "shanghai-office-2019.json").read_bytes())
    figures = json.loads((samples.parent / "figures" / "shanghai-office-2019.json").read_bytes())
    table2 = [cell for row in figures["table2_2019"].values() for cell in row]
    money = table2.pop()
    published = [
        *table2,
        Decimal(money.removesuffix("元")),
        *(cell for row in figures["table3"] for cell in row),
        *figures["table4"],
    ]

    assert list(report.values().values()) == [BLANK if each is None else each for each in published]
    assert report.remarks == (Remark("/proactive/procurement/amount", after="元"),)


def test_hongze_has_the_published_figures(examples: Path, samples: Path):
    """淮安市洪泽区 2024: every number is the published one, with （六） in one line."""
    report = loads((examples / "hongze-2024.json").read_bytes())
    figures = json.loads((samples / "hongze-2024.truth.json").read_bytes())
    *table2, fees = figures["table2"].values()
    rows = [row for row in figures["table3"] if None not in row]
    rows.insert(20, figures["table3_other_single_row"])
    published = [*table2, Decimal(fees), *(cell for row in rows for cell in row)]

    assert report.edition is E2021_UNDIVIDED
    assert list(report.values().values()) == [*published, *figures["table4"]]


def test_wrong_sums_are_wrong_in_three_places(examples: Path):
    """云岭市清溪县 2022: put right in three places, all sums of the report are right."""
    report = loads((examples / "wrong-sums-2022.json").read_bytes())
    right = (
        report.with_cell("/requests/outcomes/unavailable/not_held/natural_person", 36)
        .with_cell("/requests/outcomes/granted/commercial", 4)
        .with_cell("/requests/outcomes/granted/research", 0)
        .with_cell("/requests/outcomes/granted/public_interest", 1)
        .with_cell("/requests/outcomes/granted/other", 0)
        .with_cell("/litigation/after_reconsideration/total", 5)
    )

    assert wrong_sums(right) == []
    assert wrong_sums(report) == [
        "row 12",
        "column 0",
        "column 1",
        "column 2",
        "column 3",
        "column 5",
        "cases 2",
    ]


def wrong_sums(report: Report) -> list[str]:
    """The lines and columns of tables 三 and 四 that do not add up, in the form of 2021."""
    values = list(report.values().values())
    rows = [values[start : start + 7] for start in range(10, 185, 7)]
    cases = [values[start : start + 5] for start in range(185, 200, 5)]
    columns = list(zip(*rows, strict=True))
    return [
        *(f"row {index}" for index, row in enumerate(rows) if sum(row[:-1]) != row[-1]),
        *(
            f"column {index}"
            for index, column in enumerate(columns)
            if sum(column[2:23]) != column[23] or sum(column[:2]) != sum(column[23:])
        ),
        *(f"cases {index}" for index, row in enumerate(cases) if sum(row[:-1]) != row[-1]),
    ]


def test_draft_is_blank(examples: Path):
    """云岭市清溪县 2026: all that the form has, and nothing in it."""
    report = loads((examples / "draft-2026.json").read_bytes())
    blank = Report.blank("云岭市清溪县人民政府", 2026)

    assert report.values() == blank.values()
    assert set(report.values().values()) == {BLANK}
    assert report.sections == blank.sections


def test_minimal_is_the_least(examples: Path):
    """云岭市清溪县 2021: no part can be left out, and no cell is on the page."""
    text = (examples / "minimal-2021.json").read_text(encoding="utf-8")

    assert list(json.loads(text)) == ["$schema", "agency", "year"]
    assert set(loads(text).values().values()) == {NOT_PRINTED}


def test_awkward_holds_everything(examples: Path):
    """The awkward one: no part of a report is at its default, and cells are absent in every way."""
    report = loads((examples / "awkward-2020.json").read_bytes())
    cells = set(report.values().values())

    for owner in (report, report.agency, report.publication, report.signature, report.contact[0]):
        assert [each.name for each in fields(type(owner)) if not getattr(owner, each.name)] == []
    assert {each for each in cells if isinstance(each, Absent)} == {
        BLANK,
        NOT_PRINTED,
        *map(Absent, ["/", "—", "无", "不适用"]),
    }


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
