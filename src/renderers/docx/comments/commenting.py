"""A Word document of ours with comments, at the cells that paths in the report lead to.

Only parts that hold comments, or lead to them, are written anew; every other part stays byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen
from lxml import etree

from renderers.docx.comments.comments_part import CommentsPart
from renderers.docx.comments.marks import first_free_id, mark, marks_in, unmark
from renderers.docx.errors import NoSuchCells
from renderers.docx.reading.cell_text import text_of_paragraph
from renderers.docx.reading.form_tables import cells_of, form_tables
from renderers.docx.reading.opening import OpenedDocument
from renderers.docx.reading.package_faults import faults_of_word_documents
from renderers.docx.reading.table_changes import label_key
from renderers.docx.reading.tables_now import CellNow, below
from renderers.docx.xml import IN_W, escaped


@frozen
class Comment:
    """A comment, of one line or several, and where it stands.

    That is the cell that comes from `origin`. Where there is none, it is the paragraph that says `heading`;
    and where there is none either, the title.
    """

    text: str
    origin: str = ""
    heading: str = ""


@frozen
class _Placed:
    """The text of a comment, and its place: a cell, a paragraph, or the body."""

    place: etree._Element
    text: str


def with_comments(
    document: OpenedDocument,
    comments: Mapping[str, str],
    *,
    author: str = "disclosure",
    initials: str = "",
) -> bytes:
    """A Word document of ours with comments at cells, each by the path that the cell comes from: `/requests/received/total`.

    A comment may have several lines. Nothing else in the document changes, and a clock is not asked: the comments
    bear no date. The file may have been edited in between, as long as its tables have all their cells.

    Raises `NoSuchCells` with all paths that no cell comes from, `NotOurDocument` if the cells are not found,
    and `MissingGlyph` for a character that XML cannot hold.
    """
    _must_fit((*comments.values(), author, initials))
    cells = cells_of(form_tables(document))
    if unknown := tuple(each for each in comments if each not in cells):
        raise NoSuchCells(unknown)
    if not comments:
        return document.package.data
    # From top to bottom, whatever the order of the comments, so that their numbers go up.
    added = [_Placed(cells[each].element, comments[each]) for each in cells if each in comments]
    with faults_of_word_documents():
        part = CommentsPart(document.package)
        return _saved(document, part, frozenset(), added, author, initials)


def commented_anew(
    document: OpenedDocument, comments: Sequence[Comment], *, author: str, initials: str = ""
) -> bytes:
    """A Word document of ours with these comments in place of those that the author had made in it before.

    Of those before, one that says the same at the same place stays as it is, with the answers to it; the others go,
    and answers to them stay as comments. Comments by others stay. Where nothing changes it is the same bytes.

    Raises `NotOurDocument` if the cells are not found, and `MissingGlyph` for a character that XML cannot hold.
    """
    _must_fit((*(each.text for each in comments), author, initials))
    cells = cells_of(form_tables(document))
    with faults_of_word_documents():
        part = CommentsPart(document.package)
        before = list(_made_by(author, document, part, cells))
        added: list[_Placed] = []
        for comment in comments:
            place = _place(document, comment, cells)
            same = next((each for each in before if each[:2] == (place, comment.text)), None)
            if same is None:
                added.append(_Placed(place, comment.text))
            else:
                before.remove(same)
        if not added and not before:
            return document.package.data
        removed = frozenset(identifier for _, _, identifier in before)
        part.remove(removed)
        return _saved(document, part, removed, added, author, initials)


def _must_fit(texts: Iterable[str]) -> None:
    """Raise `MissingGlyph` before anything is written."""
    for each in texts:
        escaped(each)


def _saved(
    document: OpenedDocument,
    part: CommentsPart,
    removed: frozenset[str],
    added: Sequence[_Placed],
    author: str,
    initials: str,
) -> bytes:
    """The file, with the changes of `part`, without the marks of the comments `removed`, and with those `added`."""
    package = document.package
    root = package.copy(package.main)
    # What was opened stays as it is, so each place is found again in the copy.
    copied = dict(zip(document.root.iter(), root.iter(), strict=True))
    unmark(root, removed)
    part.number_from(first_free_id(root))
    for each in added:
        mark(copied[each.place], part.add(each.text, author, initials), part.reference_style)
    return package.saved({package.main: root, **part.changed()})


def _place(
    document: OpenedDocument, comment: Comment, cells: Mapping[str, CellNow]
) -> etree._Element:
    """The cell, heading or title at which a comment stands; in a document without text the body."""
    if comment.origin in cells:
        return cells[comment.origin].element
    prose = [(label_key(text_of_paragraph(each)), each) for each in below(document.body, "p")]
    heading = label_key(comment.heading)
    named = [each for text, each in prose if heading and text == heading]
    title = [each for text, each in prose if text]
    return next(iter((*named, *title)), document.body)


def _made_by(
    author: str, document: OpenedDocument, part: CommentsPart, cells: Mapping[str, CellNow]
) -> Iterator[tuple[etree._Element | None, str, str]]:
    """The comments of an author: the place of each, what it says, and its id."""
    elements = {each.element for each in cells.values()}
    marks = dict(marks_in(document.root))
    for identifier, text in part.made_by(author):
        around = marks[identifier].iterancestors() if identifier in marks else iter(())
        places = [each for each in around if each in elements or each.tag == f"{IN_W}p"]
        # A cell is further out than the paragraph in it.
        yield next(reversed(places), None), text, identifier
