"""The structure of a document, with the tags of ISO 32000-1, 14.8, in the order of its blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias, assert_never

from renderers.document import Figure, Heading, Paragraph, Table
from renderers.pdf.structure.tables import table_element
from renderers.pdf.writing.objects import reference, text_string
from renderers.typeset.pages import TITLE

if TYPE_CHECKING:
    from renderers.document import Document
    from renderers.pdf.structure.elements import Annotation, Content, Elements, Kids
    from renderers.typeset.pages import Pages

#: A rectangle on a page: left, bottom, right, top.
Box: TypeAlias = tuple[float, float, float, float]


def tags_of(pages: Pages) -> dict[int, str]:
    """The tag of the title and of each block. The first heading that is printed is an H1, and no heading skips a level."""
    seen = {text.mark.block for page in pages.pages for text in page.texts}
    tags = {TITLE: "H1"}
    title = level = 1 if TITLE in seen else 0
    for index, block in enumerate(pages.document.blocks):
        match block:
            case Heading():
                own = min(block.level + title, level + 1)
                tags[index] = f"H{own}"
                level = own if index in seen else level
            case Paragraph():
                tags[index] = "P"
            case Table():
                tags[index] = "Table"
            case Figure():
                tags[index] = "Figure"
            case _:
                assert_never(block)
    return tags


def write_structure(
    document: Document,
    tags: Mapping[int, str],
    elements: Elements,
    contents: Sequence[Content],
    annotations: Sequence[Annotation],
    box_of: Callable[[int], Box | None],
) -> None:
    """Write the elements of a document.

    `tags` are those of `tags_of`; `contents` is all marked content of the file, and `annotations` are all its links.
    `box_of` gives the rectangle that a block takes, or None if it stands on several pages.
    """
    pieces: dict[int, list[Content]] = defaultdict(list)
    for each in contents:
        pieces[each.mark.block].append(each)
    links: dict[int, list[Annotation]] = defaultdict(list)
    for item in annotations:
        links[item.link.mark.block].append(item)
    whole = elements.reserved()
    kids: Kids = []
    for index, tag in tags.items():
        block = document.blocks[index] if index >= 0 else None
        # A block without text has no element. A table has one even so: its blank cells are read as blank.
        if index not in pieces and not isinstance(block, Table):
            continue
        match block:
            case Table():
                number = table_element(block, index, pieces[index], whole, elements)
            case Figure():
                box = box_of(index)
                number = _figure(block, box, pieces[index], links[index], whole, elements)
            case _:
                number = _paragraph(tag, pieces[index], links[index], whole, elements)
        kids.append(reference(number))
    elements.fill(whole, "Document", elements.first, kids)
    elements.finish(whole)


def _paragraph(
    tag: str,
    pieces: Sequence[Content],
    links: Sequence[Annotation],
    parent: int,
    elements: Elements,
) -> int:
    """Write a paragraph or a heading, with an element for each link in it; the number of its element."""
    number = elements.reserved()
    page = pieces[0].page
    by_run: dict[int | None, list[Annotation]] = defaultdict(list)
    for each in links:
        by_run[each.link.mark.run].append(each)
    kids: Kids = []
    for run, group in groupby(pieces, lambda each: each.mark.run):
        part = list(group)
        if run is None:
            kids += elements.content(part, number, page)
            continue
        link = elements.reserved()
        inside = elements.content(part, link, part[0].page)
        inside += elements.annotations(by_run[run], link)
        elements.fill(link, "Link", number, inside, elements.at(part[0].page))
        kids.append(reference(link))
    elements.fill(number, tag, parent, kids, elements.at(page))
    return number


def _figure(
    figure: Figure,
    box: Box | None,
    pieces: Sequence[Content],
    links: Sequence[Annotation],
    parent: int,
    elements: Elements,
) -> int:
    """Write a figure with its caption; the number of the outermost element.

    A screen reader reads the alternative text of a figure and nothing in it, so it would miss a link there.
    A figure that leads somewhere therefore stands inside its link, and the link inside a paragraph.
    """
    outer = elements.reserved() if links else parent
    link = elements.reserved() if links else parent
    number = elements.reserved()
    page = pieces[0].page
    drawn = [each for each in pieces if each.mark.part is None]
    caption = [each for each in pieces if each.mark.part == "caption"]
    kids = elements.content(drawn, number, page)
    if caption:
        kids.append(elements.leaf("Caption", caption, number))
    place = "/BBox[{:.2f} {:.2f} {:.2f} {:.2f}]".format(*box) if box else ""
    words = text_string(figure.alt or figure.caption or "图")
    about = f"{elements.at(page)}/Alt{words}/A<</O/Layout/Placement/Block{place}>>"
    elements.fill(number, "Figure", link, kids, about)
    if not links:
        return number
    elements.fill(link, "Link", outer, [reference(number), *elements.annotations(links, link)])
    elements.fill(outer, "P", parent, [reference(link)])
    return outer
