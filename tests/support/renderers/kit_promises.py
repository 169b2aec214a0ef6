"""The promises of the kit by name, and what they say of a renderer of the tests."""

from __future__ import annotations

from collections.abc import Callable

from renderers.testing import (
    PROMISES,
    BrokenPromise,
    Promise,
    keeps_addresses_of_links,
    keeps_cells_in_their_places,
    keeps_levels_of_headings,
)
from support.reading.structure import headings_of_html, links_of_html, tables_of_html
from support.reading.texts import text_of_html
from support.renderers.plain_page import PlainPage
from support.renderers.plain_renderer import PlainRenderer

#: The promises about bytes and text, by name.
BY_NAME = {each.__name__: each for each in PROMISES}

#: The promises about structure, by name, for HTML.
STRUCTURE: dict[str, Callable[[PlainRenderer], None]] = {
    "keeps_cells_in_their_places": lambda made: keeps_cells_in_their_places(made, tables_of_html),
    "keeps_addresses_of_links": lambda made: keeps_addresses_of_links(made, links_of_html),
    "keeps_levels_of_headings": lambda made: keeps_levels_of_headings(made, headings_of_html),
}


def broken_by(
    renderer: PlainRenderer, promise: Promise, *, paged: bool = False
) -> BrokenPromise | None:
    """What a promise says of a renderer, if it is broken."""
    extract = text_of_html if isinstance(renderer, PlainPage) else bytes.decode
    try:
        promise(renderer, extract, paged=paged)
    except BrokenPromise as broken:
        return broken
    return None


def structure_broken_by(renderer: PlainRenderer) -> dict[str, BrokenPromise]:
    """What the promises about structure say of a renderer, if it has any."""
    found: dict[str, BrokenPromise] = {}
    for name, promise in STRUCTURE.items() if isinstance(renderer, PlainPage) else ():
        try:
            promise(renderer)
        except BrokenPromise as broken:
            found[name] = broken
    return found
