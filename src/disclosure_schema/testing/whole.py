"""Strategies for whole reports: with anything that a real one may hold, and consistent ones."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any, cast, get_type_hints

from attrs import evolve, has
from hypothesis import strategies as st

from disclosure_schema.editions import EDITIONS, Edition
from disclosure_schema.frozen import frozen
from disclosure_schema.model.agency import Scope
from disclosure_schema.model.remarks import Remark
from disclosure_schema.model.report import Report
from disclosure_schema.rows.disputes import Cases, Litigation
from disclosure_schema.rows.extra_rows import ExtraRow, ExtraRows
from disclosure_schema.rows.requests import Applicants, OtherwiseHandled, Requests
from disclosure_schema.rows.row import Row, unprinted
from disclosure_schema.testing import values
from disclosure_schema.testing.balancing import balanced, free_cells, with_values
from disclosure_schema.testing.numbered import numbered_report
from disclosure_schema.values import Absent, Amount, Count

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy


@st.composite
def reports(draw: DrawFn, edition: Edition | None = None) -> Report:
    """Reports that can be read, though their numbers seldom add up; of any of our editions if none is named.

    Many print every row; in the others some rows, or all, are not on the page.
    """
    chosen = edition or draw(st.sampled_from(EDITIONS))
    filling = draw(_fillings(chosen))
    report = Report(
        edition=chosen,
        agency=draw(values.agencies()),
        year=draw(st.integers(2019, 2040)),
        scope=draw(st.none() | st.sampled_from(Scope)),
        title=draw(st.none() | values.wordings()),
        preamble=draw(values.narratives()),
        contact=tuple(draw(st.lists(values.contacts(), max_size=2))),
        sections=draw(values.sections()),
        proactive=filling.filled(chosen.proactive_class),
        requests=filling.filled(Requests),
        reconsideration=filling.filled(Cases),
        litigation=filling.filled(Litigation),
        signature=draw(st.none() | values.signatures()),
        annexes=draw(values.annexes()),
        publication=draw(st.none() | values.publications()),
        extensions=draw(values.extensions()),
    )
    report = draw(_with_extra_rows(report))
    return draw(_with_remarks(report))


@st.composite
def consistent_reports(draw: DrawFn, edition: Edition | None = None) -> Report:
    """Complete reports that keep every relation of table 三 and table 四; of any of our editions if none is named.

    Rows add up to their 总计, outcomes to （七）总计, and 一 and 二 together equal （七） and 四 together.
    """
    chosen = edition or draw(st.sampled_from(EDITIONS))
    counts = st.integers(0, 2000)
    numbers = {path: draw(counts) for path in free_cells(chosen.paths)}
    return with_values(numbered_report(chosen), balanced(chosen.paths, numbers))


@st.composite
def _with_extra_rows(draw: DrawFn, report: Report) -> Report:
    if draw(st.integers(0, 3)):
        return report
    rows = []
    for _ in range(draw(st.integers(1, 2))):
        after = draw(st.sampled_from(("/proactive/rules", "/proactive/normative_documents")))
        cells = tuple(draw(st.lists(values.counts(), min_size=3, max_size=3)))
        rows.append(ExtraRow(draw(values.wordings()), after, cells))  # type: ignore[arg-type]  # a path
    return evolve(report, proactive=evolve(report.proactive, extra_rows=tuple(rows)))


@st.composite
def _with_remarks(draw: DrawFn, report: Report) -> Report:
    numbers = [each for each in report.cells() if not isinstance(each.value, Absent)]
    if not numbers:
        return report
    befores = st.sampled_from(("", "+", "约", "（"))
    afters = st.sampled_from(("", "（其中修订16件）", "元", " 件", "（其中\n修订16件）"))
    chosen = draw(st.lists(st.sampled_from(numbers), max_size=3, unique_by=lambda each: each.path))
    remarks = tuple(
        Remark(each.path, draw(befores), draw(afters), draw(_written(each.value)))
        for each in chosen
    )
    return evolve(report, remarks=remarks)


def _written(value: object) -> SearchStrategy[str | None]:
    """A number in full-width digits, or None as most are written plainly."""
    plain = format(cast("int | Decimal", value), "f" if isinstance(value, Decimal) else "d")
    wide = plain.translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789.-"})
    return st.sampled_from((None, None, wide))


@frozen
class _Filling:
    """What tables are filled with: a few counts and amounts, put into all cells at random but repeatably.

    Drawing each of two hundred cells on its own would take hypothesis a hundred times as long.
    """

    edition: Edition
    counts: tuple[Count, ...]
    amounts: tuple[Amount, ...]
    #: How many of ten rows are not on the page.
    missing: int
    random: Random

    def filled(self, cls: type) -> Any:
        """An instance of the class of a table or a row."""
        if issubclass(cls, Row) and self._is_missing():
            return unprinted(cls)
        cells: dict[str, object] = {}
        for name, kind in get_type_hints(cls, include_extras=True).items():
            if kind == OtherwiseHandled | Applicants:
                kind = self.edition.otherwise_handled_class
            if kind == ExtraRows:
                continue
            if isinstance(kind, type) and has(kind):
                cells[name] = self.filled(kind)
            elif issubclass(cls, Row) or not self._is_missing():
                cells[name] = self.random.choice(self.counts if kind == Count else self.amounts)
        return cls(**cells)

    def _is_missing(self) -> bool:
        return self.random.randrange(10) < self.missing


@st.composite
def _fillings(draw: DrawFn, edition: Edition) -> _Filling:
    counts = draw(st.lists(values.counts(), min_size=1, max_size=8))
    amounts = draw(st.lists(values.amounts(), min_size=1, max_size=3))
    missing = draw(st.sampled_from((0, 0, 1, 5, 10)))
    return _Filling(
        edition, tuple(counts), tuple(amounts), missing, Random(draw(st.integers(0, 9999)))
    )
