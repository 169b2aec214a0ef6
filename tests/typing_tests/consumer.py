"""What a consumer writes. It is never run; mypy and pyright check it, as strictly as they can."""

# pyright: strict
from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import assert_never, assert_type

from disclosure_schema import (
    BLANK,
    E2021,
    NOT_PRINTED,
    Absent,
    Agency,
    AgencyKind,
    Amount,
    Annex,
    Applicants,
    Cases,
    CellPath,
    Contact,
    Count,
    ExtraRow,
    FeeItems,
    Figure,
    Issued,
    Link,
    Litigation,
    Matters,
    NarrativeCell,
    NarrativeSection,
    NarrativeTable,
    OtherwiseHandled,
    Outcomes,
    Paragraph,
    Proactive,
    Proactive2019,
    Proactive2021,
    Publication,
    Remark,
    Report,
    ReportCell,
    Requests,
    Scope,
    Sections,
    Signature,
    Subheading,
    TableSection,
    total,
)
from disclosure_schema.model.narrative import Narrative

LINE = Applicants(
    natural_person=3,
    commercial=0,
    research=0,
    public_interest=BLANK,
    legal_services=Absent("/"),
    other=0,
    total=3,
)

REPORT = Report(
    edition=E2021,
    agency=Agency("某市人民政府", kind=AgencyKind.MUNICIPAL_GOVERNMENT, also_known_as=("某市",)),
    year=2024,
    scope=Scope.AREA_ROLLUP,
    preamble=(Paragraph("见网站。", (Link(1, 3, "http://www.example.gov.cn/"),)),),
    contact=(Contact(office="某办", telephone="0909"),),
    sections=Sections(
        overview=NarrativeSection((Subheading("（一）主动公开", 1), Paragraph("106条。"))),
        requests=TableSection(after=(Figure(alt="柱状图"),), heading="三、申请"),
    ),
    proactive=Proactive2021(
        rules=Issued(issued=1, repealed=0, in_force=9),
        licensing=1234,
        fees=Decimal("72701.2578"),
        extra_rows=(ExtraRow("其他", CellPath("/proactive/rules"), (1, Decimal("2.5"), BLANK)),),
    ),
    requests=Requests(
        received=LINE,
        outcomes=Outcomes(otherwise_handled=OtherwiseHandled(other=LINE), total=LINE),
    ),
    reconsideration=Cases(upheld=1, corrected=0, other=0, pending=0, total=1),
    litigation=Litigation(),
    signature=Signature(agencies=("某市人民政府",), date=datetime.date(2025, 1, 20), sealed=True),
    annexes=(
        Annex("统计表", (NarrativeTable(rows=((NarrativeCell("一", 1, 1),),), head_rows=0),)),
    ),
    publication=Publication(published=datetime.date(2025, 1, 24), keywords=("公开",), revision=1),
    remarks=(Remark(CellPath("/proactive/licensing"), written="1,234"),),
    extensions={"cn.example.archive": {"box": 12, "pages": [1, 2, None]}},
)


def doubled(count: Count) -> int | None:
    """A count is a number only once that is known."""
    if isinstance(count, Absent):
        assert_type(count, Absent)
        assert_type(count.text, str)
        return None
    assert_type(count, int)
    return 2 * count


def in_yuan(amount: Amount) -> Decimal:
    """So is an amount."""
    if not isinstance(amount, Absent):
        assert_type(amount, Decimal)
        return amount * 10000
    return Decimal(0)


def cells(report: Report) -> None:
    """Cells are counts or amounts, whichever way they are reached."""
    assert_type(report.at("/requests/received/total"), int | Decimal | Absent)
    assert_type(report.requests.received.total, int | Absent)
    assert_type(report.values(), dict[CellPath, int | Decimal | Absent])
    assert_type(report.with_cell("/proactive/fees", Decimal("0.00")), Report)
    assert_type(report.cells(), Iterator[ReportCell])
    for cell in report.cells():
        assert_type(cell.row, tuple[str, ...])
        assert_type(cell.path, CellPath)
    line = report.requests.received
    assert_type(total((line.natural_person, line.other, BLANK)), int | None)
    assert_type(
        report.tables["requests"], Proactive2019 | Proactive2021 | Requests | Cases | Litigation
    )
    assert_type(NOT_PRINTED, Absent)


def fees(proactive: Proactive) -> Amount | Count:
    """Which lines table 二 has depends on the edition: its class says which."""
    match proactive:
        case Proactive2021():
            assert_type(proactive.fees, Decimal | Absent)
            assert_type(proactive.licensing, int | Absent)
            return proactive.fees
        case Proactive2019():
            assert_type(proactive.licensing, Matters)
            assert_type(proactive.fees, FeeItems)
            return proactive.procurement.amount
        case _:
            assert_never(proactive)


def tables(report: Report) -> Count:
    """The parts of a report that differ from edition to edition are unions."""
    assert_type(report.proactive, Proactive2019 | Proactive2021)
    handled = report.requests.outcomes.otherwise_handled
    assert_type(handled, OtherwiseHandled | Applicants)
    return handled.total if isinstance(handled, Applicants) else handled.other.total


def prose(narrative: Narrative) -> Iterator[str]:
    """Every kind of block is known."""
    for block in narrative:
        match block:
            case Paragraph(text, links):
                yield text + "".join(link.address for link in links)
            case Subheading(text, level):
                assert_type(level, int)
                yield text
            case NarrativeTable():
                yield from (cell.text for row in block.rows for cell in row)
            case Figure():
                yield block.alt
            case _:
                assert_never(block)


assert_type(REPORT.extensions, Mapping[str, object])
