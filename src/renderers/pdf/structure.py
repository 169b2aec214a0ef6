"""The structure of a document as PDF tags it (ISO 32000-1, 14.7 and 14.8), in the order of its blocks.

There are some hundreds of elements in a report, so they are written at once and not through objects of reportlab.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias, assert_never

from attrs import define, field

from renderers.document import Document, Figure, Heading, Paragraph, Table
from renderers.pdf.headings import headings_of
from renderers.pdf.text_strings import text_string
from renderers.typeset.pages import TITLE, Mark

if TYPE_CHECKING:
    from renderers.typeset.pages import PlacedLink

#: A piece of marked content: its mark, the index of its page, and its number on that page.
Content: TypeAlias = tuple[Mark, int, int]

#: An annotation: its link, the index of its page, and the number of its object.
LinkObject: TypeAlias = "tuple[PlacedLink, int, int]"

#: By a rectangle on a page, x0, y0, x1, y1, from the lower left corner.
Box: TypeAlias = tuple[float, float, float, float]


def tags_of(document: Document) -> dict[int, str]:
    """The tag of each block, and of the title. Headings never skip a level."""
    tags = {TITLE: "H1"}
    level = 1
    for index, block in enumerate(document.blocks):
        match block:
            case Heading():
                level = min(block.level, level) + 1
                tags[index] = f"H{level}"
            case Paragraph():
                tags[index] = "P"
            case Table():
                tags[index] = "Table"
            case Figure():
                tags[index] = "Figure"
            case _:
                assert_never(block)
    return tags


@define
class Structure:
    """The tree of elements of a document, as objects of a file.

    `first` is the number of the first of them, `pages` are the numbers of the pages,
    `contents` tells all marked content in the order of the pages, `links` all annotations.
    """

    document: Document
    first: int
    pages: Sequence[int]
    contents: Sequence[Content]
    links: Sequence[LinkObject]
    #: Where a figure stands, if it stands on one page.
    box_of: Callable[[int], Box | None]
    #: The objects, written; that of number `first` first, which is the root of the tree.
    bodies: list[str] = field(factory=lambda: [""], init=False)
    _owners: list[list[int]] = field(init=False)
    _link_owners: dict[int, int] = field(factory=dict, init=False)
    _ids: list[tuple[str, int]] = field(factory=list, init=False)
    _pieces: dict[int, list[Content]] = field(factory=lambda: defaultdict(list), init=False)

    def __attrs_post_init__(self) -> None:
        counts = [0] * len(self.pages)
        for content in self.contents:
            self._pieces[content[0].block].append(content)
            counts[content[1]] += 1
        self._owners = [[0] * count for count in counts]
        self._write()

    def _write(self) -> None:
        whole = self._reserved()
        tags = tags_of(self.document)
        # A block without text leaves nothing to read, but for a table, whose blank cells say that they are blank.
        kids = [
            self._block(index, tag, whole)
            for index, tag in tags.items()
            if index in self._pieces or tag == "Table"
        ]
        self._fill(whole, "Document", self.first, _references(kids))
        self.bodies[0] = (
            f"<</Type/StructTreeRoot/K {whole} 0 R/ParentTreeNextKey {len(self.pages) + len(self.links)}"
            f"/ParentTree<</Nums[{self._parent_tree()}]>>{self._id_tree()}>>"
        )

    def _block(self, index: int, tag: str, parent: int) -> int:
        block = self.document.blocks[index] if index >= 0 else None
        match block:
            case Table():
                return self._table(block, index, parent)
            case Figure():
                return self._figure(block, index, parent)
            case _:
                return self._paragraph(index, tag, parent)

    def _paragraph(self, index: int, tag: str, parent: int) -> int:
        """A paragraph or a heading, the parts that are links as elements in it."""
        number = self._reserved()
        pieces = self._pieces[index]
        page = pieces[0][1]
        kids: list[str] = []
        for run, group in groupby(pieces, lambda each: each[0].run):
            if run is None:
                kids += self._content(list(group), number, page)
            else:
                kids.append(f"{self._link(list(group), index, run, number)} 0 R")
        self._fill(number, tag, parent, _array(kids), self._page(page))
        return number

    def _link(self, pieces: Sequence[Content], index: int, run: int, parent: int) -> int:
        number = self._reserved()
        page = pieces[0][1]
        kids = self._content(pieces, number, page) + self._objects(index, run, number)
        self._fill(number, "Link", parent, _array(kids), self._page(page))
        return number

    def _objects(self, index: int, run: int, owner: int) -> list[str]:
        """The annotations of a link, as parts of its element."""
        kids: list[str] = []
        for link, page, item in self.links:
            if (link.mark.block, link.mark.run) == (index, run):
                self._link_owners[item] = owner
                kids.append(f"<</Type/OBJR{self._page(page)}/Obj {item} 0 R>>")
        return kids

    def _figure(self, figure: Figure, index: int, parent: int) -> int:
        """A figure with its caption. One that leads somewhere stands in its link, and that in a paragraph."""
        pieces = self._pieces[index]
        drawn = [each for each in pieces if each[0].part is None]
        caption = [each for each in pieces if each[0].part == "caption"]
        run = next((each[0].run for each in drawn if each[0].run is not None), None)
        outer = link = parent
        if run is not None:
            outer, link = self._reserved(), self._reserved()
        number = self._reserved()
        page = pieces[0][1]
        kids = self._content(drawn, number, page)
        if caption:
            kids.append(f"{self._leaf('Caption', caption, number)} 0 R")
        box = self.box_of(index)
        place = "/BBox[{:.2f} {:.2f} {:.2f} {:.2f}]".format(*box) if box else ""
        about = f"/Alt{text_string(figure.alt or figure.caption or '图')}/A<</O/Layout/Placement/Block{place}>>"
        self._fill(number, "Figure", link, _array(kids), self._page(page) + about)
        if run is None:
            return number
        objects = self._objects(index, run, link)
        self._fill(link, "Link", outer, _array([f"{number} 0 R", *objects]))
        self._fill(outer, "P", parent, _references([link]))
        return outer

    def _table(self, table: Table, index: int, parent: int) -> int:
        number = self._reserved()
        cells: dict[int, list[Content]] = defaultdict(list)
        caption: list[Content] = []
        for piece in self._pieces[index]:
            slot = piece[0].slot
            (caption if slot is None else cells[slot]).append(piece)
        kids = [self._leaf("Caption", caption, number)] if caption else []
        attributes = _attributes(table, index)
        head = table.shape.head_rows
        height = len(table.shape.rows)
        if any(each.row < head < each.row + each.rowspan for each in table.shape.slots):
            head = 0  # what reaches from the head into the body leaves no room for a border between them
        for name, rows in (("THead", range(head)), ("TBody", range(head, height))):
            if not rows:
                continue
            part = self._reserved()
            lines = [self._row(table, row, part, cells, attributes, index) for row in rows]
            self._fill(part, name, number, _references(lines))
            kids.append(part)
        # What is not printed above the table is said to those who cannot see what it is.
        unsaid = "" if caption or not table.caption else text_string(table.caption)
        about = f"/A<</O/Table/Summary{unsaid}>>" if unsaid else ""
        self._fill(number, "Table", parent, _references(kids), about)
        return number

    def _row(
        self,
        table: Table,
        row: int,
        parent: int,
        cells: dict[int, list[Content]],
        attributes: Sequence[str],
        index: int,
    ) -> int:
        number = self._reserved()
        kids: list[int] = []
        for slot in table.shape.rows[row]:
            heads = table.shape.slots[slot].heading is not None
            tag = "TH" if heads else "TD"
            kids.append(self._leaf(tag, cells.get(slot, ()), number, attributes[slot]))
            if heads:
                self._ids.append((_id(index, slot), kids[-1]))
        self._fill(number, "TR", parent, _references(kids))
        return number

    def _leaf(self, tag: str, pieces: Sequence[Content], parent: int, more: str = "") -> int:
        """An element that holds content and no other element."""
        number = self._reserved()
        if not pieces:
            self._fill(number, tag, parent, "", more)
            return number
        page = pieces[0][1]
        kids = _array(self._content(pieces, number, page))
        self._fill(number, tag, parent, kids, self._page(page) + more)
        return number

    def _content(self, pieces: Sequence[Content], owner: int, page: int) -> list[str]:
        """Content by its numbers; with its page where that is not the element's own."""
        kids: list[str] = []
        for _, at, number in pieces:
            self._owners[at][number] = owner
            kids.append(
                str(number) if at == page else f"<</Type/MCR{self._page(at)}/MCID {number}>>"
            )
        return kids

    def _page(self, index: int) -> str:
        return f"/Pg {self.pages[index]} 0 R"

    def _reserved(self) -> int:
        self.bodies.append("")
        return self.first + len(self.bodies) - 1

    def _fill(self, number: int, tag: str, parent: int, kids: str, more: str = "") -> None:
        self.bodies[number - self.first] = f"<</S/{tag}/P {parent} 0 R{kids}{more}>>"

    def _parent_tree(self) -> str:
        """For each page the elements of its content, then for each annotation its element."""
        pages = [
            f"{number}[{' '.join(f'{owner} 0 R' for owner in owners)}]"
            for number, owners in enumerate(self._owners)
        ]
        links = [
            f"{number} {self._link_owners[item]} 0 R"
            for number, (_, _, item) in enumerate(self.links, len(self.pages))
        ]
        return "".join(pages) + " ".join(links)

    def _id_tree(self) -> str:
        if not self._ids:
            return ""
        names = "".join(f"({name}){number} 0 R " for name, number in sorted(self._ids))
        return f"/IDTree<</Names[{names}]>>"


def _id(block: int, slot: int) -> str:
    return f"{block}.{slot}"


def _attributes(table: Table, block: int) -> list[str]:
    """For each slot how far it spans, what it heads, and what heads it."""
    found: list[str] = []
    for number, (slot, headings) in enumerate(
        zip(table.shape.slots, headings_of(table.shape), strict=True)
    ):
        about = f"/RowSpan {slot.rowspan}" if slot.rowspan > 1 else ""
        if slot.colspan > 1:
            about += f"/ColSpan {slot.colspan}"
        if slot.heading is not None:
            scope = "Column" if slot.heading == "column" else "Row"
            found.append(f"/ID({_id(block, number)})/A<</O/Table/Scope/{scope}{about}>>")
            continue
        if headings:
            about += f"/Headers[{''.join(f'({_id(block, each)})' for each in headings)}]"
        found.append(f"/A<</O/Table{about}>>" if about else "")
    return found


def _references(numbers: Sequence[int]) -> str:
    return _array([f"{each} 0 R" for each in numbers])


def _array(kids: Sequence[str]) -> str:
    if not kids:
        return ""
    return f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
