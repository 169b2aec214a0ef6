"""What others read in our SVG: sound XML, every text once, and everything where the PDF has it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import accumulate
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Paragraph, Run
from renderers.errors import NoSuchPart
from renderers.fonts import Face
from renderers.pdf import PdfRenderer
from renderers.svg import SvgRenderer
from renderers.svg.glyph_shapes import path_data
from support.documents.paper import FONTS, page_of, prose, set_pages

SVG = "{http://www.w3.org/2000/svg}"
NEAR = 0.03


def read(data: bytes) -> etree._Element:
    """The drawing as a tree; entities and recovery are off."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))


def sheets(root: etree._Element) -> list[etree._Element]:
    """The pages of a drawing."""
    return [each for each in root.iter(f"{SVG}g") if (each.get("id") or "").startswith("page-")]


def numbers(text: str | None) -> list[float]:
    """The numbers in an attribute."""
    return [float(each) for each in re.findall(r"-?\d*\.?\d+", text or "")]


def outlines_on(sheet: etree._Element) -> Iterator[tuple[float, float, float]]:
    """Where the glyphs with ink stand on a page, and how large they are."""
    for run in sheet.iter(f"{SVG}g"):
        uses = run.findall(f"{SVG}use")
        if uses:
            x, y, scale = numbers(run.get("transform"))
            for each in uses:
                yield x + float(each.get("x") or 0) * scale, y, scale * 1000


def test_glyphs_stand_where_the_pdf_has_them(document: Document):
    """Page by page each character with ink stands at the same place in the same size as in the PDF."""
    root = read(SvgRenderer().render(document))
    with pdfplumber.open(BytesIO(PdfRenderer().render(document))) as pdf:
        assert len(pdf.pages) == len(sheets(root))
        for page, sheet in zip(pdf.pages, sheets(root), strict=True):
            drawn = [
                (char["matrix"][4], float(page.height) - char["matrix"][5], char["size"])
                for char in page.chars
                if not char["text"].isspace()
            ]
            outlines = list(outlines_on(sheet))

            assert len(outlines) == len(drawn)
            for mine, theirs in zip(outlines, drawn, strict=True):
                # A PDF moves by whole thousandths from glyph to glyph, which adds up.
                assert mine == pytest.approx(theirs, abs=0.2)


def test_glyphs_stand_where_the_pages_have_them(document: Document):
    """Each glyph with ink stands within a hundredth of a point of its place."""
    root = read(SvgRenderer().render(document))
    for page, sheet in zip(set_pages(document).pages, sheets(root), strict=True):
        meant = [
            (text.x + before, text.y, text.size)
            for text in page.texts
            for character, before in zip(
                text.text, accumulate(text.advances, initial=0.0), strict=False
            )
            if not character.isspace()
        ]
        outlines = list(outlines_on(sheet))

        assert len(outlines) == len(meant)
        for mine, theirs in zip(outlines, meant, strict=True):
            assert mine == pytest.approx(theirs, abs=0.011)


def test_rules_and_fills_stand_where_the_pdf_has_them(document: Document):
    """Each rule and each fill of the PDF is in the drawing."""
    root = read(SvgRenderer().render(document))
    with pdfplumber.open(BytesIO(PdfRenderer().render(document))) as pdf:
        for page, sheet in zip(pdf.pages, sheets(root), strict=True):
            lines = [
                numbers(each)
                for path in sheet.findall(f"{SVG}path")
                for each in (path.get("d") or "").split("M")[1:]
            ]
            fills = sheet.findall(f"{SVG}rect")[1:]

            assert sorted(lines) == [
                pytest.approx(each, abs=NEAR)
                for each in sorted([e["x0"], e["top"], e["x1"], e["bottom"]] for e in page.lines)
            ]
            assert len(fills) == len(page.rects)


def test_every_text_is_there_once(document: Document):
    """The unseen text is that of the pages, run by run, with its start, its width and its size."""
    root = read(SvgRenderer().render(document))
    for page, sheet in zip(set_pages(document).pages, sheets(root), strict=True):
        found = [
            (each.text, *(float(each.get(key) or 0) for key in ("x", "y", "textLength")))
            for each in sheet.iter(f"{SVG}text")
        ]
        assert found == [
            (
                each.text,
                *(pytest.approx(one, abs=NEAR) for one in (each.x, each.y, sum(each.advances))),
            )
            for each in page.texts
        ]
        hidden = [each.get("aria-hidden") == "true" for each in sheet.iter(f"{SVG}text")]
        assert hidden == [each.mark.repeated for each in page.texts]


def test_it_says_what_it_is(document: Document):
    """Title, description and language are there, and nothing that runs or is fetched."""
    root = read(SvgRenderer().render(document))

    assert root.findtext(f"{SVG}title") == document.title
    assert document.properties.agency in (root.findtext(f"{SVG}desc") or "")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == document.language
    names = {etree.QName(each).localname for each in root.iter()}
    assert names <= {"svg", "title", "desc", "defs", "path", "rect", "g", "use", "text", "a"}
    ids = {each.get("id") for each in root.iter() if each.get("id")}
    used = {(each.get("href") or "")[1:] for each in root.iter(f"{SVG}use")}
    assert used == {each for each in ids if each and not each.startswith("page-")}


def test_one_page(document: Document):
    """Every page alone is what it is among the others, in a file of the size of the sheet."""
    whole = sheets(read(SvgRenderer().render(document)))
    for number, meant in enumerate(whole, 1):
        root = read(SvgRenderer(page=number).render(document))
        (alone,) = sheets(root)

        assert root.get("viewBox") == "0 0 595.276 841.89"
        assert alone.get("id") == meant.get("id")
        assert [each.text for each in alone.iter()] == [each.text for each in meant.iter()]
        assert list(outlines_on(alone)) == list(outlines_on(meant))


@pytest.mark.parametrize("page", [2, 99])
def test_page_beyond_the_last(page: int):
    """A page that is not there is refused, and it is told which ones are."""
    with pytest.raises(NoSuchPart, match=f"no page '{page}' in this document; it has 1$"):
        SvgRenderer(page=page).render(page_of(prose("一页")))


@pytest.mark.parametrize("page", [0, -1, "1", 1.5])
def test_page_that_is_none(page: object):
    """What cannot be the number of a page is refused before anything is drawn."""
    with pytest.raises((ValueError, TypeError)):
        SvgRenderer(page=page)  # type: ignore[arg-type]


def test_links():
    """A link is an <a> with its address, around its text and the place where it can be clicked."""
    address = "http://www.example.gov.cn/?a=1&b='2'\""
    block = Paragraph((Run("前"), Run("链" * 40, address), Run("后"), Run("邮", "mailto:a@b.cn")))
    root = read(SvgRenderer().render(page_of(block)))
    links = list(root.iter(f"{SVG}a"))
    texts = ["".join(one.text or "" for one in each.iter(f"{SVG}text")) for each in links]

    assert [each.get("href") for each in links] == [address, address, "mailto:a@b.cn"]
    assert texts[0] + texts[1] == "链" * 40
    assert texts[2] == "邮"
    for each in links:
        box = each.find(f"{SVG}rect")
        assert box is not None
        (x, width) = (float(box.get(key) or 0) for key in ("x", "width"))
        starts = [float(one.get("x") or 0) for one in each.iter(f"{SVG}text")]
        assert all(x - NEAR <= start < x + width for start in starts)


@pytest.mark.parametrize("text", ["& < > ]]> \" '", "a  b", "\u202e甲", "𬭎⼈人"])
def test_awkward_text(text: str):
    """Marks of markup, doubled spaces and rare characters come back."""
    root = read(SvgRenderer().render(page_of(prose(text), title=text)))
    drawn = [each.text for each in root.iter(f"{SVG}text") if each.get("aria-hidden") is None]

    assert drawn == [text.replace("\u202e", "")] * 2
    assert root.findtext(f"{SVG}title") == text


@pytest.mark.parametrize("character", list("政国0—g，"))
def test_outlines_are_those_of_the_font(character: str):
    """A path that is followed step by step goes through the points of the outline."""
    face: Face = FONTS.body[0]
    found = face.glyph(character)
    assert found is not None
    outline = face.outline(found[0])
    ends = [(each[-2], -each[-1]) for _, each in outline if each]

    x = y = 0.0
    start = (x, y)
    reached = []
    for operator, text in re.findall(r"([mhvlqcz])([^mhvlqcz]*)", path_data(outline)):
        steps = numbers(text)
        match operator:
            case "h":
                x += steps[0]
            case "v":
                y += steps[0]
            case "z":
                x, y = start
                continue
            case _:
                x, y = x + steps[-2], y + steps[-1]
        if operator == "m":
            start = (x, y)
        reached.append((x, y))

    assert reached == [pytest.approx(each, abs=0.51) for each in ends]


def test_browser_draws_it(
    reports_by_name: dict[str, Report], tmp_path: Path, program: Callable[..., str]
):
    """A browser opens the file as a drawing and finds every outline that is used."""
    browser = program("chromium", "chromium-browser", "google-chrome")
    page = SvgRenderer(page=1).render(lay_out(reports_by_name["tuoli-2021"])).decode()
    script = (
        "<script>document.title = [...document.querySelectorAll('use')]"
        ".filter(each => each.getBBox().width === 0).length + ' empty'</script>"
    )
    (tmp_path / "page.html").write_text(f"<!DOCTYPE html><title></title>{page}{script}", "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom"]
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    done = subprocess.run(
        [browser, *options, profile, (tmp_path / "page.html").as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert "<title>0 empty</title>" in done.stdout.decode()
