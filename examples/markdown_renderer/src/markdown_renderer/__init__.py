"""A report as Markdown, in the dialect that GitHub reads: tables have no merged cells there."""

import re
from typing import assert_never

from attrs import field, frozen
from attrs.validators import ge, instance_of, le

from renderers.document import Block, Document, Figure, Heading, Paragraph, Run, Table


@frozen
class MarkdownRenderer:
    """Makes Markdown in UTF-8. A merged cell stands at its first square; the others are empty."""

    name = "markdown"
    media_type = "text/markdown"
    extension = "md"

    top: int = field(
        default=1,
        validator=[instance_of(int), ge(1), le(3)],
        metadata={"description": "level of the title, 1 to 3"},
    )

    def render(self, document: Document, /) -> bytes:
        """The whole text, ending in a newline."""
        title = f"{'#' * self.top} {_text(document.title)}"
        blocks = (_block(each, self.top) for each in document.blocks)
        return ("\n\n".join((title, *blocks)) + "\n").encode()


def _block(block: Block, top: int) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * (top + level)} {_text(text)}"
        case Paragraph(runs):
            return _line("".join(map(_run, runs)))
        case Figure(alt, caption, address):
            lines = (_line(_run(Run(alt, address))), _line(_text(caption or "")))
            return "\n\n".join(filter(None, lines))
        case Table():
            return "\n".join(_lines(table=block))
        case _:
            assert_never(block)


def _lines(table: Table) -> list[str]:
    width = len(table.shape.columns)
    lines = [f"{_line(_text(table.caption))}\n"] if table.caption_printed else []
    for number, row in enumerate(table.rows):
        squares = [""] * width
        for slot, cell in row:
            squares[slot.column] = _text(cell.text)
        lines.append(f"| {' | '.join(squares)} |")
        if number == 0:
            lines.append(f"|{' --- |' * width}")
    return lines


def _line(text: str) -> str:
    """Text of a block of its own: four spaces, or a tab, at the start would mean code."""
    return text.strip(" \t")


def _run(run: Run) -> str:
    return f"[{_text(run.text)}](<{run.address}>)" if run.address else _text(run.text)


def _text(text: str) -> str:
    """Text in which no character means anything to Markdown."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text).replace("\n", "<br>")
