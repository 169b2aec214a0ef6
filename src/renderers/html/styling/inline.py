"""The look of each element in a `style` of its own, for content systems and word processors that strip classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from renderers.document import Role, Shape, Slot
from renderers.html.styling.look import INK, RULE, SHADE, is_wide, name_of_cell


def _in_em(name: str, number: float) -> str:
    """A length in em, and before it in points, for word processors that know no em there and keep what they know."""
    return f"{name}:{12 * number:g}pt;{name}:{number:g}em"


_INDENT: Final = _in_em("text-indent", 2)
_PROSE: Final = f"margin:0;{_INDENT};text-align:justify;line-height:1.9"
_HEADING: Final = f"margin:1.75rem 0 0.5rem;{_INDENT};line-height:1.5;font-size:1.125rem"
_RIGHT: Final = "margin:0;text-align:right;line-height:1.9"
_HANGING: Final = f"margin:0;{_in_em('margin-left', 5)};line-height:1.9"
_CELL: Final = (
    f"border:0.75pt solid {RULE};padding:4pt 3pt;"
    "font-weight:400;vertical-align:middle;white-space:normal"
)
_TABLE: Final = (
    "display:table;width:100%;overflow-wrap:normal;border-collapse:collapse;"
    "font-size:0.875rem;line-height:1.4;text-wrap:balance"
)

# Word processors read these too. They want borders in points, and a nought before each decimal point: without it
# some skip what follows. Sizes are relative, and only surfaces with a colour of their own have a colour for text:
# the site around the page sets the rest.
# Some defaults that make a table a table are stated, for the style sheets of sites reset them.
_STYLES: Final = {
    "article": "max-width:54rem;margin:0 auto;overflow-wrap:anywhere",
    "title": "margin:0 0 2rem;text-align:center;line-height:1.5;font-size:1.75rem;font-weight:600",
    "h2": f"{_HEADING};font-family:SimHei,'Heiti SC',sans-serif;font-weight:600",
    "h3": f"{_HEADING};font-family:KaiTi,'Kaiti SC',serif;font-weight:600",
    "h4": f"{_HEADING};font-weight:600",
    "apart": "margin:4rem 0 0.5rem;line-height:1.5;font-size:1.125rem;font-weight:600;break-before:page",
    "body": _PROSE,
    "preamble": _PROSE,
    "contact": f"{_PROSE};margin-top:0.75rem",
    "note": f"{_PROSE};margin-top:0.5rem",
    "annexes": f"{_HANGING};margin-top:1.75rem;{_in_em('text-indent', -3)}",
    "signature": f"{_RIGHT};margin-top:1.75rem",
    "date": _RIGHT,
    "reviewer": f"{_PROSE};margin-top:0.75rem",
    "annex_title": "margin:0 0 2rem;text-align:center;text-wrap:balance;font-size:1.4rem;font-weight:600",
    "figure": "margin:1rem 0 1.5rem;text-align:center",
    "picture": f"display:inline-block;margin:0;padding:1.5em 2em;border:1px dashed {RULE}",
    "figcaption": "margin-top:0.5em",
    "contents": "margin:0 0 1.5rem;line-height:1.9",
    "list": "margin:0;padding-left:2em;list-style:none",
    "caption_seen": "padding:0.25em 0 0.5em;text-align:center;caption-side:top",
    "box": "margin:1rem 0 1.5rem;overflow-x:auto",
    "table": _TABLE,
    "wide": f"{_TABLE};min-width:38em",
    "cell": f"{_CELL};text-align:center",
    "line": f"{_CELL};text-align:left",
    "banner": f"{_CELL};text-align:center;background-color:{SHADE};color:{INK}",
}

# The style of a paragraph below another one of its role: without the space above.
_REPEATED: Final = {
    "note": _PROSE,
    "annexes": _HANGING,
    "signature": _RIGHT,
}


@frozen
class InlineLook:
    """A `style` on each element."""

    hides_captions = False

    def element(self, name: str) -> str:
        """Its style, if it has one."""
        return f' style="{_STYLES[name]}"' if name in _STYLES else ""

    def paragraph(self, role: Role, *, repeated: bool, ragged: bool, end: float | None) -> str:
        """The style of its role, and what this one has of its own."""
        styles = [_REPEATED[role] if repeated and role in _REPEATED else _STYLES[role]]
        if ragged:
            styles.append("text-align:left")
        if end is not None:
            styles.append(_in_em("margin-right", end))
        return f' style="{";".join(styles)}"'

    def table(self, shape: Shape) -> str:
        """A wide one scrolls on a narrow screen."""
        return self.element("wide" if is_wide(shape) else "table")

    def column(self, shape: Shape, index: int) -> str:
        """Its share of the width."""
        return f' style="width:{shape.shares[index]:.2%}"'

    def cell(self, slot: Slot, shape: Shape) -> str:
        """Its share of the width too, which word processors ask of cells, not of columns."""
        share = sum(shape.shares[slot.column : slot.column + slot.colspan])
        return f' style="{_STYLES[name_of_cell(slot, shape)]};width:{share:.2%}"'

    def head(self, shapes: Sequence[Shape], ends: Mapping[str, float]) -> str:
        """Nothing: each element has its style."""
        return ""
