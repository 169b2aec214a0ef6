"""The page around the blocks: its `meta` elements, its style sheet, its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Final

from renderers.document import Document, Table
from renderers.html.blocks import body_of
from renderers.html.escaping import json_block
from renderers.html.styling.look import Look
from renderers.typography.signatures import signature_ends
from renderers.typography.widths import em_width

# How many hanzi stand on a line of a phone.
_NARROWEST: Final = 20


def page_of(
    document: Document,
    look: Look,
    contents: bool,
    data: bool,
    names: Iterable[tuple[str, str]],
) -> str:
    """A whole page. `names` are its `meta` elements with their contents. With `data` the attached JSON stands in its head, too."""
    metas = [f'<meta name="{name}" content="{escape(content)}">\n' for name, content in names]
    shapes = [each.shape for each in document.blocks if isinstance(each, Table)]
    ends = _ends(document)
    return f"""\
<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(_title(document))}</title>
{"".join(metas)}{look.head(shapes, ends)}{"".join(_data(document)) if data else ""}</head>
<body>
<main{look.element("article")}>
{"".join(body_of(document, look, contents, ends))}</main>
</body>
</html>
"""


def fragment_of(document: Document, look: Look, contents: bool) -> str:
    """An article for a page that exists already. It has no style sheet and no data, which a page has once."""
    return f"""\
<article lang="{escape(document.language)}"{look.element("article")}>
{"".join(body_of(document, look, contents, _ends(document)))}</article>
"""


def _title(document: Document) -> str:
    """The title of a page in a tab or a list: that of the document, else its agency, else a dash."""
    named = (document.title, document.properties.agency)
    return next((each for each in named if each.strip()), "—")


def _ends(document: Document) -> Mapping[str, float]:
    """How far each line of the signature ends from the right edge, in em. If one is too long for a phone, all end 2 em from it."""
    return signature_ends(document.blocks, em_width, 1, _NARROWEST)


def _data(document: Document) -> Iterator[str]:
    """A block of data for each attached JSON. It is not a script: browsers run nothing of that type."""
    for each in document.attachments:
        media_type = each.media_type.lower()
        if media_type == "application/json" or media_type.endswith("+json"):
            block = json_block(each.data)
            if block is not None:
                attributes = f'type="{escape(each.media_type)}" title="{escape(each.name)}"'
                yield f"<script {attributes}>{block}</script>\n"
