"""An opened Word document of ours → the texts of its cells, by the paths of the cells."""

from __future__ import annotations

from renderers.document import Document, Table
from renderers.docx.errors import ChangedTables, NotOurDocument, UnreadableCells
from renderers.docx.reading.form_tables import FormTable, cells_of, form_tables
from renderers.docx.reading.opening import OpenedDocument
from renderers.docx.reading.table_changes import changes_of
from renderers.docx.reading.tables_now import CellNow


def texts_of_cells(opened: OpenedDocument, document: Document) -> dict[str, str]:
    """The texts that the cells of a Word document have now, by their paths. It was rendered from `document`.

    A text is what people see: insertions but no deletions, and the result of a field but not its code. Each paragraph
    is a line. Prose may have changed, and tables may have been added to it.

    Raises `NotOurDocument` if the file was rendered from another document, `ChangedTables` if a table of the form has
    other rows, cells or labels, and `UnreadableCells` if cells show something other than text.
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
    most = opened.limits.text_characters
    if unreadable := tuple(cell for pair in pairs for cell in _unreadable(*pair, most)):
        paths = dict(unreadable)
        others = {origin: text for origin, text in texts.items() if origin not in paths}
        raise UnreadableCells(unreadable, others)
    return texts


def _unreadable(table: Table, found: FormTable, most: int) -> list[tuple[str, str]]:
    """The cells that show something other than text, or more than `most` characters: the path of each, and what it shows."""
    shown = ((origin, cell.row, _hindrance(cell, most)) for origin, cell in found.by_origin())
    return [
        (origin, f"{what}, in row {row + 1} of {table.caption}")
        for origin, row, what in shown
        if what
    ]


def _hindrance(cell: CellNow, most: int) -> str:
    """Why a cell cannot be read; empty if it can."""
    if len(cell.seen.text) > most:
        return f"a text of more than {most:,} characters"
    return cell.seen.unreadable
