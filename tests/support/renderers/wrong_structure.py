"""Renderers whose structure is wrong: each breaks one promise of `renderers.testing`, and no other."""

from __future__ import annotations

from attrs import evolve

from renderers.document import Cell, Run, Slot
from support.renderers.plain_page import PlainPage


class SpansRowsOnly(PlainPage):
    """Cells are one column wide."""

    def square(self, slot: Slot, cell: Cell) -> str:
        """With its rows only."""
        return super().square(evolve(slot, colspan=1), cell)


class SkipsBlanks(PlainPage):
    """Where nothing is to be printed it prints nothing."""

    def square(self, slot: Slot, cell: Cell) -> str:
        """A cell if it has a text."""
        return super().square(slot, cell) if cell.text else ""


class NoAddresses(PlainPage):
    """Links are underlined, aren't they."""

    def run(self, run: Run) -> str:
        """Its text."""
        return f"<u>{self.text(run.text)}</u>" if run.address else self.text(run.text)


class OneAddress(PlainPage):
    """All links lead to the home page."""

    def address(self, address: str) -> str:
        """Home."""
        return "https://www.example.gov.cn/"


class LinksEverything(PlainPage):
    """The name of an office leads to it."""

    def run(self, run: Run) -> str:
        """A link, whether it has an address or not."""
        return super().run(run if run.address else evolve(run, address="#"))


class OneLevel(PlainPage):
    """A heading is a heading."""

    def tag(self, level: int) -> str:
        """Always the same."""
        return "h2"


class BoldHeadings(PlainPage):
    """Headings are bold, and the lowest are nothing but that."""

    def tag(self, level: int) -> str:
        """Up to the second level."""
        return f"h{level + 1}" if level < 3 else "b"
