"""Whether our HTML is HTML: by a strict parser, and by what the standard asks of tables and data."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import html5lib
import pytest
from html5lib.html5parser import HTMLParser
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosure_schema import Report, dumps
from renderers import Document, lay_out
from renderers.document import Attachment, Heading, Properties, Table
from renderers.html import HtmlRenderer

RENDERERS = [
    HtmlRenderer(fragment=fragment, styling=styling)
    for fragment in (False, True)
    for styling in ("sheet", "inline")
]


def rendered(document: Document, renderer: HtmlRenderer | None = None) -> str:
    """The HTML as text."""
    return (renderer or HtmlRenderer()).render(document).decode()


def small(*blocks: Heading | Table, attachments: tuple[Attachment, ...] = ()) -> Document:
    """A document with little in it."""
    properties = Properties(agency="清溪县水利局", year=2024, edition="2021")
    return Document(
        title="年度报告",
        language="zh-CN",
        properties=properties,
        blocks=blocks,
        attachments=attachments,
    )


@pytest.mark.parametrize("renderer", RENDERERS, ids=str)
def test_strict_parser_reads_it(renderer: HtmlRenderer, reports_by_name: dict[str, Report]):
    """html5lib finds no error in any example, as a page or as a fragment."""
    for report in reports_by_name.values():
        parser = HTMLParser(html5lib.getTreeBuilder("etree"), strict=True)
        page = rendered(lay_out(report), renderer)
        (parser.parseFragment if renderer.fragment else parser.parse)(page)


def heads_of(cell: LexborNode) -> list[str]:
    """The ids that a cell names as its headings."""
    return (cell.attributes.get("headers") or "").split()


def test_headings_are_of_the_same_table(document: Document):
    """What a cell names as its headings are other headings of its table, each with a scope."""
    for table in LexborHTMLParser(rendered(document)).css("table"):
        known = {each.attributes.get("id") for each in table.css("th[scope]")}
        for cell in table.css("td, th"):
            assert set(heads_of(cell)) <= known - {cell.attributes.get("id")}
        assert all(each.attributes.get("scope") for each in table.css("th"))


def test_each_number_is_told_by_its_headings(reports_by_name: dict[str, Report]):
    """Of a number in table 三 a listener hears the columns above and the lines that it belongs to, nearest last."""
    tree = LexborHTMLParser(rendered(lay_out(reports_by_name["suqian-2024"])))
    path = "/requests/outcomes/refused/state_secret/commercial"
    cell = tree.css_first(f'td[data-path="{path}"]')
    told = [tree.css_first(f'th[id="{each}"]').text() for each in heads_of(cell)]

    assert told == [
        *("申请人情况", "法人或其他组织", "商业企业"),
        *("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"),
    ]


def test_a_new_part_of_a_table_is_headed_by_itself(reports_by_name: dict[str, Report]):
    """A heading over the whole width is headed by nothing, and by nothing of the part before it."""
    tree = LexborHTMLParser(rendered(lay_out(reports_by_name["suqian-2024"])))
    banners = tree.css("th.banner")

    assert len(banners) == 4
    assert [heads_of(each) for each in banners] == [[]] * 4


def test_identifiers_are_different_and_whole():
    """Keys that are the same, hold white space or look like the ids of tables give ids all the same."""
    keys = ("a", "a", "a b", "t1", "t1-0", "section-a-2")
    tree = LexborHTMLParser(rendered(small(*(Heading(each, 1, each) for each in keys))))
    found = [each.attributes["id"] or "" for each in tree.css("h2")]

    assert len(set(found)) == len(keys)
    assert all(len(each.split()) == 1 and not each.startswith("t1") for each in found)
    assert [each.attributes["href"] for each in tree.css("nav a")] == [f"#{each}" for each in found]


def test_contents_only_where_there_are_several():
    """One section needs no list, and the option takes it away."""
    one, two = Heading("一", 1, "one"), Heading("二", 1, "two")

    assert "<nav" not in rendered(small(one))
    assert "<nav" in rendered(small(one, two))
    assert "<nav" not in rendered(small(one, two), HtmlRenderer(contents=False))


@given(st.text(alphabet=st.sampled_from("</script><!--\\\"'& 中\n\u2028"), max_size=60))
def test_data_come_back(text: str):
    """Whatever stands in attached JSON, a parser finds one block of data with the same value, and the page behind it."""
    data = json.dumps({"text": text, text: [text]}, ensure_ascii=False).encode()
    page = rendered(small(attachments=(Attachment("report.json", "application/json", data),)))
    tree = LexborHTMLParser(page)
    (block,) = tree.css("script")

    assert block.attributes["type"] == "application/json"
    assert json.loads(block.text()) == json.loads(data)
    assert tree.css_first("body > main > h1").text() == "年度报告"


def test_only_json_is_a_block_of_data():
    """Other files, and what is no UTF-8, have no place in a page; the option leaves out all of them."""
    attachments = (
        Attachment("a.js", "text/javascript", b"alert(1)"),
        Attachment("b.json", "application/json", b"\xff"),
        Attachment("c.json", "application/ld+json", b'\xef\xbb\xbf{"a": 1}'),
    )
    document = small(attachments=attachments)
    (block,) = LexborHTMLParser(rendered(document)).css("script")

    assert block.attributes == {"type": "application/ld+json", "title": "c.json"}
    assert json.loads(block.text()) == {"a": 1}
    assert "<script" not in rendered(document, HtmlRenderer(data=False))
    assert "<script" not in rendered(document, HtmlRenderer(fragment=True))


def test_the_report_is_in_the_page(report: Report):
    """The data of a page are the report itself."""
    (block,) = LexborHTMLParser(rendered(lay_out(report))).css("script")

    assert json.loads(block.text()) == json.loads(dumps(report))


def test_inline_styles_need_no_class(document: Document):
    """With inline styles there is no class and no sheet; each cell has its border and its share of the width.

    A caption that is not printed is a label, for nothing would hide it.
    """
    tree = LexborHTMLParser(rendered(document, HtmlRenderer(styling="inline")))
    tables = [each for each in document.blocks if isinstance(each, Table)]

    assert not tree.css("[class], style, caption")
    assert [each.attributes["aria-label"] for each in tree.css("div[role=group]")] == [
        each.caption for each in tables
    ]
    for cell in tree.css("td, th"):
        style = cell.attributes["style"] or ""
        assert "border:0.75pt solid" in style
        assert "width:" in style


def test_a_word_processor_keeps_the_look_of_tables(
    program: Callable[..., str], reports_by_name: dict[str, Report], tmp_path: Path
):
    """LibreOffice takes borders, shades and merged cells over from a page with inline styles."""
    document = lay_out(reports_by_name["suqian-2024"])
    source = tmp_path / "page.html"
    source.write_bytes(HtmlRenderer(styling="inline").render(document))
    office = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    filters = ("--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML")
    command = [office, profile, "--headless", *filters, "--outdir", tmp_path, source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    tables = docx.Document(str(tmp_path / "page.docx")).tables
    meant = [each for each in document.blocks if isinstance(each, Table)]

    for found, table in zip(tables, meant, strict=True):
        squares = [[cell.text for cell in row.cells] for row in found.rows]
        assert squares == [[table.cells[each].text for each in line] for line in table.shape.owners]
        for row in found.rows:
            for cell in row.cells:
                assert cell._tc.xpath("w:tcPr/w:tcBorders/w:top[@w:val='single'][@w:sz='6']")
    assert len(tables[0]._tbl.xpath(".//w:shd[@w:fill='E8EEF5']")) == 4


def test_a_fragment_is_one_article(document: Document):
    """A fragment begins and ends with its article, which says its language; it has no head, no main, no sheet."""
    page = rendered(document, HtmlRenderer(fragment=True))

    assert page.startswith('<article lang="zh-CN">\n')
    assert page.endswith("</article>\n")
    assert not [each for each in ("<html", "<head", "<body", "<main", "<style") if each in page]
