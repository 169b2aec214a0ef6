"""How the blocks of a narrative stand in JSON: as one would type them.

A paragraph is text, or `{"paragraph": [...]}` if it has links; every other block is named by its first key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import Address, Text, Unfit
from disclosure_schema.model.narrative import (
    Figure,
    Link,
    NarrativeBlock,
    Paragraph,
    Subheading,
)
from disclosure_schema.model.narrative_tables import NarrativeCell, NarrativeTable

if TYPE_CHECKING:
    import cattrs

    from disclosure_schema.json.values import Json

T = TypeVar("T")

_EXPECTED: Final = (
    'a paragraph as text, or an object with "paragraph", "subheading", "table" or "figure"'
)


@frozen(kw_only=True)
class LinkedText:
    """A piece of a paragraph that leads to an address."""

    text: Text
    address: Address


@frozen(kw_only=True)
class LinkedParagraph:
    """A paragraph with links: its pieces in order."""

    paragraph: tuple[str | LinkedText, ...]


_BY_KEY: Final[dict[str, type]] = {
    "paragraph": LinkedParagraph,
    "subheading": Subheading,
    "table": NarrativeTable,
    "figure": Figure,
}


def register_block_hooks(converter: cattrs.Converter) -> None:
    """Teach a converter the blocks."""

    def block(value: object, _: object) -> NarrativeBlock:
        if isinstance(value, str):
            return _of_text(Paragraph, value)
        if isinstance(value, Mapping):
            for key, cls in _BY_KEY.items():
                if key in value:
                    read: NarrativeBlock | LinkedParagraph = converter.structure(value, cls)
                    return _joined(read) if isinstance(read, LinkedParagraph) else read
        raise Unfit(value, _EXPECTED)

    text = converter.get_structure_hook(Text)

    def piece(value: object, _: object) -> str | LinkedText:
        return (
            text(value, str) if isinstance(value, str) else converter.structure(value, LinkedText)
        )

    cell_from_object = converter.get_structure_hook(NarrativeCell)
    cell_to_object = converter.get_unstructure_hook(NarrativeCell)

    def cell(value: object, target: Any) -> NarrativeCell:
        if isinstance(value, str):
            return _of_text(NarrativeCell, value)
        read: NarrativeCell = cell_from_object(value, target)
        return read

    converter.register_structure_hook(NarrativeBlock, block)
    converter.register_structure_hook(str | LinkedText, piece)
    converter.register_structure_hook(NarrativeCell, cell)
    converter.register_unstructure_hook(
        NarrativeCell,
        lambda cell: cell.text if cell.rowspan == cell.colspan == 1 else cell_to_object(cell),
    )
    converter.register_unstructure_hook(Paragraph, _paragraph_data)


def _of_text(cls: Callable[[str], T], text: str) -> T:
    """Make an object of what is plain text in JSON. Its class checks the text; the fault lies at the text, not below it."""
    try:
        return cls(text)
    except Unfit as error:
        raise Unfit(text, error.expected, error.hint) from None


def _joined(linked: LinkedParagraph) -> Paragraph:
    texts: list[str] = []
    links: list[Link] = []
    end = 0
    for each in linked.paragraph:
        start = end
        text = each if isinstance(each, str) else each.text
        texts.append(text)
        end += len(text)
        if isinstance(each, LinkedText):
            links.append(Link(start, end, each.address))
    return Paragraph("".join(texts), tuple(links))


def _paragraph_data(paragraph: Paragraph) -> Json:
    if not paragraph.links:
        return paragraph.text
    pieces: list[Json] = []
    end = 0
    for link in paragraph.links:
        if between := paragraph.text[end : link.start]:
            pieces.append(between)
        pieces.append({"text": paragraph.text[link.start : link.end], "address": link.address})
        end = link.end
    if rest := paragraph.text[end:]:
        pieces.append(rest)
    return {"paragraph": pieces}
