"""Which texts a document may hold: those that a report may hold, so that no format has to ask.

What is refused cannot stand in XML 1.0, and so neither in a Word document nor in a page of HTML, or cannot be encoded.
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
    if value.isprintable():  # nearly all are, and no refused character is
        return
    if (refused := refused_character(value)) is not None:
        place = f"{type(owner).__name__}.{attribute.name}"
        raise UnprintableText(place, value, describe_character(refused))


def printable_if_any(owner: object, attribute: Attribute[str | None], value: str | None) -> None:
    """Validate a text that may be absent, as `printable` does."""
    if value is not None:
        printable(owner, attribute, value)  # type: ignore[arg-type]  # the name of an attribute is all that is asked


def all_printable(
    owner: object, attribute: Attribute[tuple[str, ...]], value: tuple[str, ...]
) -> None:
    """Validate several texts, as `printable` does."""
    for each in value:
        printable(owner, attribute, each)  # type: ignore[arg-type]  # the name of an attribute is all that is asked
