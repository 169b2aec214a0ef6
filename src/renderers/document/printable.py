"""Which texts a document may hold: the same as a report, so that no format has to check them.

A text is refused if it cannot stand in XML 1.0, on which Word documents rest, or cannot be encoded in UTF-8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_schema.text.characters import describe_character, refused_character
from renderers.errors import UnprintableText

if TYPE_CHECKING:
    from attrs import Attribute


def printable(owner: object, attribute: Attribute[str], value: str) -> None:
    """Validate a text of a document. Raises `UnprintableText`, or TypeError for what is no text."""
    if not isinstance(value, str):
        place = f"{type(owner).__name__}.{attribute.name}"
        raise TypeError(f"{place} is a str, not {type(value).__name__}")
    if value.isprintable():  # a quick look: nearly all texts are, and no refused character is
        return
    if (refused := refused_character(value)) is not None:
        place = f"{type(owner).__name__}.{attribute.name}"
        raise UnprintableText(place, value, describe_character(refused))


def printable_if_any(owner: object, attribute: Attribute[str | None], value: str | None) -> None:
    """Validate a text that may be absent, as `printable` does."""
    if value is not None:
        printable(owner, attribute, value)  # type: ignore[arg-type]  # only the name of the attribute is read


def all_printable(
    owner: object, attribute: Attribute[tuple[str, ...]], value: tuple[str, ...]
) -> None:
    """Validate several texts, as `printable` does."""
    for each in value:
        printable(owner, attribute, each)  # type: ignore[arg-type]  # only the name of the attribute is read
