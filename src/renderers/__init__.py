"""How a report is shown: one document, many formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.document import Document
from renderers.layout import lay_out
from renderers.protocol import Renderer
from renderers.registry import RENDERERS, renderer_named

if TYPE_CHECKING:
    from disclosure_schema.report import Report


def render(report: Report, renderer: Renderer | str = "html") -> bytes:
    """The report as the bytes of one file.

    `renderer` is a renderer, or the name of one that is installed; `disclosure formats` lists them.
    Raises what `renderer_named` raises, and what the renderer does.
    """
    chosen = renderer_named(renderer) if isinstance(renderer, str) else renderer
    if isinstance(chosen, type):
        raise TypeError(f"render takes a renderer, {chosen.__name__}(), not the class")
    return chosen.render(lay_out(report))


__all__ = ["RENDERERS", "Document", "Renderer", "lay_out", "render", "renderer_named"]
