"""The text and the bytes that a report may come in."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_schema import Fault, InvalidSource, dumps, from_data, loads, to_data
from disclosure_schema.testing import numbered_report

FULL = numbered_report()
TEXT = dumps(FULL)


def fault_of(text: str | bytes) -> Fault:
    """The only fault of something that is no JSON, told of the whole document."""
    with pytest.raises(InvalidSource) as caught:
        loads(text)
    (fault,) = caught.value.faults
    assert fault.pointer == ""
    return fault


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(TEXT.encode(), id="bytes"),
        pytest.param(TEXT.encode("utf-8-sig"), id="bytes with a byte order mark"),
        pytest.param("\ufeff" + TEXT, id="text with a byte order mark"),
        pytest.param(bytearray(TEXT.encode()), id="bytearray"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="lines of Windows"),
    ],
)
def test_accepted(source: str | bytes):
    """UTF-8 is read with or without a byte order mark."""
    assert loads(source) == FULL


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("gbk", "GBK"), ("gb18030", "GBK"), ("utf-16", "UTF-16"), ("utf-16-be", "")],
)
def test_other_encodings(encoding: str, found: str):
    """Text in another encoding is refused, with advice."""
    fault = fault_of(TEXT.encode(encoding))

    assert found in fault.found
    assert fault.expected == "JSON text in UTF-8"
    assert fault.hint == "save the file as UTF-8"


def test_utf16_without_mark():
    """UTF-16 without a byte order mark is not mistaken for an encoding that it is not."""
    assert "GBK" not in fault_of(TEXT.encode("utf-16-le")).found


@pytest.mark.parametrize(
    "source",
    ["", " \n", b"", b"\xef\xbb\xbf", "nonsense", "{", '{"a": }', "{} {}", "'a'", "\x00", "\ud800"],
)
def test_no_json(source: str | bytes):
    """What is no JSON is refused, with line and column."""
    fault = fault_of(source)

    assert "at line 1, column" in fault.found or "at line 2, column" in fault.found
    assert fault.expected == "JSON"


@given(st.integers(0, len(TEXT.rstrip()) - 1))
def test_truncated(length: int):
    """Half a file is never read as a whole one."""
    assert fault_of(TEXT[:length]).expected == "JSON"


@given(st.integers(0, len(TEXT.encode()) - 2))
def test_truncated_bytes(length: int):
    """Half a file is refused too where a character is cut in half."""
    assert fault_of(TEXT.encode()[:length]).expected.startswith("JSON")


@given(st.binary(max_size=40) | st.text(max_size=40))
def test_noise(source: str | bytes):
    """Noise is refused and nothing else happens."""
    with pytest.raises(InvalidSource) as caught:
        loads(source)

    assert str(caught.value).encode()


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"preamble":['])
def test_brackets_without_end(opening: str):
    """A hundred thousand brackets are refused like any other nonsense."""
    assert fault_of(opening * 100_000)


@pytest.mark.parametrize("depth", [*range(600, 1001, 20), 5_000, 100_000])
def test_deep_nesting(depth: int):
    """Deeply nested arrays are refused at any depth."""
    text = TEXT.replace('"year"', f'"yaer": {"[" * depth}{"]" * depth}, "year"')
    with pytest.raises(InvalidSource):
        loads(text)


def test_deep_objects():
    """Objects nested more deeply than a program can follow are refused too."""
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]
    with pytest.raises(InvalidSource):
        from_data({**to_data(FULL), "yaer": deep})


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("pointer", ["year", "title", "preamble"])
def test_endless_integers(pointer: str, sign: int):
    """Whole numbers longer than Python writes are refused where they come as objects."""
    raised: type[BaseException] | None = None
    try:
        from_data({**to_data(FULL), pointer: sign * 10**5000})
    except ValueError as error:  # no traceback, which could not print the number either
        raised = type(error)

    assert raised is InvalidSource


@pytest.mark.parametrize("exponent", ["E+19", "E+999999999999", "E-999999999999"])
def test_endless_decimals(exponent: str):
    """An exponent is refused without writing out its digits where amounts come as Decimal."""
    data: Any = to_data(FULL)
    data["proactive"]["fees"] = Decimal(f"1{exponent}")
    with pytest.raises(InvalidSource, match="/proactive/fees"):
        from_data(data)


@pytest.mark.parametrize("key", [2021, None, 1.5, ("a", "b")])
def test_keys_that_are_no_text(key: Any):
    """A key that is no text, as YAML may give, is an unknown key."""
    data: Any = {**to_data(FULL), key: 0}
    with pytest.raises(InvalidSource):
        from_data(data)


def test_many_doubled_keys():
    """A document of very many keys is refused for the two that stand twice, and no other as doubled."""
    pairs = ",".join(f'"{each}": 0' for each in range(20_000))
    with pytest.raises(InvalidSource) as caught:
        loads(f'{{{pairs}, "0": 0, "1": 0}}')

    assert sum(each.found == "the key twice" for each in caught.value.faults) == 2


def test_escapes():
    """Characters may be escaped, those beyond the BMP as a pair."""
    assert loads(json.dumps(to_data(FULL), ensure_ascii=True)) == FULL
    assert json.loads(TEXT.replace("某", "\\ud86d\\udfcd"))["agency"]["name"][0] == "𫟍"
