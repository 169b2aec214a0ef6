"""Why something cannot be read as a report: faults, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from attrs import frozen

from disclosure_schema.described import Described


@frozen(repr=False)
class Fault(Described):
    """One thing that cannot be read.

    `pointer` says where (a JSON pointer; empty for the whole text), `found` what stands there,
    `expected` what should, and `hint` what to do about it.
    """

    pointer: str
    found: str
    expected: str
    hint: str = ""

    def __str__(self) -> str:
        place = self.pointer or "(the whole document)"
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: expected {self.expected}, found {self.found}{hint}"


def nearest(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known words that may have been meant by an unknown one, the nearest first."""
    from difflib import get_close_matches  # loaded with the first mistake

    return get_close_matches(word, known, most)


class InvalidSource(ValueError):
    """The source is not a report. `faults` lists everything that is wrong with it."""

    #: What the source should have been.
    noun: ClassVar[str] = "a report"

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(tuple(faults))
        self.faults = tuple(faults)

    def __str__(self) -> str:
        count = len(self.faults)
        head = f"not {self.noun}: {count} fault{'' if count == 1 else 's'}"
        return "\n".join((head, *(f"  {each}" for each in self.faults)))
