"""Renderers by name, our own and others' through the same door."""

from __future__ import annotations

import re
from typing import Final

from disclosure_schema.plugins import BrokenPlugin, Plugins
from renderers.protocol import Renderer

#: The entry-point group of renderers. Each entry is a class that is called without arguments.
GROUP: Final = "disclosure_schema.renderers"

RENDERERS: Final = Plugins[type[Renderer]](GROUP)


_EXTENSION = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*")


def renderer_named(name: str) -> Renderer:
    """A renderer with its default options.

    Raises `UnknownPlugin`, `DoubledPlugin` or `BrokenPlugin` of `disclosure_schema.plugins`;
    the last one too if the renderer cannot be made without options, or does not say what it makes.
    """
    made = RENDERERS.load(name)
    try:
        renderer = made()
        labels = (renderer.name, renderer.media_type, renderer.extension)
    except Exception as error:
        raise _broken(name, f"{type(error).__name__}: {error}") from error
    if not all(isinstance(each, str) and each for each in labels):
        raise _broken(name, "its name, media_type and extension are not all text")
    if not _EXTENSION.fullmatch(renderer.extension):
        raise _broken(name, f"its extension {renderer.extension!r} is no ending of a file")
    return renderer


def _broken(name: str, reason: str) -> BrokenPlugin:
    (plugin,) = (each for each in RENDERERS.listed() if each.name == name)
    return BrokenPlugin(GROUP, name, plugin.distribution, reason)
