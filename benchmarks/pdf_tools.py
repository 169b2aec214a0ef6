"""One report as PDF by several tools. Each function makes one ready, and gives what turns a document into a file.

All of them get the same `Document`: its title, its headings and prose, and tables with the same numbers and spans,
on A4 with our margins. What they make of it is up to them.
"""

from __future__ import annotations

import html
import importlib
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from renderers import Document
from renderers.document import Figure, Heading, Paragraph, Table
from renderers.fonts import packaged_fonts

# reportlab reads no outlines of PostScript, so it needs another font than ours: a Chinese TrueType file.
TRUETYPE = Path(
    os.environ.get("BENCHMARK_TRUETYPE", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
)

_SERIF = packaged_fonts().body[0].path
_MARGINS = {"top": 37, "right": 26, "bottom": 35, "left": 28}  # mm

Make = Callable[[Document], bytes]


class Missing(Exception):
    """Raised where a tool, or what it needs, is not installed; says what."""


def ours() -> Make:
    """Ours: with structure, archive metadata and the data attached."""
    from renderers.pdf import PdfRenderer

    return PdfRenderer().render


def weasyprint() -> Make:
    """WeasyPrint: HTML and CSS."""
    library = _library("weasyprint")
    from renderers.html import HtmlRenderer

    margins = " ".join(f"{each}mm" for each in _MARGINS.values())
    face = f"@font-face{{font-family:Set;src:url('file://{_SERIF}')}}"
    sheet = f"{face}@page{{size:A4;margin:{margins}}}*{{font-family:Set!important}}body{{font-size:16pt}}table{{font-size:9pt}}"

    def make(document: Document) -> bytes:
        page = HtmlRenderer().render(document).decode()
        styles = [library.CSS(string=sheet)]
        return bytes(library.HTML(string=page).write_pdf(stylesheets=styles))

    return make


def typst() -> Make:
    """Typst: markup of its own, a compiler in Rust."""
    library = _library("typst")
    margins = ", ".join(f"{side}: {each}mm" for side, each in _MARGINS.items())
    head = (
        f'#set page(paper: "a4", margin: ({margins}), numbering: "1")\n'
        '#set text(font: "Noto Serif SC", size: 16pt, lang: "zh")\n'
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13.6pt)\n"
    )

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    def markup(document: Document) -> Iterator[str]:
        yield head
        yield f"#align(center, text(22pt)[#{quoted(document.title)}])"
        for block in document.blocks:
            match block:
                case Table():
                    columns = ", ".join(f"{each}fr" for each in block.shape.columns)
                    cells = ", ".join(
                        f"table.cell(x: {slot.column}, y: {slot.row}, colspan: {slot.colspan}, "
                        f"rowspan: {slot.rowspan})[#{quoted(cell.text)}]"
                        for slot, cell in zip(block.shape.slots, block.cells, strict=True)
                    )
                    yield (
                        "#[#set text(9pt)\n#set par(first-line-indent: 0pt, leading: 3pt)\n"
                        f"#table(columns: ({columns}), align: center + horizon, {cells})]"
                    )
                case Heading():
                    yield f"#heading(level: {block.level}, {quoted(block.text)})"
                case Paragraph():
                    yield f"#par[#{quoted(block.text)}]"
                case Figure():
                    yield f"#par[#{quoted(block.alt)}]"

    def make(document: Document) -> bytes:
        source = "\n".join(markup(document)).encode()
        return bytes(library.compile(source, font_paths=[str(Path(_SERIF).parent)]))

    return make


def fpdf2() -> Make:
    """fpdf2: cells and tables written one after another."""
    library = _library("fpdf")

    def make(document: Document) -> bytes:
        pdf = library.FPDF(format="A4")
        pdf.set_margins(_MARGINS["left"], _MARGINS["top"], _MARGINS["right"])
        pdf.set_auto_page_break(True, _MARGINS["bottom"])
        pdf.add_font("Set", "", _SERIF)
        pdf.add_page()
        pdf.set_font("Set", size=22)
        pdf.multi_cell(0, 11, document.title, align="C", new_x="LMARGIN", new_y="NEXT")
        for block in document.blocks:
            if not isinstance(block, Table):
                text = block.alt if isinstance(block, Figure) else block.text
                pdf.set_font("Set", size=16)
                pdf.multi_cell(0, 10.4, "　　" + text, align="J", new_x="LMARGIN", new_y="NEXT")
                continue
            pdf.set_font("Set", size=9)
            heads = block.shape.head_rows
            with pdf.table(
                col_widths=block.shape.columns, text_align="CENTER", num_heading_rows=max(1, heads), first_row_as_headings=heads > 0,
                headings_style=library.FontFace(emphasis=""), line_height=5,
            ) as table:  # fmt: skip
                for row in block.rows:
                    cells = table.row()
                    for slot, cell in row:
                        cells.cell(cell.text, colspan=slot.colspan, rowspan=slot.rowspan)
        return bytes(pdf.output())

    return make


def platypus() -> Make:
    """Reportlab with its flowables."""
    units, styles, flowables = map(
        _library, ("reportlab.lib.units", "reportlab.lib.styles", "reportlab.platypus")
    )
    metrics, fonts = map(_library, ("reportlab.pdfbase.pdfmetrics", "reportlab.pdfbase.ttfonts"))
    if not TRUETYPE.is_file():
        raise Missing("no Chinese TrueType font; BENCHMARK_TRUETYPE names one")
    metrics.registerFont(fonts.TTFont("Set", str(TRUETYPE), subfontIndex=0))
    sides = {f"{side}Margin": each * units.mm for side, each in _MARGINS.items()}
    width = (210 - _MARGINS["left"] - _MARGINS["right"]) * units.mm
    common = {"fontName": "Set", "wordWrap": "CJK"}
    title = styles.ParagraphStyle("t", fontSize=22, leading=32, alignment=1, **common)
    prose = styles.ParagraphStyle("p", fontSize=16, leading=29.6, firstLineIndent=32, **common)
    inside = styles.ParagraphStyle("c", fontSize=9, leading=11.25, alignment=1, **common)

    def table(block: Table) -> object:
        rows, columns = len(block.shape.rows), len(block.shape.columns)
        grid: list[list[object]] = [[""] * columns for _ in range(rows)]
        commands: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        for slot, cell in zip(block.shape.slots, block.cells, strict=True):
            text = html.escape(cell.text)
            grid[slot.row][slot.column] = flowables.Paragraph(text, inside)
            last = (slot.column + slot.colspan - 1, slot.row + slot.rowspan - 1)
            commands.append(("SPAN", (slot.column, slot.row), last))
        whole = sum(block.shape.columns)
        widths = [width * each / whole for each in block.shape.columns]
        heads = block.shape.head_rows
        return flowables.LongTable(grid, colWidths=widths, style=commands, repeatRows=heads)

    def make(document: Document) -> bytes:
        story: list[object] = [flowables.Paragraph(html.escape(document.title), title)]
        for block in document.blocks:
            if isinstance(block, Table):
                story.append(table(block))
            else:
                text = block.alt if isinstance(block, Figure) else block.text
                story.append(flowables.Paragraph(html.escape(text), prose))
        made = BytesIO()
        flowables.SimpleDocTemplate(made, pagesize=(210 * units.mm, 297 * units.mm), **sides).build(
            story
        )
        return made.getvalue()

    return make


def libreoffice() -> Make:
    """LibreOffice: opens our DOCX and exports it, in a process for each."""
    from renderers.docx import DocxRenderer

    def make(document: Document) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "report.docx"
            source.write_bytes(DocxRenderer().render(document))
            profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/benchmark-office"
            command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
            try:
                subprocess.run([*command, source], check=True, capture_output=True)
            except FileNotFoundError:
                raise Missing("soffice is not installed") from None
            return source.with_suffix(".pdf").read_bytes()

    return make


TOOLS: dict[str, Callable[[], Make]] = {
    "ours": ours,
    "typst": typst,
    "fpdf2": fpdf2,
    "reportlab platypus": platypus,
    "WeasyPrint": weasyprint,
    "LibreOffice": libreoffice,
}


def _library(name: str):  # type: ignore[no-untyped-def]  # what is installed by hand has no types here
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Missing(f"{name} is not installed") from None
