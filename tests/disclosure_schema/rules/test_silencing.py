"""Findings that somebody decided to leave out."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve

from disclosure_schema import BLANK, Report
from disclosure_schema.rules import UnknownSilence, check

GRANTED = "/requests/outcomes/granted"


def test_silence(clean: Report):
    """Findings are silenced by code or by fingerprint, and a fingerprint lapses when a number in it changes."""
    wrong = clean.with_cell("/reconsideration/total", 171)
    (finding,) = check(wrong)

    for name in ("T4-SUM", finding.fingerprint):
        assessment = check(wrong, silence={name})
        assert (len(assessment), assessment.silenced) == (0, (finding,))
    assert (
        len(check(clean.with_cell("/reconsideration/total", 172), silence={finding.fingerprint}))
        == 1
    )
    assert len(check(evolve(wrong, year=2023), silence={finding.fingerprint})) == 1


def test_silencing_one_of_two_rules(clean: Report):
    """A cell that breaks two rules is reported with the other one if one is silenced, and left out if both are."""
    wrong = clean.with_cell(f"{GRANTED}/natural_person", 1480)
    (loud,) = check(wrong)
    assert (loud.code, [each.code for each in loud.related]) == ("T3-ROW", ["T3-ROW", "T3-SUM"])

    (other,) = check(wrong, silence={"T3-ROW"})
    assert (other.code, other.path, other.located) == ("T3-SUM", loud.path, True)
    assert other.message().startswith("（七）总计 · 自然人：")
    for silence in ({"T3-ROW", "T3-SUM"}, {loud.fingerprint}, {"T3-ROW", loud.fingerprint}):
        assert check(wrong, silence=silence).silenced == (loud,)


def test_silencing_where_no_cell_is_known(clean: Report):
    """Where the wrong cell is not known, a finding that is reported with another rule stands at the total of its own sum."""
    wrong = clean.with_cells(
        {
            f"{GRANTED}/natural_person": 1,
            f"{GRANTED}/commercial": BLANK,
            "/requests/outcomes/total/natural_person": BLANK,
            "/requests/received/natural_person": 1,
        }
    )
    silent = check(wrong, silence={"T3-ROW"})

    assert not any(each.code == "T3-ROW" for each in silent)
    for each in silent:
        assert each.related[0].code == each.code
        assert each.located or each.path == each.related[0].right[0].path


def test_what_cannot_be_silenced(clean: Report):
    """A text in place of a collection is refused, and so is what no rule is called, even on a clean report."""
    with pytest.raises(TypeError, match="several codes"):
        check(clean, silence="T4-SUM")
    with pytest.raises(UnknownSilence, match=r"T9: expected .*T4-SUM") as caught:
        check(clean, silence=["T9", "T4-SUM", "0123456789abcdef", "0123456789ABCDEF"])
    assert caught.value.names == ("T9", "0123456789ABCDEF")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
