"""Headings, paragraphs, figures and tables, one after the other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, assert_never

from attrs import frozen

from renderers.document import Figure, Heading, Paragraph, Run, Table
from renderers.html.escaping import attribute, is_harmless
from renderers.html.looks import look, ragged_look, signed_look
from renderers.html.table import add_table
from renderers.typography.addresses import has_address
from renderers.typography.signatures import SIGNED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renderers.document import Block, Document
    from renderers.html.looks import Styling
    from renderers.html.weave import Weave

_YEAR: Final = re.compile(r"(?<=\w)(?=[0-9]{4}年)")

# How a paragraph looks that goes on what one of its role began: without the space above.
_NEXT: Final = {
    "note": "note_next",
    "signature": "signature_next",
    "annexes": "annexes_next",
}

# What begins like the ids of tables and their headings.
_RESERVED: Final = re.compile(r"t[0-9]")


@frozen
class Words:
    """What a page says of itself in its language."""

    contents: str
    table: str


def words_in(language: str) -> Words:
    """Chinese where the language is, else English."""
    chinese = language.lower().partition("-")[0] == "zh"
    return Words("目录", "表") if chinese else Words("Contents", "Table ")


def add_body(
    document: Document,
    styling: Styling,
    contents: bool,
    ends: Mapping[str, float],
    weave: Weave,
) -> None:
    """Add the title, the list of sections if it is wanted and there are several, and the blocks.

    `ends` says how far each line of the signature ends from the right edge, in em.
    """
    if document.title.strip():
        _title(document.title, styling, weave)
    identifiers = _identifiers(document)
    words = words_in(document.language)
    if contents:
        _contents(document, identifiers, words, styling, weave)
    tables, level = 0, 1
    before: Block | None = None
    for index, block in enumerate(document.blocks):
        match block:
            case Paragraph():
                role = block.role
                goes_on = role in _NEXT and isinstance(before, Paragraph) and before.role == role
                end = ends[block.text] if role in SIGNED else None
                _paragraph(block, _NEXT[role] if goes_on else role, end, styling, weave)
            case Heading():
                # The title is h1, so a section is h2; no level is passed over.
                level = min(block.level, level) + 1
                _heading(block, level, identifiers.get(index), styling, weave)
            case Table():
                tables += 1
                add_table(block, tables, f"{words.table}{tables}", styling, weave)
            case Figure():
                _figure(block, styling, weave)
            case _:
                assert_never(block)
        before = block


def _title(title: str, styling: Styling, weave: Weave) -> None:
    """The title, which breaks before the year if it must: agency above, year and name of the report below."""
    weave.markup(_start("h1", "title", styling))
    first, *rest = _YEAR.split(title, 1)
    weave.add(b"", first, b"")
    for each in rest:
        weave.add(b"<wbr>", each, b"")
    weave.markup(b"</h1>\n")


def _identifiers(document: Document) -> Mapping[int, str]:
    """The ids of headings by the indexes of their blocks: their keys, made different where they are not."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.key:
            # HTML has ids without white space.
            key = "-".join(block.key.split()) or "section"
            number, name = 1, key
            while name in taken or _RESERVED.match(name):
                number, name = number + 1, f"section-{key}-{number}"
            taken.add(name)
            found[index] = name
    return found


def _contents(
    document: Document,
    identifiers: Mapping[int, str],
    words: Words,
    styling: Styling,
    weave: Weave,
) -> None:
    sections = [
        (name, _entry(block, document.blocks, index))
        for index, name in identifiers.items()
        if isinstance(block := document.blocks[index], Heading) and block.level == 1
    ]
    if len(sections) < 2:
        return
    weave.markup(_start("nav", "contents", styling)[:-1])
    weave.markup(f' aria-label="{words.contents}">\n'.encode())
    weave.markup(_start("ul", "list", styling) + b"\n")
    for name, text in sections:
        weave.add(_link_within(name), text, b"</a></li>\n")
    weave.markup(b"</ul>\n</nav>\n")


@lru_cache(maxsize=256)
def _link_within(name: str) -> bytes:
    """What stands before an entry of the contents that leads to a heading."""
    return b'<li><a href="#' + attribute(name) + b'">'


def _entry(heading: Heading, blocks: tuple[Block, ...], index: int) -> str:
    """What the contents say of the heading there: of an annex its title too, for 附件1 alone says nothing."""
    if heading.on_new_page and len(blocks) > index + 1:
        title = blocks[index + 1]
        if isinstance(title, Paragraph) and title.role == "annex_title":
            return f"{heading.text}\u3000{title.text}"
    return heading.text


def _heading(
    heading: Heading, level: int, name: str | None, styling: Styling, weave: Weave
) -> None:
    start, end = _heading_tags(level, heading.on_new_page, name, styling)
    weave.add(start, heading.text, end)


@lru_cache(maxsize=256)
def _heading_tags(
    level: int, on_new_page: bool, name: str | None, styling: Styling
) -> tuple[bytes, bytes]:
    """What stands before a heading and behind it. The sections of the form have the same names in every report."""
    tag = f"h{level}"
    start = _start(tag, "apart" if on_new_page else tag, styling)
    if name is not None:
        start = start[:-1] + b' id="' + attribute(name) + b'">'
    return start, f"</{tag}>\n".encode()


def _paragraph(
    paragraph: Paragraph, kind: str, end: float | None, styling: Styling, weave: Weave
) -> None:
    # A justified line before a long word is torn open, and addresses are long.
    ragged = end is None and has_address(paragraph.text)
    weave.markup(_start("p", kind, styling, end, ragged))
    for each in paragraph.runs:
        _run(each, weave)
    weave.markup(b"</p>\n")


@lru_cache(maxsize=256)
def _start(
    tag: str, kind: str, styling: Styling, end: float | None = None, ragged: bool = False
) -> bytes:
    """A start tag; `end` is that of a line of the signature, and a paragraph may be `ragged`."""
    if end is not None:
        shown = signed_look(kind, end, styling)
    else:
        shown = ragged_look(kind, styling) if ragged else look(kind, styling)
    return f"<{tag}{shown}>".encode()


def _run(run: Run, weave: Weave) -> None:
    if run.address and is_harmless(run.address):
        weave.add(b'<a href="' + attribute(run.address) + b'">', run.text, b"</a>")
    else:
        weave.add(b"", run.text, b"")


def _figure(figure: Figure, styling: Styling, weave: Weave) -> None:
    weave.markup(_start("figure", "figure", styling) + _start("p", "picture", styling))
    _run(Run(figure.alt, figure.address), weave)
    weave.markup(b"</p>")
    if figure.caption:
        start = _start("figcaption", "figcaption", styling)
        weave.add(start, figure.caption, b"</figcaption>")
    weave.markup(b"</figure>\n")
