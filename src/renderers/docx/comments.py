"""Comments in a Word document that we made, at the cells that a path in the report leads to."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from renderers.docx.data_part import NAMESPACE
from renderers.docx.errors import NoSuchCells, NotOurDocument
from renderers.docx.package import repacked
from renderers.docx.xml import escaped

_DATA: Final = f"{{{NAMESPACE}}}data"
_TABLE: Final = f"{{{NAMESPACE}}}table"


def with_comments(
    data: bytes, comments: Mapping[str, str], *, author: str = "disclosure", initials: str = ""
) -> bytes:
    """A Word document of ours with comments at cells, each by the path that the cell comes from: `/requests/new/total`.

    A comment may have several lines. Nothing else in the document changes, and a clock is not asked: the comments
    bear no date. The file may have been saved by Word in between, as long as its tables have all their cells.

    Raises `NoSuchCells` with all paths that no cell comes from, `NotOurDocument` if the cells cannot be told,
    and `MissingGlyph` for a character that XML cannot hold.
    """
    for each in (*comments.values(), author, initials):
        escaped(each)
    try:
        word = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise NotOurDocument(f"it is no Word document ({error})") from error
    cells = _cells_by_origin(word)
    if unknown := tuple(each for each in comments if each not in cells):
        raise NoSuchCells(unknown)
    # From top to bottom, whatever the order of the comments, so that their numbers go up.
    for origin in cells:
        if origin in comments:
            runs = _runs(cells[origin], word)
            comment = word.add_comment(runs, comments[origin], author, initials)
            del comment._comment_elm.attrib[qn("w:date")]
    saved = io.BytesIO()
    word.save(saved)
    return repacked(saved.getvalue())


def _cells_by_origin(word: WordDocument) -> dict[str, CT_Tc]:
    """The cell of each path, from top to bottom."""
    tables = [table._tbl for table in word.tables]
    origins = _origins(word)
    if len(tables) != len(origins):
        raise NotOurDocument(f"it had {len(origins)} tables, and has {len(tables)}")
    found: dict[str, CT_Tc] = {}
    for number, (table, expected) in enumerate(zip(tables, origins, strict=True), start=1):
        # What goes on from the row above is a cell in Word, but none of ours.
        cells = [each for row in table.tr_lst for each in row.tc_lst if each.vMerge != "continue"]
        if len(cells) != len(expected):
            raise NotOurDocument(f"table {number} had {len(expected)} cells, and has {len(cells)}")
        for origin, cell in zip(expected, cells, strict=True):
            if origin:
                found.setdefault(origin, cell)
    return found


def _origins(word: WordDocument) -> list[list[str]]:
    """For each table the paths that its cells come from, as the data part says."""
    for relationship in word.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and not relationship.is_external:
            root = etree.fromstring(relationship.target_part.blob)
            if root.tag == _DATA:
                return [_lines(each.text or "") for each in root.iterchildren(_TABLE)]
    raise NotOurDocument("it has no part that tells where its cells come from")


def _lines(text: str) -> list[str]:
    encoded = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
    lines = text.split("\n")
    for code, character in encoded:
        lines = [each.replace(code, character) for each in lines]
    return lines


def _runs(cell: CT_Tc, word: WordDocument) -> list[Run]:
    """What stands in a cell; where nothing does, an empty run, for a comment must stand at one."""
    paragraph = Paragraph(cell.p_lst[0], word._body)
    return paragraph.runs or [paragraph.add_run()]
