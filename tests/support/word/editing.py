"""Word documents of ours, edited as people edit them: other text in cells, other rows, other parts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from lxml import etree

from disclosure_schema import Report, loads
from renderers.document import Document, Table
from renderers.docx.reading.edited_cells import texts_of_cells
from renderers.docx.reading.form_tables import cells_of, form_tables
from renderers.docx.reading.opening import OpenedDocument, open_document
from renderers.docx.xml import R, W

NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'


def texts_in(document: Document) -> dict[str, str]:
    """What a page prints in the cells that come from the report, by their paths."""
    tables = (each for each in document.blocks if isinstance(each, Table))
    return {cell.origin: cell.text for table in tables for cell in table.cells if cell.origin}


def texts_now(data: bytes, document: Document) -> dict[str, str]:
    """What stands in the cells of a file that was rendered from a document, by their paths."""
    return texts_of_cells(open_document(data), document)


def cell_at(opened: OpenedDocument, path: str) -> etree._Element:
    """The cell of a path in a file that is to be changed."""
    return cells_of(form_tables(opened))[path].element


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a file by their names."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A file of parts."""
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A file with another content in one part."""
    parts = parts_of(data)
    return packed({**parts, name: change(parts.get(name, b""))})


def edited(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """A file whose body was changed."""

    def changed(content: bytes) -> bytes:
        root = etree.fromstring(content)
        change(root[0])
        return etree.tostring(root)

    return with_part(data, "word/document.xml", changed)


def elements(markup: str) -> list[etree._Element]:
    """WordprocessingML as elements."""
    return list(etree.fromstring(f"<w:x {NAMESPACES}>{markup}</w:x>"))


def in_cell(data: bytes, path: str, markup: str) -> bytes:
    """A file in which a cell, by the path that it comes from, holds other paragraphs: WordprocessingML."""
    opened = open_document(data)
    cell = cell_at(opened, path)
    for each in cell.findall(f"{{{W}}}p"):
        cell.remove(each)
    cell.extend(elements(markup))
    return opened.package.saved({opened.package.main: opened.root})


def typed(data: bytes, path: str, text: str) -> bytes:
    """A file in which something else was typed into a cell."""
    return in_cell(data, path, f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>')


def behind_cell(data: bytes, path: str, markup: str) -> bytes:
    """A file with further runs behind what stands in a cell."""
    opened = open_document(data)
    paragraph = cell_at(opened, path).find(f"{{{W}}}p")
    assert paragraph is not None
    paragraph.extend(elements(markup))
    return opened.package.saved({opened.package.main: opened.root})


def typed_over(data: bytes, path: str, text: str) -> bytes:
    """A file with another text in the run of a cell, whose comments stay."""
    opened = open_document(data)
    next(cell_at(opened, path).iter(f"{{{W}}}t")).text = text
    return opened.package.saved({opened.package.main: opened.root})


def report_in(file: Path) -> Report:
    """The report that a Word document was rendered from."""
    return loads(open_document(file.read_bytes()).attachments["report.json"].data)
