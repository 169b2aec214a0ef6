"""Why something cannot be read as a report: its faults, all at once."""

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
    """The source is not a report. `faults` lists what is wrong with it, the first hundred; `more` counts the others."""

    #: What the source should have been.
    noun: ClassVar[str] = "a report"

    def __init__(self, faults: Sequence[Fault], more: int = 0) -> None:
        super().__init__(tuple(faults), more)
        self.faults = tuple(faults)
        self.more = more

    def __str__(self) -> str:
        count = len(self.faults) + self.more
        head = f"not {self.noun}: {count} fault{'' if count == 1 else 's'}"
        rest = [f"  and {self.more} more"] if self.more else []
        return "\n".join((head, *(f"  {each}" for each in self.faults), *rest))
