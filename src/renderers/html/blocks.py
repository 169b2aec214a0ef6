"""Headings, paragraphs, figures and tables, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final, assert_never

from attrs import frozen

from renderers.document import Block, Document, Figure, Heading, Paragraph, Run, Table
from renderers.html.escaping import between_tags
from renderers.html.styling.look import Look
from renderers.html.table import table_of
from renderers.typography.addresses import has_address
from renderers.typography.signatures import SIGNED

_YEAR: Final = re.compile(r"(?<=\w)(?=[0-9]{4}年)")

# Ids that begin like this belong to tables and their headings.
_RESERVED: Final = re.compile(r"t[0-9]")


@frozen
class Labels:
    """The words for the contents and for a table, in the language of the page."""

    contents: str
    table: str


def labels_in(language: str) -> Labels:
    """Chinese where the language is, else English."""
    chinese = language.lower().partition("-")[0] == "zh"
    return Labels("目录", "表") if chinese else Labels("Contents", "Table ")


def body_of(
    document: Document, look: Look, contents: bool, ends: Mapping[str, float]
) -> Iterator[str]:
    """The title, the list of sections if it is wanted and there are several, and the blocks.

    `ends` says how far each line of the signature ends from the right edge, in em.
    """
    labels = labels_in(document.language)
    identifiers = _identifiers(document)
    if document.title.strip():
        yield _title(document.title, look)
    if contents:
        yield from _contents(document, identifiers, labels, look)
    tables, level = 0, 1
    before: Block | None = None
    for index, block in enumerate(document.blocks):
        match block:
            case Paragraph():
                repeated = isinstance(before, Paragraph) and before.role == block.role
                end = ends[block.text] if block.role in SIGNED else None
                yield _paragraph(block, repeated, end, look)
            case Heading():
                # The title is h1, so a section is h2; no level is passed over.
                level = min(block.level, level) + 1
                yield _heading(block, level, identifiers.get(index), look)
            case Table():
                tables += 1
                yield table_of(block, tables, f"{labels.table}{tables}", look)
            case Figure():
                yield _figure(block, look)
            case _:
                assert_never(block)
        before = block


def _title(title: str, look: Look) -> str:
    """The title, which breaks before the year if it must: agency above, year and name of the report below."""
    parts = "<wbr>".join(map(between_tags, _YEAR.split(title, 1)))
    return f"<h1{look.element('title')}>{parts}</h1>\n"


def _identifiers(document: Document) -> Mapping[int, str]:
    """The ids of headings by the indexes of their blocks: their keys, made different where they are not."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    # The last number that each key got: a number that was taken once is never free again.
    numbers: dict[str, int] = {}
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.key:
            # HTML has ids without white space.
            key = "-".join(block.key.split()) or "section"
            name = key
            while name in taken or _RESERVED.match(name):
                number = numbers[key] = numbers.get(key, 0) + 1
                name = f"section-{key}-{number}"
            taken.add(name)
            found[index] = name
    return found


def _contents(
    document: Document, identifiers: Mapping[int, str], labels: Labels, look: Look
) -> Iterator[str]:
    sections = [
        (name, _entry(block, document.blocks, index))
        for index, name in identifiers.items()
        if isinstance(block := document.blocks[index], Heading) and block.level == 1
    ]
    if len(sections) < 2:
        return
    yield f'<nav{look.element("contents")} aria-label="{labels.contents}">\n'
    yield f"<ul{look.element('list')}>\n"
    for name, text in sections:
        yield f'<li><a href="#{escape(name)}">{between_tags(text)}</a></li>\n'
    yield "</ul>\n</nav>\n"


def _entry(heading: Heading, blocks: tuple[Block, ...], index: int) -> str:
    """The entry of a heading in the contents. An annex has its title too, since 附件1 alone says nothing."""
    if heading.on_new_page and len(blocks) > index + 1:
        title = blocks[index + 1]
        if isinstance(title, Paragraph) and title.role == "annex_title":
            return f"{heading.text}\u3000{title.text}"
    return heading.text


def _heading(heading: Heading, level: int, identifier: str | None, look: Look) -> str:
    tag = f"h{level}"
    shown = look.element("apart" if heading.on_new_page else tag)
    named = f' id="{escape(identifier)}"' if identifier is not None else ""
    return f"<{tag}{shown}{named}>{between_tags(heading.text)}</{tag}>\n"


def _paragraph(paragraph: Paragraph, repeated: bool, end: float | None, look: Look) -> str:
    # A justified line before a long word is torn open, and addresses are long.
    ragged = end is None and has_address(paragraph.text)
    shown = look.paragraph(paragraph.role, repeated=repeated, ragged=ragged, end=end)
    return f"<p{shown}>{''.join(map(_run, paragraph.runs))}</p>\n"


def _run(run: Run) -> str:
    text = between_tags(run.text)
    if run.address:
        return f'<a href="{escape(run.address)}">{text}</a>'
    return text


def _figure(figure: Figure, look: Look) -> str:
    picture = f"<p{look.element('picture')}>{_run(Run(figure.alt, figure.address))}</p>"
    if figure.caption:
        start = f"<figcaption{look.element('figcaption')}>"
        picture += f"{start}{between_tags(figure.caption)}</figcaption>"
    return f"<figure{look.element('figure')}>{picture}</figure>\n"
