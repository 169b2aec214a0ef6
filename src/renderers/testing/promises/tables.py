"""Promises about tables: with merged cells, wide, long, of real reports, and alone without a heading."""

from __future__ import annotations

from renderers.document import Document
from renderers.protocol import Renderer
from renderers.testing.looking.files import read
from renderers.testing.looking.flaws import Flaw
from renderers.testing.looking.promise import Extract, keep
from renderers.testing.looking.visible import Reading, visible
from renderers.testing.promises.texts import doubled, missing, missing_in, named


def shows_merged_cells_once(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """A cell that spans rows or columns, or both, is seen once: in the head, in the stub and in the body."""

    def flaw_in(document: Document) -> Flaw | None:
        reading = read(renderer, extract, document)
        meant = Reading.meant(document)
        twice = doubled(reading, visible(document), meant, paged=paged)
        return missing(reading, document) or twice

    keep(shows_merged_cells_once, named("merged"), flaw_in)


def bears_the_widest_table(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """All numbers of a table of forty columns are seen, none of them broken."""
    keep(bears_the_widest_table, named("widest"), missing_in(renderer, extract))


def bears_the_longest_table(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """All cells of a table of three hundred rows are seen, in groups whose labels span up to 150 of them."""
    keep(bears_the_longest_table, named("longest"), missing_in(renderer, extract))


def bears_tables_that_touch(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """Two tables without a word between them are both seen."""
    keep(bears_tables_that_touch, named("tables that touch"), missing_in(renderer, extract))


def shows_every_number_of_a_report(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """In a full report of each edition every text is seen, and every number as often as it is written."""

    def flaw_in(document: Document) -> Flaw | None:
        reading = read(renderer, extract, document)
        meant = Reading.meant(document)
        # How often merged cells are shown is a promise of its own.
        numbers = (each for each in visible(document) if each.is_number and not each.merged)
        return missing(reading, document) or doubled(reading, numbers, meant, paged=paged)

    keep(shows_every_number_of_a_report, named("edition"), flaw_in)


def bears_a_part_alone(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """A section alone, and a table alone without a heading above it, are seen like any document."""
    keep(bears_a_part_alone, named("a "), missing_in(renderer, extract))
