"""What a consumer writes around files, editions and renderers. It is never run; mypy and pyright check it."""

# pyright: strict
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as File
from typing import assert_type

from disclosure_schema import (
    E2019,
    E2021,
    E2021_UNDIVIDED,
    EDITIONS,
    Agency,
    Edition,
    Fault,
    InvalidSource,
    NoSuchCell,
    OtherwiseHandled,
    Proactive2021,
    Report,
    Unfit,
    dumps,
    edition_for,
    from_data,
    loads,
    to_data,
)
from disclosure_schema.form import Band, Bands, Grid, group, leaf
from disclosure_schema.readers.printed_cells import with_printed
from renderers import Document, Renderer, lay_out, render
from renderers.annotating import Annotated, EditedReport, annotated, read_word
from renderers.document import Attachment, Cell, Heading, Slot, Table
from renderers.docx.comments.commenting import Comment, commented_anew, with_comments
from renderers.docx.errors import ChangedTables, NotOurDocument
from renderers.docx.reading.edited_cells import texts_of_cells
from renderers.docx.reading.opening import open_document
from renderers.html import HtmlRenderer
from renderers.pdf import PdfRenderer

REPORT = Report.blank("某局", 2024)


def editions() -> Report:
    """Editions are values, ours and others'."""
    assert_type(EDITIONS, tuple[Edition, ...])
    assert_type(edition_for(2024), Edition)
    mine = Edition(
        id="mine",
        source="",
        first_year=2031,
        last_year=None,
        title="{agency}{year}",
        sections=E2021.sections,
        proactive=Bands(
            root="/proactive",
            bands=(
                Band(caption="", corner="", columns=(leaf("", "n"),), rows=(leaf("fees", "费"),)),
            ),
        ),
        requests=Grid(root="/requests", columns=(group("申请人", leaf("total", "总计")),)),
        disputes=E2019.disputes,
        proactive_class=Proactive2021,
        otherwise_handled_class=OtherwiseHandled,
    )
    assert_type(Report.blank("某局", 2031, mine), Report)
    return Report.blank(Agency("某局"), 2024, E2021_UNDIVIDED)


def files(file: File) -> Report | tuple[Fault, ...]:
    """Text and bytes are read; what is wrong is told in data."""
    assert_type(dumps(REPORT), str)
    assert_type(loads(b"{}", editions=(*EDITIONS,)), Report)
    assert_type(from_data(to_data(REPORT)), Report)
    try:
        return loads(file.read_bytes())
    except InvalidSource as error:
        assert_type(error.faults, tuple[Fault, ...])
        return error.faults
    except Unfit as error:
        assert_type(error.attribute, str)
        raise
    except NoSuchCell as error:
        assert_type(error.known, tuple[str, ...])
        raise


def edited_in_word(data: bytes) -> bytes:
    """A Word document is read back, and commented."""
    opened = open_document(data)
    assert_type(opened.attachments, dict[str, Attachment])
    report = loads(opened.attachments["report.json"].data)
    try:
        texts = texts_of_cells(opened, lay_out(report))
    except ChangedTables as error:
        assert_type(error.changes, tuple[str, ...])
        raise
    except NotOurDocument as error:
        assert_type(error.reason, str)
        raise
    assert_type(with_printed(report, texts), Report)
    comments = [Comment("请核对", "/requests/received/total"), Comment("", heading="一、总体情况")]
    commented = commented_anew(opened, comments, author="核对人")
    return with_comments(open_document(commented), {"/proactive/fees": "请核对"})


def annotated_in_word(data: bytes) -> bytes:
    """The same in one call."""
    assert_type(read_word(data), EditedReport)
    assert_type(read_word(data).report, Report)
    assert_type(annotated(data), Annotated)
    return annotated(data, language="en", silence=["R1"]).word


@dataclass(frozen=True)
class CsvRenderer:
    """A renderer is a class that fits the protocol. It need not inherit from anything."""

    separator: str = ","
    name: str = "csv"
    media_type: str = "text/csv"
    extension: str = "csv"

    def render(self, document: Document, /) -> bytes:
        """The whole file."""
        assert_type(document.title, str)
        lines: list[str] = []
        for block in document.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    assert_type(row, tuple[tuple[Slot, Cell], ...])
                    lines.append(self.separator.join(cell.text for _, cell in row))
            elif isinstance(block, Heading):
                lines.append(block.text)
        return "\n".join(lines).encode()


MINE: Renderer = CsvRenderer(";")
OURS: Mapping[str, Renderer] = {"html": HtmlRenderer(), "pdf": PdfRenderer()}
assert_type(render(REPORT, MINE), bytes)
assert_type(render(REPORT, "pdf"), bytes)
assert_type(lay_out(REPORT), Document)
