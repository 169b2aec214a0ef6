"""The printed page as data: what a table may be."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from disclosure_schema import Report
from renderers import lay_out
from renderers.document import Cell, Document, Heading, Paragraph, Run, Shape, Slot, Sum, Table
from renderers.errors import InvalidShape, NoSuchPart


def shape(*slots: Slot, width: int = 2, head_rows: int = 0, stub_columns: int = 0) -> Shape:
    """A shape of columns of equal width."""
    return Shape(
        columns=(1.0,) * width, head_rows=head_rows, stub_columns=stub_columns, slots=slots
    )


#: One heading over two columns, a heading beside two rows, two cells.
TABLE = Table(
    key="requests",
    caption="三、收到和处理政府信息公开申请情况",
    shape=shape(
        Slot(0, 0, colspan=2, heading="column"),
        Slot(1, 0, rowspan=2, heading="row"),
        Slot(1, 1),
        Slot(2, 1),
        head_rows=1,
        stub_columns=1,
    ),
    cells=(Cell("上"), Cell("左"), Cell("1", 1, "/a"), Cell("2", 2, "/b")),
)


def test_rows():
    """A table gives row by row the cells that start there, with their slots."""
    assert [[(slot.column, cell.text) for slot, cell in row] for row in TABLE.rows] == [
        [(0, "上")],
        [(0, "左"), (1, "1")],
        [(1, "2")],
    ]


def test_rows_can_be_asked_for_again():
    """The rows of a table are there as often as they are asked for."""
    assert list(TABLE.rows) == list(TABLE.rows)


def test_owners():
    """Every square of the grid has a cell, and squares of one cell have the same."""
    texts = [[TABLE.owner_at(row, column).text for column in range(2)] for row in range(3)]

    assert texts == [["上", "上"], ["左", "1"], ["左", "2"]]
    assert TABLE.owner_at(0, 0) is TABLE.owner_at(0, 1)
    assert TABLE.owner_at(1, 0) is TABLE.owner_at(2, 0)
    assert TABLE.owner_at(1, 1) is not TABLE.owner_at(2, 1)


def test_slots_at():
    """Every square of the grid has a slot, the one that covers it."""
    covering = [[TABLE.slot_at(row, column) for column in range(2)] for row in range(3)]
    first, second, third, fourth = TABLE.shape.slots

    assert covering == [[first, first], [second, third], [second, fourth]]


def test_equal_cells_are_told_apart():
    """Two cells that say the same are still two cells."""
    table = Table(
        key="k",
        caption="c",
        shape=shape(Slot(0, 0), Slot(0, 1)),
        cells=(Cell("0", 0), Cell("0", 0)),
    )

    assert table.owner_at(0, 0) == table.owner_at(0, 1)
    assert table.owner_at(0, 0) is not table.owner_at(0, 1)


def test_rows_in_which_nothing_starts():
    """A row that is wholly covered from above is a row without cells."""
    tall = shape(Slot(0, 0, rowspan=2), Slot(0, 1, rowspan=2))

    assert tall.rows == ((0, 1), ())


@pytest.mark.parametrize(
    ("slots", "reason"),
    [
        pytest.param((Slot(0, 0),), "nothing stands at row 0, column 1", id="hole at the right"),
        pytest.param((Slot(0, 1),), "nothing stands at row 0, column 0", id="hole at the left"),
        pytest.param(
            (Slot(0, 0, colspan=2), Slot(2, 0, colspan=2)),
            "nothing stands at row 1, column 0",
            id="row missing",
        ),
        pytest.param(
            (Slot(0, 0, rowspan=2), Slot(0, 1)), "row 1, column 1", id="hole beside a tall cell"
        ),
        pytest.param(
            (Slot(0, 0, colspan=2), Slot(0, 1)), "two slots at row 0, column 1", id="overlap"
        ),
        pytest.param(
            (Slot(0, 0), Slot(0, 0), Slot(0, 1)), "two slots at row 0, column 0", id="doubled"
        ),
        pytest.param((Slot(0, 0, colspan=3),), "beyond the last column", id="too wide"),
        pytest.param((Slot(0, 0), Slot(0, 1, colspan=2)), "beyond the last column", id="over edge"),
        pytest.param((Slot(0, 0), Slot(0, 2)), "beyond the last column", id="outside"),
        pytest.param((Slot(0, 1), Slot(0, 0)), "reading order", id="right to left"),
        pytest.param(
            (Slot(1, 0, colspan=2), Slot(0, 0, colspan=2)), "reading order", id="bottom up"
        ),
        pytest.param((Slot(0, 0, colspan=0), Slot(0, 1)), "spans nothing", id="no width"),
        pytest.param((Slot(0, 0, rowspan=0), Slot(0, 1)), "spans nothing", id="no height"),
        pytest.param((Slot(0, -1, colspan=2),), "spans nothing", id="before the first column"),
        pytest.param((Slot(-1, 0), Slot(0, 0, colspan=2)), "spans nothing", id="above the top"),
    ],
)
def test_refused(slots: tuple[Slot, ...], reason: str):
    """Slots must fill the grid in reading order, without hole, overlap or span beyond the edge."""
    with pytest.raises(InvalidShape, match=reason):
        shape(*slots)


@pytest.mark.parametrize(
    ("slots", "reason"),
    [
        ((Slot(10**12, 0, colspan=2),), "nothing stands at row 0, column 0"),
        ((Slot(0, 0, rowspan=10**12), Slot(0, 1)), "nothing stands at row 1, column 1"),
        ((Slot(0, 0, colspan=10**12),), "beyond the last column"),
    ],
)
def test_far_away_is_refused_at_once(slots: tuple[Slot, ...], reason: str):
    """What a few slots ask for costs nothing to refuse, however much it is."""
    with pytest.raises(InvalidShape, match=reason):
        shape(*slots)


def test_large_spans_are_cheap():
    """A cell over very many rows costs one line of owners, and is pickled and compared without them."""
    tall = shape(Slot(0, 0, rowspan=50_000), Slot(0, 1, rowspan=50_000))

    assert len(pickle.dumps(tall)) < 1000
    assert len(tall.owners) == len(tall.rows) == 50_000
    assert tall.owners[0] is tall.owners[-1]
    assert pickle.loads(pickle.dumps(tall)) == tall
    assert hash(pickle.loads(pickle.dumps(tall))) == hash(tall)


@pytest.mark.parametrize(("head_rows", "stub_columns"), [(2, 0), (0, 3), (-1, 0), (0, -1)])
def test_headings_must_fit(head_rows: int, stub_columns: int):
    """There are no more headings than rows and columns."""
    with pytest.raises(InvalidShape, match="more headings"):
        shape(Slot(0, 0), Slot(0, 1), head_rows=head_rows, stub_columns=stub_columns)


def test_a_table_has_columns():
    """A table without columns is none; one without rows may be printed."""
    with pytest.raises(InvalidShape, match="without columns"):
        Shape(columns=(), head_rows=0, stub_columns=0, slots=())
    assert Shape(columns=(1.0,), head_rows=0, stub_columns=0, slots=()).rows == ()


def test_heads_end_where_cells_end():
    """No slot reaches from the head rows into the body, so that a head can be repeated."""
    slots = (Slot(0, 0, rowspan=2), Slot(0, 1), Slot(1, 1))
    assert shape(*slots, head_rows=2).head_rows == 2
    with pytest.raises(InvalidShape, match="reaches from the 1 head rows into the body"):
        shape(*slots, head_rows=1)


@pytest.mark.parametrize("count", [0, 3, 5])
def test_one_cell_for_each_slot(count: int):
    """A table has as many cells as its shape has slots."""
    with pytest.raises(InvalidShape, match=f"4 slots but {count} cells"):
        Table(key="k", caption="c", shape=TABLE.shape, cells=(Cell("x"),) * count)


@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_any_division(height: int, width: int, data: st.DataObject):
    """However a grid is divided, its areas add up, and each row lists what starts in it."""
    free = [[True] * width for _ in range(height)]
    slots: list[Slot] = []
    for row in range(height):
        for column in range(width):
            if not free[row][column]:
                continue
            right = next((c for c in range(column, width) if not free[row][c]), width)
            down = data.draw(st.integers(1, height - row))
            across = data.draw(st.integers(1, right - column))
            for r in range(row, row + down):
                free[r][column : column + across] = [False] * across
            slots.append(Slot(row, column, down, across))
    divided = shape(*slots, width=width)

    assert sum(each.rowspan * each.colspan for each in slots) == height * width
    assert [index for row in divided.rows for index in row] == list(range(len(slots)))
    assert all(slots[index].row == row for row, line in enumerate(divided.rows) for index in line)
    for index, each in enumerate(slots):
        assert divided.owners[each.row][each.column] == index
        assert divided.owners[each.row + each.rowspan - 1][each.column + each.colspan - 1] == index


def test_paragraphs():
    """The text of a paragraph is that of its runs."""
    assert Paragraph((Run("公开"), Run("106条。"))).text == "公开106条。"
    assert Paragraph((Run("x"),)).role == "body"


def test_sums_are_of_its_own_cells():
    """A sum of a cell that the table has not is refused."""
    evolve(TABLE, sums=(Sum((2,), (3,)),))
    with pytest.raises(InvalidShape, match="not among the 4"):
        evolve(TABLE, sums=(Sum((2, 4), (3,)),))


def test_a_section_alone(reports_by_name: dict[str, Report]):
    """A section is its heading and what stands below it, in the same document otherwise."""
    document = lay_out(reports_by_name["awkward-2020"])
    keys = [each.key for each in document.blocks if isinstance(each, Heading) and each.level == 1]
    parts = [document.section(key) for key in keys]

    assert all(part.title == document.title for part in parts)
    assert [part.blocks[0].key for part in parts] == keys  # type: ignore[union-attr]
    rest = [block for part in parts for block in part.blocks]
    assert [block for block in document.blocks if block in rest] == rest
    assert {each.role for each in document.blocks if each not in rest} == {  # type: ignore[union-attr]
        "preamble",
        "contact",
        "annexes",
        "signature",
        "date",
        "reviewer",
    }


def test_a_table_alone(reports_by_name: dict[str, Report]):
    """A table is found by its key, and can stand alone in a document."""
    document = lay_out(reports_by_name["suqian-2024"])
    table = document.table("disputes")

    assert len(table.sums) == 3
    assert document.only(table).blocks == (table,)
    assert document.only(table).properties == document.properties


def test_one_key_twice(reports_by_name: dict[str, Report]):
    """Of several sections or tables of one key the first is found."""
    document = lay_out(reports_by_name["suqian-2024"])
    table = document.table("disputes")
    later = (evolve(table, caption="later"), Heading("later", 1, "requests"))
    doubled = document.only(*document.blocks, *later)

    assert doubled.table("disputes") is table
    assert doubled.section("requests") == document.section("requests")


@pytest.mark.parametrize("find", [Document.section, Document.table])
def test_no_such_part(find, reports_by_name: dict[str, Report]):
    """A key that the document has not is answered with those that it has."""
    with pytest.raises(
        NoSuchPart, match=r"no \w+ 'litigation' in this document; it has .*disputes"
    ):
        find(lay_out(reports_by_name["suqian-2024"]), "litigation")
