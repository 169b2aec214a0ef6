"""Whether the parts of a report belong together: cells and added rows to the form, remarks to cells."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from disclosure_schema.cell_path import CellPath, getter_of
from disclosure_schema.errors import Fault
from disclosure_schema.limits import LIMITS, MOST_ADDED_ROWS
from disclosure_schema.model.filled_form import FilledForm
from disclosure_schema.model.remarks import Remark, carries_minus
from disclosure_schema.rows.paths import paths_below
from disclosure_schema.rows.row import is_printed
from disclosure_schema.text.characters import folded, shortened
from disclosure_schema.text.near_names import nearest
from disclosure_schema.values import Absent

# How many characters of a text a message quotes.
_LONGEST_QUOTED = 100


def faults_of(filled: FilledForm, remarks: tuple[Remark, ...]) -> list[Fault]:
    """Everything in the tables and remarks of a report that has no place on its form."""
    faults = [*_faults_of_extra_rows(filled), *_faults_of_cells(filled)]
    # Remarks may be on cells of added rows, so those have to be right first.
    if not faults:
        faults.extend(_faults_of_remarks(filled, remarks))
    return faults


def _faults_of_extra_rows(filled: FilledForm) -> Iterator[Fault]:
    for key, form in filled.edition.tables():
        rows = filled.extra_rows(key)
        if len(rows) > MOST_ADDED_ROWS:
            found = f"{len(rows)} rows"
            yield Fault(f"/{key}/extra_rows", found, f"at most {MOST_ADDED_ROWS} rows")
            continue
        for index, row in enumerate(rows):
            pointer = f"/{key}/extra_rows/{index}"
            columns = form.columns_of(row.after)
            if columns is None:
                expected = f"the path of a line of the table {key}"
                yield Fault(f"{pointer}/after", _quoted(row.after), expected)
            elif len(row.cells) != columns:
                found = f"{len(row.cells)} cells"
                yield Fault(f"{pointer}/cells", found, f"{columns} cells, as in {row.after}")


def _faults_of_cells(filled: FilledForm) -> Iterator[Fault]:
    """Cells that the classes have and the form has not must not be on the page."""
    paths = filled.edition.unused_paths + _paths_of_another_division(filled)
    for path, value in zip(paths, getter_of(paths)(filled), strict=True):
        if is_printed(value):
            hint = f"the edition {filled.edition.id} has no such cell"
            yield Fault(path, repr(value), "nothing", hint)


def _paths_of_another_division(filled: FilledForm) -> tuple[CellPath, ...]:
    """The cells of （六）其他处理 where the edition divides it otherwise."""
    part = filled.requests.outcomes.otherwise_handled
    if isinstance(part, filled.edition.otherwise_handled_class):
        return ()
    cls: type = type(part)
    return paths_below(cls, "/requests/outcomes/otherwise_handled")


def _faults_of_remarks(filled: FilledForm, remarks: tuple[Remark, ...]) -> Iterator[Fault]:
    values = filled.values() if remarks else {}
    seen: set[str] = set()
    hints = LIMITS.hints
    for index, each in enumerate(remarks):
        pointer = f"/remarks/{index}"
        if each.path not in values:
            known = nearest(each.path, values, 3) if hints > 0 else []
            hints -= 1
            hint = f"the nearest are {', '.join(known)}" if known else ""
            found = _quoted(each.path)
            yield Fault(f"{pointer}/path", found, "the path of a cell of the form", hint)
            continue
        value = values[each.path]
        if isinstance(value, Absent):
            hint = "what stood in a cell without a number is the cell's own text"
            found = f"{each.path}, which {_state_of(value)}"
            yield Fault(f"{pointer}/path", found, "a cell with a number", hint)
        elif carries_minus(each) and value > 0:
            expected = "a number below zero behind a word that says so"
            yield Fault(f"{pointer}/before", _quoted(each.before), expected)
        elif each.written is not None and not _writes(each, value):
            yield Fault(
                f"{pointer}/written", _quoted(each.written), f"another way to write {value}"
            )
        if each.path in seen:
            yield Fault(f"{pointer}/path", f"{each.path} again", "one remark for each cell")
        seen.add(each.path)


def _writes(remark: Remark, value: int | Decimal) -> bool:
    """Whether a remark writes that number. A word before it may carry the sign: 减4, 下降4, 负4."""
    digits = folded(remark.written or "").replace(",", "").replace("\u2212", "-")
    number = Decimal(digits)
    exact = Decimal(value)
    return number == exact or (carries_minus(remark) and number == exact.copy_negate() > 0)


def _quoted(text: str) -> str:
    return repr(shortened(text, _LONGEST_QUOTED))


def _state_of(cell: Absent) -> str:
    if not cell.printed:
        return "is not printed"
    return f"holds {_quoted(cell.text)}" if cell.text else "is blank"
