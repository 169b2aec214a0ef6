"""Adds comments to a Word document of ours, at cells that are given by their paths in the report.

Only the main part and the parts about comments are written anew. Every other part stays byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen
from lxml import etree

from renderers.docx.comments.comments_part import CommentsPart
from renderers.docx.comments.marks import first_free_id, mark, marks_in, unmark
from renderers.docx.errors import NoSuchCells
from renderers.docx.reading.cell_text import text_of_paragraph
from renderers.docx.reading.form_tables import cells_of, form_tables
from renderers.docx.reading.opening import OpenedDocument
from renderers.docx.reading.package_faults import faults_of_word_documents
from renderers.docx.reading.table_changes import is_blank, is_same_label
from renderers.docx.reading.tables_now import CellNow, below
from renderers.docx.xml import IN_W, escaped


@frozen
class Comment:
    """A comment, of one line or several, and its place.

    It stands at the cell whose path is `origin`. If there is no such cell, it stands at the paragraph that says
    `heading`, and if there is no such paragraph, at the title.
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

    A comment may have several lines. Nothing else in the document changes. The comments have no date, as no clock is
    read. The file may have been edited since it was rendered, as long as its tables have all their cells.

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
    """A Word document of ours with these comments in place of the earlier comments of the author.

    An earlier comment that says the same at the same place stays as it is, with the answers to it. The others are
    removed; answers to them stay as comments. Comments by others stay. If nothing changes, the file is the same byte
    for byte.

    Raises `NotOurDocument` if the cells are not found, and `MissingGlyph` for a character that XML cannot hold.
    """
    _must_fit((*(each.text for each in comments), author, initials))
    cells = cells_of(form_tables(document))
    with faults_of_word_documents():
        part = CommentsPart(document.package)
        earlier: dict[tuple[etree._Element | None, str], list[str]] = {}
        for place, text, identifier in _made_by(author, document, part, cells):
            earlier.setdefault((place, text), []).append(identifier)
        places = _Places(document, cells)
        added: list[_Placed] = []
        for comment in comments:
            place = places.of(comment)
            if same := earlier.get((place, comment.text)):
                same.pop(0)
            else:
                added.append(_Placed(place, comment.text))
        removed = frozenset(identifier for left in earlier.values() for identifier in left)
        if not added and not removed:
            return document.package.data
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
    places = {each.place for each in added}
    pairs = zip(document.root.iter(), root.iter(), strict=True)
    copied = {place: copy for place, copy in pairs if place in places}
    unmark(root, removed)
    part.number_from(first_free_id(root))
    for each in added:
        mark(copied[each.place], part.add(each.text, author, initials), part.reference_style)
    return package.saved({package.main: root, **part.changed()})


class _Places:
    """Finds the cell, heading or title at which a comment stands; in a document without text, the body."""

    def __init__(self, document: OpenedDocument, cells: Mapping[str, CellNow]) -> None:
        self._document = document
        self._cells = cells
        self._headings: dict[str, etree._Element] = {}

    def of(self, comment: Comment) -> etree._Element:
        """The place of a comment."""
        if comment.origin in self._cells:
            return self._cells[comment.origin].element
        heading = comment.heading
        if heading not in self._headings:
            found = self._paragraph(heading)
            self._headings[heading] = self._title if found is None else found
        return self._headings[heading]

    def _paragraph(self, heading: str) -> etree._Element | None:
        said = (
            each
            for text, each in self._prose
            if not is_blank(heading) and is_same_label(text, heading)
        )
        return next(said, None)

    @cached_property
    def _title(self) -> etree._Element:
        return next((each for text, each in self._prose if not is_blank(text)), self._document.body)

    @cached_property
    def _prose(self) -> list[tuple[str, etree._Element]]:
        """The paragraphs outside tables, each with its text."""
        return [(text_of_paragraph(each), each) for each in below(self._document.body, "p")]


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
