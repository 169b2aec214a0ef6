"""Renderers by name, our own and others' through the same door."""

from __future__ import annotations

from typing import Final

from disclosure_schema.plugins import Plugins
from renderers.protocol import Renderer

#: The entry-point group of renderers. Each entry is a class that is called without arguments.
GROUP: Final = "disclosure_schema.renderers"

RENDERERS: Final = Plugins[type[Renderer]](GROUP)


def renderer_named(name: str) -> Renderer:
    """A renderer with its default options.

    Raises `UnknownPlugin`, `DoubledPlugin` or `BrokenPlugin` of `disclosure_schema.plugins`.
    """
    return RENDERERS.load(name)()
