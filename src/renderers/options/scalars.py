"""Values of options from text typed on a command line, and back. Only values of the annotated type are read."""

from __future__ import annotations

import enum
import math
import re
from decimal import Decimal
from functools import lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, Union, cast, get_args, get_origin

from disclosure_schema.text.one_line import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import cattrs

_NONE: Final = "none"
_TRUTH: Final = {"true": True, "false": False}
_MOST_DIGITS: Final = 18
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER: Final = re.compile(r"[+-]?([0-9]{1,18}(\.[0-9]{0,18})?|\.[0-9]{1,18})")
_SIMPLE: Final = (str, int, float, bool, Decimal)


class Unreadable(ValueError):
    """The text is no value of the type of an option; `expected` describes those values."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def is_scalar(annotation: object) -> bool:
    """Whether values of that type can be typed, and every text means one value only.

    `Literal[1] | Literal["1"]` is no scalar: the text 1 could mean either.
    """
    members = _members(annotation)
    if not all(each in _SIMPLE or each is NoneType or _has_words(each) for each in members):
        return False
    words = [pair for each in members if _has_words(each) for pair in _choices(each)]
    words += [
        (word, value)
        for word, _ in words
        for each in members
        if each is not str and not _has_words(each)
        for value in _readings(str(word), each)
    ]
    meanings = {(word, type(value), value) for word, value in words}
    return len(meanings) == len({word for word, _ in words})


def scalar_from_text(text: str, annotation: object) -> object:
    """The value of a text. Raises `Unreadable`."""
    if not is_scalar(annotation):
        raise Unreadable(
            f"a value of the type {type_in_words(annotation)}, which only Python can give"
        )
    value: object = _converter().structure(text, annotation)  # type: ignore[arg-type]  # unions are no types to mypy
    return value


def text_of_scalar(value: object, annotation: object) -> str | None:
    """The text whose value this is, or None if it cannot be typed."""
    text = _word(value)
    if text is None or not is_scalar(annotation):
        return None
    try:
        read = scalar_from_text(text, annotation)
    except Unreadable:
        return None
    return text if type(read) is type(value) and read == value else None


def type_in_words(annotation: object) -> str:
    """A type as it is written in an annotation."""
    if _is_union(annotation):
        return " | ".join(type_in_words(each) for each in get_args(annotation))
    if _is_literal(annotation):
        return " | ".join(map(repr, get_args(annotation)))
    if _is_enum(annotation):
        choices = cast("type[enum.Enum]", annotation)
        return " | ".join(repr(_word(each) or each.name) for each in choices)
    if annotation is NoneType:
        return "None"
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation.__name__
    return text_of(annotation)


@lru_cache(maxsize=1)
def _converter() -> cattrs.Converter:
    import cattrs  # only options from text need it

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
    converter.register_structure_hook_func(_is_enum, _choice)
    converter.register_structure_hook_func(_is_literal, _choice)
    converter.register_structure_hook_factory(_is_union, lambda each: _any_of(each, converter))
    return converter


def _is_union(annotation: object) -> bool:
    return get_origin(annotation) in (Union, UnionType)


def _is_literal(annotation: object) -> bool:
    return get_origin(annotation) is Literal


def _is_enum(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, enum.Enum)


def _members(annotation: object) -> tuple[object, ...]:
    return get_args(annotation) if _is_union(annotation) else (annotation,)


def _has_words(annotation: object) -> bool:
    """Whether it is a literal or an enumeration, and each of its values can be typed."""
    choice = _is_literal(annotation) or _is_enum(annotation)
    return choice and all(word is not None for word, _ in _choices(annotation))


def _choices(annotation: Any) -> list[tuple[str | None, object]]:
    values = get_args(annotation) if _is_literal(annotation) else annotation
    return [(_word(each), each) for each in values]


def _word(value: object) -> str | None:
    """What is typed for a value on the command line, or None if it cannot be typed."""
    match value:
        case enum.Enum():
            return _word(value.value)
        case None:
            return _NONE
        case bool():
            return str(value).lower()
        case str() | int():
            return str(value)
        case float() if math.isfinite(value):
            return format(Decimal(repr(value)), "f")
        case Decimal() if value.is_finite():
            return format(value, "f")
        case _:
            return None


def _readings(text: str, annotation: object) -> tuple[object, ...]:
    """The one value of a text, or none."""
    if annotation is NoneType:
        return (None,) if text == _NONE else ()
    try:
        return (scalar_from_text(text, annotation),)
    except Unreadable:
        return ()


def _whole(text: str, _: object) -> int:
    if _WHOLE.fullmatch(text):
        return int(text)
    raise Unreadable(f"a whole number{_digits_allowed(text)}")


def _number(text: str, _: object) -> float:
    if _NUMBER.fullmatch(text):
        return float(text)
    raise Unreadable(f"a number without exponent{_digits_allowed(text)}")


def _decimal(text: str, _: object) -> Decimal:
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    raise Unreadable(f"a number without exponent{_digits_allowed(text)}")


def _digits_allowed(text: str) -> str:
    """What a message adds where the text is a number, but has too many digits."""
    digits = text.lstrip("+-").replace(".", "", 1)
    is_long = digits.isascii() and digits.isdecimal() and len(digits) > _MOST_DIGITS
    return f" of at most {_MOST_DIGITS} digits" if is_long else ""


def _truth(text: str, _: object) -> bool:
    if (value := _TRUTH.get(text.casefold())) is not None:
        return value
    raise Unreadable("true or false")


def _choice(text: str, annotation: object) -> object:
    choices = _choices(annotation)
    for word, value in choices:
        if word == text:
            return value
    raise Unreadable(f"one of {', '.join(str(word) for word, _ in choices)}")


def _any_of(annotation: object, converter: cattrs.Converter) -> Callable[[str, object], object]:
    """A hook for a union: the first member that can read the text. `str` reads every text, so it comes last."""
    members = sorted(get_args(annotation), key=lambda each: each is str)

    def hook(text: str, _: object) -> object:
        expected: list[str] = []
        for each in members:
            if each is NoneType:
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
