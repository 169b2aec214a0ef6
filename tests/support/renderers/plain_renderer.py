"""A small renderer that is right."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from renderers.document import Block, Cell, Document, Figure, Heading, Paragraph, Run, Table


@frozen
class PlainRenderer:
    """Text, a line for each paragraph and row, tabs between cells: it keeps all promises."""

    name = "plain"
    media_type = "text/plain"
    extension = "txt"

    def render(self, document: Document, /) -> bytes:
        """The lines."""
        return "\n".join(self.lines(document)).encode()

    def lines(self, document: Document) -> Iterator[str]:
        """Title and blocks."""
        yield document.title
        for block in document.blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        """A block."""
        match block:
            case Heading(text):
                yield text
            case Paragraph(runs):
                yield "".join(self.run(each) for each in runs)
            case Figure():
                yield from self.figure(block)
            case Table():
                yield from self.table(block)

    def run(self, run: Run) -> str:
        """A run."""
        return run.text

    def figure(self, figure: Figure) -> Iterator[str]:
        """What it shows, and its caption."""
        yield figure.alt
        yield figure.caption or ""

    def table(self, table: Table) -> Iterator[str]:
        """A line for each row."""
        if table.caption_printed:
            yield table.caption
        for row in table.rows:
            yield "\t".join(self.cell(cell) for _, cell in row)

    def cell(self, cell: Cell) -> str:
        """A cell."""
        return cell.text
