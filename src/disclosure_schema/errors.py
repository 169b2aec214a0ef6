"""Why something cannot be read as a report: all its faults at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from disclosure_schema.frozen import frozen


@frozen
class Fault:
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
