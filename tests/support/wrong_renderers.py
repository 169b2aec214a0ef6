"""A small right renderer, and for every promise of `renderers.testing` one that breaks just that.

They stand in a module of their own, so that other processes can import them.
"""

from __future__ import annotations

import datetime
import tempfile
import threading
import time
from collections.abc import Iterator
from typing import ClassVar

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


class DottedExtension(PlainRenderer):
    """An extension is a file name's ending, isn't it."""

    extension = ".txt"


class GivesByteArray(PlainRenderer):
    """Nearly bytes."""

    def render(self, document: Document, /) -> bytes:
        """A bytearray."""
        return bytearray(super().render(document))  # type: ignore[return-value]


class Counts(PlainRenderer):
    """Numbers its files."""

    made: ClassVar[list[str]] = []

    def lines(self, document: Document) -> Iterator[str]:
        """One more line each time."""
        yield from super().lines(document)
        self.made.append("·")
        yield "".join(self.made)


class KnowsObjects(PlainRenderer):
    """Anchors by identity."""

    alive: ClassVar[list[Document]] = []

    def lines(self, document: Document) -> Iterator[str]:
        """The place of the document in memory."""
        yield from super().lines(document)
        self.alive.append(document)
        yield f"x{id(document):x}".translate(str.maketrans("0123456789", "ghijklmnop"))


class TrustsHash(PlainRenderer):
    """The order of a set."""

    def lines(self, document: Document) -> Iterator[str]:
        """Words in the order of their hashes."""
        yield from super().lines(document)
        yield " ".join({"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"})


class Unpicklable(PlainRenderer):
    """Holds what cannot go anywhere."""

    def __reduce__(self) -> str:
        """Refuse."""
        raise TypeError("it holds an open file")


class Stamps(PlainRenderer):
    """Says when, as zip archives do."""

    def lines(self, document: Document) -> Iterator[str]:
        """A time in steps of two seconds."""
        yield from super().lines(document)
        yield "made at " + str(int(time.time()) // 2).translate(
            str.maketrans("0123456789", "abcdefghij")
        )


class Dates(PlainRenderer):
    """Says on which day."""

    def lines(self, document: Document) -> Iterator[str]:
        """Today."""
        yield from super().lines(document)
        yield f"printed on {datetime.date.today():%Y/%m/%d}"


class CachesByTitle(PlainRenderer):
    """Equal titles, equal files."""

    files: ClassVar[dict[str, bytes]] = {}

    def render(self, document: Document, /) -> bytes:
        """Perhaps another one's file."""
        if document.title not in self.files:
            self.files[document.title] = super().render(document)
        return self.files[document.title]


class Remembers(PlainRenderer):
    """Says when a document is another one than the last."""

    last: ClassVar[dict[str, str]] = {}

    def lines(self, document: Document) -> Iterator[str]:
        """A line at the change of documents."""
        yield from super().lines(document)
        texts = repr(document.blocks)
        if self.last.get("texts", texts) != texts:
            yield "another document"
        self.last["texts"] = texts


class Shares(PlainRenderer):
    """One sheet of paper for all."""

    sheet: ClassVar[list[str]] = []

    def render(self, document: Document, /) -> bytes:
        """Clear the sheet, then write."""
        self.sheet.clear()
        for line in self.lines(document):
            self.sheet.append(line)
            if threading.current_thread() is not threading.main_thread():
                time.sleep(0)
        return "\n".join(self.sheet).encode()


class LeavesFiles(PlainRenderer):
    """Forgets what it wrote."""

    def render(self, document: Document, /) -> bytes:
        """Through a file."""
        made = super().render(document)
        with tempfile.NamedTemporaryFile(delete=False, prefix="wrong-renderer-") as file:
            file.write(made)
        return made


class WritesIntoDocument(PlainRenderer):
    """Knows better than the document."""

    def render(self, document: Document, /) -> bytes:
        """Changes its language."""
        object.__setattr__(document, "language", "zh")
        return super().render(document)


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


#: For each promise those that break it, and no other promise.
WRONG: dict[str, tuple[type[PlainRenderer], ...]] = {
    "says_what_it_makes": (DottedExtension,),
    "returns_bytes": (GivesByteArray,),
    "gives_the_same_bytes_twice": (Counts, KnowsObjects),
    "gives_the_same_bytes_in_another_process": (TrustsHash, Unpicklable),
    "reads_no_clock": (Stamps, Dates),
    "keeps_nothing_between_documents": (CachesByTitle, Remembers),
    "works_in_threads": (Shares,),
    "leaves_no_files": (LeavesFiles,),
    "leaves_the_document_alone": (WritesIntoDocument,),
    "shows_every_text": (DropsCaptions,),
    "shows_nothing_twice": (RepeatsHeadings,),
    "keeps_the_order": (FiguresLast, RightToLeft),
    "keeps_awkward_characters": (Unescapes, FullStops),
    "tells_zero_from_blank": (ZeroIsNothing,),
    "shows_the_text_of_links": (PrintsAddresses,),
    "shows_what_figures_show": (CaptionIsEnough,),
    "shows_merged_cells_once": (FillsSquares,),
    "bears_the_widest_table": (NamesColumns,),
    "bears_the_longest_table": (OneHundredRows,),
    "bears_tables_that_touch": (MergesTables,),
    "bears_long_prose": (Shortens,),
    "bears_empty_parts": (FirstRunDecides,),
    "shows_every_number_of_a_report": (ComputesMoney,),
}
