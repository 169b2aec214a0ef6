"""How each kind of element gets its look: by a class that the sheet of the page knows, or by a style of its own."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

#: Where the rules stand.
Styling: TypeAlias = Literal["sheet", "inline"]

_CLASSES: Final = {
    "contact": "contact",
    "note": "note",
    "note_next": "note",
    "annexes": "annexes",
    "annexes_next": "annexes",
    "signature": "signature",
    "signature_next": "signature",
    "date": "date",
    "reviewer": "reviewer",
    "annex_title": "annex_title",
    "apart": "apart",
    "picture": "picture",
    "contents": "contents",
    "caption_seen": "seen",
}


def _in_em(name: str, number: float) -> str:
    """A length in em, and before it in points, for word processors that know no em there and keep what they know."""
    return f"{name}:{12 * number:g}pt;{name}:{number:g}em"


_INDENT: Final = _in_em("text-indent", 2)
_PROSE: Final = f"margin:0;{_INDENT};text-align:justify;line-height:1.9"
_HEADING: Final = f"margin:1.75rem 0 0.5rem;{_INDENT};line-height:1.5;font-size:1.125rem"
_RIGHT: Final = "margin:0;text-align:right;line-height:1.9"
_HANGING: Final = f"margin:0;{_in_em('margin-left', 5)};line-height:1.9"
_CELL: Final = (
    "border:0.75pt solid #8a8a8a;padding:4pt 3pt;"
    "font-weight:400;vertical-align:middle;white-space:normal"
)
_TABLE: Final = (
    "display:table;width:100%;overflow-wrap:normal;border-collapse:collapse;"
    "font-size:0.875rem;line-height:1.4;text-wrap:balance"
)

# Word processors read these too: borders in points, and a nought before each point, or some skip the rest.
# Sizes are relative, and colours only where a surface has one: a site around it sets the rest.
# What would unmake a table is said though it is the default, for the sheets of sites reset it.
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
    "note_next": _PROSE,
    "annexes": f"{_HANGING};margin-top:1.75rem;{_in_em('text-indent', -3)}",
    "annexes_next": _HANGING,
    "signature": f"{_RIGHT};margin-top:1.75rem",
    "signature_next": _RIGHT,
    "date": _RIGHT,
    "reviewer": f"{_PROSE};margin-top:0.75rem",
    "annex_title": "margin:0 0 2rem;text-align:center;text-wrap:balance;font-size:1.4rem;font-weight:600",
    "figure": "margin:1rem 0 1.5rem;text-align:center",
    "picture": "display:inline-block;margin:0;padding:1.5em 2em;border:1px dashed #8a8a8a",
    "figcaption": "margin-top:0.5em",
    "contents": "margin:0 0 1.5rem;line-height:1.9",
    "list": "margin:0;padding-left:2em;list-style:none",
    "caption_seen": "padding:0.25em 0 0.5em;text-align:center;caption-side:top",
    "box": "margin:1rem 0 1.5rem;overflow-x:auto",
    "table": _TABLE,
    "wide": f"{_TABLE};min-width:38em",
    "cell": f"{_CELL};text-align:center",
    "line": f"{_CELL};text-align:left",
    "banner": f"{_CELL};text-align:center;background-color:#e8eef5;color:#1b1b1b",
}


def end_class(end: float) -> str:
    """Lines of a signature that end alike, so many em from the right edge, share a class."""
    return f"e{round(100 * end)}"


def signed_look(role: str, end: float, styling: Styling) -> str:
    """As `look`, for a line of the signature that ends so many em from the right edge."""
    return _with_more(role, end_class(end), _in_em("margin-right", end), styling)


def ragged_look(kind: str, styling: Styling) -> str:
    """As `look`, for a paragraph that is not justified."""
    return _with_more(kind, "ragged", "text-align:left", styling)


def _with_more(kind: str, name: str, style: str, styling: Styling) -> str:
    """As `look`, with one class more, or with what that says."""
    attribute, between, more = (
        ("style", ";", style) if styling == "inline" else ("class", " ", name)
    )
    shown = look(kind, styling)
    return f'{shown[:-1]}{between}{more}"' if shown else f' {attribute}="{more}"'


def look(kind: str, styling: Styling) -> str:
    """The attribute that gives a kind of element its look, with a space before it; empty if it needs none."""
    if styling == "inline":
        return f' style="{_STYLES[kind]}"' if kind in _STYLES else ""
    return f' class="{_CLASSES[kind]}"' if kind in _CLASSES else ""
