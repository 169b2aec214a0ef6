"""What the package offers: its names, and how its objects show themselves."""

from __future__ import annotations

import attrs
import pytest

import disclosure_schema
from disclosure_schema import Agency, AgencyKind, Fault, Link
from disclosure_schema.described import Described

OFFERED = {name: getattr(disclosure_schema, name) for name in disclosure_schema.__all__}
CLASSES = [each for each in OFFERED.values() if isinstance(each, type) and attrs.has(each)]


def test_every_name_is_there():
    """What `__all__` names is found by `dir` and given by a star import, each once and in order."""
    given: dict[str, object] = {}
    exec("from disclosure_schema import *", given)
    del given["__builtins__"]

    assert given == OFFERED
    assert set(OFFERED) <= set(dir(disclosure_schema))
    assert len(OFFERED) == len(disclosure_schema.__all__)


@pytest.mark.parametrize("cls", CLASSES)
def test_no_class_has_a_repr_of_its_own_compiled(cls: type):
    """One for all is enough: attrs would compile one for every class at every import."""
    assert not cls.__repr__.__code__.co_filename.startswith("<attrs generated")


def test_objects_show_what_they_hold():
    """Class and attributes stand in a repr as one would type them."""
    assert repr(Agency("某局", kind=AgencyKind.GOVERNMENT_DEPARTMENT)) == (
        "Agency(name='某局', code=None, kind=<AgencyKind.GOVERNMENT_DEPARTMENT: 'government_department'>, "
        "region=None, also_known_as=())"
    )
    assert repr((Link(0, 2, "/a"), Fault("/year", "nothing", "a year"))) == (
        "(Link(start=0, end=2, address='/a'), "
        "Fault(pointer='/year', found='nothing', expected='a year', hint=''))"
    )


def test_the_shared_repr_is_that_of_attrs():
    """Whoever is used to attrs sees what attrs would show, less what is not to be shown."""

    @attrs.frozen
    class Place:
        name: str
        hidden: int = attrs.field(default=0, repr=False)

    by_attrs = repr(Place("某市"))

    @attrs.frozen(repr=False)
    class Place(Described):  # type: ignore[no-redef]
        name: str
        hidden: int = attrs.field(default=0, repr=False)

    assert repr(Place("某市")) == by_attrs == "Place(name='某市')"
