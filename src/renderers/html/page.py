"""The page around the blocks: what it says of itself, its sheet, its data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.document import Table
from renderers.html.blocks import add_body
from renderers.html.escaping import attribute, json_block
from renderers.html.looks import look
from renderers.html.sheet import sheet
from renderers.html.weave import Weave
from renderers.typography.signatures import signature_ends
from renderers.typography.widths import em_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from renderers.document import Document
    from renderers.html.looks import Styling


# How many hanzi stand on a line of a phone.
_NARROWEST: Final = 20


def page_of(
    document: Document,
    styling: Styling,
    contents: bool,
    data: bool,
    names: Iterable[tuple[str, str]],
) -> bytes:
    """A whole page; `names` and what they say stand in its head; with `data` so does what JSON is attached."""
    weave, ends = Weave(), _ends(document)
    language = attribute(document.language)
    weave.markup(b'<!DOCTYPE html>\n<html lang="' + language + b'">\n<head>\n')
    weave.markup(b'<meta charset="utf-8">\n')
    weave.markup(b'<meta name="viewport" content="width=device-width,initial-scale=1">\n')
    weave.markup(b"<title>" + attribute(_title(document)) + b"</title>\n")
    for name, content in names:
        weave.markup(f'<meta name="{name}" content="'.encode() + attribute(content) + b'">\n')
    if styling == "sheet":
        shapes = tuple([each.shape for each in document.blocks if isinstance(each, Table)])
        weave.markup(b"<style>\n" + sheet(shapes, ends.values()) + b"</style>\n")
    if data:
        weave.markup(b"".join(_data(document)))
    start = f"</head>\n<body>\n<main{look('article', styling)}>\n"
    weave.markup(start.encode())
    add_body(document, styling, contents, ends, weave)
    weave.markup(b"</main>\n</body>\n</html>\n")
    return weave.bytes()


def fragment_of(document: Document, styling: Styling, contents: bool) -> bytes:
    """An article for a page that is there already. What a page has once stays with that page: sheet and data."""
    weave = Weave()
    start = f'"{look("article", styling)}>\n'.encode()
    weave.markup(b'<article lang="' + attribute(document.language) + start)
    add_body(document, styling, contents, _ends(document), weave)
    weave.markup(b"</article>\n")
    return weave.bytes()


def _title(document: Document) -> str:
    """What a page is called in a tab or in a list, even if nothing stands above it."""
    named = (document.title, document.properties.agency)
    return next((each for each in named if each.strip()), "—")


def _ends(document: Document) -> Mapping[str, float]:
    """How far each line of the signature ends from the right edge, in em; where one is too long for a phone, two."""
    return signature_ends(document.blocks, em_width, 1, _NARROWEST)


def _data(document: Document) -> Iterator[bytes]:
    """A block of data for each attached JSON. It is no script: browsers run none of that type."""
    for each in document.attachments:
        kind = each.media_type.lower()
        block = (
            json_block(each.data) if kind == "application/json" or kind.endswith("+json") else None
        )
        if block is not None:
            yield b'<script type="' + attribute(each.media_type) + b'"'
            yield b' title="' + attribute(each.name) + b'">' + block + b"</script>\n"
