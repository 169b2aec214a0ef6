"""HTML of documents that nobody would write: marks of HTML, links that run code, words without an end, nothing at all."""

from __future__ import annotations

import json

import html5lib
import pytest
from attrs import evolve
from html5lib.html5parser import HTMLParser
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from renderers import Document
from renderers.document import (
    Attachment,
    Block,
    Cell,
    Figure,
    Heading,
    Paragraph,
    Run,
    Shape,
    Slot,
    Table,
)
from renderers.html import HtmlRenderer
from support.documents.paper import page_of

RENDERERS = [
    HtmlRenderer(fragment=fragment, styling=styling)
    for fragment in (False, True)
    for styling in ("sheet", "inline")
]

#: What may end an element or an attribute, or begin a comment or an entity.
PIECES = (
    *("</script>", "</title>", "</style>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&#0;", "&"),
    *('"', "'", "<", ">", "`", "="),
    *(
        "\t",
        "\n",
        "\u2028",
        "\u200b",
        "\u202e",
        "\u2066",
        "\ufeff",
        "http://a.cn/b/c",
        "www.a",
        "中",
    ),
)
#: What JSON can hold as it is, and HTML cannot.
CONTROLS = "\x7f\x85\x9f"
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def small_table(text: str) -> Table:
    """A table of one heading and one cell."""
    shape = Shape(
        columns=(1.0,),
        head_rows=1,
        stub_columns=0,
        slots=(Slot(0, 0, heading="column"), Slot(1, 0)),
    )
    return Table(key=text, caption=text, shape=shape, cells=(Cell(text), Cell(text, None, text)))


def document_of(text: str) -> Document:
    """A document that says the same everywhere."""
    blocks: tuple[Block, ...] = (
        Paragraph((Run(text), Run(text, text))),
        Heading(text, 1, text),
        Heading(text, 1, text, on_new_page=True),
        Paragraph((Run(text),), "annex_title"),
        small_table(text),
        evolve(small_table(text), caption_printed=True),
        Figure(text, text, text),
        Paragraph((Run(text),), "signature"),
    )
    properties = evolve(
        page_of().properties,
        agency=text,
        publisher=text,
        keywords=(text,),
        source=text,
        summary=text,
        url=text,
    )
    data = json.dumps(text + CONTROLS, ensure_ascii=False).encode()
    attachment = Attachment("report.json", "application/json", data)
    document = page_of(*blocks)
    return evolve(document, title=text, properties=properties, attachments=(attachment,))


@pytest.mark.parametrize("renderer", RENDERERS, ids=str)
@given(text=texts)
def test_any_text_makes_a_page(renderer: HtmlRenderer, text: str):
    """Whatever a document says, a strict parser finds no error, and no element that was not meant."""
    page = renderer.render(document_of(text)).decode()
    parser = HTMLParser(html5lib.getTreeBuilder("etree"), strict=True)
    (parser.parseFragment if renderer.fragment else parser.parse)(page)
    tree = LexborHTMLParser(page)

    assert len(tree.css("table")) == 2
    assert not tree.css("img, iframe, b, object, form, svg")
    assert [json.loads(each.text()) for each in tree.css("script")] == [text + CONTROLS] * (
        not renderer.fragment
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "blob:x",
        "//a.cn/b",
        "/\\a.cn/b",
        "/\n/a.cn/b",
    ],
)
def test_no_link_runs_code(address: str):
    """What would run code, be a page of its own, or lead to another host without saying how is text and no link."""
    document = page_of(Paragraph((Run("甲"), Run("乙", address))), Figure("丙", None, address))
    tree = LexborHTMLParser(HtmlRenderer().render(document))

    assert not tree.css("a")
    assert "甲乙" in tree.css_first("main").text()


@pytest.mark.parametrize(
    "address",
    [
        *("http://a.cn/", "HTTPS://a.cn/?a=b&c=d#e", "ftp://a.cn/", "mailto:a@b.cn", "tel:+86-1"),
        *("/a", "a.html", "../a:b", "?a=b:c", "#a", "年报/2024.html"),
    ],
)
def test_links_that_lead_somewhere(address: str):
    """A web address, one for mail or a telephone, and a relative one are links that lead there."""
    tree = LexborHTMLParser(HtmlRenderer().render(page_of(Paragraph((Run("乙", address),)))))

    assert [each.attributes["href"] for each in tree.css("a")] == [address]


def test_no_level_is_passed_over():
    """Sub-headings whose upper level is missing are one level below what stands above them."""
    levels = (3, 1, 3, 2, 3, 3, 1, 2)
    document = page_of(
        *(Heading(str(each), each, f"k{number}") for number, each in enumerate(levels))
    )
    tree = LexborHTMLParser(HtmlRenderer(contents=False).render(document))
    found = [each.tag for each in tree.css("h1, h2, h3, h4")]

    assert found == ["h1", "h2", "h2", "h3", "h3", "h4", "h4", "h2", "h3"]


def test_an_empty_page_has_a_name():
    """A document without a title and without blocks is called by its agency, and has no empty heading."""
    document = evolve(page_of(), title="")
    tree = LexborHTMLParser(HtmlRenderer().render(document))

    assert tree.css_first("title").text() == document.properties.agency
    assert not tree.css("h1, nav")


def test_annexes_are_named_in_the_contents():
    """The contents say of an annex what it is, for its mark alone says nothing."""
    document = page_of(
        Heading("一、总体情况", 1, "overview"),
        Heading("附件1", 1, "annex-1", on_new_page=True),
        Paragraph((Run("各乡镇办理申请的情况"),), "annex_title"),
        Heading("附件2", 1, "annex-2", on_new_page=True),
    )
    tree = LexborHTMLParser(HtmlRenderer().render(document))

    assert [each.text() for each in tree.css("nav a")] == [
        "一、总体情况",
        "附件1\u3000各乡镇办理申请的情况",
        "附件2",
    ]


def test_addresses_may_be_parted_behind_their_site():
    """A long address may be parted behind its site and at its marks; its text stays as it is, and others stay whole."""
    text = "见http://www.xjjh.gov.cn/zwgk/2024.html?a=1&b=2，或写信至xxgk@xjjh.gov.cn、www.xjjh.gov.cn。"
    page = HtmlRenderer().render(page_of(Paragraph((Run(text),)))).decode()

    assert LexborHTMLParser(page).css_first("main > p").text() == text
    assert "http://www.xjjh.gov.cn/<wbr>zwgk/<wbr>2024.<wbr>html?<wbr>a=<wbr>1&amp;" in page
    assert "xxgk@xjjh.gov.cn、www.xjjh.gov.cn。" in page
