"""Renderers that show the wrong text: each breaks one promise of `renderers.testing`, and no other.

They stand in a module of their own, so that other processes can import them.
"""

from __future__ import annotations

from collections.abc import Iterator

from renderers.document import Block, Cell, Document, Figure, Heading, Paragraph, Run, Table
from support.renderers.plain_renderer import PlainRenderer


class DropsCaptions(PlainRenderer):
    """Prints no captions."""

    def table(self, table: Table) -> Iterator[str]:
        """The rows only."""
        for row in table.rows:
            yield "\t".join(cell.text for _, cell in row)


class RepeatsHeadings(PlainRenderer):
    """As in a running title."""

    def block(self, block: Block) -> Iterator[str]:
        """A heading of level 3 twice."""
        yield from super().block(block)
        if isinstance(block, Heading) and block.on_new_page:
            yield block.text


class RepeatsHeads(PlainRenderer):
    """As formats with pages do: the head of a table again, and the label of a group with （续）."""

    def table(self, table: Table) -> Iterator[str]:
        """Every twenty rows a new page."""
        head = list(super().table(table))[: table.shape.head_rows]
        for number, line in enumerate(super().table(table)):
            if number and number % 20 == 0:
                yield from head
                slot = table.shape.slots[table.shape.owners[number][0]]
                if slot.row < number:
                    yield f"{table.owner_at(number, 0).text}（续）"
            yield line


class FiguresLast(PlainRenderer):
    """Puts figures at the end."""

    def lines(self, document: Document) -> Iterator[str]:
        """The others first."""
        yield document.title
        for figures in (False, True):
            for block in document.blocks:
                if isinstance(block, Figure) is figures:
                    yield from self.block(block)


class RightToLeft(PlainRenderer):
    """Rows the wrong way round."""

    def table(self, table: Table) -> Iterator[str]:
        """From the last cell."""
        if table.caption_printed:
            yield table.caption
        for row in table.rows:
            yield "\t".join(cell.text for _, cell in reversed(row))


class Unescapes(PlainRenderer):
    """Thinks that & and what follows it is markup."""

    def run(self, run: Run) -> str:
        """Without entities."""
        return run.text.replace("&amp;", "&")


class FullStops(PlainRenderer):
    """Raises at a character."""

    def run(self, run: Run) -> str:
        """With what ASCII and the basic plane have."""
        if any(ord(each) > 0xFFFF for each in run.text):
            raise UnicodeError("beyond the basic plane")
        return run.text


class GluesWords(PlainRenderer):
    """Chinese has no spaces."""

    def run(self, run: Run) -> str:
        """Without them."""
        return run.text.replace(" ", "")


class GluesLines(PlainRenderer):
    """One paragraph, one line."""

    def run(self, run: Run) -> str:
        """Without its newlines."""
        return run.text.replace("\n", "")


class ZeroIsNothing(PlainRenderer):
    """`value or ""`."""

    def cell(self, cell: Cell) -> str:
        """0 is false."""
        return "" if cell.value == 0 else cell.text


class PrintsAddresses(PlainRenderer):
    """The address in place of the text."""

    def run(self, run: Run) -> str:
        """Where it leads."""
        return run.address or run.text


class CaptionIsEnough(PlainRenderer):
    """No alternative text where there is a caption."""

    def figure(self, figure: Figure) -> Iterator[str]:
        """One line."""
        yield figure.caption or figure.alt


class FillsSquares(PlainRenderer):
    """Merged cells in all of their squares."""

    def table(self, table: Table) -> Iterator[str]:
        """Square by square."""
        if table.caption_printed:
            yield table.caption
        for owners in table.shape.owners:
            yield "\t".join(table.cells[each].text for each in owners)


class NamesColumns(PlainRenderer):
    """Columns are A to Z."""

    def table(self, table: Table) -> Iterator[str]:
        """Twenty-six of them."""
        for line in super().table(table):
            yield "\t".join(line.split("\t")[:26])


class OneHundredRows(PlainRenderer):
    """Who has more?"""

    def table(self, table: Table) -> Iterator[str]:
        """A hundred lines."""
        for number, line in enumerate(super().table(table)):
            if number < 100:
                yield line


class MergesTables(PlainRenderer):
    """A table right after a table is lost."""

    def lines(self, document: Document) -> Iterator[str]:
        """All but that."""
        yield document.title
        before: Block | None = None
        for block in document.blocks:
            if not (isinstance(block, Table) and isinstance(before, Table)):
                yield from self.block(block)
            before = block


class Shortens(PlainRenderer):
    """No one reads so much."""

    def run(self, run: Run) -> str:
        """A thousand characters."""
        return run.text[:1000]


class FirstRunDecides(PlainRenderer):
    """A paragraph has a first run."""

    def block(self, block: Block) -> Iterator[str]:
        """Looks at it."""
        if isinstance(block, Paragraph):
            assert block.runs[0] is not None
        yield from super().block(block)


class ComputesMoney(PlainRenderer):
    """Prints the value, not what stands there."""

    def cell(self, cell: Cell) -> str:
        """The shortest spelling of a number."""
        return cell.text if cell.value is None else f"{cell.value:g}"


class NeedsHeadings(PlainRenderer):
    """Above a table there is always something."""

    def lines(self, document: Document) -> Iterator[str]:
        """Looks at it."""
        if document.blocks and isinstance(document.blocks[0], Table):
            raise LookupError("a table without a heading")
        yield from super().lines(document)
