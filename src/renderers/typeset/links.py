"""Where on set lines the links of a paragraph stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from renderers.document import Run
    from renderers.typeset.typesetter import SetLine


@frozen
class LinkPlace:
    """The part of a link on one line: the glyphs from `first` to before `last`."""

    first: int
    last: int
    #: The index of its run in the paragraph.
    run: int
    address: str


def link_places(runs: Sequence[Run], lines: Sequence[SetLine]) -> list[list[LinkPlace]]:
    """For each line the links on it.

    Lines lack some characters of the runs, spaces at their ends and what is never drawn,
    so the two are followed side by side.
    """
    source = [(character, number) for number, run in enumerate(runs) for character in run.text]
    places: list[list[LinkPlace]] = []
    position = 0
    for line in lines:
        found: list[LinkPlace] = []
        for index, each in enumerate(line.glyphs):
            while source[position][0] != each.character:
                position += 1
            run = source[position][1]
            position += 1
            address = runs[run].address
            if address is None:
                continue
            if found and found[-1].last == index and found[-1].run == run:
                found[-1] = LinkPlace(found[-1].first, index + 1, run, address)
            else:
                found.append(LinkPlace(index, index + 1, run, address))
        places.append(found)
    return places
