"""Word documents of ours, read again: the files that go with them, and what stands in their cells now.

    file ──attachments_of──▶ report.json ──loads──▶ Report ──lay_out──▶ Document
      └──────────────────────────texts_of_cells──────────────────────────┘──▶ {path: text}

What the texts mean is said elsewhere: a format does not know what a report is.
"""

from __future__ import annotations

from renderers.document import Attachment, Document, Table
from renderers.docx.errors import ChangedTables, NotOurDocument, UnreadableCells
from renderers.docx.reading.data import data_of
from renderers.docx.reading.form_tables import read_ours
from renderers.docx.reading.parts import Parts
from renderers.docx.reading.table_changes import changes_of

__all__ = ["attachments_of", "texts_of_cells"]


def attachments_of(data: bytes) -> dict[str, Attachment]:
    """The files that a Word document of ours carries unseen, by their names: `report.json`.

    Raises `NotOurDocument`, which says what is missing.
    """
    return {each.name: each for each in data_of(Parts(data)).attachments}


def texts_of_cells(data: bytes, document: Document) -> dict[str, str]:
    """What stands now in the cells of a Word document that was rendered from `document`, by the paths they come from.

    A text is what a reader sees: insertions count, deletions do not, and of a field its result; paragraphs are lines.
    Prose may have changed, and tables may have been added to it.

    Raises `NotOurDocument` for a file that is none of ours; heirs of it are `ChangedTables`, if a table of the form
    has other rows, cells or labels, and `UnreadableCells`, where something is seen that is no text.
    """
    tables = [each for each in document.blocks if isinstance(each, Table)]
    read = read_ours(data, {each.key: each.caption for each in tables if each.key})
    told = [tuple(each.origin for each in table.cells) for table in tables]
    if told != [each.origins for each in read.data.tables]:
        reason = "the data in it tell of other cells than this version of disclosure-schema prints"
        raise NotOurDocument(f"{reason}; render the report anew, and go on from that file")
    form = [
        table for table, each in zip(tables, read.data.tables, strict=True) if any(each.origins)
    ]
    pairs = list(zip(form, read.tables, strict=True))
    if changes := tuple(
        change for table, found in pairs for change in changes_of(table, found.now)
    ):
        raise ChangedTables(changes)
    texts = {origin: cell.seen.text for origin, cell in read.cells().items()}
    if wrong := tuple(
        (origin, f"{cell.seen.unreadable}, in row {cell.row + 1} of {table.caption}")
        for table, found in pairs
        for origin, cell in found.by_origin()
        if cell.seen.unreadable
    ):
        unreadable = dict(wrong)
        others = {origin: text for origin, text in texts.items() if origin not in unreadable}
        raise UnreadableCells(wrong, others)
    return texts
