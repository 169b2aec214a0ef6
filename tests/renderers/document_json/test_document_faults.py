"""What is no document is refused with all its faults; what the format cannot say is not written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from disclosure_schema import InvalidSource, Report, dumps
from renderers.document import Cell
from renderers.document_json import (
    InvalidDocument,
    document_dumps,
    document_from_data,
    document_loads,
    document_to_data,
)
from support.documents.whole import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable


def faults(data: Any) -> dict[str, tuple[str, str, str]]:
    """What is wrong with a document, by pointer."""
    with pytest.raises(InvalidDocument) as caught:
        document_from_data(data)
    found = {each.pointer: (each.found, each.expected, each.hint) for each in caught.value.faults}

    assert len(found) == len(caught.value.faults)
    return found


def test_all_faults_at_once():
    """Faults all over a document are told at once, each with its place and what to do."""
    data: Any = document_to_data(WHOLE)
    del data["title"]
    data["titel"] = "题"
    data["language"] = "zh_CN"
    data["properties"] |= {"year": 1066, "date": "2022-02-30", "publisher": None}
    heading, subheading, paragraph, annexes, figure, _, table, empty = data["blocks"]
    heading["level"] = 4
    subheading["type"] = "subheading"
    paragraph["runs"][1]["address"] = "javascript:alert(1)"
    annexes["role"] = "annexs"
    figure["alt"] = "图\x07"
    table["cells"][2]["value"] = 2.5
    table["columns"][0] = -1
    table["cells"][0]["heading"] = "columns"
    empty["head_rows"] = 1

    assert faults(data) == {
        "/title": ("nothing", "this key, which is required here", ""),
        "/titel": ("an unknown key", "a key of the format", "did you mean title?"),
        "/language": ('"zh_CN"', "a language tag such as zh-CN", ""),
        "/properties/year": ("1066", "a year as a whole number from 1900 to 2999", ""),
        "/properties/date": ('"2022-02-30"', "a day that exists, as YYYY-MM-DD", ""),
        "/properties/publisher": ("null", "a value", "leave the key out where there is none"),
        "/blocks/0/level": ("4", "one of 1, 2, 3", ""),
        "/blocks/1/type": (
            '"subheading"',
            "one of heading, paragraph, figure, table",
            "did you mean heading?",
        ),
        "/blocks/2/runs/1/address": (
            '"javascript:alert(1)"',
            "a web address (http, https, ftp, mailto, tel, or relative) without spaces",
            "",
        ),
        "/blocks/3/role": (
            '"annexs"',
            "one of body, preamble, contact, note, annexes, signature, date, reviewer, annex_title",
            "did you mean annexes?",
        ),
        "/blocks/4/alt": (
            "text with U+0007 control character or unassigned",
            "text without control characters",
            "",
        ),
        "/blocks/6/columns/0": ("-1", "a number from 0.0001 to 100000", ""),
        "/blocks/6/cells/0/heading": (
            '"columns"',
            "one of row, column",
            "did you mean column?",
        ),
        "/blocks/6/cells/2/value": (
            "2.5",
            'a whole number, or a number of all its digits as text, "72701.2578"',
            'write "2.5", in quotes',
        ),
        "/blocks/7": (
            "more headings than rows or columns",
            "a table whose cells fill each square once, in reading order, and whose headings are among them and end where cells do",
            "",
        ),
    }


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda cells: cells.pop(), "nothing stands at row 2, column 1"),
        (lambda cells: cells[2].update(rowspan=2), "two slots at row 2, column 1"),
        (lambda cells: cells[2].update(colspan=2), "a slot reaches beyond the last column"),
        (lambda cells: cells.reverse(), "the slots do not stand in reading order"),
        (lambda cells: cells[3].update(row=10**17), "nothing stands at row 2, column 1"),
        (lambda cells: cells.clear(), "more headings than rows or columns"),
    ],
)
def test_cells_that_do_not_fill_the_table(change: Callable[[list[Any]], None], found: str):
    """Holes and overlaps are told with the pointer of their table, in all tables at once, and their sums too."""
    data: Any = document_to_data(WHOLE)
    table = data["blocks"][6]
    table["sums"] = [{"left": [0, 99], "right": []}]
    data["blocks"] = [table, table]
    change(table["cells"])
    told = faults(data)

    assert {"/blocks/0", "/blocks/1", "/blocks/0/sums/0/left/1", "/blocks/1/sums/0/left/1"} <= set(
        told
    )
    assert told["/blocks/1"][0].startswith(found)
    assert told["/blocks/0/sums/0/left/1"][:2] == (
        "99",
        f"the index of one of the {len(table['cells'])} cells",
    )


def test_a_short_text_does_not_ask_for_much():
    """Cells far away are refused before a grid as large is made, and so is a table without columns."""
    data: Any = document_to_data(WHOLE)
    table = data["blocks"][6] | {"head_rows": 0, "stub_columns": 0, "columns": [], "sums": []}
    far = [{"row": 10**17, "column": 0, "text": ""}]
    data["blocks"] = [table | {"cells": far}, table | {"cells": far, "columns": [1] * 1000}]

    assert list(faults(data)) == ["/blocks/0/columns", "/blocks/1"]


@pytest.mark.parametrize(
    ("text", "pointer", "found"),
    [
        ("[]", "", "an array"),
        ("{", "", "its end at line 1, column 2"),
        ("[" * 100_000, "", "brackets nested too deeply"),
        ('{"$schema": "urn:disclosure-schema:document/2"}', "/$schema", '"urn:disclosure-schema:document/2"'),
        ('{"$schema": "urn:disclosure-schema:report/2021/1"}', "/$schema", '"urn:disclosure-schema:report/2021/1"'),
        ('{"blocks": [], "blocks": []}', "/blocks", "the key twice"),
        ('{"blocks": {}}', "/blocks", "an object"),
        ('{"blocks": ["a"]}', "/blocks/0", '"a"'),
        ('{"blocks": [{}]}', "/blocks/0/type", "nothing"),
        ('{"properties": {"year": NaN}}', "/properties/year", "NaN"),
        ('{"properties": {"year": 2e3}}', "/properties/year", "2e3"),
        ('{"title": "\\ud800"}', "/title", "text with U+D800 control character or unassigned"),
        ("机关".encode("gbk"), "", "probably GBK (GB 18030)"),
        ("{}".encode("utf-16"), "", "UTF-16"),
    ],
)  # fmt: skip
def test_text_that_is_no_document(text: str | bytes, pointer: str, found: str):
    """Text that is no document is refused, and says why."""
    with pytest.raises(InvalidDocument, match="not a document: ") as caught:
        document_loads(text)

    assert (pointer, found) in [(each.pointer, each.found) for each in caught.value.faults]


@pytest.mark.parametrize(
    ("revision", "hint"),
    [
        ("2", "a newer version of disclosure-schema may know this revision"),
        ("9999", "a newer version of disclosure-schema may know this revision"),
        ("0", "it names the format"),
        ("01", "it names the format"),
        ("２", "it names the format"),
        ("10000", "it names the format"),
    ],
)
def test_names_of_revisions(revision: str, hint: str):
    """Only what may once name a revision is said to be one of a newer version."""
    data: Any = document_to_data(WHOLE)
    data["$schema"] = f"urn:disclosure-schema:document/{revision}"

    assert faults(data)["/$schema"][2] == hint


def test_a_report_is_no_document(reports_by_name: dict[str, Report]):
    """A report given where a document is wanted is one fault, not a hundred."""
    with pytest.raises(InvalidSource, match=r"not a document: 1 fault\n.*lay it out first"):
        document_loads(dumps(reports_by_name["suqian-2024"]))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (Cell("1", 2**53), str(2**53)),
        (Cell("1", Decimal("NaN")), '"NaN"'),
        (Cell("1", Decimal("1E+999999999")), '"1E+999999999"'),
        (Cell("1", True), "true"),
    ],
)
def test_what_cannot_be_said_is_not_written(cell: Cell, found: str):
    """A document that holds what the format refuses is refused when it is written."""
    table = WHOLE.table("k")

    with pytest.raises(InvalidDocument) as caught:
        document_dumps(WHOLE.only(evolve(table, cells=(cell, *table.cells[1:]))))

    (fault,) = caught.value.faults

    assert fault.pointer.startswith("/blocks/0/cells/0/")
    assert fault.found == found


def test_only_text_is_read():
    """What is neither text nor bytes is no document, and no fault of one."""
    with pytest.raises(TypeError, match="str or bytes, not from int"):
        document_loads(3)  # type: ignore[arg-type]  # that is what is tested


@pytest.mark.parametrize(
    ("attachment", "pointer"),
    [
        ({}, ""),
        ({"text": "a", "base64": "YQ=="}, ""),
        ({"base64": "YQ"}, "/base64"),
        ({"base64": "Y Q="}, "/base64"),
        ({"text": "a", "name": "../a"}, "/name"),
        ({"text": "a", "name": ""}, "/name"),
        ({"text": "a", "media_type": "json"}, "/media_type"),
    ],
)
def test_attachments_refused(attachment: dict[str, str], pointer: str):
    """An attachment has its bytes once, and a name without a folder; what is wrong is told with its place."""
    data: Any = document_to_data(WHOLE)
    data["attachments"] = [{"name": "a", "media_type": "a/b", **attachment}]
    with pytest.raises(InvalidDocument) as caught:
        document_from_data(data)

    assert [each.pointer for each in caught.value.faults] == [f"/attachments/0{pointer}"]
