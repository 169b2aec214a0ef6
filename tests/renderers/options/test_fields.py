"""The options of a renderer are the fields of its class, with what is known of them."""

from __future__ import annotations

import dataclasses
from typing import Literal

import attr
import pytest
from attrs import field, frozen

from renderers import Option
from renderers.options import options_of, with_options
from renderers.options.fields import default_in_words
from renderers.text import TextRenderer
from support.renderers.option_classes import Everything


def test_what_is_known_of_options():
    """Name, type, default, description, and whether text can set it, for every field."""
    assert options_of(Everything) == (
        Option("words", "str", "'a b'", "", True),
        Option("count", "int", "3", "how many", True),
        Option("ratio", "float", "0.5", "", True),
        Option("loud", "bool", "false", "", True),
        Option("price", "Decimal", "1.50", "", True),
        Option("colour", "'red' | 'green'", "'red'", "", True),
        Option("level", "'2u' | '3b' | 4", "'3b'", "", True),
        Option("limit", "int | None", "none", "", True),
        Option("other", "'auto' | int | None", "'auto'", "", True),
        Option("pages", "tuple[int, ...]", "()", "", False),
        Option("fonts", "dict[str, str]", "dict()", "", False),
        Option("nowhere", "Nowhere | None", "None", "", False),
    )


def test_fields_without_annotation():
    """A field that has no type, or has it the old way, or one that is no expression, is an option all the same."""

    @attr.s(frozen=True)
    class Old:
        width = attr.ib(default=80)
        height = attr.ib(type=int, default=2)

    @frozen
    class Bare(Old):
        depth = field(default=3)

    @frozen
    class Odd(Old):
        odd: 1 / 0 = 4  # type: ignore[valid-type]

    assert options_of(Old) == (
        Option("width", "object", "80", "", False),
        Option("height", "int", "2", "", True),
    )
    assert options_of(Bare)[-1] == Option("depth", "object", "3", "", False)
    assert options_of(Odd)[:-1] == options_of(Old)
    assert not options_of(Odd)[-1].from_text
    assert with_options("old", Old, {"height": "5"}) == Old(height=5)


@pytest.mark.parametrize(
    ("default", "annotation", "shown"),
    [
        ("", str, "''"),
        ("none", str | None, "'none', which only Python can give"),
        ("a\nb\x1b[31m", str, r"'a\nb\x1b[31m'"),
        ("长" * 99, str, f"'{'长' * 36}..."),
        (1e-9, float, "0.000000001"),
        (float("inf"), float, "inf"),
        (None, str | None, "none"),
        (True, Literal[True, False], "true"),
    ],
)
def test_how_defaults_are_shown(default: object, annotation: object, shown: str):
    """A default is one short line, and shows whether it is a word of Python or text: None, "None"."""
    assert default_in_words(default, annotation) == shown


def test_a_default_that_cannot_be_shown():
    """A default whose repr fails is shown by its type."""

    class Sulking:
        def __repr__(self) -> str:
            raise RuntimeError

    assert default_in_words(Sulking(), object) == "Sulking(...)"


def test_dataclasses_have_options_too():
    """The fields of a dataclass are options as those of an attrs class are."""

    @dataclasses.dataclass(frozen=True)
    class Plain(TextRenderer.__mro__[-1]):  # type: ignore[misc]  # object
        name = "plain"
        media_type = "text/plain"
        extension = "txt"
        size: int = dataclasses.field(default=1, metadata={"description": "in pt"})
        rest: list[int] = dataclasses.field(default_factory=list)

        def render(self, document: object, /) -> bytes:
            return b""

    assert options_of(Plain) == (
        Option("size", "int", "1", "in pt", True),
        Option("rest", "list[int]", "list()", "", False),
    )
    assert with_options("plain", Plain, {"size": "2"}).size == 2


def test_labels_are_no_options():
    """What a renderer says of itself is no option, even where it was annotated by mistake."""

    @frozen
    class Annotated_(Everything):  # noqa: N801
        name: str = "annotated"
        extension: str = "x"

    assert {"name", "extension"}.isdisjoint(each.name for each in options_of(Annotated_))


@pytest.mark.parametrize("made", [lambda: TextRenderer(), object, 3])
def test_what_has_no_fields_has_no_options(made: object):
    """A function that makes a renderer, or any other object, has no options."""
    assert options_of(made) == ()
