"""Renderers by name, our own and others' through the same door."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disclosure_schema.plugins import BrokenPlugin, Plugins, told
from renderers.errors import InvalidOptions
from renderers.options import Option, options_of, with_options
from renderers.protocol import Renderer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renderers.fonts import Fonts

#: The entry-point group of renderers. Each entry is a class that is called with options, or without.
GROUP: Final = "disclosure_schema.renderers"

RENDERERS: Final = Plugins[type[Renderer]](GROUP)

_EXTENSION: Final = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*")


def renderer_named(
    name: str, options: Mapping[str, str] | None = None, *, fonts: Fonts | None = None
) -> Renderer:
    """A renderer, with its default options but for those that are set from text here.

    `fonts` go to a renderer whose class has an option `fonts`; others have no use for them.
    `name` is that of an installed one, or the place of its class, as `package.module:MyRenderer`.

    Raises `UnknownPlugin`, `DoubledPlugin` or `BrokenPlugin` of `disclosure_schema.plugins`;
    the last one too if the renderer cannot be made, or does not say what it makes.
    Raises `InvalidOptions` with everything that is wrong with the options.
    """
    made = RENDERERS.load(name)
    try:
        takes_fonts = fonts is not None and any(each.name == "fonts" for each in options_of(made))
        renderer = with_options(name, made, options, {"fonts": fonts} if takes_fonts else None)
        labels = (renderer.name, renderer.media_type, renderer.extension)
    except InvalidOptions:
        raise
    except Exception as error:
        raise _broken(name, told(error)) from error
    if not all(isinstance(each, str) and each for each in labels):
        raise _broken(name, "its name, media_type and extension are not all text")
    if not _EXTENSION.fullmatch(renderer.extension):
        raise _broken(name, f"its extension {renderer.extension!r} is no ending of a file")
    if not callable(getattr(renderer, "render", None)):
        raise _broken(name, "it has no method render")
    return renderer


def options_named(name: str) -> tuple[Option, ...]:
    """The options of a renderer. Raises `UnknownPlugin`, `DoubledPlugin` or `BrokenPlugin`."""
    return options_of(RENDERERS.load(name))


def _broken(name: str, reason: str) -> BrokenPlugin:
    distribution = next((each.distribution for each in RENDERERS.listed() if each.name == name), "")
    return BrokenPlugin(GROUP, name, distribution, reason)
