"""What a broken promise of the conformance kit tells: what was found, what was read, where files differ."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from renderers.testing import BrokenPromise
from renderers.testing.looking.seen import first_difference
from support.renderers.kit_promises import BY_NAME, broken_by
from support.renderers.plain_renderer import PlainRenderer
from support.renderers.wrong_bytes import Counts
from support.renderers.wrong_renderers import WRONG


def test_long_documents_are_cut():
    """A document of many rows is cut in the message, which says where the whole is."""
    broken = broken_by(WRONG["bears_the_longest_table"][0](), BY_NAME["bears_the_longest_table"])

    assert broken is not None
    assert len(str(broken)) < 5600
    assert "characters more; the whole is BrokenPromise.document" in str(broken)
    assert broken.document is not None
    assert len(repr(broken.document)) > 5000


def test_broken_promises_survive_pickling():
    """What is known of a broken promise comes through to another process."""
    broken = broken_by(Counts(), BY_NAME["gives_the_same_bytes_twice"])
    again = pickle.loads(pickle.dumps(broken))

    assert isinstance(again, BrokenPromise)
    assert str(again) == str(broken)
    assert again.document is not None


def test_what_the_renderer_raised_is_the_cause():
    """The exception of a renderer is named, and is the cause of what is raised."""
    (wrong,) = WRONG["bears_empty_parts"]
    broken = broken_by(wrong(), BY_NAME["bears_empty_parts"])

    assert broken is not None
    assert broken.found == "render raised IndexError: tuple index out of range"
    assert isinstance(broken.__cause__, IndexError)


def test_what_was_read_is_told():
    """A broken promise tells what was read in the file of the smallest document, and cuts what is long."""
    broken = broken_by(WRONG["bears_long_prose"][0](), BY_NAME["bears_long_prose"])
    short = broken_by(WRONG["tells_zero_from_blank"][0](), BY_NAME["tells_zero_from_blank"])

    assert broken is not None
    assert short is not None
    assert len(broken.seen) < 700
    assert broken.seen.endswith("characters more")
    assert all(
        each in short.seen for each in ("甲一〇〇〇一乙", "10003")
    )  # a label, and the number beside it


def test_first_difference_is_told():
    """Where two files differ, the message has the place, and what each has there."""
    told = first_difference(b"a" * 100 + b"b", b"a" * 100 + b"cd")

    assert told.startswith("they differ first at byte 100, counted from 0, of 101 and 102")
    assert told.splitlines()[1:] == [repr(b"a" * 30 + b"b"), repr(b"a" * 30 + b"cd")]
    broken = broken_by(Counts(), BY_NAME["gives_the_same_bytes_twice"])
    assert broken is not None
    assert "differ first at byte" in broken.seen


@pytest.mark.parametrize("read", [lambda _: 1 / 0, lambda _: ""], ids=["raises", "nothing"])
def test_wrong_readers_are_told(read: Callable[[bytes], str]):
    """A reader that raises, or that finds nothing, breaks promises and never passes."""
    with pytest.raises(BrokenPromise, match=r"extract raised ZeroDivisionError|is not seen"):
        BY_NAME["shows_every_text"](PlainRenderer(), read)
