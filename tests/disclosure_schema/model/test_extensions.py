"""What others keep with a report: any JSON, under the domain of its owner."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from disclosure_schema import (
    E2021,
    Agency,
    InvalidSource,
    Report,
    Unfit,
    dumps,
    from_data,
    loads,
    to_data,
)

EMPTY = Report(edition=E2021, agency=Agency("某局"), year=2024)
KEY = "cn.example.archive"


def kept(extensions: str) -> Report:
    """The report with this JSON under `extensions`. Written and read again it is the same."""
    report = loads(dumps(EMPTY).rstrip()[:-1] + f', "extensions": {extensions}}}')

    assert loads(dumps(report)) == report
    return report


@pytest.mark.parametrize(
    "token",
    [
        *("0.10", "-0.0", "1.000000000000000000001", "12345678901234567890.5"),
        *("1E+5", "1E+400", "1.5E-7", "0", "-7", "123456789012345678901234567890", "9" * 4000),
        *('""', '"a\\nb"', "true", "false", "null", "[]", "{}", '[[1, {"": [null]}], 0.10]'),
    ],
)
def test_extensions_are_kept(token: str):
    """Any JSON under the key of its owner comes back as it was, digit for digit."""
    text = dumps(kept(f'{{"{KEY}": {token}}}'))

    assert json.loads(text, parse_float=str, parse_int=str)["extensions"][KEY] == json.loads(
        token, parse_float=str, parse_int=str
    )


@pytest.mark.parametrize(
    ("token", "digits"), [("1e5", "1E+5"), ("1e05", "1E+5"), ("2.50e-7", "2.50E-7")]
)
def test_exponents(token: str, digits: str):
    """Numbers with an exponent are kept as the same number with the same digits."""
    report = kept(f'{{"{KEY}": {token}}}')

    assert repr(report.extensions[KEY]) == f"Decimal('{digits}')"
    assert f'"{KEY}": {digits}' in dumps(report)


@pytest.mark.parametrize(
    "extensions",
    [
        *(
            f'{{"{KEY}": {each}}}'
            for each in ("NaN", "[Infinity]", '{"a": -Infinity}', '"\\u0007"')
        ),
        *(f'{{"{each}": 1}}' for each in ("example", "Cn.example", "cn..example", "", "cn.例子")),
        *("[]", "1", "null", f'"{KEY}"'),
    ],
)
def test_extensions_that_are_refused(extensions: str):
    """What is no JSON, or has no owner, is refused."""
    with pytest.raises(InvalidSource, match=r"reverse domain|a JSON value"):
        kept(extensions)


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), Decimal("NaN"), b"a", {1: 2}, {"a": object()}, date(2025, 1, 1)],
)
def test_values_that_are_refused(value: Any):
    """In Python too extensions hold nothing but what JSON can say."""
    with pytest.raises(Unfit, match=r"Report\.extensions"):
        evolve(EMPTY, extensions={KEY: value})


def test_extensions_in_python():
    """Floats become Decimals, lists tuples, and what was passed in may change afterwards."""
    mine: dict[str, Any] = {KEY: [0.1, (1, 2)]}
    report = evolve(EMPTY, extensions=mine)
    mine[KEY].append(3)

    assert report.extensions == {KEY: (Decimal("0.1"), (1, 2))}
    assert to_data(report)["extensions"] == {KEY: [0.1, [1, 2]]}
    assert from_data(to_data(report)) == report


def test_equality():
    """Extensions take part in equality, not in hashing."""
    report = evolve(EMPTY, extensions={KEY: 1})

    assert report != EMPTY
    assert report == evolve(EMPTY, extensions={KEY: 1})
    assert hash(report) == hash(EMPTY)
    assert "extensions" not in to_data(EMPTY)


def test_doubled_keys():
    """A key that stands twice in what others keep is refused, for one of the two would be lost."""
    with pytest.raises(InvalidSource, match="the key twice"):
        kept(f'{{"{KEY}": {{"a": 1, "a": 2}}}}')


def test_place_of_faults():
    """A fault is told where it stands."""
    with pytest.raises(InvalidSource, match=f"/extensions/{KEY}/a/1"):
        kept(f'{{"{KEY}": {{"a": [1, NaN]}}}}')


def test_huge_numbers_for_any_library():
    """Objects for any JSON library hold no infinity."""
    report = kept(f'{{"{KEY}": 1E+400}}')

    assert "Infinity" not in json.dumps(to_data(report))


def test_extensions_are_frozen():
    """A report cannot be changed through its extensions."""
    report: Any = evolve(EMPTY, extensions={KEY: 1})
    with pytest.raises(TypeError):
        report.extensions["no key"] = object()


def test_endless_extensions():
    """An object that holds itself is refused like anything else that is no JSON."""
    endless: dict[str, Any] = {}
    endless[KEY] = endless
    with pytest.raises(Unfit):
        evolve(EMPTY, extensions=endless)
