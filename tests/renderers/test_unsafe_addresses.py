"""Addresses that would do harm: the text stays, and no format makes a link of it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from selectolax.lexbor import LexborHTMLParser

from renderers.document import Document, Figure, Paragraph, Properties, Run
from renderers.registry import renderer_named
from support.reading.structure import links_of_pdf

HARMFUL = (
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "//host/share",
    "\\\\host\\share",
    "file:///x",
    "C:/x",
)
OF_A_PAGE = ("../a.html", "/a", "CON", "a.exe")


def page_of(address: str) -> Document:
    """A page with a link and a figure of that address, and one of each to the web."""
    return Document(
        title="页",
        language="zh-CN",
        properties=Properties(agency="某局", year=2024, edition="2021"),
        blocks=(
            Paragraph((Run("甲"), Run("乙", address), Run("丙", "https://a.cn/"))),
            Paragraph((Run("丁", address),)),
            Figure("戊", None, address),
        ),
    )


def links(name: str, document: Document) -> list[str]:
    """Where the links of a file lead."""
    data = renderer_named(name).render(document)
    match name:
        case "pdf":
            return [address for _, address in links_of_pdf(data)]
        case "html" | "svg":
            return [each.attributes["href"] or "" for each in LexborHTMLParser(data).css("a[href]")]
        case _:
            with zipfile.ZipFile(BytesIO(data)) as package:
                parts = [
                    package.read(each).decode()
                    for each in package.namelist()
                    if each.endswith(".rels")
                ]
            return [
                target
                for part in parts
                for each in re.findall("<Relationship [^>]*>", part)
                if "/hyperlink" in each
                for target in re.findall('Target="([^"]*)"', each)
            ]


@pytest.mark.parametrize("address", HARMFUL)
def test_what_is_no_address_is_dropped(address: str):
    """A run or a figure made with what is no address keeps its text, and leads nowhere, so that every plug-in is safe."""
    assert Run("乙", address) == Run("乙")
    assert Figure("戊", None, address) == Figure("戊")


@pytest.mark.parametrize("name", ["html", "docx", "pdf", "svg"])
@pytest.mark.parametrize("address", HARMFUL)
def test_no_format_leads_there(name: str, address: str):
    """A harmful address is no link in any format, and a link beside it stays one."""
    assert links(name, page_of(address)) == ["https://a.cn/"]


@pytest.mark.parametrize("address", HARMFUL)
def test_no_workbook_leads_there(address: str):
    """A cell of a workbook leads to the one address that is left."""
    assert links("xlsx", page_of(address)) == ["https://a.cn/"]


@pytest.mark.parametrize("address", OF_A_PAGE)
def test_a_workbook_leads_to_the_web_alone(address: str):
    """A cell that leads to a relative address, or to several places, is text."""
    assert links("xlsx", page_of(address)) == []


@pytest.mark.parametrize("name", ["docx", "pdf", "svg"])
@pytest.mark.parametrize("address", OF_A_PAGE)
def test_relative_ones_are_text_where_files_are_opened_elsewhere(name: str, address: str):
    """A relative address would be resolved beside the file, so it is text there; a page of HTML leads to it."""
    assert links(name, page_of(address)) == ["https://a.cn/"]
    assert links("html", page_of(address)) == [address, "https://a.cn/", address, address]
