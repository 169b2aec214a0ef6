"""A key that stands twice in one object is found, wherever it is and however it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import InvalidSource, Report, dumps, loads
from disclosure_schema.json.parsing import Doubled, parse
from disclosure_schema.testing import reports

if TYPE_CHECKING:
    from collections.abc import Iterator

#: JSON whose objects are lists of pairs in a tuple, so that a key may stand in them twice.
Tree: TypeAlias = Any

STRINGS = st.text(st.sampled_from(' ab:"\\/\n：{},[]'), max_size=4)
SPACES = st.sampled_from(("", "", " ", "\n", "\t ", "\r"))
TREES: st.SearchStrategy[Tree] = st.recursive(
    STRINGS | st.integers(0, 9) | st.sampled_from((0.5, None, True)),
    lambda inner: (
        st.lists(inner, max_size=3) | st.lists(st.tuples(STRINGS, inner), max_size=3).map(tuple)
    ),
    max_leaves=12,
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Tree, str]:
    """Some JSON, and one of the ways to write it."""
    tree = draw(TREES)
    return tree, written(tree, draw)


def written(tree: Tree, draw: st.DrawFn) -> str:
    """JSON text of a tree, with spaces anywhere, and any character escaped."""
    match tree:
        case tuple():
            members = (
                f"{written(key, draw)}{draw(SPACES)}:{draw(SPACES)}{written(value, draw)}"
                for key, value in tree
            )
            return f"{{{draw(SPACES)}{','.join(members)}}}"
        case list():
            return f"[{','.join(draw(SPACES) + written(each, draw) for each in tree)}]"
        case str():
            return f'"{"".join(character(each, draw) for each in tree)}"'
        case _:
            return json.dumps(tree)


def character(each: str, draw: st.DrawFn) -> str:
    """A character of a string, escaped if it must be, or sometimes."""
    numbered = f"\\u{ord(each):04x}"
    plain = json.dumps(each, ensure_ascii=False)[1:-1]
    return draw(
        st.sampled_from((plain, plain, plain, numbered, numbered.upper().replace("U", "u")))
    )


def doubled_in(tree: Tree) -> Iterator[set[str]]:
    """The keys that stand twice, object by object."""
    match tree:
        case tuple():
            keys = [key for key, _ in tree]
            if doubled := {key for key in keys if keys.count(key) > 1}:
                yield doubled
            for value in dict(tree).values():
                yield from doubled_in(value)
        case list():
            for each in tree:
                yield from doubled_in(each)


def marked_in(data: object) -> Iterator[set[str]]:
    """The keys that are marked as doubled, object by object."""
    match data:
        case dict():
            if isinstance(data, Doubled):
                yield set(data.doubled)
            for each in data.values():
                yield from marked_in(each)
        case list():
            for each in data:
                yield from marked_in(each)


def plain(tree: Tree) -> object:
    """What a JSON reader makes of a tree: the last of doubled keys stays."""
    match tree:
        case tuple():
            return {key: plain(value) for key, value in tree}
        case list():
            return [plain(each) for each in tree]
        case _:
            return tree


@settings(max_examples=500)
@given(texts())
def test_all_are_found(written: tuple[Tree, str]):
    """Exactly the doubled keys are marked, whatever colons, quotes and escapes stand around them."""
    tree, text = written
    data = parse(text)

    assert data == plain(tree)
    assert list(marked_in(data)) == list(doubled_in(tree))


@settings(max_examples=60, deadline=None)
@given(reports(), st.data())
def test_in_every_kind_of_object(report: Report, data: st.DataObject):
    """In any object of a report, a doubled key is a fault of its own, even with the same value."""
    text = dumps(report)
    keys = [at for at in range(len(text)) if text.startswith('": ', at)]
    end = data.draw(st.sampled_from(keys))
    start = text.rindex('"', 0, end)
    key = text[start : end + 1]
    value, _ = json.JSONDecoder().raw_decode(text, end + 3)
    twice = f"{text[:start]}{key}: {json.dumps(value, ensure_ascii=False)}, {text[start:]}"

    with pytest.raises(InvalidSource) as refused:
        loads(twice)
    assert "the key twice" in {fault.found for fault in refused.value.faults}


@pytest.mark.parametrize(
    "twice",
    [
        '"total": 1, "total": 1',
        '"total" : 1, "total": 1',
        '"total": 1, "tot\\u0061l": 1',
        '"total": 1, "\\u0074otal"\n:1',
    ],
)
@pytest.mark.parametrize(
    "string", ["", ": ", '\\":', "\\u003a", "\\u003A:", "\\\\u003a", "见http://example.cn/"]
)
def test_strings_hide_none(twice: str, string: str):
    """No colon in a string, written as itself or escaped, makes up for a key that is lost."""
    (found,) = marked_in(parse(f'["{string}", {{{twice}}}]'))

    assert found == {"total"}
