"""The options of renderers are the fields of their classes, and text sets them exactly or not at all."""

from __future__ import annotations

import contextlib
import dataclasses
import enum
import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Optional

import attr
import pytest
from attrs import Factory, field, frozen
from attrs.validators import ge, matches_re
from hypothesis import given
from hypothesis import strategies as st

from disclosure_schema.plugins import BrokenPlugin
from renderers import Option, options_named, renderer_named
from renderers.errors import InvalidOptions, WrongOption
from renderers.options import options_of, with_options
from renderers.options.fields import default_in_words
from renderers.options.scalars import Unreadable, is_scalar, scalar_from_text, text_of_scalar
from renderers.text import TextRenderer

if TYPE_CHECKING:
    from renderers.unheard_of import Nowhere  # type: ignore[import-not-found]


class Colour(enum.Enum):
    """A choice as an enumeration."""

    RED = "red"
    GREEN = "green"


@frozen
class Everything:
    """A renderer with an option of each type."""

    name = "everything"
    media_type = "text/plain"
    extension = "txt"

    words: str = "a b"
    count: int = field(default=3, validator=ge(0), metadata={"description": "how many"})
    ratio: float = 0.5
    loud: bool = False
    price: Decimal = Decimal("1.50")
    colour: Colour = Colour.RED
    level: Literal["2u", "3b", 4] = "3b"
    limit: int | None = None
    other: Optional[Literal["auto"] | int] = "auto"  # noqa: UP045  # people write it this way too
    pages: tuple[int, ...] = ()
    fonts: dict[str, str] = Factory(dict)
    nowhere: Nowhere | None = None

    def render(self, document: object, /) -> bytes:
        """All options as text."""
        return repr(self).encode()


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


def test_all_at_once():
    """Everything that is wrong is told at once: unknown names, wrong types, refused values."""
    texts = {"conut": "1", "loud": "maybe", "count": "-1"}
    with pytest.raises(InvalidOptions) as caught:
        with_options("everything", Everything, texts)

    assert [each.option for each in caught.value.wrong] == ["conut", "loud", "count"]
    assert "did you mean count?" in str(caught.value)
    assert "everything.count: expected a value that it takes, found '-1'" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_values_that_do_not_go_together():
    """Where each option is right and all together are not, the class says why."""

    @frozen
    class Ranged(Everything):
        low: int = 0
        high: int = 9

        def __attrs_post_init__(self) -> None:
            if self.low > self.high:
                raise ValueError("low lies above high")

    assert with_options("ranged", Ranged, {"low": "9", "high": "9"}).low == 9  # type: ignore[attr-defined]
    with pytest.raises(InvalidOptions, match=r"low=8, high=7 \(low lies above high\)"):
        with_options("ranged", Ranged, {"low": "8", "high": "7"})


def test_required_options():
    """An option without a default has to be given, and can be."""

    @frozen
    class Named(Everything):
        owner: str = field(kw_only=True)

    with pytest.raises(InvalidOptions, match=r"named\.owner: expected a value"):
        with_options("named", Named)
    assert options_of(Named)[-1] == Option("owner", "str", None, "", True)
    assert with_options("named", Named, {"owner": "x"}).owner == "x"  # type: ignore[attr-defined]
    with pytest.raises(InvalidOptions, match=r"named\.owner: expected a value: it has no default"):
        with_options("named", Named, {"words": "x"})


@frozen
class Between(Everything):
    """What goes together is more than what goes beside the defaults."""

    low: int = 10
    high: int = 20

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("low lies above high")


def test_values_that_are_right_only_together():
    """Options are refused for what they are together, not for what each would be beside a default."""
    assert with_options("between", Between, {"low": "30", "high": "40"}).low == 30  # type: ignore[attr-defined]
    with pytest.raises(InvalidOptions) as caught:
        with_options("between", Between, {"low": "30", "count": "-1"})
    assert [each.option for each in caught.value.wrong] == ["low", "count"]


def test_all_at_once_beside_what_is_required():
    """Where some option has to be given, all others that are wrong are told too."""

    @frozen
    class Named(Everything):
        owner: str = field(kw_only=True, validator=matches_re("[a-z]+"))
        depth: int = field(default=1, kw_only=True, validator=ge(1))

    with pytest.raises(InvalidOptions) as caught:
        with_options("named", Named, {"owner": "x", "count": "-1", "depth": "0"})
    assert [each.option for each in caught.value.wrong] == ["count", "depth"]
    with pytest.raises(InvalidOptions) as caught:
        with_options("named", Named, {"owner": "X", "count": "-1"})
    assert [each.option for each in caught.value.wrong] == ["owner"]


@pytest.mark.parametrize("ending", [SystemExit(0), GeneratorExit(), ValueError(""), KeyError("x")])
def test_a_class_that_ends_the_program(ending: BaseException):
    """Whatever a class raises at a value, that value is refused, with what was raised."""

    @frozen
    class Fussy(Everything):
        size: int = field(default=1, kw_only=True)

        def __attrs_post_init__(self) -> None:
            if self.size != 1:
                raise ending

    with pytest.raises(InvalidOptions, match=rf"found '2' \({type(ending).__name__}: "):
        with_options("fussy", Fussy, {"size": "2"})


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
    """A default is one short line, and a word is told from the text of a value."""
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


@given(st.text())
def test_whatever_text_is_given(text: str):
    """No text does anything but give a value or say what was expected."""
    for each in (int, float, bool, Decimal, Colour, Literal["a"], int | None, Annotated[int, 1]):
        with contextlib.suppress(Unreadable):
            scalar_from_text(text, each)


def test_ours_by_name():
    """Options are known and set by a renderer's name."""
    assert [each.name for each in options_named("text")] == [
        "width",
        "frame",
        "ambiguous",
    ]
    assert renderer_named("text", {"width": "64"}) == TextRenderer(width=64)
    with pytest.raises(InvalidOptions, match="width is a whole number from 40, found 3"):
        renderer_named("text", {"width": "3"})
    with pytest.raises(InvalidOptions, match="expected one of box, ascii, none, found 'dots'"):
        renderer_named("text", {"frame": "dots"})
    with pytest.raises(ValueError, match="frame is one of box, ascii, none, found 'dots'"):
        TextRenderer(frame="dots")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ambiguous is 1 or 2, found True"):
        TextRenderer(ambiguous=True)  # type: ignore[arg-type]


def test_by_place():
    """A renderer is found by the place of its class, with options as ever."""
    assert renderer_named("renderers.text:TextRenderer", {"width": "50"}) == TextRenderer(width=50)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("renderers.nothing:X", "No module named 'renderers.nothing'"),
        ("renderers.text:Nothing", "AttributeError"),
        ("renderers.text:", "no place of an object"),
        (":TextRenderer", "no place of an object"),
        ("a b:c", "no place of an object"),
        ("1a:2b", "no place of an object"),
        ("a:b[c", "no place of an object"),
        ("examples_of_nothing:\x1b[31m", "no place of an object"),
        ("renderers.text:break_title", "TypeError"),
        ("renderers.style:GB_T_9704", "Style is not callable"),
        ("decimal:Decimal", "AttributeError"),
    ],
)
def test_by_a_wrong_place(place: str, reason: str):
    """A place without a renderer is named, with what is wrong there."""
    with pytest.raises(BrokenPlugin) as caught:
        renderer_named(place)

    assert reason in str(caught.value)
    assert str(caught.value).startswith(f"{place!r} cannot be used: ")
