"""Which known name may be meant by an unknown one."""

from __future__ import annotations

from disclosure_schema.text.near_names import did_you_mean, nearest, nearest_first

KNOWN = ["granted", "refused", "partly_granted"]


def test_nearest():
    """The nearest come first, no more than asked for, and none that looks otherwise."""
    assert nearest("grantd", KNOWN) == ["granted"]
    assert nearest("grantd", KNOWN, 3) == ["granted", "partly_granted"]
    assert nearest("zzz", KNOWN, 3) == []


def test_nearest_first():
    """All known names are kept, in an order that begins with the nearest; none at all is no mistake."""
    assert nearest_first("refuse", KNOWN)[0] == "refused"
    assert sorted(nearest_first("zzz", KNOWN)) == sorted(KNOWN)
    assert nearest_first("zzz", ()) == ()


def test_hint():
    """A hint asks for one name, and is empty where none is near."""
    assert did_you_mean("grantd", KNOWN) == "did you mean granted?"
    assert did_you_mean("zzz", KNOWN) == ""
    assert did_you_mean(3, KNOWN) == ""
