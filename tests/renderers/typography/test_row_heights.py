"""How high rows are: each cell has the height it needs, whatever it spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.document import Shape, Slot
from renderers.typography.row_heights import row_heights

#: A group over three rows at the left, and a cell for each row at the right.
GROUP = Shape(
    columns=(1.0, 1.0),
    head_rows=0,
    stub_columns=0,
    slots=(Slot(0, 0, rowspan=3), Slot(0, 1), Slot(1, 1), Slot(2, 1)),
)


@pytest.mark.parametrize(
    ("needs", "heights"),
    [
        ((1, 1, 1, 1), [2, 2, 2]),
        ((6, 1, 3, 1), [2, 3, 2]),
        ((9, 1, 3, 1), [2, 3, 4]),
    ],
)
def test_the_last_row_is_stretched(needs: tuple[float, ...], heights: list[float]):
    """Rows are as high as their own cells, 2 at least; a cell over several rows stretches the last of them."""
    assert row_heights(GROUP, needs, 2) == heights


def test_what_lies_between_rows_belongs_to_the_cell():
    """A cell over three rows covers the two rules between them."""
    assert row_heights(GROUP, (5, 1, 1, 1), 1, between=1) == [1, 1, 1]
    assert row_heights(GROUP, (6, 1, 1, 1), 1, between=1) == [1, 1, 2]


def test_rows_above_are_stretched_where_the_last_cannot_be():
    """No row gets higher than the highest there is: what is missing then, the rows above it have."""
    assert row_heights(GROUP, (11, 1, 1, 1), 1, most=5) == [1, 5, 5]
    assert row_heights(GROUP, (99, 1, 9, 1), 1, most=5) == [5, 5, 5]


@given(st.lists(st.integers(0, 40), min_size=4, max_size=4), st.integers(0, 2))
def test_every_cell_has_room(needs: list[int], between: int):
    """The rows that a cell spans are together at least as high as it needs, and none is lower than the least."""
    heights = row_heights(GROUP, needs, 1, between=between)

    assert min(heights) >= 1
    assert sum(heights) + 2 * between >= needs[0]
    assert all(height >= need for height, need in zip(heights, needs[1:], strict=True))
