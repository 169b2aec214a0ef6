"""A part of a table keeps the chosen lines, and the headings that say what their cells are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema.editions import EDITIONS
from disclosure_schema.testing import numbered_report
from renderers import lay_out
from renderers.document import Cell, Shape, Slot, Table
from renderers.document.excerpts import excerpt
from support.programs.steps import steps

TABLES = [
    block
    for edition in EDITIONS
    for block in lay_out(numbered_report(edition)).blocks
    if isinstance(block, Table)
]


def headings_of(table: Table, origin: str) -> tuple[list[str], list[str]]:
    """The labels left of a cell, and those nearest above it: as far up as headings follow upon each other."""
    index = next(at for at, cell in enumerate(table.cells) if cell.origin == origin)
    slot = table.shape.slots[index]
    row = dict.fromkeys(table.shape.owners[slot.row][: slot.column])
    above = [table.shape.owners[each][slot.column] for each in range(slot.row - 1, -1, -1)]
    first = next((at for at, each in enumerate(above) if table.shape.slots[each].heading), 0)
    heads: dict[int, None] = {}
    for each in above[first:]:
        if table.shape.slots[each].heading != "column":
            break
        heads[each] = None
    return ([table.cells[each].text for each in row], [table.cells[each].text for each in heads])


@given(st.data())
@settings(max_examples=100)
def test_chosen_cells_keep_their_headings(data: st.DataObject):
    """Whichever cells are chosen, they stand in the part, between the labels that they have in the whole."""
    table = data.draw(st.sampled_from(TABLES))
    origins = [cell.origin for cell in table.cells if cell.origin]
    chosen = data.draw(st.sets(st.sampled_from(origins), min_size=1, max_size=4))
    part = excerpt(table, chosen)

    assert chosen <= {cell.origin for cell in part.cells}
    assert len(part.shape.rows) <= len(table.shape.rows)
    for each in chosen:
        assert headings_of(part, each) == headings_of(table, each)


def test_all_cells_make_the_whole():
    """Where all cells are chosen nothing is left out but the sums."""
    for table in TABLES:
        whole = excerpt(table, {cell.origin for cell in table.cells})

        assert (whole.shape, whole.cells, whole.sums) == (table.shape, table.cells, ())


def long_table(rows: int) -> Table:
    """A table in which every third row is a heading."""
    return Table(
        key="long",
        caption="",
        shape=Shape(
            columns=(1.0,),
            head_rows=0,
            stub_columns=0,
            slots=tuple(
                Slot(each, 0, 1, 1, None if each % 3 else "column") for each in range(rows)
            ),
        ),
        cells=tuple(Cell(str(each), each, f"/{each}") for each in range(rows)),
    )


def test_twice_the_rows_take_twice_the_steps():
    """The work grows with the rows, and not with their square, whichever are chosen."""

    def cost(rows: int) -> int:
        table = long_table(rows)
        return steps(lambda: excerpt(table, {f"/{each}" for each in range(1, rows, 3)}))

    assert cost(1200) < 2.2 * cost(600)
