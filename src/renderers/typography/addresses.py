"""Addresses in a text, and where they may be parted: behind their marks, since there are no spaces in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# After a mark between letters.
_MARKS: Final = re.compile(r"(?<=[0-9A-Za-z/:])[/.?&=_-]+(?=[0-9A-Za-z])")

# Latin characters without a space between them, an address among them; and the site in an address, up to its stroke.
_LATIN: Final = re.compile("[!-~]+")
_SITE: Final = re.compile(r"(?:://|www\.)[^/]*/?")


def has_address(text: str) -> bool:
    """Whether an address stands somewhere in a text."""
    # One character is found sooner than several, and Chinese texts seldom have any of these.
    return "@" in text or (":" in text and "://" in text) or ("w" in text and "www." in text)


def with_marks(text: str, mark: str) -> str:
    """A text with a mark wherever an address in it may well be parted: behind its site, and in what follows."""
    return _LATIN.sub(lambda run: _marked(run[0], mark), text) if has_address(text) else text


def _marked(run: str, mark: str) -> str:
    if (site := _SITE.search(run)) is None:
        return run
    start = site.end()
    return _MARKS.sub(lambda found: found[0] + mark if found.end() >= start else found[0], run)


def ends_within_address(line: str, following: str) -> bool:
    """Whether an address is parted between a line and the `following` one."""
    last = line[line.rfind(" ") + 1 :]
    return bool(
        last and following and has_address(last) and _MARKS.search(last[-2:] + following[0])
    )


def end_at_mark(
    address: str, room: float, measure: Callable[[str], float], *, within_site: bool
) -> int:
    """How much of an address goes on a line with that room: up to one of its marks; 0 if there is none.

    The site is parted only if it may be: `within_site`.
    """
    site = None if within_site else _SITE.search(address)
    start = site.end() if site else 1
    end, used = 0, 0.0
    marks = {each.end() for each in _MARKS.finditer(address) if each.end() >= start}
    for index, character in enumerate(address):
        used += measure(character)
        if used > room:
            break
        if index + 1 in marks:
            end = index + 1
    return end
