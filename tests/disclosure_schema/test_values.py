"""What may stand in a cell, and what may not."""

from __future__ import annotations

import pickle
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_schema import (
    BLANK,
    NOT_PRINTED,
    Absent,
    Issued,
    Proactive2021,
    Unfit,
    total,
)
from disclosure_schema.testing import absents

NUMBERS = (
    "0",
    "12",
    "１２",
    "1,234",
    "1，234",
    "-4",
    "－4",
    "−4",
    "+1036",
    "3.5",
    "３．５",
    ".5",
    "1 234",
    "1\u3000234",
    "1\n234",
    " 12 ",
)


@pytest.mark.parametrize("text", NUMBERS)
def test_absent_refuses_numbers(text: str):
    """A number cannot hide in an absent cell, however it is spelled."""
    with pytest.raises(Unfit, match="not a number"):
        Absent(text)


@pytest.mark.parametrize("text", ["\u200b12", "12\ufeff", "1\u200b2"])
def test_absent_refuses_numbers_with_invisible_characters(text: str):
    """A number stays a number when characters that nobody can see stand beside its digits."""
    with pytest.raises(Unfit, match="not a number"):
        Absent(text)


@given(st.integers(), st.sampled_from(("{}", "{:,}", "{:+}", " {} ")))
def test_absent_refuses_all_integers(number: int, spelling: str):
    """No integer is absent, with or without separators and signs."""
    with pytest.raises(Unfit, match="not a number"):
        Absent(spelling.format(number))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "—",
        "--",
        "-",
        "无",
        "不适用",
        "N/A",
        "\u00a0",
        "\u3000",
        "4件",
        "减4",
        "约12",
        "1/2",
    ],
)
def test_absent_keeps_its_text(text: str):
    """Whatever is no number is kept exactly as it stood."""
    assert Absent(text).text == text


@pytest.mark.parametrize("text", ["\x00", "\x07", "\r", "\x85", "\ud800", "\uffff"])
def test_absent_refuses_characters(text: str):
    """Characters that no file could hold are refused."""
    with pytest.raises(Unfit, match="control characters"):
        Absent(text)


def test_absent_that_is_not_printed_has_no_text():
    """A cell that is not on the page cannot have said anything."""
    with pytest.raises(Unfit, match="not printed"):
        Absent("/", printed=False)


@pytest.mark.parametrize(
    ("one", "other"), list(combinations((BLANK, 0, Absent("/"), Absent("无"), NOT_PRINTED), 2))
)
def test_five_different_things(one: object, other: object):
    """Blank, zero, a stroke, 无 and not printed are five different things."""
    assert one != other
    assert len({one, other}) == 2


@given(st.lists(st.integers(-99, 99)))
def test_total_of_numbers(cells: list[int]):
    """The total of numbers is their sum."""
    assert total(cells) == sum(cells)


@given(st.lists(st.integers()), absents() | st.just(NOT_PRINTED), st.lists(st.integers()))
def test_total_with_an_absent_cell(before: list[int], absent: Absent, after: list[int]):
    """With any cell absent a total is not assessable; the absent cell never counts as 0."""
    assert total([*before, absent, *after]) is None


def test_absent_has_no_operators():
    """Adding an absent cell fails loudly."""
    with pytest.raises(TypeError):
        sum([1, BLANK])  # type: ignore[list-item]


@pytest.mark.parametrize("value", [True, 3.0, 3.9, "12", None, Decimal(3), 2**53, -(2**53)])
def test_counts_refuse(value: object):
    """A count is a whole number, and no larger than every language can hold."""
    with pytest.raises(Unfit, match=r"Issued\.issued: expected a whole number"):
        Issued(issued=value, repealed=0, in_force=0)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, -4, 2**53 - 1, BLANK, Absent("无")])
def test_counts_accept(value: int | Absent):
    """Counts are as reported, negative ones too, or absent."""
    assert Issued(issued=value, repealed=0, in_force=0).issued is value


@pytest.mark.parametrize(
    "value",
    ["NaN", "sNaN", "Infinity", "-Infinity", "1E+18", "1E+99999", "1E-19", "1E-99999"],
)
def test_amounts_refuse_decimals(value: str):
    """An amount has at most eighteen digits each side of the point, and is a number."""
    with pytest.raises(Unfit, match=r"Proactive2021\.fees: expected a Decimal"):
        Proactive2021(fees=Decimal(value))


@pytest.mark.parametrize("value", ["1E-999999999999", "0E-999999999999"])
def test_amounts_refuse_hidden_exponents(value: str):
    """A tiny exponent is refused without writing out its digits."""
    with pytest.raises(Unfit, match=r"Proactive2021\.fees: expected a Decimal"):
        Proactive2021(fees=Decimal(value))


@pytest.mark.parametrize("value", [0, True, 1.5, "1.5", None])
def test_amounts_refuse_other_types(value: object):
    """An amount is a Decimal, never a float, a whole number or text."""
    with pytest.raises(Unfit, match=r"Proactive2021\.fees: expected a Decimal"):
        Proactive2021(fees=value)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["0.00", "72701.2578", "-3.10", "999999999999999999"])
def test_amounts_keep_their_digits(text: str):
    """An amount keeps its digits as they were written."""
    assert str(Proactive2021(fees=Decimal(text)).fees) == text


@given(absents() | st.just(NOT_PRINTED))
def test_absents_pickle_and_hash(absent: Absent):
    """An absent cell comes back equal from a pickle, and hashes alike."""
    copy = pickle.loads(pickle.dumps(absent))

    assert copy == absent
    assert hash(copy) == hash(absent)
