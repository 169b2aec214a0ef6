"""HTML: one self-contained page without scripts, for reading on any screen and for printing."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

from attrs import field, frozen
from attrs.validators import in_, instance_of

from renderers.document import Document
from renderers.html.metadata import COLUMN, SITE, article_names, is_line, is_moment
from renderers.html.page import fragment_of, page_of
from renderers.html.styling.inline import InlineLook
from renderers.html.styling.look import Look
from renderers.html.styling.stylesheet import StylesheetLook

__all__ = ["HtmlRenderer", "Styling"]

#: Where the rules stand that say how elements look.
Styling: TypeAlias = Literal["sheet", "inline"]

_LOOKS: Final[dict[Styling, Look]] = {"sheet": StylesheetLook(), "inline": InlineLook()}


def _line(description: str) -> str | None:
    """A field for a line of text that may be missing."""
    line: str | None = field(default=None, validator=is_line, metadata={"description": description})
    return line


@frozen
class HtmlRenderer:
    """Makes HTML5 in UTF-8: semantic headings, table headings with their cells, the path of each number.

    What a report does not know of the site that publishes it can be given: `site_name` and its like, and the moment
    when it is `published`, for the `meta` elements that sites of Chinese offices must bear. A site has all three.
    """

    name = "html"
    media_type = "text/html"
    extension = "html"

    fragment: bool = field(
        default=False,
        validator=instance_of(bool),
        metadata={
            "description": "one article element without a page around it, for content systems"
        },
    )
    styling: Styling = field(
        default="sheet",
        validator=in_(get_args(Styling)),
        metadata={
            "description": "sheet: classes, and rules in the head of the page; "
            "inline: a style on each element, for what strips classes"
        },
    )
    data: bool = field(
        default=True,
        validator=instance_of(bool),
        metadata={"description": "attached JSON as data blocks in the head; a fragment has none"},
    )
    contents: bool = field(
        default=True,
        validator=instance_of(bool),
        metadata={"description": "a list of the sections below the title, if there are several"},
    )
    site_name: str | None = _line("SiteName in the head; with the two that follow")
    site_domain: str | None = _line("SiteDomain, such as www.example.gov.cn")
    site_id_code: str | None = _line("SiteIDCode, such as 3200000001")
    column_name: str | None = _line("ColumnName")
    column_description: str | None = _line("ColumnDescription")
    column_keywords: str | None = _line("ColumnKeywords, with commas between")
    column_type: str | None = _line("ColumnType, such as 信息公开年报")
    published: str | None = field(
        default=None,
        validator=is_moment,
        metadata={
            "description": 'PubDate, such as "2025-01-24 09:30"; else the day that the report tells'
        },
    )

    def __attrs_post_init__(self) -> None:
        missing = [each for each in SITE if getattr(self, each) is None]
        if missing and len(missing) < len(SITE):
            raise ValueError(f"{', '.join(SITE)} go together; missing: {', '.join(missing)}")

    def render(self, document: Document, /) -> bytes:
        """The whole page, or the fragment."""
        look = _LOOKS[self.styling]
        if self.fragment:
            return fragment_of(document, look, self.contents).encode()
        given = [
            (name, value)
            for option, name in (SITE | COLUMN).items()
            if (value := getattr(self, option)) is not None
        ]
        names = (*given, *article_names(document, self.published))
        return page_of(document, look, self.contents, self.data, names).encode()
