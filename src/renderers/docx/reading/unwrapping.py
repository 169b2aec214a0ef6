"""Elements that only wrap others, such as content controls and tracked insertions, seen as if they were not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree


def unwrapped(owner: etree._Element, wrappers: Collection[str]) -> Iterator[etree._Element]:
    """The children of an element, with the children of a wrapper in its place; `wrappers` are names of elements.

    Wrappers may nest hundreds of levels deep, so this is no recursion: each level would cost again for each child.
    """
    levels = [iter(owner)]
    while levels:
        for each in levels[-1]:
            if each.tag in wrappers:
                levels.append(iter(each))
                break
            yield each
        else:
            levels.pop()
