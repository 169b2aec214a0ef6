"""Plain text: for a terminal, a mail, or a diff. Tables are boxes that line up, with two columns for a hanzi."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, assert_never, get_args

from attrs import field, frozen

from renderers.document import Figure, Heading, Paragraph, Table
from renderers.errors import TooLarge
from renderers.text.boxes import MOST_DRAWN, box
from renderers.text.frames import FrameName
from renderers.typography.line_breaking import break_lines
from renderers.typography.signatures import signature_ends
from renderers.typography.titles import break_title
from renderers.typography.widths import Ambiguous, character_measure_for, measure_for

if TYPE_CHECKING:
    from attrs import Attribute

    from renderers.document import Block, Document

_NARROWEST: Final = 40

#: The first-line indent of two hanzi, and its columns.
_INDENT: Final = "\u3000\u3000"
_INDENT_WIDTH: Final = 4

#: What stands before the second of several annexes, below the first.
_HANGING: Final = "\u3000" * 5
_HANGING_WIDTH: Final = 10

#: Paragraphs of these roles have a blank line before them.
_APART: Final = ("contact", "annexes", "signature", "reviewer", "annex_title")


def _is_width(_: object, attribute: Attribute[int], value: object) -> None:
    if type(value) is not int or value < _NARROWEST:
        raise ValueError(f"{attribute.name} is a whole number from {_NARROWEST}, found {value!r}")


def _is_frame(_: object, attribute: Attribute[FrameName], value: object) -> None:
    if value not in (names := get_args(FrameName)):
        raise ValueError(f"{attribute.name} is one of {', '.join(names)}, found {value!r}")


def _is_one_or_two(_: object, attribute: Attribute[Ambiguous], value: object) -> None:
    if type(value) is not int or value not in get_args(Ambiguous):
        raise ValueError(f"{attribute.name} is 1 or 2, found {value!r}")


@frozen
class TextRenderer:
    """Makes text in UTF-8, `width` columns of a terminal wide; at least 40.

    A table whose numbers need more room is wider: nothing is cut.
    From about 100 columns on, the labels of table 三 have no breaks in the middle of words.

    `frame` says what rules are made of: box-drawing characters; or + - | with "ascii", for consoles without those.
    With "none" there are no rules: columns line up, and blank lines stand between the rows.
    `ambiguous` says how many columns “ ” — … ① and box-drawing characters take: in many Chinese fonts two.
    """

    name = "text"
    media_type = "text/plain"
    extension = "txt"

    width: int = field(
        default=80,
        validator=_is_width,
        metadata={"description": f"columns of the terminal, at least {_NARROWEST}"},
    )
    frame: FrameName = field(
        default="box",
        validator=_is_frame,
        metadata={"description": "rules of tables: box drawing, + - |, or none"},
    )
    ambiguous: Ambiguous = field(
        default=1,
        validator=_is_one_or_two,
        metadata={"description": "columns of “ ” — … ① and box drawing, 2 in many Chinese fonts"},
    )

    def render(self, document: Document, /) -> bytes:
        """The whole text, ending in a newline. Raises `TooLarge` if its tables would have more than 50 million characters."""
        lines = [*self._centred(document.title), ""]
        ends = signature_ends(document.blocks, measure_for(self.ambiguous), 2, self.width)
        before: Block | None = None
        in_tables = 0
        for block in document.blocks:
            if before is not None and _stands_apart(block, before):
                lines.append("")
            match block:
                case Paragraph(role="signature" | "date"):
                    lines += self._signed(block, ends)
                case Paragraph(role="annex_title"):
                    lines += self._centred(block.text)
                case Paragraph():
                    lines += self._paragraph(block, before)
                case Heading():
                    lines += self._indented(block.text, 0 if block.on_new_page else _INDENT_WIDTH)
                case Table():
                    if block.caption_printed:
                        lines += self._centred(block.caption)
                        if self.frame == "none":
                            lines.append("")
                    drawn = box(block, self.width, self.frame, self.ambiguous)
                    in_tables += sum(map(len, drawn))
                    if in_tables > MOST_DRAWN:
                        raise TooLarge("characters in tables", in_tables, MOST_DRAWN)
                    lines += drawn
                case Figure():
                    address = f"（{block.address}）" if block.address else ""
                    lines += self._centred(block.stand_in + address)
                    if block.caption:
                        lines += self._centred(block.caption)
                case _:
                    assert_never(block)
            before = block
        lines.append("")
        return "\n".join(lines).encode("utf-8")

    def _paragraph(self, paragraph: Paragraph, before: Block | None) -> Iterable[str]:
        if paragraph.role == "annexes":
            return self._hanging(paragraph.text, goes_on=_goes_on(paragraph, before))
        return self._indented(_with_addresses(paragraph), _INDENT_WIDTH)

    def _indented(self, text: str, indent: int) -> list[str]:
        lines = self._broken(text, self.width, indent)
        lines[0] = (_INDENT[: indent // 2] + lines[0]).rstrip()
        return lines

    def _hanging(self, text: str, *, goes_on: bool) -> Iterator[str]:
        """An annex in the list of them: 附件：1. … is indented by two hanzi, and all that follows by five (GB/T 9704, 7.3.4)."""
        room, first = self.width - _HANGING_WIDTH, 0 if goes_on else _INDENT_WIDTH - _HANGING_WIDTH
        for number, line in enumerate(self._broken(text, room, first)):
            yield (_HANGING if number or goes_on else _INDENT) + line

    def _broken(self, text: str, width: int, indent: int = 0) -> list[str]:
        measure = character_measure_for(self.ambiguous)
        return [line for line, _ in break_lines(text, width, measure, indent)]

    def _centred(self, text: str) -> Iterator[str]:
        measure = measure_for(self.ambiguous)
        lines = self._broken(text, self.width)
        if len(lines) > 1:
            lines = break_title(text, self.width, measure)
        for line in lines:
            yield (" " * ((self.width - measure(line)) // 2) + line).rstrip()

    def _signed(self, paragraph: Paragraph, ends: Mapping[str, float]) -> Iterator[str]:
        """An agency or a date of the signature. `ends` says of each how far it ends from the right edge."""
        measure = measure_for(self.ambiguous)
        inset = int(ends[paragraph.text])
        for line in self._broken(paragraph.text, self.width - 4):
            yield (" " * max(0, self.width - inset - measure(line)) + line).rstrip()


def _stands_apart(block: Block, before: Block) -> bool:
    """Whether a blank line stands between a block and the one before it."""
    match before, block:
        case (Table() | Figure() | Paragraph(role="annex_title"), _):
            return True
        case (_, Paragraph(role=role) as paragraph):
            return role in _APART and not _goes_on(paragraph, before)
        case (_, Heading(level=level)):
            return level == 1
        case _:
            return True


def _goes_on(paragraph: Paragraph, before: Block | None) -> bool:
    """Whether a paragraph continues what one of the same role began."""
    return isinstance(before, Paragraph) and before.role == paragraph.role


def _with_addresses(paragraph: Paragraph) -> str:
    """The text with the address behind each link, unless the text of the link has it already."""
    return "".join(
        [
            f"{run.text}（{run.address}）"
            if run.address and run.address not in run.text
            else run.text
            for run in paragraph.runs
        ]
    )
