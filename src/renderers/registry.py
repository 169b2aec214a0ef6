"""Renderers by name, our own and others' through the same door."""

from __future__ import annotations

import re
from inspect import isdatadescriptor
from typing import TYPE_CHECKING, Final

from attrs import frozen

from disclosure_schema.plugins import BrokenPlugin, Plugins
from renderers.errors import InvalidOptions
from renderers.options import Option, options_of, with_options
from renderers.protocol import Renderer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renderers.fonts import Fonts
    from renderers.style import Style

#: The entry-point group of renderers. Each entry is a class that is called with options, or without.
GROUP: Final = "disclosure_schema.renderers"

RENDERERS: Final = Plugins[type[Renderer]](GROUP)

# Stands for a label that is a property: only the objects of the class have its value, not the class itself.
_UNKNOWN: Final = object()

_EXTENSION: Final = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)*")


@frozen
class Format:
    """What a renderer makes, by its labels, and its options."""

    media_type: str
    extension: str
    options: tuple[Option, ...]


def renderer_named(
    name: str,
    options: Mapping[str, str] | None = None,
    *,
    fonts: Fonts | None = None,
    style: Style | None = None,
) -> Renderer:
    """A renderer with options that are set from text; the others have their defaults.

    `fonts` and `style` are passed on if the renderer's class has options of these names.
    `name` is the name of an installed renderer, or a reference to a class: `package.module:MyRenderer`.

    Raises `UnknownPlugin`, `DoubledPlugin` or `BrokenPlugin` of `disclosure_schema.plugins`;
    the last one also if the renderer cannot be made, or its labels are not what they must be.
    Raises `InvalidOptions`, which lists everything that is wrong with the options.
    """
    made = _loaded(name)
    with RENDERERS.blamed(name, InvalidOptions):
        given = {"fonts": fonts, "style": style}
        taken = {each.name for each in options_of(made)} if fonts or style else set()
        values = {key: each for key, each in given.items() if each is not None and key in taken}
        renderer = with_options(name, made, options, values or None)
        _verified_labels(name, renderer)
    return renderer


def format_named(name: str) -> Format:
    """What a renderer makes, and its options. Raises `UnknownPlugin`, `DoubledPlugin` or `BrokenPlugin`.

    A renderer with a required option is not instantiated; its labels are read from the class.
    """
    made = _loaded(name)
    with RENDERERS.blamed(name):
        options = options_of(made)
        required = any(each.default is None for each in options)
        labelled = made if required else with_options(name, made)
        media_type, extension = _verified_labels(name, labelled)
    return Format(media_type, extension, options)


def options_named(name: str) -> tuple[Option, ...]:
    """The options of a renderer. Raises `UnknownPlugin`, `DoubledPlugin` or `BrokenPlugin`."""
    made = _loaded(name)
    with RENDERERS.blamed(name):
        return options_of(made)


def _loaded(name: str) -> type[Renderer]:
    """The class of a renderer, or another callable that makes one."""
    made = RENDERERS.load(name)
    with RENDERERS.blamed(name):
        if not isinstance(made, type) and hasattr(made, "render"):
            raise _broken(name, f"it is an instance of {type(made).__name__}; name the class")
        if not callable(made):
            raise _broken(
                name, f"{type(made).__name__} is not callable, as the class of a renderer is"
            )
    return made


def _verified_labels(name: str, labelled: object) -> tuple[str, str]:
    """Media type and extension of a renderer, or of its class; empty if only the objects of the class have them.

    Raises `BrokenPlugin` if the labels are not what they must be, or there is no method `render`.
    """
    labels = [_label(labelled, each) for each in ("name", "media_type", "extension")]
    # A subclass of str could give one text here, and another when a file is named.
    if not all(type(each) is str and each for each in labels if each is not _UNKNOWN):
        raise _broken(name, "its name, media_type and extension are not all text")
    extension = labels[-1]
    if extension is not _UNKNOWN and not _EXTENSION.fullmatch(str(extension)):
        raise _broken(name, f"its extension {extension!r} is no ending of a file")
    if not callable(getattr(labelled, "render", None)):
        raise _broken(name, "it has no method render")
    _, media_type, ending = ("" if each is _UNKNOWN else str(each) for each in labels)
    return media_type, ending


def _label(labelled: object, name: str) -> object:
    """A label of a renderer or of its class; `_UNKNOWN` for a property of the class."""
    label: object = getattr(labelled, name)
    is_property = isinstance(labelled, type) and isdatadescriptor(label)
    return _UNKNOWN if is_property else label


def _broken(name: str, reason: str) -> BrokenPlugin:
    return BrokenPlugin(GROUP, name, RENDERERS.distribution_of(name), reason)
