"""A small renderer that is right, and whose files have structure."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from attrs import frozen

from renderers.document import Block, Cell, Document, Figure, Heading, Paragraph, Run, Slot, Table
from support.renderers.plain_renderer import PlainRenderer


@frozen
class PlainPage(PlainRenderer):
    """HTML without any look: it keeps the promises about text, and those about structure."""

    name = "page"
    media_type = "text/html"
    extension = "html"

    def lines(self, document: Document) -> Iterator[str]:
        """Title and blocks."""
        yield f"<h1>{self.text(document.title)}</h1>"
        for block in document.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        """A block."""
        match block:
            case Heading(text, level):
                tag = self.tag(level)
                yield f"<{tag}>{self.text(text)}</{tag}>"
            case Paragraph(runs):
                yield f"<p>{''.join(self.run(each) for each in runs)}</p>"
            case Figure(alt, caption, address):
                yield f"<p>{self.run(Run(alt, address))}</p><p>{self.text(caption or '')}</p>"
            case Table():
                yield from self.table(block)

    def text(self, text: str) -> str:
        """A text, escaped."""
        return escape(text).replace("\n", "<br>")

    def tag(self, level: int) -> str:
        """The element of a heading."""
        return f"h{level + 1}"

    def run(self, run: Run) -> str:
        """A run."""
        text = self.text(run.text)
        return f'<a href="{self.address(run.address)}">{text}</a>' if run.address else text

    def address(self, address: str) -> str:
        """Where a link leads."""
        return escape(address)

    def table(self, table: Table) -> Iterator[str]:
        """Row by row."""
        yield f"<p>{self.text(table.caption)}</p>" if table.caption_printed else ""
        rows = ("".join(self.square(*each) for each in row) for row in table.rows)
        yield f"<table>{''.join(f'<tr>{each}</tr>' for each in rows)}</table>"

    def square(self, slot: Slot, cell: Cell) -> str:
        """A cell with what it spans."""
        spans = f' rowspan="{slot.rowspan}" colspan="{slot.colspan}"'
        return f"<td{spans}>{self.text(cell.text)}</td>"
