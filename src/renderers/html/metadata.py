"""The `meta` elements of a page: title, dates, source, keywords.

Sites of Chinese offices must bear certain names: 国办发〔2017〕47号, 政府网站发展指引, with its rules for web pages
(网页设计规范). Required are, of the site, SiteName, SiteDomain and SiteIDCode; of the column that a page stands in,
ColumnName, ColumnDescription, ColumnKeywords and ColumnType; of the page, ArticleTitle, PubDate (YYYY-MM-DD HH:MM)
and ContentSource. Keywords, Author, Description, Image and Url are optional.
Names are compared without regard to case: `Keywords` is the `keywords` that search engines read.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

from renderers.document import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrs import Attribute

    from renderers.document import Document

_MOMENT: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")

#: The names of the site and of the column, by the options that give them.
SITE: Final = {
    "site_name": "SiteName",
    "site_domain": "SiteDomain",
    "site_id_code": "SiteIDCode",
}
COLUMN: Final = {
    "column_name": "ColumnName",
    "column_description": "ColumnDescription",
    "column_keywords": "ColumnKeywords",
    "column_type": "ColumnType",
}


def article_names(document: Document, published: str | None) -> Iterator[tuple[str, str]]:
    """The names and contents that follow from the document. `published` is the moment of publication, if the user gave one.

    A document knows only the day of its publication: PubDate is then the first minute of that day.
    """
    properties = document.properties
    yield "ArticleTitle", document.title
    if published is not None:
        yield "PubDate", published
    elif properties.published is not None:
        yield "PubDate", f"{properties.published.isoformat()} 00:00"
    yield "ContentSource", properties.source or properties.publisher or properties.agency
    if properties.keywords:
        yield "Keywords", ",".join(properties.keywords)
    yield "Author", properties.agency
    if properties.summary is not None:
        yield "Description", properties.summary
    for each in document.blocks:
        if isinstance(each, Figure) and each.address:
            yield "Image", each.address
    if properties.url is not None:
        yield "Url", properties.url
    if properties.date is not None:
        yield "date", properties.date.isoformat()


def is_line(_: object, attribute: Attribute[str | None], value: object) -> None:
    """Let pass None, and a line of text that says something."""
    if value is not None and not (isinstance(value, str) and value.strip() and value.isprintable()):
        raise ValueError(f"{attribute.name} is a line of text, found {value!r}")


def is_moment(_: object, attribute: Attribute[str | None], value: object) -> None:
    """Let pass None, and a moment as the guide wants it written."""
    if value is not None and not (isinstance(value, str) and _is_moment(value)):
        raise ValueError(
            f'{attribute.name} is a moment such as "2025-01-24 09:30", found {value!r}'
        )


def _is_moment(text: str) -> bool:
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
