"""The styles of a Word document, and the table of its fonts."""

from __future__ import annotations

from typing import Final, get_args

from renderers.docx.writing.markup import (
    SOLID,
    fonts,
    paragraph_properties,
    size,
    table_spacing,
    tracking,
)
from renderers.docx.writing.page_setup import number_style
from renderers.docx.writing.style_ids import OWN_STYLES
from renderers.docx.xml import HEAD, W, quoted
from renderers.style import FaceRole, Style, TextStyle
from renderers.style.face_names import PREFERRED

# The names of styles whose name is not their id.
_NAMES: Final = {
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Body": "Body Text",
    "Caption": "caption",
    "Footer": "footer",
    "AnnexTitle": "Annex Title",
    "TableText": "Table Text",
    "DenseTable": "Dense Table Text",
}

# The ids of styles that Word has itself.
_IN_WORD: Final = (
    "Title",
    "Heading1",
    "Heading2",
    "Heading3",
    "Body",
    "Caption",
    "Signature",
    "Date",
    "Footer",
)

# Our spacing is that of the grid of the page already, so nothing is to be moved or rounded to the grid.
_AS_COMPUTED: Final = (
    f'<w:pPr>{SOLID}<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/></w:pPr>'
)

_COMMENT: Final = TextStyle(face="table", size=10, pitch=12)


def styles_xml(style: Style, language: str) -> str:
    """All styles; `language` is that of Chinese text."""
    body = style.paragraphs.body
    own = OWN_STYLES
    title = paragraph_properties(style.title, keep=True)
    entries = [
        _paragraph_style("Normal", style, body, _AS_COMPUTED, default=True),
        _paragraph_style(own.title, style, style.title, title),
    ]
    for level, (identifier, heading) in enumerate(zip(own.headings, style.headings, strict=True)):
        properties = paragraph_properties(heading, keep=True, level=level)
        entries.append(_paragraph_style(identifier, style, heading, properties))
    for role, identifier in own.paragraphs.items():
        text = style.paragraphs.of(role)
        properties = paragraph_properties(text, keep=False)
        entries.append(_paragraph_style(identifier, style, text, properties))
    caption = paragraph_properties(style.caption, keep=True)
    entries.append(_paragraph_style(own.caption, style, style.caption, caption))
    number = number_style(style.page_number)
    footer = paragraph_properties(number, keep=False)
    entries.append(_paragraph_style("Footer", style, number, footer, next="Footer"))
    # The style keeps a row with the next one, as most rows are. A row that need not stay says so itself.
    table = f'<w:pPr><w:keepNext/>{table_spacing(style.table)}<w:jc w:val="center"/></w:pPr>'
    for identifier, points in (
        (own.table, style.table.size),
        (own.dense_table, style.table.dense_size),
    ):
        text = TextStyle(face=style.table.face, size=points, pitch=style.table.pitch * points)
        entries.append(_paragraph_style(identifier, style, text, table, next=identifier))
    entries += _comment_styles(style)
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(style, 'body')}{size(body.size)}"
        f'<w:lang w:val="en-US" w:eastAsia={quoted(language)}/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{"".join(entries)}</w:styles>'


def _paragraph_style(
    identifier: str,
    style: Style,
    text: TextStyle,
    properties: str,
    *,
    default: bool = False,
    next: str = OWN_STYLES.paragraphs["body"],  # noqa: A002  # it is Word's word
) -> str:
    kind = ' w:default="1"' if default else "" if identifier in _IN_WORD else ' w:customStyle="1"'
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    follows = "" if default else f'<w:next w:val="{next}"/>'
    off_grid = '<w:snapToGrid w:val="0"/>' if default else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{identifier}">'
        f'<w:name w:val="{_NAMES.get(identifier, identifier)}"/>{based}{follows}<w:qFormat/>{properties}'
        f"<w:rPr>{fonts(style, text.face)}{off_grid}{tracking(text)}{size(text.size)}</w:rPr></w:style>"
    )


def _comment_styles(style: Style) -> tuple[str, str]:
    """The styles of comments in the margin. Their ids are those that python-docx looks for."""
    properties = f"{fonts(style, 'table')}{tracking(_COMMENT)}{size(_COMMENT.size)}"
    return (
        '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
        '<w:basedOn w:val="Normal"/>'
        f"<w:rPr>{properties}</w:rPr></w:style>",
        '<w:style w:type="character" w:styleId="CommentReference">'
        f'<w:name w:val="annotation reference"/><w:rPr>{properties}</w:rPr></w:style>',
    )


def fonts_xml(style: Style) -> str:
    """The fonts of a style, each with those that may take its place where it is not installed."""
    entries: dict[str, str] = {}
    for role in get_args(FaceRole):
        face = style.typefaces.of(role)
        others = [each for each in PREFERRED[role] if "*" not in each and each != face.east_asian]
        # The format limits how long the value may be; the best four are enough.
        entries.setdefault(face.east_asian, _font(face.east_asian, "86", ",".join(others[:4])))
        entries.setdefault(face.latin, _font(face.latin, "00", ""))
    return f'{HEAD}<w:fonts xmlns:w="{W}">{"".join(entries.values())}</w:fonts>'


def _font(name: str, charset: str, others: str) -> str:
    alternatives = f"<w:altName w:val={quoted(others)}/>" if others else ""
    return f'<w:font w:name={quoted(name)}>{alternatives}<w:charset w:val="{charset}"/></w:font>'
