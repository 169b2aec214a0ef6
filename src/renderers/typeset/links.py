"""Where on set lines the links of a paragraph stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renderers.document import Run
    from renderers.typeset.lines import SetLine


def link_places(runs: Sequence[Run], lines: Sequence[SetLine]) -> list[list[tuple[int, int, str]]]:
    """For each line the links on it: from and to which glyph, and where they lead.

    Lines lack some characters of the runs, spaces at their ends and what is never drawn,
    so the two are followed side by side.
    """
    addressed = [(character, run.address) for run in runs for character in run.text]
    places: list[list[tuple[int, int, str]]] = []
    position = 0
    for line in lines:
        found: list[tuple[int, int, str]] = []
        for index, each in enumerate(line.glyphs):
            while addressed[position][0] != each.glyph.character:
                position += 1
            address = addressed[position][1]
            position += 1
            if address is None:
                continue
            if found and found[-1][1] == index and found[-1][2] == address:
                found[-1] = (found[-1][0], index + 1, address)
            else:
                found.append((index, index + 1, address))
        places.append(found)
    return places
