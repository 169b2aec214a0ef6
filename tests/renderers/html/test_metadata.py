"""What our HTML says of itself: the names that sites of Chinese offices must bear, from the report and from who publishes it."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from selectolax.lexbor import LexborHTMLParser

from disclosure_schema import Publication, Report
from renderers import Document, lay_out, renderer_named
from renderers.document import Figure
from renderers.errors import InvalidOptions
from renderers.html import HtmlRenderer

#: The names of the guide, 国办发〔2017〕47号, of the site, of the column, and of the article.
SITE = {
    "SiteName": "清溪县人民政府",
    "SiteDomain": "www.example.gov.cn",
    "SiteIDCode": "3200000001",
}
COLUMN = {
    "ColumnName": "政府信息公开年报",
    "ColumnDescription": "历年的年度报告 “<&>”",
    "ColumnKeywords": "年报,信息公开",
    "ColumnType": "信息公开年报",
}
REQUIRED = {*SITE, *COLUMN, "ArticleTitle", "PubDate", "ContentSource"}
OPTIONS = {
    "site_name": SITE["SiteName"],
    "site_domain": SITE["SiteDomain"],
    "site_id_code": SITE["SiteIDCode"],
    "column_name": COLUMN["ColumnName"],
    "column_description": COLUMN["ColumnDescription"],
    "column_keywords": COLUMN["ColumnKeywords"],
    "column_type": COLUMN["ColumnType"],
}


def names_in(page: bytes) -> list[tuple[str, str]]:
    """The names of a page and what they say, in order."""
    found = LexborHTMLParser(page).css("head > meta[name]:not([name=viewport])")
    return [(str(each.attributes["name"]), str(each.attributes["content"])) for each in found]


def names_of(document: Document, renderer: HtmlRenderer | None = None) -> list[tuple[str, str]]:
    """The names that a renderer gives a document."""
    return names_in((renderer or HtmlRenderer()).render(document))


def test_what_a_report_tells(reports_by_name: dict[str, Report]):
    """All that a report says of its publication stands in the head, the moment as the guide wants it."""
    report = reports_by_name["awkward-2020"]
    publication = report.publication
    assert publication is not None

    assert names_of(lay_out(report)) == [
        ("ArticleTitle", report.printed_title),
        ("PubDate", "2021-01-31 00:00"),
        ("ContentSource", "综合协调办公室信息公开科"),
        ("Keywords", "政府信息公开,年度报告,A&B <C>"),
        ("Author", report.agency.name),
        ("Description", publication.summary),
        ("Image", "https://www.example.org/xxgk/2020/figure-1.png"),
        ("Url", publication.url),
        ("date", "2021-01-29"),
    ]


def test_nothing_is_invented(reports_by_name: dict[str, Report]):
    """A report that was not published yet has no day of publication, no address, no description."""
    report = reports_by_name["suqian-2024"]

    assert names_of(lay_out(report)) == [
        ("ArticleTitle", report.printed_title),
        ("ContentSource", report.agency.name),
        ("Author", report.agency.name),
        ("date", "2025-01-24"),
    ]


@pytest.mark.parametrize(
    ("publication", "source"),
    [
        (Publication(publisher="县府办", source="公开科"), "公开科"),
        (Publication(publisher="县府办"), "县府办"),
        (Publication(), "宿迁市人民政府"),
    ],
)
def test_where_it_comes_from(
    reports_by_name: dict[str, Report], publication: Publication, source: str
):
    """The source is what the site calls so, else the publisher, else the agency."""
    report = evolve(reports_by_name["suqian-2024"], publication=publication)

    assert dict(names_of(lay_out(report)))["ContentSource"] == source


def test_a_page_with_all_that_is_required(reports_by_name: dict[str, Report]):
    """With what the site gives, a page bears every name that the guide requires, the site first; the site's moment wins."""
    publication = Publication(published=date(2025, 1, 25))
    report = evolve(reports_by_name["suqian-2024"], publication=publication)
    renderer = renderer_named("html", {**OPTIONS, "published": "2025-01-24 09:30"})
    found = names_in(renderer.render(lay_out(report)))

    assert found[:7] == [*SITE.items(), *COLUMN.items()]
    assert set(dict(found)) >= REQUIRED
    assert dict(found)["PubDate"] == "2025-01-24 09:30"


def test_pictures_without_an_address_are_not_named(reports_by_name: dict[str, Report]):
    """Each picture that has an address is named by it, in order."""
    document = lay_out(reports_by_name["minimal-2021"])
    figures = (Figure("甲", None, "a.png"), Figure("乙"), Figure("丙", None, "b.png"))
    found = names_of(evolve(document, blocks=figures))

    assert [content for name, content in found if name == "Image"] == ["a.png", "b.png"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"site_name": "县政府"}, "site_domain"),
        ({"site_name": "县政府", "site_domain": "www.example.gov.cn"}, "site_id_code"),
        ({"column_type": ""}, "a line of text"),
        ({"column_name": "年\n报"}, "a line of text"),
        ({"published": "2025-01-24"}, "2025-01-24 09:30"),
        ({"published": "2025-02-30 09:30"}, "2025-01-24 09:30"),
        ({"published": "2025-01-24 24:30"}, "2025-01-24 09:30"),
        ({"published": "２０２５-01-24 09:30"}, "2025-01-24 09:30"),
    ],
)
def test_what_a_site_cannot_say(options: dict[str, str], told: str):
    """A site without one of its three names, an empty text, a day that is none: told when the renderer is made."""
    with pytest.raises(InvalidOptions, match=told):
        renderer_named("html", options)
