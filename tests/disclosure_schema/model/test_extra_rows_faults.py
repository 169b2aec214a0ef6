"""Rows that an office added: in JSON, and where they do not belong."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from disclosure_schema import (
    BLANK,
    E2019,
    Absent,
    CellPath,
    ExtraRow,
    InvalidSource,
    Report,
    Unfit,
    dumps,
    loads,
    to_data,
)
from disclosure_schema.rows.extra_rows import AddedCell
from disclosure_schema.testing import numbered_report

RULES = CellPath("/proactive/rules")
FEES = CellPath("/proactive/fees")
SECRET = CellPath("/requests/outcomes/refused/state_secret")
FULL = numbered_report()
SEVEN = (1, 2, 3, 4, 5, 6, 7)


def row(label: str, *cells: AddedCell, after: CellPath = RULES) -> ExtraRow:
    """A row that an office added."""
    return ExtraRow(label, after, cells)


def added(*rows: ExtraRow, table: str = "proactive", report: Report = FULL) -> Report:
    """The report with rows added to a table of it."""
    return evolve(report, **{table: evolve(report.tables[table], extra_rows=rows)})


MIXED = added(
    row("其他主动公开文件", 106, Decimal("2.50"), BLANK),
    row("其中：政策解读", Absent("/"), 0, -3),
)


@pytest.mark.parametrize(
    ("table", "extra", "where", "found"),
    [
        (
            "proactive",
            row("x", 1, 2, 3, after=CellPath("/proactive/rulse")),
            "after",
            "/proactive/rulse",
        ),
        ("proactive", row("x", *SEVEN, after=SECRET), "after", SECRET),
        ("requests", row("x", 1, 2, 3), "after", RULES),
        ("requests", row("x", 1, after=CellPath("/requests/outcomes/refused")), "after", "refused"),
        ("proactive", row("x", 1, after=CellPath("/proactive")), "after", "'/proactive'"),
        (
            "proactive",
            row("x", 1, after=CellPath("/proactive/extra_rows/0")),
            "after",
            "extra_rows",
        ),
        ("proactive", row("x", 1, 2), "cells", "2 cells"),
        ("proactive", row("x"), "cells", "0 cells"),
        ("proactive", row("x", 1, 2, after=FEES), "cells", "2 cells"),
        ("requests", row("x", *SEVEN, 8, after=SECRET), "cells", "8 cells"),
    ],
)
def test_faults(table: str, extra: ExtraRow, where: str, found: str):
    """An added row after no row of its table, or with too few cells or too many, is one fault at its place."""
    good = row("好", *(SEVEN if table == "requests" else (1, 2, 3)))
    good = evolve(good, after=SECRET if table == "requests" else RULES)
    with pytest.raises(InvalidSource) as caught:
        added(good, extra, table=table)
    (fault,) = caught.value.faults

    assert fault.pointer == f"/{table}/extra_rows/1/{where}"
    assert found in fault.found


def test_json():
    """In JSON an added row is its label, what it follows, and its cells: whole numbers, amounts as text, null, words."""
    data: Any = to_data(MIXED)

    assert data["proactive"]["extra_rows"] == [
        {"label": "其他主动公开文件", "after": RULES, "cells": [106, "2.50", None]},
        {"label": "其中：政策解读", "after": RULES, "cells": ["/", 0, -3]},
    ]
    assert loads(dumps(MIXED)) == MIXED
    assert type(loads(dumps(MIXED)).at("/proactive/extra_rows/0/cells/0")) is int


def test_amounts_of_2019():
    """After the row of procurement a count and an amount stand side by side."""
    extra = row("其中：工程", 3, Decimal("251000.00"), after=CellPath("/proactive/procurement"))
    report = added(extra, report=numbered_report(E2019))

    assert loads(dumps(report)) == report
    assert list(report.values().values())[-15 - 161 - 2 : -15 - 161] == [3, Decimal("251000.00")]


@pytest.mark.parametrize(
    ("part", "value", "pointer"),
    [
        ("label", "", "label"),
        ("label", 5, "label"),
        ("after", 5, "after"),
        ("cells", [1, True, 3], "cells/1"),
        ("cells", [1, 2, "1,5"], "cells/2"),
        ("cells", [1, {}, 3], "cells/1"),
        ("cells", "123", "cells"),
        ("cels", [1], "cels"),
    ],
)
def test_faults_in_json(part: str, value: Any, pointer: str):
    """A bad part of an added row is reported with its place in the JSON."""
    extra: dict[str, Any] = {"label": "其他", "after": RULES, "cells": [1, 2, 3], part: value}
    data: Any = {**to_data(FULL), "proactive": {"extra_rows": [extra]}}
    with pytest.raises(InvalidSource) as caught:
        loads(json.dumps(data))

    assert [each.pointer for each in caught.value.faults] == [f"/proactive/extra_rows/0/{pointer}"]


def test_after_is_text():
    """What an added row follows is a path."""
    with pytest.raises((Unfit, TypeError)):
        ExtraRow("其他", None, (1, 2, 3))  # type: ignore[arg-type]
