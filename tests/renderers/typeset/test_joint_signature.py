"""Several agencies with seals: side by side, in their order, each with room for its seal (GB/T 9704-2012, 7.3.5.1)."""

from __future__ import annotations

import datetime
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from attrs import evolve, frozen
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema.model.agency import Signature
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out
from renderers.docx import DocxRenderer
from renderers.pdf import PdfRenderer
from renderers.style import GB_T_9704, MM
from renderers.svg import SvgRenderer
from renderers.text import TextRenderer
from renderers.typography.seal_rows import SEAL as SEAL_EMS
from renderers.typography.seal_rows import seal_rows
from support.documents.paper import PAPER

DAY = datetime.date(2025, 12, 24)
TEXT = GB_T_9704.paragraphs.signature
EM = TEXT.size + TEXT.tracking
SEAL = 45 * MM
LEFT, RIGHT = PAPER.left, PAPER.width - PAPER.right

SHORT = ("甲市人民政府", "乙县人民政府", "丙丙区人民政府", "丁乡人民政府")
WIDE = ("某市发展和改革委员会", "某市农业农村局", "某市水利局", "某市卫生健康委员会")
SEVEN = tuple(f"某市第{each}区政府" for each in "一二三四五六七")
LONG = "某市清溪县人民政府派驻北部山区生态移民安置联席会议"


@frozen
class Line:
    """A line as it is read from a PDF: text, page, and where it stands, in points."""

    text: str
    page: int
    left: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Halfway from its start to its end."""
        return (self.left + self.right) / 2


def signed(
    agencies: tuple[str, ...], date: datetime.date | None = DAY, reviewer: str | None = "某某"
) -> Document:
    """A document with a sealed signature."""
    signature = Signature(agencies=agencies, date=date, sealed=True, reviewer=reviewer)
    return lay_out(evolve(numbered_report(), signature=signature))


def lines_of(document: Document) -> list[Line]:
    """What stands in the PDF, piece by piece."""
    with pdfplumber.open(BytesIO(PdfRenderer().render(document))) as file:
        return [
            Line(each["text"], number, each["x0"], each["x1"], each["top"])
            for number, page in enumerate(file.pages)
            for each in page.extract_words(keep_blank_chars=True, x_tolerance=0.4 * EM)
        ]


def rows_of(lines: list[Line], names: tuple[str, ...]) -> list[list[Line]]:
    """The lines that are one of these names, row by row."""
    found = [each for each in lines if each.text in names]
    tops = sorted({(each.page, round(each.top, 1)) for each in found})
    return [[each for each in found if (each.page, round(each.top, 1)) == top] for top in tops]


def seals(rows: list[list[Line]], date: Line | None) -> list[tuple[float, float]]:
    """The middles of the seals: over their names, those of the last row over name and date."""
    return [
        (each.middle, each.top + EM / 2 + (TEXT.pitch / 2 if date and row is rows[-1] else 0.0))
        for row in rows
        for each in row
    ]


@pytest.mark.parametrize("date", [DAY, None])
@pytest.mark.parametrize(
    ("agencies", "counts"),
    [
        (SHORT[:2], [2]),
        (SHORT[:3], [3]),
        (SHORT, [3, 1]),
        (SEVEN, [3, 3, 1]),
        # Names too long for three to a row stand in twos.
        (WIDE[:2], [2]),
        (WIDE, [2, 2]),
        ((*WIDE[:2], *SHORT[:3]), [2, 2, 1]),
    ],
)
def test_names_stand_side_by_side(
    agencies: tuple[str, ...], counts: list[int], date: datetime.date | None
):
    """Names stand in rows, in their order, and seals over them neither cross nor touch nor leave the text."""
    lines = lines_of(signed(agencies, date))
    rows = rows_of(lines, agencies)
    day = next((each for each in lines if each.text == "2025年12月24日"), None)

    assert [len(each) for each in rows] == counts
    assert [each.text for row in rows for each in row] == list(agencies)
    assert len({each.page for row in rows for each in row}) == 1
    middles = seals(rows, day)
    for index, (x, y) in enumerate(middles):
        assert x - SEAL / 2 >= LEFT
        assert x + SEAL / 2 <= RIGHT
        for other in middles[:index]:
            assert ((x - other[0]) ** 2 + (y - other[1]) ** 2) ** 0.5 > SEAL
    for row in rows:
        for one, after in pairwise(row):
            assert after.left - one.right > 0.4 * EM


@pytest.mark.parametrize("agencies", [SHORT[:2], SHORT[:3], SHORT, SEVEN, WIDE])
def test_the_last_name_is_above_the_date(agencies: tuple[str, ...]):
    """The date stands below the last name, about four characters in, and columns are straight."""
    lines = lines_of(signed(agencies))
    rows = rows_of(lines, agencies)
    (date,) = (each for each in lines if each.text == "2025年12月24日")
    last = rows[-1][-1]

    assert last.text == agencies[-1]
    assert date.middle == pytest.approx(last.middle, abs=0.5)
    assert date.top - last.top == pytest.approx(TEXT.pitch, abs=0.1)
    assert 3 * EM < RIGHT - date.right < 4.2 * EM
    for row in rows:
        for above, below in zip(reversed(rows[0]), reversed(row), strict=False):
            assert above.middle == pytest.approx(below.middle, abs=0.5)


@pytest.mark.parametrize("date", [DAY, None])
@pytest.mark.parametrize("agencies", [SHORT[:2], SHORT[:3], SHORT, SEVEN, WIDE, (LONG, *SHORT)])
def test_seals_keep_off_what_stands_around(agencies: tuple[str, ...], date: datetime.date | None):
    """The first seals begin within one line of the text, and the last ones end above the line that follows."""
    lines = lines_of(signed(agencies, date))
    rows = rows_of(lines, agencies)
    day = next((each for each in lines if each.text == "2025年12月24日"), None)
    middles = seals(rows, day)
    first, last = rows[0][0], rows[-1][-1]
    above = max(
        (each.top for each in lines if each.page == first.page and each.top < first.top - 1),
        default=None,
    )
    (reviewer,) = (each for each in lines if each.text.startswith("审核人"))

    if above is not None:
        assert 0 < middles[0][1] - SEAL / 2 - (above + EM) < TEXT.pitch
    if reviewer.page == last.page:
        assert middles[-1][1] + SEAL / 2 < reviewer.top


def test_a_long_name_has_a_row_of_its_own():
    """The names beside it do not suffer, and the order is kept."""
    names = (WIDE[1], LONG, *WIDE[2:])
    rows = rows_of(lines_of(signed(names)), names)

    assert [[each.text for each in row] for row in rows] == [
        [WIDE[1]],
        [LONG],
        [WIDE[2], WIDE[3]],
    ]


def test_a_name_longer_than_a_line_is_broken():
    """It stands two characters in, like the date below it."""
    text = lines_of(signed((*SHORT[:2], "某" * 40)))
    broken = [each for each in text if set(each.text) == {"某"} and len(each.text) > 2]
    (date,) = (each for each in text if each.text == "2025年12月24日")

    assert sum(len(each.text) for each in broken) == 40
    for each in (*broken, date):
        assert RIGHT - each.right == pytest.approx(2 * EM, abs=1)


def test_a_date_longer_than_the_names():
    """Short names stand in the middle over it, and in the middle of their seals."""
    lines = lines_of(signed(("甲局", "乙局", "丙局")))
    (row,) = rows_of(lines, ("甲局", "乙局", "丙局"))
    (date,) = (each for each in lines if each.text == "2025年12月24日")

    assert [each.text for each in row] == ["甲局", "乙局", "丙局"]
    assert date.left < row[-1].left
    assert date.middle == pytest.approx(row[-1].middle, abs=0.5)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(1, 40), min_size=2, max_size=7),
    st.sampled_from([None, DAY, datetime.date(2025, 1, 4)]),
)
def test_all_names_are_printed_in_order(lengths: list[int], date: datetime.date | None):
    """However long the names are, each is printed whole, in its order, inside the text."""
    agencies = tuple(chr(0x4E00 + index) * length for index, length in enumerate(lengths))
    lines = lines_of(signed(agencies, date, reviewer=None))
    marks = {each[0] for each in agencies}
    names = [each for each in lines if each.text[0] in marks and len(set(each.text)) == 1]

    assert "".join(each.text for each in names).endswith("".join(agencies))
    for each in names:
        assert each.left >= LEFT - 1
        assert each.right <= RIGHT + 1


@given(
    st.lists(st.floats(1, 30), min_size=2, max_size=12),
    st.one_of(st.just(0.0), st.floats(5, 9)),
    st.floats(24, 40),
)
def test_rows_of_seals(widths: list[float], date: float, room: float):
    """Whatever the widths, names keep their order, and seals side by side neither touch nor leave the text."""
    rows = seal_rows(widths, date, 1.0, room)

    assert [name for row in rows for name in row.names] == list(range(len(widths)))
    for row in rows:
        assert 1 <= len(row.names) == len(row.middles) <= 3
        if len(row.names) == 1:
            continue
        assert row.middles[0] <= room - SEAL_EMS / 2 + 0.01
        assert row.middles[-1] >= SEAL_EMS / 2 - 0.01
        for (one, after), (left, right) in zip(
            pairwise(row.names), pairwise(row.middles), strict=True
        ):
            assert left - right >= SEAL_EMS - 0.01
            assert left - widths[one] / 2 >= right + widths[after] / 2 + 0.4


def test_word_holds_the_names_of_a_row_by_tabs():
    """A row is one paragraph with a centred tab stop for each name, and one for the date below the last."""
    document = WordDocument(BytesIO(DocxRenderer().render(signed(SHORT))))
    rows = [each for each in document.paragraphs if each.text.startswith("\t")]
    stops = [
        [each.position.pt for each in paragraph.paragraph_format.tab_stops] for paragraph in rows
    ]

    assert [each.text for each in rows] == [
        "\t" + "\t".join(SHORT[:3]),
        "\t" + SHORT[3],
        "\t2025年12月24日",
    ]
    assert len(stops[0]) == 3
    assert min(after - one for one, after in pairwise(stops[0])) > SEAL
    assert stops[0][0] >= SEAL / 2
    assert stops[1] == stops[2] == stops[0][2:]


def test_svg_has_them_side_by_side_too():
    """SVG is drawn from the same pages: the names of a row have one baseline."""
    svg = SvgRenderer().render(signed(SHORT[:3])).decode()
    lines = [each for each in svg.splitlines() if any(f">{name}<" in each for name in SHORT[:3])]

    assert len(lines) == 3
    assert len({each.split('y="')[1].split('"')[0] for each in lines}) == 1


def test_plain_text_keeps_them_below_each_other():
    """No seal is set on plain text, so there each name has a line."""
    text = TextRenderer().render(signed(SHORT[:3])).decode()
    lines = [each.strip() for each in text.splitlines() if any(name in each for name in SHORT)]

    assert lines[-3:] == list(SHORT[:3])


@pytest.mark.parametrize("sealed", [True, False])
def test_word_breaks_a_long_name_two_characters_in(sealed: bool):
    """A name longer than a line is broken in Word too, and stands two characters in."""
    signature = Signature(agencies=("某" * 40,), date=DAY, sealed=sealed)
    document = lay_out(evolve(numbered_report(), signature=signature))
    word = WordDocument(BytesIO(DocxRenderer().render(document)))
    (name,) = (each for each in word.paragraphs if each.text == "某" * 40)

    assert name.paragraph_format.right_indent is not None
    assert name.paragraph_format.right_indent.pt == pytest.approx(2 * EM, abs=0.1)
