"""The dimensions of a report: functions that make one thing in it n times as many, or as long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

#: A report as JSON-ready objects, which a dimension changes in place.
Data: TypeAlias = dict[str, Any]
Dimension: TypeAlias = Callable[[Data, int], None]

#: All dimensions by name.
DIMENSIONS: Final[dict[str, Dimension]] = {}

_SENTENCE: Final = "全市各级行政机关通过政府网站、政务新媒体主动公开政府信息，依法办理申请公开件。"


def _dimension(grow: Dimension) -> Dimension:
    DIMENSIONS[grow.__name__.strip("_").replace("_", " ")] = grow
    return grow


def _body(data: Data) -> list[Any]:
    body: list[Any] = data["sections"]["overview"]["body"]
    return body


@_dimension
def _paragraphs(data: Data, n: int) -> None:
    _body(data).extend(_SENTENCE + str(index) for index in range(n))


@_dimension
def _subheadings(data: Data, n: int) -> None:
    _body(data).extend({"subheading": f"（{index}）主动公开"} for index in range(n))


@_dimension
def _figures(data: Data, n: int) -> None:
    _body(data).extend({"figure": f"图{index}", "caption": "柱状图"} for index in range(n))


@_dimension
def _long_paragraph(data: Data, n: int) -> None:
    _body(data).append(_SENTENCE * n)


@_dimension
def _long_word(data: Data, n: int) -> None:
    _body(data).append("a1" * n)


@_dimension
def _digits(data: Data, n: int) -> None:
    _body(data).append("0" * n)


@_dimension
def _spaces(data: Data, n: int) -> None:
    _body(data).append("始" + " " * n + "终")


@_dimension
def _line_breaks(data: Data, n: int) -> None:
    _body(data).append("\n".join(["公开"] * n))


@_dimension
def _links(data: Data, n: int) -> None:
    link = {"text": "网站", "address": "https://www.example.gov.cn/"}
    _body(data).append({"paragraph": [each for _ in range(n) for each in (link, "、")]})


@_dimension
def _long_address(data: Data, n: int) -> None:
    address = "https://www.example.gov.cn/" + "a/" * n
    _body(data).append({"paragraph": ["见", {"text": "网站", "address": address}]})


@_dimension
def _remarks(data: Data, n: int) -> None:
    """Remarks at the cells of added rows, seven in each, as a cell has one at most."""
    row = {"after": "/requests/outcomes/granted", "cells": [0] * 7}
    added = [{"label": f"其他{index}", **row} for index in range((n + 6) // 7)]
    data["requests"]["extra_rows"] = added
    cells = (f"/requests/extra_rows/{index // 7}/cells/{index % 7}" for index in range(n))
    data["remarks"] = [{"path": each, "after": "（约）"} for each in cells]


@_dimension
def _wrong_remarks(data: Data, n: int) -> None:
    """Remarks at paths that the form does not have: all of them are refused, the nearest paths are named."""
    data["remarks"] = [{"path": f"/requests/recieved/{index}", "after": "约"} for index in range(n)]


@_dimension
def _long_remark(data: Data, n: int) -> None:
    data["remarks"] = [{"path": "/requests/received/total", "after": "（" + "约" * n + "）"}]


@_dimension
def _added_rows(data: Data, n: int) -> None:
    row = {"after": "/proactive/normative_documents", "cells": [1, 2, 3]}
    data["proactive"]["extra_rows"] = [{"label": f"其他{index}", **row} for index in range(n)]


@_dimension
def _added_outcomes(data: Data, n: int) -> None:
    """Rows that may count in the totals of table 三: their sums are tried with them and without."""
    row = {"after": "/requests/outcomes/granted", "cells": [-1, 0, 0, 0, 0, 0, "/"]}
    data["requests"]["extra_rows"] = [{"label": f"其他{index}", **row} for index in range(n)]


@_dimension
def _long_label(data: Data, n: int) -> None:
    row = {"after": "/proactive/normative_documents", "cells": [1, -2, 3]}
    data["proactive"]["extra_rows"] = [{"label": "其他公开文件" * n, **row}]


@_dimension
def _table_rows(data: Data, n: int) -> None:
    _body(data).append({"table": [[f"单位{index}", "3"] for index in range(n)], "head_rows": 1})


@_dimension
def _table_columns(data: Data, n: int) -> None:
    """Tables of as many columns as Word can hold, beside each other's: more columns, fewer characters in each."""
    _body(data).append({"table": [["项"] * n, ["3"] * n], "head_rows": 1})


@_dimension
def _tables(data: Data, n: int) -> None:
    table = {"table": [["单位", "件数"], ["甲局", "3"]], "head_rows": 1}
    _body(data).extend([table] * n)


@_dimension
def _spans(data: Data, n: int) -> None:
    """A table whose first column is one cell over all rows."""
    rows: list[Any] = [[{"text": "合计", "rowspan": n}, "3"], *([["4"]] * (n - 1))]
    _body(data).append({"table": rows})


@_dimension
def _wide_spans(data: Data, n: int) -> None:
    """Small tables, each with a cell that spans far more than it has text."""
    table = {"table": [[{"text": "合计", "rowspan": 8, "colspan": 8}], *([[]] * 7)]}
    _body(data).extend([table] * n)


@_dimension
def _long_cell(data: Data, n: int) -> None:
    _body(data).append({"table": [["单位", "情况"], ["甲局", _SENTENCE * n]], "head_rows": 1})


@_dimension
def _annexes(data: Data, n: int) -> None:
    data["annexes"] = [{"title": f"附件{index}", "body": ["见表。"]} for index in range(n)]


@_dimension
def _agencies(data: Data, n: int) -> None:
    data["signature"]["agencies"] = [f"某市第{index}局" for index in range(n)]


@_dimension
def _contacts(data: Data, n: int) -> None:
    data["contact"] = [{"office": f"第{index}科", "telephone": "0527-8433"} for index in range(n)]


@_dimension
def _extensions(data: Data, n: int) -> None:
    data["extensions"] = {f"cn.example.a{index}": {"shelf": [index]} for index in range(n)}


@_dimension
def _nested_extensions(data: Data, n: int) -> None:
    """Ten levels deep, and wider and wider."""
    nested: Any = [[] for _ in range(n)]
    for _ in range(10):
        nested = {"inner": nested}
    data["extensions"] = {"cn.example.archive": nested}


@_dimension
def _digits_of_extensions(data: Data, n: int) -> None:
    data["extensions"] = {"cn.example.archive": [10**1000] * n}


@_dimension
def _title(data: Data, n: int) -> None:
    data["title"] = "年度报告" * n


@_dimension
def _heading(data: Data, n: int) -> None:
    data["sections"]["overview"]["heading"] = "一、总体情况" * n


@_dimension
def _name(data: Data, n: int) -> None:
    data["agency"]["name"] = "某市人民政府" * n


@_dimension
def _absent(data: Data, n: int) -> None:
    data["requests"]["received"]["commercial"] = "无 " * n + "无"


@_dimension
def _digits_in_a_cell(data: Data, n: int) -> None:
    data["requests"]["received"]["commercial"] = "无" + "1" * n + "无"


@_dimension
def _faults(data: Data, n: int) -> None:
    """Keys that no report has."""
    data["requests"].update((f"recieved{index}", 1) for index in range(n))
