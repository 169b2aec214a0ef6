"""Reads a user's own Word document as a template: its styles, its paper, and its sizes of text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

import docx
from attrs import evolve, frozen
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.styles.style import ParagraphStyle

from disclosure_schema.limits import Limits
from disclosure_schema.opc.errors import PackageFault, UnreadablePackage
from disclosure_schema.opc.package import Package
from renderers.docx.errors import MissingStyles, UnusableTemplate
from renderers.docx.template.page_setup import main_section
from renderers.docx.template.styles import TemplateStyles, possible_names, style_key
from renderers.docx.writing.style_ids import OWN_STYLES, StyleIds
from renderers.style import Style

# How much a template may hold. python-docx unpacks all of it at once.
_LIMITS: Final = Limits(package_bytes=64 * 2**20, package_parts=1_000)

# How many parts of a template may lead to others, and how often in all. python-docx follows them by recursion, and
# looks each time through a list of all parts that it has seen.
_MOST_LEADING: Final = 200
_MOST_RELATED: Final = 5_000

# How many styles may be based on one another. Word allows ten. python-docx looks through all styles for each.
_MOST_BASES: Final = 50

# In points: what Word takes if no style says how large text is.
_USUAL_SIZE: Final = 10.0


@frozen
class Template:
    """A template that has been read, with the styles that were asked for."""

    #: The document of python-docx. Filling changes it, so a template is filled once.
    word: WordDocument
    ids: StyleIds
    #: The style of our own documents, with the paper and the sizes of text of the template.
    style: Style


def read_template(data: bytes, names: TemplateStyles, style: Style) -> Template:
    """Read a template. Raises `UnusableTemplate`, and `MissingStyles` with all that it lacks."""
    _must_be_bounded(data)
    try:
        return _read(data, names, style)
    except (MissingStyles, UnusableTemplate):
        raise
    except Exception as error:
        # python-docx checks little: what is not as it expects ends in any exception.
        raise UnusableTemplate(f"it is no Word document ({error})") from error


def _read(data: bytes, names: TemplateStyles, style: Style) -> Template:
    word = docx.Document(io.BytesIO(data))
    styles = _found(word, names)
    ids = StyleIds(
        title=styles["title"].style_id,
        headings=(
            styles["heading1"].style_id,
            styles["heading2"].style_id,
            styles["heading3"].style_id,
        ),
        paragraphs={
            role: styles["title" if role == "annex_title" else "body"].style_id
            for role in OWN_STYLES.paragraphs
        },
        caption=styles["table"].style_id,
        table=styles["table"].style_id,
        dense_table=styles["table"].style_id,
        foreign=True,
        counting=frozenset(each.style_id for each in styles.values() if _counts(each)),
        shared_table=styles["table"].style_id in (styles["body"].style_id, _default_id(word)),
    )
    return Template(word, ids, _fitted(style, word, styles))


def _must_be_bounded(data: bytes) -> None:
    """Raise `UnusableTemplate` for a file that would cost python-docx more than it is worth."""
    try:
        package = Package(data, _LIMITS)
        links = [each for each in package.names() if each.lower().endswith(".rels")]
        related = sum(
            each.get("TargetMode") != "External" for name in links for each in package.xml(name)
        )
        for each in package.names():
            if package.content_type(each).endswith("+xml"):
                package.xml(each)
    except UnreadablePackage as error:
        reason = error.detail if error.fault is PackageFault.NO_ARCHIVE else str(error)
        raise UnusableTemplate(f"it is no Word document ({reason})") from error
    if len(links) > _MOST_LEADING or related > _MOST_RELATED:
        raise UnusableTemplate("its parts lead to each other more often than in any template")


def _found(word: WordDocument, names: TemplateStyles) -> dict[str, ParagraphStyle]:
    known = [
        each
        for each in word.styles
        if isinstance(each, ParagraphStyle) and each.type == WD_STYLE_TYPE.PARAGRAPH
    ]
    by_name = {style_key(each.name or ""): each for each in reversed(known)}
    found: dict[str, ParagraphStyle] = {}
    missing: list[tuple[str, str]] = []
    for role, name in names.by_role().items():
        matches = [by_name[each] for each in possible_names(name) if each in by_name]
        if matches:
            found[role] = matches[0]
        else:
            missing.append((role, name))
    if missing:
        raise MissingStyles(tuple(missing), tuple(each.name or "" for each in known))
    return found


def _default_id(word: WordDocument) -> str:
    """The id of the style of paragraphs that name none."""
    default = word.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    return default.style_id if default is not None else ""


def _fitted(style: Style, word: WordDocument, styles: dict[str, ParagraphStyle]) -> Style:
    """Our style with the paper and the sizes of text of the template, on which our computations depend."""
    if not word.sections:
        raise UnusableTemplate("it does not say what paper it is on")
    section = main_section(word)
    lengths = {
        "width": section.page_width,
        "height": section.page_height,
        "top": section.top_margin,
        "bottom": section.bottom_margin,
        "left": section.left_margin,
        "right": section.right_margin,
    }
    try:
        # Word writes a margin as a negative number if a tall header must not push the text down.
        paper = evolve(
            style.paper,
            **{name: abs(each.pt) for name, each in lengths.items() if each is not None},
        )
    except ValueError as error:
        raise UnusableTemplate(str(error)) from error
    table, body, title = (_size(word, styles[each]) for each in ("table", "body", "title"))
    signature = evolve(style.paragraphs.signature, size=body, tracking=0.0)
    return evolve(
        style,
        paper=paper,
        title=evolve(style.title, size=title),
        paragraphs=evolve(style.paragraphs, signature=signature),
        table=evolve(style.table, size=table, dense_size=min(table, style.table.dense_size)),
    )


def _counts(style: ParagraphStyle) -> bool:
    """Whether a style numbers its paragraphs, by itself or by the styles that it is based on."""
    return any(each.element.xpath("w:pPr/w:numPr") for each in _with_bases(style))


def _with_bases(style: ParagraphStyle) -> Iterator[ParagraphStyle]:
    """A style, and the styles that it is based on, the nearest first."""
    each: ParagraphStyle | None = style
    seen: set[str] = set()
    while each is not None and each.style_id not in seen and len(seen) < _MOST_BASES:
        yield each
        seen.add(each.style_id)
        base = each.base_style
        each = base if isinstance(base, ParagraphStyle) else None


def _size(word: WordDocument, style: ParagraphStyle) -> float:
    """The size of a style in points: its own, that of the nearest style that it is based on, or that of the document."""
    for each in _with_bases(style):
        if each.font.size is not None:
            return float(each.font.size.pt)
    halves = word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val")
    return int(halves[0]) / 2 if halves else _USUAL_SIZE
