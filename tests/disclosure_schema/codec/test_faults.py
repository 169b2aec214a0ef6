"""What cannot be read as a report is refused, with its place, what was found, and what to do."""

from __future__ import annotations

import json
from typing import Any

import pytest

from disclosure_schema import Fault, InvalidSource, from_data, loads, to_data
from disclosure_schema.testing import numbered_report

COUNT = "/requests/received/total"


def planted(pointer: str, token: str) -> str:
    """The JSON text of a good report, but for `token` at `pointer`."""
    data: Any = to_data(numbered_report())
    *parents, last = pointer[1:].split("/")
    place = data
    for each in parents:
        place = place.setdefault(each, {})
    place[last] = "@@@"
    return json.dumps(data, ensure_ascii=False).replace('"@@@"', token)


def faults_of(text: str | bytes) -> tuple[Fault, ...]:
    """The faults of JSON text that must not load."""
    with pytest.raises(InvalidSource) as caught:
        loads(text)
    return caught.value.faults


def test_good_report_loads():
    """The report that faults are planted in is a good one."""
    assert loads(planted(COUNT, "17")) == numbered_report()


@pytest.mark.parametrize(
    ("pointer", "token", "found"),
    [
        (COUNT, "true", "true"),
        (COUNT, "3.0", "3.0"),
        (COUNT, "3.9", "3.9"),
        (COUNT, '"12"', '"12"'),
        (COUNT, '"１２"', '"１２"'),
        (COUNT, '""', '""'),
        (COUNT, "[]", "an array"),
        (COUNT, "{}", "an object"),
        (COUNT, "NaN", "NaN"),
        (COUNT, "Infinity", "Infinity"),
        (COUNT, "1e5", "1e5"),
        (COUNT, "1e99999", "1e99999"),
        (COUNT, "9007199254740992", "9007199254740992"),
        (COUNT, r'"\ud800"', "text with U+D800 control character or unassigned"),
        (COUNT, r'"\u0000"', "text with U+0000 control character or unassigned"),
        ("/proactive/fees", "true", "true"),
        ("/proactive/fees", "NaN", "NaN"),
        ("/proactive/fees", "-Infinity", "-Infinity"),
        ("/proactive/fees", "1E5", "1E5"),
        ("/proactive/fees", "1e99999", "1e99999"),
        ("/proactive/fees", '"1,234.5"', '"1,234.5"'),
        ("/proactive/fees", '"+3.5"', '"+3.5"'),
        ("/proactive/fees", '".5"', '".5"'),
        ("/proactive/fees", "1234567890123456789.5", "1234567890123456789.5"),
        ("/year", '"2021"', '"2021"'),
        ("/year", "2021.0", "2021.0"),
        ("/year", "21", "21"),
        ("/year", "null", "null"),
        ("/preamble", '"ab"', '"ab"'),
        ("/contact", "{}", "an object"),
        ("/agency", '"某市"', '"某市"'),
        ("/agency/name", '" "', '" "'),
        ("/agency/name", '""', '""'),
        ("/agency/name", r'"\u0007"', "text with U+0007 control character or unassigned"),
        ("/title", r'"\udfff"', "text with U+DFFF control character or unassigned"),
        ("/reconsideration", "[]", "an array"),
        ("/remarks", "null", "null"),
    ],
)
def test_one_fault(pointer: str, token: str, found: str):
    """A value that the format does not allow is one fault, at its place, quoting what stands there."""
    (fault,) = faults_of(planted(pointer, token))

    assert (fault.pointer, fault.found) == (pointer, found)
    assert fault.expected


@pytest.mark.parametrize("pointer", [COUNT, "/proactive/fees", "/year"])
@pytest.mark.parametrize("token", ["9" * 5000, "0." + "0" * 5000 + "1", "-" + "9" * 20])
def test_endless_numbers(pointer: str, token: str):
    """Numbers of thousands of digits are refused, and cut where they are quoted."""
    (fault,) = faults_of(planted(pointer, token))

    assert fault.pointer == pointer
    assert fault.found[:15] == token[:15]
    assert len(fault.found) <= 60


@pytest.mark.parametrize(
    ("pointer", "date"),
    [("/signature/date", '"2022-02-30"'), ("/signature/date", '"2022-1-4"')],
)
def test_days(pointer: str, date: str):
    """A day must exist, and be written as YYYY-MM-DD."""
    text = planted("/signature/agencies", '["某市人民政府"]')
    data: Any = json.loads(text)
    data["signature"]["date"] = json.loads(date)
    (fault,) = faults_of(json.dumps(data))

    assert (fault.pointer, fault.found) == (pointer, date)
    assert "YYYY-MM-DD" in fault.expected


@pytest.mark.parametrize(
    ("pointer", "nearest"),
    [
        ("/yaer", "year"),
        ("/requests/recieved", "received"),
        ("/requests/outcomes/refused/state_secrets", "state_secret"),
        ("/agency/nmae", "name"),
    ],
)
def test_unknown_keys(pointer: str, nearest: str):
    """An unknown key is refused, and the key that was meant is named."""
    (fault,) = faults_of(planted(pointer, "0"))

    assert (fault.pointer, fault.found) == (pointer, "an unknown key")
    assert fault.hint == f"did you mean {nearest}?"


def test_unknown_keys_like_nothing():
    """Where nothing is near, the known keys are listed."""
    (fault,) = faults_of(planted("/agency/zzzzzz", "0"))

    assert fault.hint == "known: name, code, kind, region, also_known_as"


def test_pointers_are_escaped():
    """A pointer spells a slash and a tilde in a key as RFC 6901 says."""
    data: Any = to_data(numbered_report())
    data["a/b~c"] = 0
    (fault,) = faults_of(json.dumps(data))

    assert fault.pointer == "/a~1b~0c"


@pytest.mark.parametrize("pointer", ["/year", "/agency", "/agency/name", COUNT])
def test_missing_keys(pointer: str):
    """A key that is required says so where it is missing."""
    data: Any = to_data(numbered_report())
    *parents, last = pointer[1:].split("/")
    place = data
    for each in parents:
        place = place[each]
    del place[last]
    (fault,) = faults_of(json.dumps(data))

    assert (fault.pointer, fault.found) == (pointer, "nothing")


def test_doubled_keys():
    """A key that stands twice is refused, though both may be good."""
    doubled = planted(COUNT, '17, "total": 17').replace(
        '"year": 2024', '"year": 2024, "year": 2024'
    )

    assert {each.pointer for each in faults_of(doubled)} == {"/year", COUNT}
    assert {each.found for each in faults_of(doubled)} == {"the key twice"}


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ("urn:disclosure-schema:report/1999/1", '"urn:disclosure-schema:report/1999/1"'),
        ("urn:disclosure-schema:report/2021/2", '"urn:disclosure-schema:report/2021/2"'),
        ("urn:disclosure-schema:report/2021/0", '"urn:disclosure-schema:report/2021/0"'),
        ("urn:disclosure-schema:report/2021/１", '"urn:disclosure-schema:report/2021/１"'),
        ("urn:disclosure-schema:report/2021/1/", '"urn:disclosure-schema:report/2021/1/"'),
        ("2021", '"2021"'),
        (2021, "2021"),
        (None, "null"),
        (["2021"], "an array"),
    ],
)
def test_schema(schema: object, found: str):
    """A document whose edition or revision is not known is refused, and told what is."""
    (fault,) = faults_of(json.dumps({**to_data(numbered_report()), "$schema": schema}))

    assert (fault.pointer, fault.found) == ("/$schema", found)
    assert "urn:disclosure-schema:report/2021/1" in fault.expected.split(" or ")


def test_newer_revision():
    """A revision from the future says that a newer version may read it."""
    data = {**to_data(numbered_report()), "$schema": "urn:disclosure-schema:report/2021/2"}
    (fault,) = faults_of(json.dumps(data))

    assert "newer version" in fault.hint


def test_missing_schema():
    """A document that does not name its edition is refused."""
    data = {key: value for key, value in to_data(numbered_report()).items() if key != "$schema"}
    (fault,) = faults_of(json.dumps(data))

    assert (fault.pointer, fault.found) == ("/$schema", "nothing")


def test_edition_is_named_once():
    """The edition stands under $schema and nowhere else."""
    (fault,) = faults_of(planted("/edition", '"2021"'))

    assert fault.pointer == "/edition"
    assert "$schema" in fault.hint


@pytest.mark.parametrize(
    "data",
    [None, True, 3, "report", [], [{}]],
)
def test_top_level(data: Any):
    """A report is an object."""
    (fault,) = faults_of(json.dumps(data))

    assert (fault.pointer, fault.expected) == ("", "an object, the report")
    with pytest.raises(InvalidSource):
        from_data(data)
