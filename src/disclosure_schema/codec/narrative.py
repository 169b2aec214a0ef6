"""How the blocks of a narrative stand in JSON: as one would type them.

A paragraph is text, or `{"paragraph": [...]}` if it has links; every other block is named by one key.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from disclosure_schema.codec.drafts import maker_of
from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import TEXT, WORDING, Kind, Text, Unfit
from disclosure_schema.model.narrative import (
    Address,
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

#: Attributes that are spelled otherwise in JSON.
SPELLINGS: Final[dict[type, dict[str, str]]] = {
    Subheading: {"text": "subheading"},
    NarrativeTable: {"rows": "table"},
    Figure: {"alt": "figure"},
}

#: The same by the names of classes, with a paragraph that is made of parts.
SPELLED: Final[dict[str, dict[str, str]]] = {
    **{cls.__name__: keys for cls, keys in SPELLINGS.items()},
    "Paragraph": {"text": "paragraph", "links": "paragraph"},
}

_KINDS: Final = (
    'a paragraph as text, or an object with "paragraph", "subheading", "table" or "figure"'
)


@frozen(kw_only=True)
class Part:
    """A piece of a paragraph that leads somewhere."""

    text: Text
    address: Address


@frozen(kw_only=True)
class Linked:
    """A paragraph in pieces."""

    paragraph: tuple[str | Part, ...]


_NAMED: Final[dict[str, type]] = {
    "paragraph": Linked,
    "subheading": Subheading,
    "table": NarrativeTable,
    "figure": Figure,
}


def register_block_hooks(converter: cattrs.Converter) -> None:
    """Teach a converter the blocks."""
    paragraph = maker_of(Paragraph)
    is_wording = WORDING.fits

    def block(value: object, _: object) -> NarrativeBlock:
        if isinstance(value, str):
            if is_wording(value):
                return paragraph(value, ())
            raise Unfit(value, WORDING.expected)
        if type(value) is dict or isinstance(value, Mapping):
            for key, cls in _NAMED.items():
                if key in value:
                    structured: NarrativeBlock | Linked = converter.structure(value, cls)
                    return _joined(structured) if isinstance(structured, Linked) else structured
        raise Unfit(value, _KINDS)

    def part(value: object, _: object) -> str | Part:
        if isinstance(value, str):
            return _checked(value, TEXT)
        return converter.structure(value, Part)

    converter.register_structure_hook(NarrativeBlock, block)
    converter.register_structure_hook(str | Part, part)
    whole_cell = maker_of(NarrativeCell)
    cell_as_object = converter.get_structure_hook(NarrativeCell)

    def cell(value: object, target: Any) -> NarrativeCell:
        if isinstance(value, str):
            return whole_cell(_checked(value, TEXT), 1, 1)
        result: NarrativeCell = cell_as_object(value, target)
        return result

    converter.register_structure_hook(NarrativeCell, cell)
    cell_to_object = converter.get_unstructure_hook(NarrativeCell)
    converter.register_unstructure_hook(
        NarrativeCell,
        lambda cell: cell.text if cell.rowspan == cell.colspan == 1 else cell_to_object(cell),
    )
    converter.register_unstructure_hook(Paragraph, _paragraph_data)


def _checked(text: str, kind: Kind) -> str:
    if kind.fits(text):
        return text
    raise Unfit(text, kind.expected)


def _joined(linked: Linked) -> Paragraph:
    text, links = "", []
    for each in linked.paragraph:
        start = len(text)
        text += each if isinstance(each, str) else each.text
        if isinstance(each, Part):
            links.append(Link(start, len(text), each.address))
    return Paragraph(text, tuple(links))


def _paragraph_data(paragraph: Paragraph) -> Json:
    if not paragraph.links:
        return paragraph.text
    parts: list[Json] = []
    end = 0
    for link in paragraph.links:
        if between := paragraph.text[end : link.start]:
            parts.append(between)
        parts.append({"text": paragraph.text[link.start : link.end], "address": link.address})
        end = link.end
    if rest := paragraph.text[end:]:
        parts.append(rest)
    return {"paragraph": parts}
