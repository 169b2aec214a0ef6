"""Options are set exactly or not at all, and everything that is wrong with them is reported at once."""

from __future__ import annotations

import pickle

import pytest
from attrs import field, frozen
from attrs.validators import ge, matches_re

from renderers import Option
from renderers.errors import InvalidOptions
from renderers.options import options_of, with_options
from support.renderers.option_classes import Between, Everything


def test_all_at_once():
    """All faults are reported at once: unknown names, wrong types, refused values."""
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


def test_values_that_are_right_only_together():
    """Options are refused for what they are together, not for what each would be beside a default."""
    assert with_options("between", Between, {"low": "30", "high": "40"}).low == 30  # type: ignore[attr-defined]
    with pytest.raises(InvalidOptions) as caught:
        with_options("between", Between, {"low": "30", "count": "-1"})
    assert [each.option for each in caught.value.wrong] == ["low", "count"]


def test_all_at_once_beside_what_is_required():
    """Where some option has to be given, all others that are wrong are reported too."""

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
