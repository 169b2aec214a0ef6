"""The house's `frozen`: attrs' own, with validators that follow from the types, and one way to show an object."""

from __future__ import annotations

import datetime
import inspect
import pickle
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal, Protocol

import attrs
import pytest

import disclosure_schema
from disclosure_schema import Absent, Unfit
from disclosure_schema.frozen import frozen, kind_of, types_of
from disclosure_schema.kinds import TEXT, WORDING, YEAR, Day, Kind, Text, Wording, Year
from disclosure_schema.rows.extra_rows import ADDED_CELL, AddedCell
from disclosure_schema.values import AMOUNT, COUNT, Amount, Count

CLASSES = [
    each
    for each in map(vars(disclosure_schema).get, disclosure_schema.__all__)
    if isinstance(each, type) and attrs.has(each)
]

EVEN = Kind("an even number", lambda value: type(value) is int and value % 2 == 0)


@frozen
class Link:
    """A class with a Kind, and with a default."""

    number: Annotated[int, EVEN]
    note: Wording | None = None


@frozen(kw_only=True)
class Box:
    """A class with every type that guards a field."""

    links: tuple[Link, ...] = ()
    first: Link | None = None
    words: tuple[Wording, ...] = ()
    rows: tuple[tuple[Link, ...], ...] = ()
    either: Link | Absent = Link(2)
    flag: bool = False


class Speaks(Protocol):
    """A protocol, of which nobody is an instance."""


@pytest.mark.parametrize(
    ("hint", "kind"),
    [
        (Text, TEXT),
        (Wording, WORDING),
        (Year, YEAR),
        (Count, COUNT),
        (Amount, AMOUNT),
        (AddedCell, ADDED_CELL),
        (Annotated[int, "a note", EVEN], EVEN),
    ],
)
def test_a_kind_is_what_a_value_must_be(hint: object, kind: Kind):
    """The Kind that marks a type guards a field of that type, the very same object."""
    assert kind_of(hint) is kind


@pytest.mark.parametrize(
    "hint",
    [
        str,
        int,
        float,
        object,
        Any,
        str | None,
        int | Decimal,
        Mapping[str, int],
        Literal["="],
        Speaks,
        type[Link],
    ],
)
def test_left_to_type_checkers(hint: object):
    """Types that say little about a value guard nothing, alone or in a union."""
    assert kind_of(hint) is None


@pytest.mark.parametrize(
    ("hint", "fitting", "unfit"),
    [
        (Link, Link(2), None),
        (Link | None, None, 2),
        (Link | Absent, Absent(""), None),
        (Link | Absent | None, None, 2),
        (tuple[Link, ...], (Link(2),), [Link(2)]),
        (tuple[Link | Absent, ...], (Link(2), Absent("")), (None,)),
        (tuple[Wording, ...], ("某局",), ("某局", "")),
        (tuple[tuple[Link, ...], ...], ((Link(2),), ()), (Link(2),)),
        (tuple[Link, ...] | None, None, [Link(2)]),
        (Wording | None, None, ""),
        (Day, datetime.date(2024, 1, 1), datetime.datetime(2024, 1, 1)),
    ],
)
def test_derived_kinds(hint: object, fitting: object, unfit: object):
    """What fits a type passes, and nothing else."""
    kind = kind_of(hint)

    assert kind is not None
    assert kind.fits(fitting)
    assert not kind.fits(unfit)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"links": [Link(2)]},
            "Box.links: expected a tuple of Link, found [Link(number=2, note=None)]",
        ),
        ({"first": 3}, "Box.first: expected an instance of Link, found 3"),
        ({"either": 3}, "Box.either: expected an instance of Link or Absent, found 3"),
        (
            {"rows": (3,)},
            "Box.rows: expected a tuple whose members are each a tuple of Link, found (3,)",
        ),
        ({"flag": 1}, "Box.flag: expected an instance of bool, found 1"),
    ],
)
def test_messages(parts: dict[str, Any], message: str):
    """A value that does not fit is refused when the object is made, with the name of its attribute."""
    with pytest.raises(Unfit) as caught:
        Box(**parts)

    assert str(caught.value) == message


def test_evolve_is_guarded_too():
    """A changed copy is asked the same."""
    with pytest.raises(Unfit, match=r"Link\.number: expected an even number, found 3"):
        attrs.evolve(Link(2), number=3)


def test_types():
    """Whoever needs the types of a class gets them, and `help` shows their names."""
    assert types_of(Link) == {"number": Annotated[int, EVEN], "note": Wording | None}
    assert str(inspect.signature(Link)) == (
        "(number: 'Annotated[int, EVEN]', note: 'Wording | None' = None) -> None"
    )


def test_a_validator_of_its_own_stays():
    """A field that says more than its type keeps what it says."""

    @frozen
    class Picky:
        number: Annotated[int, EVEN] = attrs.field(validator=attrs.validators.gt(2))

    assert Picky(3).number == 3


def test_names_must_be_there():
    """An annotation with a name that its module does not have is a mistake, told when the class is made."""
    with pytest.raises(NameError, match="Nowhere"):

        @frozen
        class Lost:
            part: Nowhere  # type: ignore[name-defined]  # noqa: F821


def test_a_class_inside_itself():
    """A class may hold its like."""

    @frozen
    class Tree:
        children: tuple[Tree, ...] = ()

    assert Tree((Tree(),)).children == (Tree(),)


def test_it_is_frozen_and_pickles():
    """For the rest it is attrs' own."""
    link = Link(2)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        link.number = 4  # type: ignore[misc]

    assert pickle.loads(pickle.dumps(link)) == link
    assert hash(link) == hash(Link(2))


@pytest.mark.parametrize("cls", CLASSES)
def test_no_class_has_a_repr_of_its_own_compiled(cls: type):
    """One for all is enough: attrs would compile one for every class at every import."""
    assert not cls.__repr__.__code__.co_filename.startswith("<attrs generated")


def test_the_shared_repr_is_that_of_attrs():
    """Whoever is used to attrs sees what attrs would show, less what is not to be shown."""

    @attrs.frozen
    class Place:
        name: str
        hidden: int = attrs.field(default=0, repr=False)

    by_attrs = repr(Place("某市"))

    @frozen
    class Place:  # type: ignore[no-redef]
        name: str
        hidden: int = attrs.field(default=0, repr=False)

    assert repr(Place("某市")) == by_attrs == "Place(name='某市')"


def test_a_repr_of_its_own_stays():
    """A class that shows itself in another way does so."""

    @frozen
    class Quiet:
        name: str

        def __repr__(self) -> str:
            return "Quiet"

    assert repr(Quiet("某市")) == "Quiet"
