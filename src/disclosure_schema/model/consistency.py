"""Whether the parts of a report belong together: remarks to cells, added lines to tables, cells to the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disclosure_schema.cell_path import getter_of
from disclosure_schema.editions.fitting import foreign_paths
from disclosure_schema.errors import Fault
from disclosure_schema.model.remarks import faults_of_remarks
from disclosure_schema.rows.lines import is_printed

if TYPE_CHECKING:
    from disclosure_schema.model.report import Report


def faults_of(report: Report) -> list[Fault]:
    """Everything in a report that has no place on its form."""
    faults = [*_faults_of_extra_rows(report), *_faults_of_cells(report)]
    # Remarks may be on cells of added lines, so those have to be right first.
    if report.remarks and not faults:
        faults.extend(faults_of_remarks(report))
    return faults


def _faults_of_extra_rows(report: Report) -> Iterator[Fault]:
    for key, form in report.edition.tables():
        if key not in ("proactive", "requests"):
            continue
        for index, row in enumerate(report.tables[key].extra_rows):  # type: ignore[union-attr]
            pointer = f"/{key}/extra_rows/{index}"
            columns = form.columns_of(row.after)
            if columns is None:
                expected = f"the path of a line of the table {key}"
                yield Fault(f"{pointer}/after", repr(row.after), expected)
            elif len(row.cells) != columns:
                found = f"{len(row.cells)} cells"
                yield Fault(f"{pointer}/cells", found, f"{columns} cells, as in {row.after}")


def _faults_of_cells(report: Report) -> Iterator[Fault]:
    """Cells that the model has and the edition has not must not be on the page."""
    otherwise: type = type(report.requests.outcomes.otherwise_handled)
    proactive: type = type(report.proactive)
    paths = foreign_paths(report.edition, proactive, otherwise)
    for path, value in zip(paths, getter_of(paths)(report), strict=True):
        if is_printed(value):
            hint = f"the edition {report.edition.id} has no such cell"
            yield Fault(path, repr(value), "nothing", hint)
