"""What the package offers: its names, and how its objects show themselves."""

from __future__ import annotations

from typing import get_type_hints

import attrs
import pytest

import disclosure_schema
import disclosure_schema.form
from disclosure_schema import Agency, AgencyKind, Fault, Link

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


FORM_CLASSES = [
    each
    for each in vars(disclosure_schema.form).values()
    if isinstance(each, type) and attrs.has(each)
]


@pytest.mark.parametrize("cls", [*CLASSES, *FORM_CLASSES])
def test_names_in_annotations_resolve(cls: type):
    """Other libraries can ask a class for the types of its attributes, none of which is a name alone."""
    hints = get_type_hints(cls, include_extras=True)

    assert hints.keys() >= {each.name for each in attrs.fields(cls)}


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
