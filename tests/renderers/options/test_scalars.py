"""Text says one value of a type, or is refused."""

from __future__ import annotations

import contextlib
import enum
from decimal import Decimal
from typing import Annotated, Literal, Optional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.errors import InvalidOptions, WrongOption
from renderers.options import with_options
from renderers.options.scalars import Unreadable, is_scalar, scalar_from_text, text_of_scalar
from support.renderers.option_classes import Colour, Everything


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [
        ("words", "", ""),
        ("words", "一 二=三", "一 二=三"),
        ("count", "12", 12),
        ("count", "+0", 0),
        ("ratio", "-1.25", -1.25),
        ("ratio", "2", 2.0),
        ("loud", "TRUE", True),
        ("loud", "false", False),
        ("price", "0.00", Decimal("0.00")),
        ("colour", "green", Colour.GREEN),
        ("level", "4", 4),
        ("level", "2u", "2u"),
        ("limit", "7", 7),
        ("limit", "none", None),
        ("other", "auto", "auto"),
        ("other", "5", 5),
    ],
)
def test_text_sets_options(option: str, text: str, value: object):
    """Text becomes a value of the type that the field is annotated with."""
    made = getattr(with_options("everything", Everything, {option: text}), option)

    assert (type(made), str(made)) == (type(value), str(value))


@pytest.mark.parametrize(
    ("option", "text", "expected"),
    [
        ("count", "3.0", "a whole number"),
        ("count", "", "a whole number"),
        ("count", "１２", "a whole number"),
        ("count", "1" * 5000, "a whole number of at most 18 digits"),
        ("count", "１" * 20, "a whole number"),
        ("ratio", f".{'1' * 19}", "a number without exponent of at most 18 digits"),
        ("ratio", "nan", "a number without exponent"),
        ("ratio", "1e9", "a number without exponent"),
        ("loud", "1", "true or false"),
        ("price", "1,5", "a number without exponent"),
        ("colour", "Colour.RED", "one of red, green"),
        ("level", "3a", "one of 2u, 3b, 4"),
        ("limit", "None", "a whole number or none"),
        ("other", "x", "one of auto or a whole number or none"),
        ("pages", "1", "a value of the type tuple[int, ...], which only Python can give"),
    ],
)
def test_text_that_says_no_such_value(option: str, text: str, expected: str):
    """Text that is no value of the type is refused, with what would be one."""
    with pytest.raises(InvalidOptions) as caught:
        with_options("everything", Everything, {option: text})

    assert caught.value.wrong == (WrongOption(option, repr(text), expected),)


class Mixed(enum.Enum):
    """Two members that one text would say."""

    TEXT = "1"
    NUMBER = 1


class Rough(enum.Enum):
    """A member that no text says."""

    THING = object()


@pytest.mark.parametrize(
    "annotation",
    [
        Literal["1", 1],
        Literal["none", None],
        Literal["true", True],
        Optional[Literal["none"]],  # noqa: UP045
        Literal["5", "auto"] | int,
        Literal["true"] | bool,
        Mixed,
        Mixed | None,
        Rough,
    ],
)
def test_texts_that_would_mean_two_things(annotation: object):
    """Where one text would say two values, or none says one, the option is for Python alone."""
    assert not is_scalar(annotation)
    with pytest.raises(Unreadable, match="which only Python can give"):
        scalar_from_text("1", annotation)


SCALARS = {
    str: st.text(),
    int: st.integers(-(10**18) + 1, 10**18 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=4),
    Colour: st.sampled_from(Colour),
    Literal[True, False]: st.booleans(),
    Literal["x", None]: st.sampled_from(["x", None]),
    Literal[3, "y", False]: st.sampled_from([3, "y", False]),
}


@given(st.data())
def test_defaults_can_be_typed_back(data: st.DataObject):
    """What is shown as a default gives that default when it is typed; else it is said that text cannot give it."""
    annotation = data.draw(st.sampled_from(list(SCALARS)))
    default = data.draw(SCALARS[annotation] | st.none())
    optional = annotation | None

    text = text_of_scalar(default, optional)

    if text is not None:
        read = scalar_from_text(text, optional)
        assert (type(read), read) == (type(default), default)
    else:  # beyond the digits of a command line, or the text that says that there is none
        assert isinstance(default, float | Decimal) or default == "none"


@given(st.text())
def test_whatever_text_is_given(text: str):
    """No text does anything but give a value or say what was expected."""
    for each in (int, float, bool, Decimal, Colour, Literal["a"], int | None, Annotated[int, 1]):
        with contextlib.suppress(Unreadable):
            scalar_from_text(text, each)
