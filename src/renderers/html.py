"""HTML: one self-contained page without scripts, for reading on any screen and for printing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Final, assert_never

from attrs import frozen

from renderers.document import Block, Cell, Document, Figure, Heading, Paragraph, Run, Table
from renderers.shape import Shape, Slot
from renderers.style import alignment, is_banner

_CSS: Final = """\
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--rule:#8a8a8a;--shade:#e8eef5;--quiet:#5c5c5c}
@media (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--paper:#16181b;--rule:#6d6d6d;--shade:#242c36;--quiet:#a8a8a8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.9 "FangSong","STFangsong","Noto Serif CJK SC","Source Han Serif SC","Songti SC","SimSun",serif}
main{max-width:54rem;margin:0 auto;padding:3rem 1.25rem 4rem}
h1,h2,h3,h4{line-height:1.5;text-wrap:balance}
h1{word-break:keep-all;overflow-wrap:anywhere;margin:0 0 2.5rem;text-align:center;font-size:1.75rem;font-weight:600}
h2,h3,h4{margin:1.75rem 0 .5rem;padding-left:2em;font-size:1.125rem}
h2{font-family:"SimHei","Heiti SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif;font-weight:600}
h3{font-family:"KaiTi","STKaiti","Kaiti SC",serif;font-weight:600}
h4{font-weight:600}
p{margin:0;text-indent:2em;text-align:justify;overflow-wrap:anywhere}
.contact{margin-top:.75rem;color:var(--quiet)}
.note{margin-top:.5rem}
.signature,.date{text-align:right;text-indent:0;padding-right:2em}
.signature{margin-top:1.75rem}
.signature+.signature,.signature+.date{margin-top:0}
.reviewer{margin-top:.75rem}
.table{margin:1rem 0 1.5rem;overflow-x:auto}
table{width:100%;border-collapse:collapse;font:.875rem/1.4 "SimSun","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif;font-variant-numeric:lining-nums tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
caption.seen{position:static;width:auto;height:auto;clip-path:none;white-space:normal;padding:.25em 0 .5em}
figure{margin:1rem 0 1.5rem;text-align:center}
.picture{display:inline-block;padding:1.5em 2em;border:1px dashed var(--rule);text-indent:0}
figcaption{margin-top:.5em;font-size:.9375rem}
a{color:inherit;text-underline-offset:.2em}
.annexes{margin-top:1.75rem}
.annexes+.annexes{margin-top:0;padding-left:3em}
.annex_title{margin:0 0 2rem;text-align:center;text-indent:0;font-size:1.4rem;font-weight:600}
.apart{margin-top:4rem;padding-left:0}
th,td{padding:.4em .3em;border:1px solid var(--rule);text-align:center;font-weight:400}
th{text-wrap:balance}
th.line{text-align:left;text-wrap:wrap}
th.banner{background:var(--shade)}
td{min-width:2.6em}
@media (max-width:40rem){main{padding:1.5rem 1rem 3rem}h1{font-size:1.4rem;margin-bottom:1.75rem}.wide table{min-width:44rem}}
@media print{@page{size:A4;margin:37mm 26mm 35mm 28mm}:root{color-scheme:light;--ink:#000;--paper:#fff;--rule:#000;--shade:#eee;--quiet:#000}main{max-width:none;padding:0}thead{display:table-header-group}tr,.table{break-inside:avoid}h2,h3,h4{break-after:avoid}.apart{break-before:page}.table{overflow:visible}table{font-size:.7rem}}
"""

# From so many columns on a table scrolls on a narrow screen rather than shrink.
_WIDE: Final = 8

_YEAR: Final = re.compile(r"(?<=\w)(?=[0-9]{4}年)")

_LINE_BREAKS: Final = str.maketrans({"\n": "<br>", "\u2028": "<br>", "\u2029": "<br>"})


@frozen
class HtmlRenderer:
    """Makes HTML5 in UTF-8: semantic headings, real table headings with their scope, the path of each number."""

    name = "html"
    media_type = "text/html"
    extension = "html"

    def render(self, document: Document, /) -> bytes:
        """The whole page."""
        return "".join(_page(document)).encode("utf-8")


def _text(text: str) -> str:
    return escape(text).translate(_LINE_BREAKS)


def _title(title: str) -> str:
    """The title, which breaks before the year if it must: agency above, year and name of the report below."""
    return "<wbr>".join(map(_text, _YEAR.split(title, 1)))


def _run(run: Run) -> str:
    text = _text(run.text)
    return f'<a href="{escape(run.address)}">{text}</a>' if run.address else text


def _page(document: Document) -> Iterator[str]:
    properties = document.properties
    yield (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n"
        f'<meta name="author" content="{escape(properties.agency)}">\n'
    )
    if properties.keywords:
        yield f'<meta name="keywords" content="{escape(",".join(properties.keywords))}">\n'
    if properties.date is not None:
        yield f'<meta name="date" content="{properties.date.isoformat()}">\n'
    tables = [block for block in document.blocks if isinstance(block, Table)]
    widths = "".join(dict.fromkeys(_width_rules(each.shape) for each in tables))
    yield f"<style>\n{_CSS}{widths}</style>\n</head>\n<body>\n<main>\n<h1>{_title(document.title)}</h1>\n"
    for block in document.blocks:
        yield from _block(block)
    yield "</main>\n</body>\n</html>\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level, key, on_new_page):
            # The title is h1, so a section is h2.
            identifier = f' id="{escape(key)}"' if key else ""
            apart = ' class="apart"' if on_new_page else ""
            yield f"<h{level + 1}{identifier}{apart}>{_text(text)}</h{level + 1}>\n"
        case Paragraph(role=role):
            kind = "" if role in ("body", "preamble") else f' class="{role}"'
            yield f"<p{kind}>{''.join(map(_run, block.runs))}</p>\n"
        case Table():
            yield from _table(block)
        case Figure(alt, caption, address):
            picture = _run(Run(alt, address))
            below = f"<figcaption>{_text(caption)}</figcaption>" if caption else ""
            yield f'<figure><p class="picture">{picture}</p>{below}</figure>\n'
        case _:
            assert_never(block)


def _width_class(shape: Shape) -> str:
    """Tables whose columns are divided alike share a class."""
    return "w" + "-".join(f"{each * 100:.0f}" for each in shape.columns)


@lru_cache(maxsize=256)
def _width_rules(shape: Shape) -> str:
    """Column widths as style rules: no attributes, so that a page can forbid inline styles."""
    whole, name = sum(shape.columns), _width_class(shape)
    return "".join(
        f".{name} col:nth-child({number}){{width:{each / whole:.2%}}}\n"
        for number, each in enumerate(shape.columns, 1)
    )


def _table(table: Table) -> Iterator[str]:
    shape = table.shape
    wide = " wide" if len(shape.columns) >= _WIDE else ""
    # A box that scrolls has to be reachable by keyboard, and then it needs a name.
    label = (
        f' role="region" aria-label="{escape(table.caption)}" tabindex="0"' if table.caption else ""
    )
    yield f'<div class="table{wide}"{label}>\n<table class="{_width_class(shape)}">\n'
    if table.caption:
        seen = ' class="seen"' if table.caption_printed else ""
        yield f"<caption{seen}>{_text(table.caption)}</caption>\n"
    yield f"<colgroup>{'<col>' * len(shape.columns)}</colgroup>\n"
    opening = _openings(shape)
    cells = table.cells
    for number, row in enumerate(shape.rows):
        if number == 0 and shape.head_rows:
            yield "<thead>\n"
        if number == shape.head_rows:
            yield "</thead>\n<tbody>\n" if number else "<tbody>\n"
        yield f"<tr>{''.join(_cell(*opening[each], cells[each]) for each in row)}</tr>\n"
    yield (
        "</tbody>\n</table>\n</div>\n"
        if len(shape.rows) > shape.head_rows
        else "</thead>\n</table>\n</div>\n"
    )


def _cell(start: str, end: str, cell: Cell) -> str:
    origin = f' data-path="{escape(cell.origin)}"' if cell.origin else ""
    return f"{start}{origin}>{_text(cell.text)}{end}"


@lru_cache(maxsize=256)
def _openings(shape: Shape) -> tuple[tuple[str, str], ...]:
    """For each slot its start tag, not yet closed, and its end tag. They follow from the shape alone."""
    return tuple(_opening(slot, shape) for slot in shape.slots)


def _opening(slot: Slot, shape: Shape) -> tuple[str, str]:
    spans = f' rowspan="{slot.rowspan}"' if slot.rowspan > 1 else ""
    spans += f' colspan="{slot.colspan}"' if slot.colspan > 1 else ""
    if slot.heading is None:
        return f"<td{spans}", "</td>"
    if slot.heading == "row":
        scope = "rowgroup" if slot.rowspan > 1 else "row"
    else:
        scope = "colgroup" if slot.colspan > 1 else "col"
    kind = "line" if alignment(slot, shape) == "left" else ""
    kind = "banner" if is_banner(slot, shape) else kind
    named = f' class="{kind}"' if kind else ""
    return f'<th scope="{scope}"{spans}{named}', "</th>"
