"""Addresses in a text, and where lines may part them: behind their marks, since there are no spaces in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# All marks that follow each other, and a letter or digit behind them.
_MARKS: Final = re.compile(r"(?<![/.?&=_-])[/.?&=_-]+(?=[0-9A-Za-z])")

# What must stand before a mark: a letter, a digit, a colon, or a slash that is itself one of the marks.
_BEFORE_MARK: Final = re.compile("[0-9A-Za-z:]")

# Latin characters without a space between them, such as an address; and the site in an address, with the slash behind it.
_LATIN: Final = re.compile("[!-~]+")
_SITE: Final = re.compile(r"(?:://|www\.)[^/]*/?")


def has_address(text: str) -> bool:
    """Whether an address stands somewhere in a text."""
    # To look for one character is fast, and Chinese texts seldom have any of these.
    return "@" in text or (":" in text and "://" in text) or ("w" in text and "www." in text)


def with_marks(text: str, mark: str) -> str:
    """The text with `mark` put in wherever an address in it may be parted: behind its site, and behind marks after that."""
    return _LATIN.sub(lambda run: _marked(run[0], mark), text) if has_address(text) else text


def _marked(run: str, mark: str) -> str:
    if (site := _SITE.search(run)) is None:
        return run
    parts: list[str] = []
    start = 0
    for place in _places(run):
        if place >= site.end():
            parts.append(run[start:place])
            start = place
    return mark.join([*parts, run[start:]])


def _places(address: str) -> Iterator[int]:
    """The places behind the marks of an address. At each of them a line may end."""
    for found in _MARKS.finditer(address):
        start, end = found.span()
        if _BEFORE_MARK.match(address, max(0, start - 1), start) or "/" in address[start : end - 1]:
            yield end


def ends_within_address(line: str, following: str) -> bool:
    """Whether a line ends within an address, which goes on in the `following` line."""
    last = line[line.rfind(" ") + 1 :]
    return bool(last and following and has_address(last) and any(_places(last[-2:] + following[0])))


def end_at_mark(
    address: str, room: float, measure: Callable[[str], float], *, within_site: bool
) -> int:
    """How many characters of an address go on a line with that room: up to one of its marks. 0 if none of these fits.

    Marks in the site count only if `within_site`: `http://www.example.` is a bad place to part.
    """
    site = None if within_site else _SITE.search(address)
    start = site.end() if site else 1
    end, used = 0, 0.0
    marks = {each for each in _places(address) if each >= start}
    for index, character in enumerate(address):
        used += measure(character)
        if used > room:
            break
        if index + 1 in marks:
            end = index + 1
    return end
