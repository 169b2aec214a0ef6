"""The options of a renderer: the fields of its class, and how they are set from text."""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, cast, get_type_hints

import attrs
from attrs import frozen

from renderers.errors import InvalidOptions, WrongOption
from renderers.scalars import Unreadable, is_scalar, scalar_from_text, type_in_words

if TYPE_CHECKING:
    from renderers.protocol import Renderer


@frozen
class Option:
    """What is known of an option without setting it."""

    name: str
    #: The type as its annotation says it, such as `int` or `'a' | 'b'`.
    type: str
    #: The default as Python writes it; None if the option has to be given.
    default: str | None
    #: What it does: the `description` in the metadata of its field.
    description: str
    #: Whether text can set it; options of other types are for Python alone.
    from_text: bool


@frozen
class _Field:
    """A field of an attrs class or of a dataclass."""

    name: str
    annotation: object
    required: bool
    default: object
    metadata: Mapping[Any, Any]


# What a renderer says of itself is no option, even if it was annotated by mistake.
_LABELS: Final = ("name", "media_type", "extension")


def options_of(made: object) -> tuple[Option, ...]:
    """The options of a renderer's class, in their order. What is neither attrs class nor dataclass has none."""
    return tuple(
        Option(
            each.name,
            type_in_words(each.annotation),
            None if each.required else _in_words(each.default),
            str(each.metadata.get("description", "")),
            is_scalar(each.annotation),
        )
        for each in _fields(made)
    )


def with_options(
    name: str,
    made: Callable[..., Renderer],
    texts: Mapping[str, str] | None = None,
    given: Mapping[str, object] | None = None,
) -> Renderer:
    """A renderer of a class, with some options set from text, and others to values that are `given`.

    `name` is what messages call it. What is given is not looked at here, but by the class.

    Raises `InvalidOptions` with everything that is wrong with them, and what the class raises without options.
    """
    known = {each.name: each for each in _fields(made)}
    required = {each for each in known if known[each].required}
    texts, given = texts or {}, given or {}
    wrong: list[WrongOption] = []
    values: dict[str, object] = {}
    for option, text in texts.items():
        if option not in known:
            wrong.append(_unknown(option, tuple(known)))
            continue
        try:
            values[option] = scalar_from_text(text, known[option].annotation)
        except Unreadable as error:
            wrong.append(WrongOption(option, repr(text), error.expected))
    wrong += [
        WrongOption(each, "nothing", "a value: it has no default")
        for each in known
        if each in required and each not in texts and each not in given
    ]
    # Each alone, so that all that the class refuses is told at once.
    if not required:
        wrong += [
            refusal
            for each, value in values.items()
            if (refusal := _refused(made, each, texts[each], value))
        ]
    if wrong:
        raise InvalidOptions(name, tuple(wrong))
    try:
        return made(**given, **values)
    except Exception as error:
        if not values:
            raise
        together = ", ".join(f"{each}={texts[each]}" for each in values)
        raise InvalidOptions(
            name, (WrongOption("", together, "options that go together", _reason(error)),)
        ) from error


def _unknown(option: str, known: tuple[str, ...]) -> WrongOption:
    nearest = get_close_matches(option.replace("-", "_"), known, 1)
    hint = f"did you mean {nearest[0]}?" if nearest else f"it has {', '.join(known) or 'none'}"
    return WrongOption(option, "an unknown option", "an option of this format", hint)


def _refused(
    made: Callable[..., Renderer], option: str, text: str, value: object
) -> WrongOption | None:
    try:
        made(**{option: value})
    except Exception as error:
        return WrongOption(option, repr(text), "a value that it takes", _reason(error))
    return None


def _reason(error: Exception) -> str:
    # The validators of attrs put the attribute and the value behind their sentence.
    return str(error.args[0]) if error.args else type(error).__name__


def _fields(made: object) -> tuple[_Field, ...]:
    if not isinstance(made, type):
        return ()
    if attrs.has(made):
        return tuple(
            _Field(
                each.alias or each.name,
                _annotation(made, each.name),
                each.default is attrs.NOTHING,
                each.default,
                each.metadata,
            )
            for each in attrs.fields(made)
            if each.init and each.name not in _LABELS
        )
    if dataclasses.is_dataclass(made):
        return tuple(
            _of_dataclass(made, each)
            for each in dataclasses.fields(made)
            if each.init and each.name not in _LABELS
        )
    return ()


def _of_dataclass(made: type, each: dataclasses.Field[Any]) -> _Field:
    missing = dataclasses.MISSING
    factory = each.default_factory
    required = each.default is missing and factory is missing
    default = attrs.Factory(factory) if factory is not missing else each.default
    return _Field(each.name, _annotation(made, each.name), required, default, each.metadata)


def _annotation(made: type, name: str) -> object:
    """What a field is annotated with. A name that is not there at run time stays text."""
    owner = next(each for each in made.__mro__ if name in vars(each).get("__annotations__", {}))
    annotation = vars(owner)["__annotations__"][name]
    alone = type(owner.__name__, (), {"__annotations__": {name: annotation}})
    alone.__module__ = owner.__module__
    try:
        return get_type_hints(alone)[name]
    except (NameError, AttributeError, TypeError, SyntaxError):
        return annotation


# An object without a repr of its own shows its place in memory.
_PLACE = re.compile(r" at 0x[0-9a-f]+")


def _in_words(default: object) -> str:
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # it is a class, whatever its stub says
        return f"{_name(cast('Any', default).factory)}()"
    if isinstance(default, enum.Enum):
        return str(default.value)
    if isinstance(default, str | int | float | Decimal) or default is None:
        return str(default)
    text = _PLACE.sub("", repr(default))
    return text if len(text) <= 40 else f"{type(default).__name__}(...)"


def _name(function: object) -> str:
    return getattr(function, "__name__", type(function).__name__)
