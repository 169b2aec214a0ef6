"""Comments in a Word document that we made, at the cells that a path in the report leads to.

Only what bears comments, or leads to them, is written anew; every other part stays byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen
from lxml import etree

from renderers.docx.comments.part import CommentsPart
from renderers.docx.errors import NoSuchCells
from renderers.docx.reading.form_tables import OurDocument, read_ours
from renderers.docx.reading.table_changes import folded
from renderers.docx.reading.tables_now import below
from renderers.docx.reading.visible_text import text_of_paragraph
from renderers.docx.xml import IN_W, escaped, whole_number

__all__ = ["Comment", "commented_anew", "with_comments"]

_MARKS: Final = (f"{IN_W}commentRangeStart", f"{IN_W}commentRangeEnd", f"{IN_W}commentReference")


@frozen
class Comment:
    """A comment, of one line or several, and where it stands.

    That is the cell that comes from `origin`; where there is none, the paragraph that says `heading`;
    and where there is none either, the title.
    """

    text: str
    origin: str = ""
    heading: str = ""


def with_comments(
    data: bytes, comments: Mapping[str, str], *, author: str = "disclosure", initials: str = ""
) -> bytes:
    """A Word document of ours with comments at cells, each by the path that the cell comes from: `/requests/received/total`.

    A comment may have several lines. Nothing else in the document changes, and a clock is not asked: the comments
    bear no date. The file may have been edited in between, as long as its tables have all their cells.

    Raises `NoSuchCells` with all paths that no cell comes from, `NotOurDocument` if the cells cannot be told,
    and `MissingGlyph` for a character that XML cannot hold.
    """
    _must_fit((*comments.values(), author, initials))
    document = read_ours(data)
    cells = document.cells()
    if unknown := tuple(each for each in comments if each not in cells):
        raise NoSuchCells(unknown)
    # From top to bottom, whatever the order of the comments, so that their numbers go up.
    wanted = [(cells[each].element, comments[each]) for each in cells if each in comments]
    return (
        _saved(document, CommentsPart(document.parts), wanted, author, initials) if wanted else data
    )


def commented_anew(
    data: bytes, comments: Sequence[Comment], *, author: str, initials: str = ""
) -> bytes:
    """A Word document of ours with these comments in place of those that the author had made in it before.

    Of those before, one that says the same at the same place stays as it is, with the answers to it; the others go,
    and answers to them stay as comments. Comments by others stay. Where nothing changes it is the same bytes.

    Raises `NotOurDocument` if the cells cannot be told, and `MissingGlyph` for a character that XML cannot hold.
    """
    _must_fit((*(each.text for each in comments), author, initials))
    document = read_ours(data)
    part = CommentsPart(document.parts)
    places = [(_place(document, each), each.text) for each in comments]
    before = list(_made_by(author, document, part))
    wanted: list[tuple[etree._Element, str]] = []
    for place, text in places:
        same = next((each for each in before if each[0] is place and each[1] == text), None)
        if same is None:
            wanted.append((place, text))
        else:
            before.remove(same)
    if not wanted and not before:
        return data
    going = frozenset(identifier for _, _, identifier in before)
    part.remove(going)
    _unmark(document.root, going)
    return _saved(document, part, wanted, author, initials)


def _must_fit(texts: Iterable[str]) -> None:
    for each in texts:
        escaped(each)


def _saved(
    document: OurDocument,
    part: CommentsPart,
    wanted: Sequence[tuple[etree._Element, str]],
    author: str,
    initials: str,
) -> bytes:
    used = {whole_number(each.get(f"{IN_W}id", "")) for each in document.root.iter(*_MARKS)}
    part.number_from(max(used, default=-1) + 1)
    for place, text in wanted:
        _mark(place, part.add(text, author, initials), part.reference_style)
    return document.parts.saved({document.parts.main: document.root, **part.changed()})


def _place(document: OurDocument, comment: Comment) -> etree._Element:
    """The cell, heading or title at which a comment stands."""
    cells = document.cells()
    if comment.origin in cells:
        return cells[comment.origin].element
    prose = [(folded(text_of_paragraph(each)), each) for each in below(document.body, "p")]
    heading = folded(comment.heading)
    named = (each for text, each in prose if heading and text == heading)
    title = (each for text, each in prose if text)
    found = next(named, None)
    if found is None:
        found = next(title, None)
    return document.body if found is None else found


def _made_by(
    author: str, document: OurDocument, part: CommentsPart
) -> Iterator[tuple[etree._Element | None, str, str]]:
    """The comments of an author: the place of each, what it says, and its id."""
    cells = {each.element for each in document.cells().values()}
    marks = {each.get(f"{IN_W}id"): each for each in document.root.iter(*_MARKS)}
    for identifier, text in part.made_by(author):
        around = marks[identifier].iterancestors() if identifier in marks else iter(())
        places = [each for each in around if each in cells or each.tag == f"{IN_W}p"]
        # A cell is further out than the paragraph in it.
        yield next(reversed(places), None), text, identifier


def _mark(place: etree._Element, identifier: str, style: str | None) -> None:
    """Let a comment stand at all that a cell or a paragraph holds; where nothing stands, at its place."""
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


def _unmark(root: etree._Element, identifiers: frozenset[str]) -> None:
    """Take comments away from where they stand, with the runs that were there for them alone."""
    for mark in [each for each in root.iter(*_MARKS) if each.get(f"{IN_W}id") in identifiers]:
        owner = mark.getparent()
        assert owner is not None  # the root is no mark
        owner.remove(mark)
        if owner.tag == f"{IN_W}r" and all(each.tag == f"{IN_W}rPr" for each in owner):
            around = owner.getparent()
            assert around is not None  # nor is it a run
            around.remove(owner)
