"""The look of elements in one style sheet in the head of the page, which knows them by their classes.

No element has a style of its own, so that a page can forbid inline styles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from attrs import frozen

from renderers.document import Role, Shape, Slot
from renderers.document.alignment import is_banner
from renderers.html.styling.look import INK, RULE, SHADE, is_wide, name_of_cell

# The classes of elements. An element or a role without one is known by its tag.
_CLASSES: Final = {
    "contact": "contact",
    "note": "note",
    "annexes": "annexes",
    "signature": "signature",
    "date": "date",
    "reviewer": "reviewer",
    "annex_title": "annex_title",
    "apart": "apart",
    "picture": "picture",
    "contents": "contents",
    "box": "table",
    "caption_seen": "seen",
}

# Borders are apart, not collapsed: collapsed ones do not move with headings that stay where they are.
# Those have a ground, for numbers pass below them. On paper it would lie over the rules and make them thinner.
_LIGHT: Final = f":root{{color-scheme:light dark;--ink:{INK};--paper:#fff;--rule:{RULE};--shade:{SHADE};--quiet:#555}}\n"
_CSS: Final = """\
@media (prefers-color-scheme:dark){:root{--ink:#e6e6e6;--paper:#16181b;--rule:#6d6d6d;--shade:#242c36;--quiet:#a8a8a8}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.9 "FangSong","STFangsong","Noto Serif CJK SC","Source Han Serif SC","Songti SC","SimSun",serif}
main{max-width:54rem;margin:0 auto;padding:3rem 1.25rem 4rem}
h1,h2,h3,h4{line-height:1.5;text-wrap:balance;overflow-wrap:anywhere}
h1{word-break:keep-all;margin:0 0 2.5rem;text-align:center;font-size:1.75rem;font-weight:600}
h2,h3,h4{margin:1.75rem 0 .5rem;padding-left:2em;font-size:1.125rem}
h2{font-family:"SimHei","Heiti SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif;font-weight:600}
h3{font-family:"KaiTi","STKaiti","Kaiti SC",serif;font-weight:600}
h4{font-weight:600}
p{margin:0;text-indent:2em;text-align:justify;text-wrap:pretty;overflow-wrap:anywhere}
.ragged{text-align:start}
.contents{margin:0 0 2rem;padding:.75rem 1.25rem;border:solid var(--rule);border-width:1px 0;font-size:.9375rem;line-height:1.5}
.contents ul{margin:0;padding:0;list-style:none;columns:2 18em;column-gap:2em}
.contents li{break-inside:avoid;overflow-wrap:anywhere}
.contents a{display:block;padding:.25em 0;text-decoration-color:var(--rule)}
.contact{margin-top:.75rem;color:var(--quiet)}
.note{margin-top:.5rem}
.note+.note{margin-top:0}
.signature,.date{text-align:right;text-indent:0}
.signature{margin-top:1.75rem}
.signature+.signature,.signature+.date{margin-top:0}
.reviewer{margin-top:.75rem}
.table{margin:1rem 0 1.5rem;overflow:auto}
table{width:100%;border-collapse:separate;border-spacing:0;border-left:1px solid var(--rule);font:.875rem/1.4 "SimSun","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif;font-variant-numeric:lining-nums tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
caption.seen{position:static;width:auto;height:auto;clip-path:none;white-space:normal;padding:.25em 0 .5em}
figure{margin:1rem 0 1.5rem;text-align:center}
.picture{display:inline-block;padding:1.5em 2em;border:1px dashed var(--rule);text-indent:0}
figcaption{margin-top:.5em;font-size:.9375rem}
a{color:inherit;text-underline-offset:.2em}
:focus-visible{outline:2px solid;outline-offset:2px}
.annexes{margin-top:1.75rem;padding-left:5em;text-indent:-3em}
.annexes:has(+.annexes){padding-left:6em;text-indent:-4em}
.annexes+.annexes{margin-top:0;padding-left:6em;text-indent:-1em}
.annex_title{margin:0 0 2rem;text-align:center;text-indent:0;text-wrap:balance;font-size:1.4rem;font-weight:600}
.apart{margin-top:4rem;padding-left:0}
th,td{padding:.4em .3em;border:solid var(--rule);border-width:0 1px 1px 0;text-align:center;font-weight:400}
colgroup+* tr:first-child>*{border-top-width:1px}
th{background:var(--paper);text-wrap:balance}
th.line{text-align:left}
thead .stub,.s1[scope=rowgroup]{word-break:keep-all;overflow-wrap:anywhere}
th.banner{background:var(--shade)}
td{min-width:2.6em}
@media screen{thead{position:sticky;top:0;z-index:2}.stub{position:sticky;left:0;z-index:1}}
@media screen and (max-width:40rem){
main{padding:1.5rem 1rem 3rem}
h1{font-size:1.4rem;margin-bottom:1.75rem}
.table{max-height:85vh;max-height:85svh}
.stub{overflow-wrap:anywhere}
p{text-align:start;text-wrap:wrap}
}
@media print{
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:"— " counter(page) " —";font:14pt "SimSun","Songti SC",serif}}
:root{color-scheme:light;--ink:#000;--paper:#fff;--rule:#000;--shade:#eee;--quiet:#000}
main{max-width:none;padding:0}
.contents{display:none}
thead{display:table-header-group}
tr,.table,figure{break-inside:avoid}
h1,h2,h3,h4,.annex_title{break-after:avoid}
.signature,.date,.reviewer{break-before:avoid;break-inside:avoid}
.apart{margin-top:0;break-before:page}
.table{overflow:visible}
table{font-size:.7rem}
th{background:none}
th,td{padding:.25em .3em}
[scope=rowgroup]{padding-inline:.1em}
th.banner{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""

# On a narrow screen, in em of the table: what a column of numbers takes, and one of labels.
_NUMBERS: Final = 3.4
_LABELS: Final = 7.5

# The widest table of the form has 15 columns. One with more is printed smaller, for nothing scrolls on paper:
# 156 mm hold columns of seven digits if their number times the size, in rem, is that.
_PRINTED: Final = 15
_ROOM: Final = 7.5

# How many columns a table may have to be named by their widths.
_NAMED: Final = 60

# The columns of groups before the labels get more than in proportion, for room for two or three hanzi.
_GROUPS: Final = 1.5


@frozen
class StylesheetLook:
    """A class on each element that its tag does not distinguish, and rules in the head."""

    hides_captions = True

    def element(self, name: str) -> str:
        """Its class, if it has one."""
        return _class(_CLASSES.get(name))

    def paragraph(self, role: Role, *, repeated: bool, ragged: bool, end: float | None) -> str:
        """Its classes. A `repeated` paragraph needs none: the rules find it by what stands before it."""
        return _class(
            _CLASSES.get(role),
            "ragged" if ragged else None,
            _class_of_end(end) if end is not None else None,
        )

    def table(self, shape: Shape) -> str:
        """Tables whose columns are divided alike share a class."""
        return _class(_class_of_widths(shape))

    def column(self, shape: Shape, index: int) -> str:
        """Nothing: the rules for the class of the table set the widths."""
        return ""

    def cell(self, slot: Slot, shape: Shape) -> str:
        """What stands at the left stays there while the table scrolls, each column beside the one before it."""
        name = name_of_cell(slot, shape)
        is_stub = slot.heading and slot.column < shape.stub_columns and not is_banner(slot, shape)
        return _class(
            "stub" if is_stub else None,
            f"s{slot.column}" if is_stub and slot.column else None,
            name if name != "cell" else None,
        )

    def head(self, shapes: Sequence[Shape], ends: Mapping[str, float]) -> str:
        """The style sheet."""
        rules = [
            f".{_class_of_end(each)}{{padding-right:{each:g}em}}\n"
            for each in dict.fromkeys(ends.values())
        ]
        return f"<style>\n{_rules(tuple(shapes))}{''.join(rules)}</style>\n"


def _class(*names: str | None) -> str:
    given = " ".join(filter(None, names))
    return f' class="{given}"' if given else ""


def _class_of_end(end: float) -> str:
    """Lines of a signature that end alike share a class."""
    return f"e{round(100 * end)}"


@lru_cache(maxsize=256)
def _class_of_widths(shape: Shape) -> str:
    """The widths of the columns, and how many of them are labels: `w200-100-100s1`.

    Each column has rules that begin with this name, so that of a very wide table is a digest of the widths.
    """
    widths = "-".join(f"{each * 100:.0f}" for each in shape.columns)
    if len(shape.columns) > _NAMED:
        from hashlib import blake2s  # loads OpenSSL, which hardly any page needs

        widths = f"{len(shape.columns)}-{blake2s(widths.encode(), digest_size=8).hexdigest()}"
    return f"w{widths}s{shape.stub_columns}"


@lru_cache(maxsize=64)
def _rules(shapes: tuple[Shape, ...]) -> str:
    return _LIGHT + _CSS + "".join(dict.fromkeys(map(_widths, shapes)))


def _widths(shape: Shape) -> str:
    """How the width is divided: in proportion where it is given, in em where the table may be wider than its box."""
    name = _class_of_widths(shape)
    rules = _columns(name, [f"{each:.2%}" for each in shape.shares])
    if not is_wide(shape):
        return f"{rules}\n"
    stubs = shape.columns[: shape.stub_columns]
    groups = [min(_LABELS, _LABELS * _GROUPS * each / stubs[-1]) for each in stubs[:-1]]
    labels = [_LABELS] * len(stubs[-1:])
    widths = groups + labels + [_NUMBERS] * (len(shape.columns) - len(stubs))
    narrow = f".{name}{{min-width:{sum(widths):.2f}em}}"
    narrow += _columns(name, [f"{each:.2f}em" for each in widths])
    for column, left in enumerate(accumulate(groups), 1):
        narrow += f".{name} .s{column}{{left:{left:.2f}em}}"
    rules += f"\n@media screen and (max-width:40rem){{{narrow}}}\n"
    if len(shape.columns) <= _PRINTED:
        return rules
    size = _ROOM / len(shape.columns)
    return f"{rules}@media print{{.{name}{{font-size:{size:.2f}rem}}}}\n"


def _columns(name: str, widths: list[str]) -> str:
    return "".join(
        f".{name} col:nth-child({number}){{width:{width}}}"
        for number, width in enumerate(widths, 1)
    )
