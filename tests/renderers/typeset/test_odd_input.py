"""The signature on paper, and input that nobody expects."""

from __future__ import annotations

import datetime
from collections import defaultdict

import pytest
from attrs import evolve

from disclosure_schema import Signature
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out
from renderers.document import Block, Cell, Heading, Paragraph, Shape, Slot, Table
from renderers.errors import MissingGlyph
from renderers.style import GB_T_9704, MM
from renderers.typeset import Pages, PlacedText
from renderers.typeset.pages import PAGE
from support.documents.paper import NEAR, PAPER, page_of, prose, set_pages

EM = GB_T_9704.paragraphs.signature.size + GB_T_9704.paragraphs.signature.tracking
DAY = datetime.date(2024, 12, 31)


def end_of(text: PlacedText) -> float:
    """Where a run ends."""
    return text.x + sum(text.advances)


def outside(pages: Pages) -> list[PlacedText]:
    """What reaches out of the text block."""
    return [
        text
        for page in pages.pages
        for text in page.texts
        if text.mark.block != -2
        and (
            text.x < PAPER.left - NEAR
            or end_of(text) > PAPER.width - PAPER.right + NEAR
            or text.y - 0.88 * text.size < PAPER.top - NEAR
            or text.y + 0.12 * text.size > PAPER.height - PAPER.bottom + NEAR
        )
    ]


def pages_or_missing(document: Document) -> Pages | MissingGlyph:
    """The document on paper, or which character no font has."""
    try:
        return set_pages(document)
    except MissingGlyph as missing:
        return missing


def everything(pages: Pages) -> str:
    """All text but page numbers, whitespace left out."""
    texts = (each for page in pages.pages for each in page.texts if each.mark.block != -2)
    return "".join("".join(each.text for each in texts).split())


def signed(
    *agencies: str, date: datetime.date | None = DAY, sealed: bool = False
) -> list[tuple[str, float, float]]:
    """The lines of a signature: text, and how far from the left and right edge, in characters."""
    signature = Signature(agencies=agencies, date=date, sealed=sealed)
    document = lay_out(evolve(numbered_report(), signature=signature))
    lines: dict[tuple[int, float], list[PlacedText]] = defaultdict(list)
    for page in set_pages(document).pages:
        for text in page.texts:
            block = document.blocks[text.mark.block] if text.mark.block >= 0 else None
            if isinstance(block, Paragraph) and block.role in ("signature", "date"):
                lines[text.mark.block, text.y].append(text)
    right = PAPER.width - PAPER.right
    return [
        (
            "".join(each.text for each in runs),
            (runs[0].x - PAPER.left) / EM,
            (right - end_of(runs[-1])) / EM,
        )
        for runs in lines.values()
    ]


def test_signature_of_one_agency():
    """成文日期右空…首字比发文机关署名首字右移二字: the date begins two characters to the right."""
    (_, agency, right), (text, date, _) = signed("精河县托里镇人民政府")

    assert text == "2024年12月31日"
    assert date == pytest.approx(agency + 2)
    assert right == pytest.approx(2)


def test_signature_with_a_date_longer_than_the_agency():
    """如成文日期长于发文机关署名，应当使成文日期右空二字编排，并相应增加发文机关署名右空字数."""
    (_, agency, right), (_, date, end) = signed("某县")

    assert end == pytest.approx(2)
    assert agency == pytest.approx(date - 2)
    assert right > 2


def test_signature_of_two_agencies():
    """Of several agencies all names begin below each other, and the longest ends two characters in."""
    short, long, date = signed("某县人民政府", "某县人民政府办公室某某局")

    assert short[1] == pytest.approx(long[1])
    assert long[2] == pytest.approx(2)
    assert date[1] == pytest.approx(long[1] + 2)


def middle(line: tuple[str, float, float]) -> float:
    """The middle of a line of a signature, in characters from the left."""
    return (line[1] + 28 - line[2]) / 2


@pytest.mark.parametrize("agency", ["精河县托里镇人民政府", "某县"])
def test_signature_with_a_seal(agency: str):
    """成文日期右空四字，以成文日期为准居中编排发文机关署名: four characters in, the agency centred over the date."""
    name, date = signed(agency, sealed=True)

    assert date[2] == pytest.approx(4)
    assert name[0] == agency
    assert middle(name) == pytest.approx(middle(date))


def test_signature_with_a_seal_and_a_long_agency():
    """A name that would come too near to the edge stands two characters in, with the date below its middle."""
    agency, date = signed("某" * 20, sealed=True)

    assert agency[2] == pytest.approx(2)
    assert middle(agency) == pytest.approx(middle(date))


@pytest.mark.parametrize("date", [DAY, None])
def test_a_seal_has_room(date: datetime.date | None):
    """A seal of 45 mm over agency and date begins within one line of the text, and covers nothing else."""
    signature = Signature(agencies=("某县",), date=date, sealed=True, reviewer="某某")
    document = lay_out(evolve(numbered_report(), signature=signature))
    seal, pitch = 45 * MM, GB_T_9704.paragraphs.signature.pitch
    for page in set_pages(document).pages:
        lines = {each.y: each for each in page.texts if each.mark.block != PAGE}
        heights = sorted(lines)
        signs = [
            y
            for y in heights
            if isinstance(block := document.blocks[lines[y].mark.block], Paragraph) and block.sealed
        ]
        if signs:
            above = heights[heights.index(signs[0]) - 1]
            below = heights[heights.index(signs[-1]) + 1]
            top = (signs[0] + signs[-1]) / 2 - EM * 0.38 - seal / 2
            assert 0 < top - above - 0.12 * EM < pitch
            assert top + seal < below - 0.88 * EM
            return
    raise AssertionError("no signature with a seal")


def test_signature_without_a_date():
    """An agency alone stands two characters in."""
    ((_, _, right),) = signed("某县人民政府", date=None)

    assert right == pytest.approx(2)


@pytest.mark.parametrize("length", [24, 25, 26, 27, 28, 29, 60, 200])
def test_signature_of_a_long_agency(length: int):
    """A name as long as the line, or longer, is broken and stays inside the text block, date included."""
    report = evolve(
        numbered_report(), signature=Signature(agencies=("某" * length, "某县"), date=DAY)
    )
    pages = set_pages(lay_out(report))

    assert outside(pages) == []
    assert "某" * length + "某县2024年12月31日" in everything(pages)


@pytest.mark.parametrize("character", ["\U0010fffd", "\U00013000", "\ue000"])
@pytest.mark.parametrize("place", ["title", "heading", "body", "cell"])
def test_missing_glyphs(character: str, place: str):
    """A character that no font has is refused by its name wherever it stands, never printed as a box."""
    text = f"公开{character}信息"
    shape = Shape(columns=(1,), head_rows=0, stub_columns=0, slots=(Slot(0, 0),))
    block: Block = {
        "heading": Heading(text, 1),
        "body": prose(text),
        "cell": Table(key="t", caption="表", shape=shape, cells=(Cell(text),)),
    }.get(place, prose("公开"))
    document = page_of(block, title=text if place == "title" else "标题")
    with pytest.raises(MissingGlyph) as caught:
        set_pages(document)

    assert caught.value.character == character
    assert f"U+{ord(character):04X}" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "公开" * 100,
        "a" * 200,
        "a" * 5000,
        "，" * 5000,
        "1" * 5000,
        "—" * 3000,
        "（" * 3000,
        "公\n" * 300 + "公",
        "第一行\n\n\n第四行\t列\t列",
        "甲\u202e乙\u202c丙\u2066丁\u2069",
        "甲\u200b乙\u200d丙\ufeff丁\u00ad戊",
        "é" * 50 + "e\u0301" * 50,
        "\u3000\u3000公开\u00a0信息\u2003年",
        "公" + "\u200d" * 400 + "开",
        "公" + " " * 400 + "开",
    ],
    ids=lambda text: ascii(text[:12]),
)
@pytest.mark.parametrize("place", ["title", "heading", "body"])
def test_odd_texts(text: str, place: str):
    """However odd a text is, it is printed whole and inside the text block, or a glyph is missed by name."""
    block = Heading(text, 2) if place == "heading" else prose(text if place == "body" else "公开")
    document = page_of(block, prose("末"), title=text if place == "title" else "标题")
    pages = pages_or_missing(document)
    if isinstance(pages, MissingGlyph):
        assert pages.character in text
        assert pages.character not in "公开，—（1a"
        return
    seen = "".join(each for each in "".join(text.split()) if each.isprintable())

    assert outside(pages) == []
    assert seen in "".join(each for each in everything(pages) if each.isprintable())


@pytest.mark.parametrize("text", ["😀", "👨‍👩‍👧", "🇨🇳", "✅", "☎️", "❶", "★"])
def test_emoji(text: str):
    """An emoji is printed, or it is missed by name."""
    pages = pages_or_missing(page_of(prose(f"公开{text}")))

    if isinstance(pages, MissingGlyph):
        assert pages.character in text
    else:
        assert text[0] in everything(pages)
