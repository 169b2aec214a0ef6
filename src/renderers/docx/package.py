"""The blank Word package of a style: page, styles and page numbers, without a body.

Six small parts of our own take the place of python-docx's template, which weighs 790 KB unpacked.
"""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from renderers.document import Role
from renderers.docx.xml import JUSTIFICATION, W, paragraph_properties, size, tracking, twips
from renderers.style import FaceRole, Style, TextStyle

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_ML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

#: The style of each kind of paragraph: its id, its name in Word.
PARAGRAPH_STYLES: Final[dict[Role, tuple[str, str]]] = {
    "body": ("Body", "Body Text"),
    "preamble": ("Preamble", "Preamble"),
    "contact": ("Contact", "Contact"),
    "note": ("Note", "Note"),
    "annexes": ("Annexes", "Annexes"),
    "annex_title": ("AnnexTitle", "Annex Title"),
    "signature": ("Signature", "Signature"),
    "date": ("Date", "Date"),
    "reviewer": ("Reviewer", "Reviewer"),
}
CAPTION_STYLE: Final = ("Caption", "caption")
TABLE_STYLE: Final = ("TableText", "Table Text")

_CONTENT_TYPES: Final = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_ML}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_ML}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_ML}.settings+xml"/>\
<Override PartName="/word/footer1.xml" ContentType="{_ML}.footer+xml"/>\
<Override PartName="/word/footer2.xml" ContentType="{_ML}.footer+xml"/>\
<Override PartName="/docProps/core.xml" \
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"""

_RELATIONSHIPS: Final = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>\
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" \
Target="docProps/core.xml"/></Relationships>"""

_DOCUMENT_RELATIONSHIPS: Final = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{_R}/settings" Target="settings.xml"/>\
<Relationship Id="rId3" Type="{_R}/footer" Target="footer1.xml"/>\
<Relationship Id="rId4" Type="{_R}/footer" Target="footer2.xml"/></Relationships>"""

_CORE: Final = f"""{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>"""

_SETTINGS: Final = f"""{_HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>\
<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/>\
<w:characterSpacingControl w:val="compressPunctuation"/>\
<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>\
<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/></w:compat></w:settings>"""


@lru_cache(maxsize=8)
def blank_package(style: Style) -> bytes:
    """A Word document of that style with an empty body."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "word/document.xml": _document(style),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/styles.xml": _styles(style),
        "word/settings.xml": _SETTINGS,
        "word/footer1.xml": _footer(style, "right"),
        "word/footer2.xml": _footer(style, "left"),
        "docProps/core.xml": _CORE,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _document(style: Style) -> str:
    paper, body = style.paper, style.paragraphs.body
    number = style.page_number
    # Word places a footer by the distance of its lower edge from the paper's.
    orientation = ' w:orient="landscape"' if paper.width > paper.height else ""
    footer = paper.bottom - number.drop - 0.12 * number.style.size
    return (
        f'{_HEAD}<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body><w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="even" r:id="rId4"/>'
        f'<w:pgSz w:w="{twips(paper.width)}" w:h="{twips(paper.height)}"{orientation}/>'
        f'<w:pgMar w:top="{twips(paper.top)}" w:right="{twips(paper.right)}" '
        f'w:bottom="{twips(paper.bottom)}" w:left="{twips(paper.left)}" w:header="851" '
        f'w:footer="{twips(footer)}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{twips(body.pitch)}"/></w:sectPr></w:body></w:document>'
    )


def _styles(style: Style) -> str:
    body = style.paragraphs.body
    entries = [
        _style(("Normal", "Normal"), style, body, "", default=True),
        _style(
            ("Title", "Title"),
            style,
            style.title,
            paragraph_properties(style.title, keep=True, on_grid=False),
        ),
    ]
    for level, heading in enumerate(style.headings):
        properties = paragraph_properties(heading, keep=True, level=level)
        entries.append(
            _style((f"Heading{level + 1}", f"heading {level + 1}"), style, heading, properties)
        )
    for role, names in PARAGRAPH_STYLES.items():
        text = style.paragraphs.of(role)
        on_grid = text.pitch == style.paragraphs.body.pitch
        properties = paragraph_properties(text, keep=False, on_grid=on_grid)
        entries.append(_style(names, style, text, properties))
    caption = paragraph_properties(style.caption, keep=True, on_grid=False)
    entries.append(_style(CAPTION_STYLE, style, style.caption, caption))
    entries.append(_style(TABLE_STYLE, style, _table_text(style), _table_paragraph(style)))
    return f'{_HEAD}<w:styles xmlns:w="{W}">{_defaults(style)}{"".join(entries)}</w:styles>'


def _defaults(style: Style) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(style, 'body')}"
        f'{size(style.paragraphs.body.size)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _fonts(style: Style, role: FaceRole) -> str:
    face = style.typefaces.of(role)
    latin, asian = quoteattr(face.latin), quoteattr(face.east_asian)
    return f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={asian} w:cs={latin}/>"


def _style(
    names: tuple[str, str], style: Style, text: TextStyle, properties: str, *, default: bool = False
) -> str:
    identifier, name = names
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    kind = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/>{based}<w:qFormat/>{properties}'
        f"<w:rPr>{_fonts(style, text.face)}{tracking(text)}{size(text.size)}</w:rPr></w:style>"
    )


def _table_text(style: Style) -> TextStyle:
    table = style.table
    return TextStyle(face=table.face, size=table.size, pitch=table.pitch * table.size)


def _table_paragraph(style: Style) -> str:
    line = round(style.table.pitch * 240 / 1.3)
    return (
        '<w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:line="{line}" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
    )


def _footer(style: Style, side: str) -> str:
    number = style.page_number
    before, after = escape(number.before), escape(number.after)
    inset = twips(number.inset * number.style.size)
    properties = f"<w:rPr>{_fonts(style, number.style.face)}{size(number.style.size)}</w:rPr>"

    def piece(inside: str) -> str:
        return f"<w:r>{properties}{inside}</w:r>"

    return (
        f'{_HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:snapToGrid w:val="0"/><w:ind w:{side}="{inset}"/>'
        f'<w:jc w:val="{JUSTIFICATION[side]}"/></w:pPr>'
        + piece(f'<w:t xml:space="preserve">{before}</w:t>')
        + piece('<w:fldChar w:fldCharType="begin"/>')
        + piece('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + piece('<w:fldChar w:fldCharType="separate"/>')
        + piece("<w:t>1</w:t>")
        + piece('<w:fldChar w:fldCharType="end"/>')
        + piece(f'<w:t xml:space="preserve">{after}</w:t>')
        + "</w:p></w:ftr>"
    )
