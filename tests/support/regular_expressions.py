"""How many steps a regular expression takes that is tried as Python tries it: one way after the other, back and forth.

Python does not count its steps, and times say too little on a busy machine. So a small matcher counts them.
It knows none of Python's short cuts: it takes as many steps as Python, or more.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from math import inf
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Items = list[tuple[Any, Any]]

#: Runs of these are tried: each class of characters that a pattern may know, and two of them by turns.
UNITS = (
    *("1", "a", "A", "_", "汉", "元", "１", " ", "\n", "\u3000", "\x07"),
    *(",", ".", "-", "/", ":", "=", "%", "(", "（", "，", "<", '"', "'", "&", "\\"),
    *("1,", "1.", "1 ", "a.", "a-", "a/", "a ", "\n ", "１，"),
)  # fmt: skip

#: What stands behind a run, so that what has matched is given up again.
ENDS = ("!", "\x00")

SHORT, LONG = 16, 64

#: A pattern that takes more is not tried to its end.
MOST_STEPS = 100_000


class Matcher:
    """Tries one pattern on texts, and counts."""

    def __init__(self, pattern: str, flags: int) -> None:
        parsed = parser.parse(pattern, flags)
        self._flags = parsed.state.flags
        self._items: Items = list(parsed)
        self.steps = 0

    def steps_of(self, text: str, *, search: bool) -> int:
        """How many steps it takes to see whether the pattern matches the whole text, or to find it anywhere."""
        self.steps = 0
        starts: Iterable[int] = range(len(text) + 1) if search else (0,)
        for start in starts:
            for end in self._ends(self._items, 0, text, start):
                if search or end == len(text) or self.steps > MOST_STEPS:
                    return self.steps
        return self.steps

    def prefixes(self) -> Iterator[str]:
        """Texts that lead to each repetition of the pattern, so that a run begins there."""
        yield from dict.fromkeys(_before_repetitions(self._items))

    def _ends(self, items: Items, index: int, text: str, at: int) -> Iterator[int]:
        """Where the rest of a pattern may end that begins at a place, in the order that Python tries."""
        self.steps += 1
        if index == len(items) or self.steps > MOST_STEPS:
            yield at
            return
        code, value = items[index]
        for end in self._ends_of(code, value, text, at):
            yield from self._ends(items, index + 1, text, end)

    def _ends_of(self, code: Any, value: Any, text: str, at: int) -> Iterator[int]:
        if code is codes.BRANCH:
            for each in value[1]:
                yield from self._ends(list(each), 0, text, at)
        elif code is codes.SUBPATTERN:
            yield from self._ends(list(value[3]), 0, text, at)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, inner = value
            yield from self._repeated(list(inner), int(least), int(most), text, at)
        elif code in (codes.ATOMIC_GROUP, codes.POSSESSIVE_REPEAT):
            inner = value if code is codes.ATOMIC_GROUP else [(codes.MAX_REPEAT, value)]
            yield from list(self._ends(list(inner), 0, text, at))[:1]
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            found = self._looks(value, text, at)
            if found == (code is codes.ASSERT):
                yield at
        elif code is codes.AT:
            if _stands(value, text, at, self._flags):
                yield at
        elif code is codes.GROUPREF:
            raise ValueError("no pattern of ours refers back")
        elif at < len(text) and _fits(code, value, text[at], self._flags):
            yield at + 1

    def _looks(self, value: Any, text: str, at: int) -> bool:
        direction, inner = value
        if direction > 0:
            return any(True for _ in self._ends(list(inner), 0, text, at))
        least, most = inner.getwidth()
        starts = range(max(0, at - int(most)), at - int(least) + 1)
        return any(at in self._ends(list(inner), 0, text, start) for start in starts)

    def _repeated(self, inner: Items, least: int, most: int, text: str, at: int) -> Iterator[int]:
        self.steps += 1
        if most > 0:
            for end in self._ends(inner, 0, text, at):
                if end > at:
                    yield from self._repeated(inner, max(0, least - 1), most - 1, text, end)
                elif least <= 1:
                    yield end
        if least <= 0:
            yield at


def repeats(pattern: str, flags: int) -> bool:
    """Whether a pattern repeats anything so often that it matters."""
    return _repeats(list(parser.parse(pattern, flags)))


def _repeats(value: Any) -> bool:
    if isinstance(value, tuple) and len(value) == 2 and str(value[0]).endswith("_REPEAT"):
        return int(value[1][1]) > SHORT or _repeats(list(value[1][2]))
    if isinstance(value, list | tuple | parser.SubPattern):
        return any(map(_repeats, value))
    return False


def worst_growth(pattern: str, flags: int, *, search: bool) -> tuple[float, str]:
    """How many times as many steps a run four times as long takes, at worst, and for which text.

    A linear pattern takes four times as many, a quadratic one sixteen times.
    """
    matcher = Matcher(pattern, flags)
    worst = 0.0, ""
    with _deep_recursion():
        for prefix, unit, end in product(tuple(matcher.prefixes()), UNITS, ENDS):
            short, long = (prefix + unit * length + end for length in (SHORT, LONG))
            few = matcher.steps_of(short, search=search)
            if few > 5 * len(short):  # else it gives up early
                many = matcher.steps_of(long, search=search)
                growth = many / few if many <= MOST_STEPS else inf
                worst = max(worst, (growth, f"{prefix!r} + {unit!r} * n + {end!r}"))
    return worst


@contextmanager
def _deep_recursion() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _fits(code: Any, value: Any, character: str, flags: int) -> bool:
    if code is codes.LITERAL:
        return _same(chr(value), character, flags)
    if code is codes.NOT_LITERAL:
        return not _same(chr(value), character, flags)
    if code is codes.ANY:
        return character != "\n" or bool(flags & re.DOTALL)
    if code is codes.IN:
        negated = value[0][0] is codes.NEGATE
        return negated != any(_member(*each, character, flags) for each in value)
    raise ValueError(str(code))


def _member(code: Any, value: Any, character: str, flags: int) -> bool:
    if code is codes.LITERAL:
        return _same(chr(value), character, flags)
    if code is codes.RANGE:
        forms = (
            {character, character.lower(), character.upper()}
            if flags & re.IGNORECASE
            else {character}
        )
        return any(value[0] <= ord(each) <= value[1] for each in forms if len(each) == 1)
    return code is codes.CATEGORY and _CATEGORIES[value](character)


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_DIGIT: str.isdecimal,
    codes.CATEGORY_NOT_DIGIT: lambda each: not each.isdecimal(),
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_NOT_SPACE: lambda each: not each.isspace(),
    codes.CATEGORY_WORD: lambda each: each.isalnum() or each == "_",
    codes.CATEGORY_NOT_WORD: lambda each: not (each.isalnum() or each == "_"),
}


def _same(one: str, other: str, flags: int) -> bool:
    return one == other or bool(flags & re.IGNORECASE and one.lower() == other.lower())


def _stands(place: Any, text: str, at: int, flags: int) -> bool:
    lines = flags & re.MULTILINE
    if place is codes.AT_BEGINNING_STRING or (place is codes.AT_BEGINNING and not lines):
        return at == 0
    if place is codes.AT_BEGINNING:
        return at == 0 or text[at - 1] == "\n"
    if place is codes.AT_END_STRING:
        return at == len(text)
    if place is codes.AT_END:
        return at == len(text) or text[at:] == "\n" or bool(lines and text[at] == "\n")
    inside = [0 <= each < len(text) and bool(re.match(r"\w", text[each])) for each in (at - 1, at)]
    return (inside[0] != inside[1]) == (place is codes.AT_BOUNDARY)


def _before_repetitions(items: Items) -> Iterator[str]:
    """The shortest texts that lead to the beginning of a pattern, and to each repetition and choice in it."""
    yield ""
    before = ""
    for code, value in items:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            for each in _before_repetitions(list(value[2])):
                yield before + each
        elif code is codes.SUBPATTERN:
            for each in _before_repetitions(list(value[3])):
                yield before + each
        elif code is codes.BRANCH:
            for branch in value[1]:
                for each in _before_repetitions(list(branch)):
                    yield before + each
        before += _shortest(code, value)
        yield before


def _shortest(code: Any, value: Any) -> str:
    """A short text that an item of a pattern matches."""
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.IN:
        return next(
            (each for each in "a1A汉元 ,.-/:=<>()" if _fits(code, value, each, 0)),
            chr(_first(value)),
        )
    if code in (codes.NOT_LITERAL, codes.ANY):
        return "a"
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return "".join(_shortest(*each) for each in value[2]) * int(value[0])
    if code is codes.SUBPATTERN:
        return "".join(_shortest(*each) for each in value[3])
    if code is codes.ATOMIC_GROUP:
        return "".join(_shortest(*each) for each in value)
    if code is codes.BRANCH:
        return min(("".join(_shortest(*each) for each in branch) for branch in value[1]), key=len)
    return ""


def _first(members: Items) -> int:
    code, value = members[0]
    return (
        int(value if code is codes.LITERAL else value[0])
        if code in (codes.LITERAL, codes.RANGE)
        else 0x41
    )
