"""One page as SVG: paper, fills, rules, outlines, and above them the invisible text and the links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from renderers.typeset.pages import PAGE
from renderers.typeset.vector_graphics import by_width, number

if TYPE_CHECKING:
    from renderers.svg.glyph_shapes import GlyphShapes
    from renderers.typeset import Mark, Page, PlacedFill, PlacedLink, PlacedRule, PlacedText


def page_group(page: Page, left: float, top: float, shapes: GlyphShapes) -> Iterator[str]:
    """A page with its upper left corner at `left`, `top`."""
    yield f'<g id="page-{page.number}" transform="translate({number(left)} {number(top)})">\n'
    yield f'<rect width="{number(page.width)}" height="{number(page.height)}" fill="#FFFFFF"/>\n'
    yield from map(_fill, page.fills)
    yield from _rules(page.rules)
    yield '<g aria-hidden="true">\n'
    for text in page.texts:
        yield from _outlines(text, shapes)
    yield '</g>\n<g fill-opacity="0" font-family="serif" xml:space="preserve">\n'
    links: dict[Mark, list[PlacedLink]] = defaultdict(list)
    for each in page.links:
        links[each.mark].append(each)
    for link, texts in groupby(page.texts, lambda each: _link_on(each, links)):
        lines = "".join(map(_invisible, texts))
        yield lines if link is None else _linked(link, lines)
    yield "</g>\n</g>\n"


def _fill(fill: PlacedFill) -> str:
    return f'<rect {_box(fill)} fill="#{fill.colour}"/>\n'


def _box(box: PlacedFill | PlacedLink) -> str:
    return (
        f'x="{number(box.x)}" y="{number(box.y)}" '
        f'width="{number(box.width)}" height="{number(box.height)}"'
    )


def _rules(rules: tuple[PlacedRule, ...]) -> Iterator[str]:
    """Every rule of one width in one path, with square ends so that corners close."""
    for width, alike in by_width(rules):
        lines = "".join(
            f"M{number(each.x0)} {number(each.y0)}L{number(each.x1)} {number(each.y1)}"
            for each in alike
        )
        yield (
            f'<path d="{lines}" stroke="#000000" stroke-width="{number(width)}" '
            'stroke-linecap="square"/>\n'
        )


def _outlines(text: PlacedText, shapes: GlyphShapes) -> Iterator[str]:
    """The glyphs of a run, in thousandths of its size from its start."""
    uses: list[str] = []
    x = 0.0
    for glyph, advance in zip(text.glyphs, text.advances, strict=True):
        if name := shapes.name(text.face, glyph):
            uses.append(f'<use href="#{name}" x="{round(x / text.size * 1000)}"/>')
        x += advance
    if uses:
        place = f"translate({number(text.x)} {number(text.y)})"
        place += " rotate(90)" if text.turned else ""
        yield f'<g transform="{place} scale({text.size / 1000:.6g})">{"".join(uses)}</g>\n'


def _invisible(text: PlacedText) -> str:
    """A run as text. Screen readers leave out what is printed again and the number of the page."""
    again = ' aria-hidden="true"' if text.mark.repeated or text.mark.block == PAGE else ""
    place = f'x="{number(text.x)}" y="{number(text.y)}"'
    if text.turned:
        place += f' transform="rotate(90 {number(text.x)} {number(text.y)})"'
    return (
        f'<text {place} font-size="{number(text.size)}" '
        f'textLength="{number(sum(text.advances))}"{again}>{escape(text.text, quote=False)}</text>\n'
    )


def _link_on(text: PlacedText, links: Mapping[Mark, Sequence[PlacedLink]]) -> PlacedLink | None:
    """The link that a run of text lies on. `links` are those of the page, by their marks."""
    if text.mark.run is None:
        return None
    return next(
        (
            each
            for each in links.get(text.mark, ())
            if each.y <= text.y <= each.y + each.height
            and each.x <= text.x + 0.01
            and text.x < each.x + each.width
        ),
        None,
    )


def _linked(link: PlacedLink, lines: str) -> str:
    return f'<a href="{escape(link.address)}"><rect {_box(link)}/>\n{lines}</a>\n'
