"""What stands now in the cells of a Word document of ours, each text by the path of its cell."""

from __future__ import annotations

from renderers.document import Document, Table
from renderers.docx.errors import ChangedTables, NotOurDocument, UnreadableCells
from renderers.docx.reading.form_tables import FormTable, cells_of, form_tables
from renderers.docx.reading.opening import OpenedDocument
from renderers.docx.reading.table_changes import changes_of


def texts_of_cells(opened: OpenedDocument, document: Document) -> dict[str, str]:
    """What stands now in the cells of a Word document that was rendered from `document`, by the paths they come from.

    A text is what a reader sees: insertions count, deletions do not, and of a field its result; paragraphs are lines.
    Prose may have changed, and tables may have been added to it.

    Raises `NotOurDocument` if the file was rendered from another document. Two kinds of it are `ChangedTables`, if
    a table of the form has other rows, cells or labels, and `UnreadableCells`, where something is seen that is no text.
    """
    tables = [each for each in document.blocks if isinstance(each, Table)]
    found = form_tables(opened, {each.key: each.caption for each in tables if each.key})
    rendered = [tuple(each.origin for each in table.cells) for table in tables]
    if rendered != [each.origins for each in opened.rendered]:
        reason = "the data in it tell of other cells than this version of disclosure-schema prints"
        raise NotOurDocument(f"{reason}; render the report anew, and go on from that file")
    form = [
        table for table, each in zip(tables, opened.rendered, strict=True) if each.is_of_the_form
    ]
    pairs = list(zip(form, found, strict=True))
    if changes := tuple(change for table, each in pairs for change in changes_of(table, each.now)):
        raise ChangedTables(changes)
    texts = {origin: cell.seen.text for origin, cell in cells_of(found).items()}
    if unreadable := tuple(cell for pair in pairs for cell in _unreadable(*pair)):
        paths = dict(unreadable)
        others = {origin: text for origin, text in texts.items() if origin not in paths}
        raise UnreadableCells(unreadable, others)
    return texts


def _unreadable(table: Table, found: FormTable) -> list[tuple[str, str]]:
    """The cells in which something is seen that is no text: the path of each, and what it is."""
    return [
        (origin, f"{cell.seen.unreadable}, in row {cell.row + 1} of {table.caption}")
        for origin, cell in found.by_origin()
        if cell.seen.unreadable
    ]
