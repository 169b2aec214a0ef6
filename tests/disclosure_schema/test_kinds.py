"""Kinds of values take what they say."""

from __future__ import annotations

from disclosure_schema.kinds import WORDING
from disclosure_schema.text.characters import refused_character, says_something


def test_wordings():
    """A character alone is a wording if it may stand in a report and can be seen."""
    for each in map(chr, range(0x110000)):
        assert WORDING.fits(each) == (refused_character(each) is None and says_something(each)), (
            each
        )
