"""Scalars from text, as they come from a command line: exactly what an annotation allows."""

from __future__ import annotations

import enum
import math
import re
import types
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, Union, cast, get_args, get_origin

if TYPE_CHECKING:
    from collections.abc import Callable

    import cattrs

_NONE: Final = "none"
_TRUTH: Final = {"true": True, "false": False}
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER: Final = re.compile(r"[+-]?([0-9]{1,18}(\.[0-9]{0,18})?|\.[0-9]{1,18})")
_SIMPLE: Final = (str, int, float, bool, Decimal)


class Unreadable(ValueError):
    """Text that does not say a value of the type that is wanted; `expected` says what would."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def is_scalar(annotation: object) -> bool:
    """Whether text can say a value of that type."""
    if _is_union(annotation):
        return all(each is type(None) or is_scalar(each) for each in get_args(annotation))
    return annotation in _SIMPLE or _is_enum(annotation) or _is_literal(annotation)


def scalar_from_text(text: str, annotation: object) -> object:
    """The value that a text says. Raises `Unreadable`."""
    if not is_scalar(annotation):
        raise Unreadable(f"a {type_in_words(annotation)}, which only Python can give")
    value: object = _converter().structure(text, annotation)  # type: ignore[arg-type]  # unions are no types to mypy
    return value


def type_in_words(annotation: object) -> str:
    """A type as one would annotate it."""
    if _is_union(annotation):
        return " | ".join(type_in_words(each) for each in get_args(annotation))
    if _is_literal(annotation):
        return " | ".join(map(repr, get_args(annotation)))
    if _is_enum(annotation):
        return " | ".join(repr(str(each.value)) for each in cast("type[enum.Enum]", annotation))
    if annotation is type(None):
        return "None"
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation.__name__
    return str(annotation)


@lru_cache(maxsize=1)
def _converter() -> cattrs.Converter:
    import cattrs  # only those who set options from text need it

    converter = cattrs.Converter(detailed_validation=False)
    simple: dict[type, Callable[[str, object], object]] = {
        str: lambda text, _: text,
        int: _whole,
        float: _number,
        bool: _truth,
        Decimal: _decimal,
    }
    for each, hook in simple.items():
        converter.register_structure_hook(each, hook)
    converter.register_structure_hook_func(_is_enum, _member)
    converter.register_structure_hook_func(_is_literal, _choice)
    converter.register_structure_hook_factory(_is_union, lambda each: _any_of(each, converter))
    return converter


def _is_union(annotation: object) -> bool:
    return get_origin(annotation) in (Union, types.UnionType)


def _is_literal(annotation: object) -> bool:
    return get_origin(annotation) is Literal


def _is_enum(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, enum.Enum)


def _whole(text: str, _: object) -> int:
    if _WHOLE.fullmatch(text):
        return int(text)
    raise Unreadable("a whole number")


def _number(text: str, _: object) -> float:
    if _NUMBER.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    raise Unreadable("a number without exponent")


def _decimal(text: str, _: object) -> Decimal:
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    raise Unreadable("a number without exponent")


def _truth(text: str, _: object) -> bool:
    if (value := _TRUTH.get(text.casefold())) is not None:
        return value
    raise Unreadable("true or false")


def _member(text: str, choices: Any) -> object:
    words = {str(each.value): each for each in choices}
    return _chosen(text, words)


def _choice(text: str, annotation: object) -> object:
    return _chosen(text, {str(each): each for each in get_args(annotation)})


def _chosen(text: str, words: dict[str, object]) -> object:
    if text in words:
        return words[text]
    raise Unreadable(f"one of {', '.join(words)}")


def _any_of(annotation: object, converter: cattrs.Converter) -> Callable[[str, object], object]:
    """A hook for a union: the first member that the text says; plain text comes last."""
    members = sorted(get_args(annotation), key=lambda each: each is str)

    def hook(text: str, _: object) -> object:
        expected: list[str] = []
        for each in members:
            if each is type(None):
                if text == _NONE:
                    return None
                expected.append(_NONE)
                continue
            try:
                value: object = converter.structure(text, each)
            except Unreadable as error:
                expected.append(error.expected)
            else:
                return value
        raise Unreadable(" or ".join(expected))

    return hook
