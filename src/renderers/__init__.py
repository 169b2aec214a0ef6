"""How a report is shown: one document, many formats."""

from renderers.document import Document
from renderers.layout import lay_out
from renderers.options import Option
from renderers.preview import Preview, preview
from renderers.protocol import Renderer
from renderers.registry import RENDERERS, options_named, renderer_named
from renderers.rendering import Failed, Rendered, Rendering, render, render_many

__all__ = [
    "RENDERERS",
    "Document",
    "Failed",
    "Option",
    "Preview",
    "Rendered",
    "Renderer",
    "Rendering",
    "lay_out",
    "options_named",
    "preview",
    "render",
    "render_many",
    "renderer_named",
]
