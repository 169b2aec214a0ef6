"""Where a comment stands in the text: a range between two marks, and a run with its sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from renderers.docx.reading.tables_now import below
from renderers.docx.xml import IN_W, whole_number

_MARKS: Final = (f"{IN_W}commentRangeStart", f"{IN_W}commentRangeEnd", f"{IN_W}commentReference")


def marks_in(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The marks of all comments, each with the id of its comment."""
    return ((each.get(f"{IN_W}id", ""), each) for each in root.iter(*_MARKS))


def first_free_id(root: etree._Element) -> int:
    """A number above the ids of all marks."""
    return max((whole_number(identifier) + 1 for identifier, _ in marks_in(root)), default=0)


def mark(place: etree._Element, identifier: str, style: str | None) -> None:
    """Place a comment at everything in a cell or a paragraph; a cell without paragraphs gets an empty one.

    `style` is the id of the style of its sign.
    """
    paragraphs = [place] if place.tag == f"{IN_W}p" else list(below(place, "p"))
    if not paragraphs:
        paragraphs = [etree.SubElement(place, f"{IN_W}p")]
        place.insert(0, paragraphs[0])
    first, last = paragraphs[0], paragraphs[-1]
    start = etree.Element(f"{IN_W}commentRangeStart", {f"{IN_W}id": identifier})
    properties = first.find(f"{IN_W}pPr")
    first.insert(0 if properties is None else first.index(properties) + 1, start)
    etree.SubElement(last, f"{IN_W}commentRangeEnd", {f"{IN_W}id": identifier})
    run = etree.SubElement(last, f"{IN_W}r")
    if style is not None:
        look = etree.SubElement(run, f"{IN_W}rPr")
        etree.SubElement(look, f"{IN_W}rStyle", {f"{IN_W}val": style})
    etree.SubElement(run, f"{IN_W}commentReference", {f"{IN_W}id": identifier})


def unmark(root: etree._Element, identifiers: frozenset[str]) -> None:
    """Remove the marks of comments, and the runs that hold nothing else."""
    runs: dict[etree._Element, None] = {}
    for each in [found for identifier, found in marks_in(root) if identifier in identifiers]:
        owner = each.getparent()
        assert owner is not None  # the root is no mark
        owner.remove(each)
        if owner.tag == f"{IN_W}r":
            runs[owner] = None
    for each in runs:
        if all(rest.tag == f"{IN_W}rPr" for rest in each):
            around = each.getparent()
            assert around is not None  # the root is no run
            around.remove(each)
