"""Plain text: for a terminal, a mail, or a diff. Tables are boxes that line up, hanzi counting as two columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, assert_never

from attrs import field, frozen

from renderers.document import Figure, Heading, Paragraph, Table
from renderers.line_breaking import break_lines
from renderers.signatures import signature_ends
from renderers.text.boxes import box
from renderers.text_width import text_width
from renderers.titles import break_title

if TYPE_CHECKING:
    from attrs import Attribute

    from renderers.document import Block, Document

_NARROWEST: Final = 40

#: The first-line indent of two hanzi.
_INDENT: Final = "\u3000\u3000"


def _is_width(_: object, attribute: Attribute[int], value: object) -> None:
    if type(value) is not int or value < _NARROWEST:
        raise ValueError(f"{attribute.name} is a whole number from {_NARROWEST}, found {value!r}")


@frozen
class TextRenderer:
    """Makes text in UTF-8. `width` counts columns of a terminal; at least 40.

    A table whose numbers need more room than that is wider: nothing is cut.
    """

    name = "text"
    media_type = "text/plain"
    extension = "txt"

    width: int = field(
        default=100,
        validator=_is_width,
        metadata={"description": f"columns of the terminal, at least {_NARROWEST}"},
    )

    def render(self, document: Document, /) -> bytes:
        """The whole text, ending in a newline."""
        lines = [*_centred(document.title, self.width), ""]
        insets = signature_ends(document.blocks, text_width, 2, self.width)
        before: Block | None = None
        for block in document.blocks:
            if _stands_apart(block, before):
                lines.append("")
            lines.extend(_block(block, self.width, insets))
            before = block
        return ("\n".join(each.rstrip() for each in lines) + "\n").encode("utf-8")


def _stands_apart(block: Block, before: Block | None) -> bool:
    """Whether a blank line parts a block from the one before it."""
    if before is None:
        return False
    if isinstance(block, Table | Heading | Figure) or isinstance(before, Table | Figure):
        return not (isinstance(block, Heading) and block.level > 1)
    apart = ("contact", "annexes", "signature", "reviewer", "annex_title")
    return block.role in apart and not (isinstance(before, Paragraph) and before.role == block.role)


def _wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    return [line for line, _ in break_lines(text, width, text_width, indent)]


def _centred(text: str, width: int) -> Iterator[str]:
    for line in break_title(text, width, text_width):
        yield " " * ((width - text_width(line)) // 2) + line


def _with_addresses(paragraph: Paragraph) -> str:
    """The text with the address behind each link, unless it is the address itself that is linked."""
    return "".join(
        f"{run.text}（{run.address}）" if run.address and run.address not in run.text else run.text
        for run in paragraph.runs
    )


def _block(block: Block, width: int, insets: dict[str, float]) -> Iterator[str]:
    match block:
        case Heading():
            first, *rest = _wrapped(block.text, width, text_width(_INDENT))
            yield _INDENT + first
            yield from rest
        case Paragraph(role="signature" | "date"):
            inset = int(insets.get(block.text, 4))
            for line in _wrapped(block.text, width - 4):
                yield " " * max(0, width - inset - text_width(line)) + line
        case Paragraph(role="annex_title"):
            yield from _centred(block.text, width)
        case Paragraph():
            first, *rest = _wrapped(_with_addresses(block), width, text_width(_INDENT))
            yield _INDENT + first
            yield from rest
        case Table():
            if block.caption_printed:
                yield from _centred(block.caption, width)
            yield from box(block, width)
        case Figure():
            address = f"（{block.address}）" if block.address else ""
            yield from _centred(f"［图：{block.alt}］{address}", width)
            if block.caption:
                yield from _centred(block.caption, width)
        case _:
            assert_never(block)
