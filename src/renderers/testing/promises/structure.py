"""Promises about structure, for formats that have it and for those who have something that reads it.

Each takes a reader of its own in place of the one that reads text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import Final, TypeAlias

from disclosure_schema.text.addresses import is_absolute
from renderers.document import Document, Figure, Heading, Paragraph, Table
from renderers.protocol import Renderer
from renderers.testing.looking.files import read_with, rendered
from renderers.testing.looking.flaws import Flaw
from renderers.testing.looking.promise import keep
from renderers.testing.looking.visible import squeezed
from renderers.testing.specimens.catalogue import SPECIMENS

#: Gets the tables of a file, top to bottom, square by square: each is a list of rows, and a row a list of texts.
#: The text of a merged cell stands in its first square, and in its other squares again or nothing.
Tables: TypeAlias = Callable[[bytes], Sequence[Sequence[Sequence[str]]]]

#: Gets the links of a file in order: the text that one sees, and the address that it leads to.
Links: TypeAlias = Callable[[bytes], Sequence[tuple[str, str]]]

#: Gets the headings of a file in order: their level, a greater number for a lower one, and their text.
#: The title of the document may be among them.
Headings: TypeAlias = Callable[[bytes], Sequence[tuple[int, str]]]

_TABLES: Final = ("every part", "merged", "widest", "blank cells", "edition")
_LINKS: Final = ("links", "figures", "every part")
_HEADINGS: Final = ("every part", "long prose", "edition")


def keeps_cells_in_their_places(renderer: Renderer, tables: Tables) -> None:
    """Every cell stands in its row and its column, so that numbers are under their headings and beside their labels."""

    def flaw_in(document: Document) -> Flaw | None:
        grids = read_with(tables, "tables", rendered(renderer, document))
        seen = "\n".join(" | ".join(row) for grid in grids for row in grid)
        meant = [each for each in document.blocks if isinstance(each, Table)]
        if len(grids) != len(meant):
            found = f"there are {len(meant)} tables, and {len(grids)} are seen"
            return Flaw("tables", found, seen=seen)
        for table, grid in zip(meant, grids, strict=True):
            if found := _misplaced(table, grid):
                return Flaw("places", found, seen=seen)
        return None

    keep(keeps_cells_in_their_places, _specimens(_TABLES), flaw_in)


def _misplaced(table: Table, grid: Sequence[Sequence[str]]) -> str:
    """What is wrong with a grid, if anything is."""
    height, width = len(table.shape.rows), len(table.shape.columns)
    for row, squares in enumerate(grid[:height]):
        for column, read in enumerate(squares[:width]):
            slot, cell = table.slot_at(row, column), table.owner_at(row, column)
            first = (slot.row, slot.column) == (row, column)
            right = {squeezed(cell.text)} if first else {squeezed(cell.text), ""}
            if squeezed(read) not in right:
                return f"row {row}, column {column} of a table shows {read!r}, not {cell.text!r}"
        if len(squares) != width:
            return f"row {row} of a table has {len(squares)} squares, not {width}"
    return "" if len(grid) == height else f"a table has {len(grid)} rows, not {height}"


def keeps_addresses_of_links(renderer: Renderer, links: Links) -> None:
    """Links lead where they should, figures to their picture, and nothing else leads anywhere.

    A relative address may be left as text: a file that is opened elsewhere would resolve it wrongly.
    """

    def flaw_in(document: Document) -> Flaw | None:
        found = _joined(read_with(links, "links", rendered(renderer, document)))
        meant = _joined(list(_links(document)))
        if _lead_as_meant(found, meant):
            return None
        seen = "\n".join(f"{text} -> {address}" for text, address in found)
        should = ", ".join(f"{text} -> {address}" for text, address in meant) or "no link"
        return Flaw("links", f"what should be seen is: {should}", seen=seen or "no link")

    keep(keeps_addresses_of_links, _specimens(_LINKS), flaw_in)


def _links(document: Document) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        match block:
            case Paragraph():
                yield from ((run.text, run.address) for run in block.runs if run.address)
            case Figure() if block.address:
                yield block.alt, block.address
            case _:
                pass


def _joined(links: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Links that can be seen; neighbours that lead to one place are one, as a link over two lines is."""
    seen = [(squeezed(text), address) for text, address in links if squeezed(text)]
    return [
        ("".join(text for text, _ in group), address)
        for address, group in groupby(seen, key=lambda each: each[1])
    ]


def _lead_as_meant(found: list[tuple[str, str]], meant: list[tuple[str, str]]) -> bool:
    """Whether each link that was found is the next one that is meant, and only those that may be text are missing."""
    following = iter([*found, None])
    seen = next(following)
    for link in meant:
        if seen is not None and _is_link(seen, link):
            seen = next(following)
        elif is_absolute(link[1]):
            return False
    return seen is None


def _is_link(found: tuple[str, str], meant: tuple[str, str]) -> bool:
    """Whether it is that link; a figure may say beside its text that it is one."""
    return found[1] == meant[1] and meant[0] in found[0]


def keeps_levels_of_headings(renderer: Renderer, headings: Headings) -> None:
    """Headings are headings and nothing else is; those of one level look alike, and lower ones rank lower."""

    def flaw_in(document: Document) -> Flaw | None:
        given = read_with(headings, "headings", rendered(renderer, document))
        found = [(level, squeezed(text)) for level, text in given if squeezed(text)]
        seen = "\n".join(f"{level}: {text}" for level, text in found)
        meant = [(0, squeezed(document.title)), *_headings(document)]
        if len(found) < len(meant):
            del meant[0]  # the title need not be among them
        if [text for _, text in found] != [text for _, text in meant]:
            should = ", ".join(text for _, text in meant) or "no heading"
            return Flaw("headings", f"the headings should be: {should}", seen=seen or "no heading")
        if wrong_order := _unordered(meant, found):
            return Flaw("levels", wrong_order, seen=seen)
        return None

    keep(keeps_levels_of_headings, _specimens(_HEADINGS), flaw_in)


def _headings(document: Document) -> Iterator[tuple[int, str]]:
    for block in document.blocks:
        if isinstance(block, Heading) and (text := squeezed(block.text)):
            yield block.level, text


def _unordered(meant: Sequence[tuple[int, str]], found: Sequence[tuple[int, str]]) -> str:
    """A sentence on the first level that is read as two levels, or not as lower than the level above it; empty if none is."""
    pairs = sorted({(level, read) for (level, _), (read, _) in zip(meant, found, strict=True)})
    for (upper, above), (lower, below) in pairwise(pairs):
        if upper == lower or below <= above:
            first, second = (f"level {each}" if each else "the title" for each in (upper, lower))
            return f"{first} is read as level {above}, and {second} as level {below}"
    return ""


def _specimens(beginnings: tuple[str, ...]) -> Iterator[Document]:
    """The specimens whose names begin like this."""
    return chain.from_iterable(
        (document for name, document in SPECIMENS.items() if name.startswith(each))
        for each in beginnings
    )
