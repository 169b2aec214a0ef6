"""How each kind of element gets its look: by a class that the sheet of the page knows, or by a style of its own."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

#: Where the rules stand.
Styling: TypeAlias = Literal["sheet", "inline"]

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
    "caption_seen": "seen",
}

_PROSE: Final = "margin:0;text-indent:2em;text-align:justify;line-height:1.9"
_HEADING: Final = "margin:1.75rem 0 0.5rem;padding-left:2em;line-height:1.5;font-size:1.125rem"
_RIGHT: Final = "margin:0;padding-right:2em;text-align:right;line-height:1.9"
_CELL: Final = "border:0.75pt solid #8a8a8a;padding:4pt 3pt;font-weight:400"

# Word processors read these too: borders in points, and a nought before each point, or some skip the rest.
# Sizes are relative, and colours only where a surface has one: a site around it sets the rest.
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
    "annexes": _PROSE,
    "signature": f"{_RIGHT};margin-top:1.75rem",
    "date": _RIGHT,
    "reviewer": f"{_PROSE};margin-top:0.75rem",
    "annex_title": "margin:0 0 2rem;text-align:center;font-size:1.4rem;font-weight:600",
    "figure": "margin:1rem 0 1.5rem;text-align:center",
    "picture": "display:inline-block;margin:0;padding:1.5em 2em;border:1px dashed #8a8a8a",
    "figcaption": "margin-top:0.5em",
    "contents": "margin:0 0 1.5rem;line-height:1.9",
    "list": "margin:0;padding-left:2em;list-style:none",
    "caption_seen": "padding:0.25em 0 0.5em",
    "box": "margin:1rem 0 1.5rem;overflow-x:auto",
    "table": "width:100%;overflow-wrap:normal;border-collapse:collapse;font-size:0.875rem;line-height:1.4",
    "cell": f"{_CELL};text-align:center",
    "line": f"{_CELL};text-align:left",
    "banner": f"{_CELL};text-align:center;background-color:#e8eef5;color:#1b1b1b",
}


def look(kind: str, styling: Styling) -> str:
    """The attribute that gives a kind of element its look, with a space before it; empty if it needs none."""
    if styling == "inline":
        return f' style="{_STYLES[kind]}"' if kind in _STYLES else ""
    return f' class="{_CLASSES[kind]}"' if kind in _CLASSES else ""
