"""Which known name may be meant by an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# How many characters a name has at most that is compared: comparing takes quadratic time. No known name is longer.
_LONGEST: Final = 120


def nearest(name: str, known: Iterable[str], at_most: int = 1) -> list[str]:
    """The known names that look like an unknown one, the nearest first. None if the unknown one is very long."""
    from difflib import get_close_matches  # loaded with the first mistake

    if len(name) > _LONGEST:
        return []
    return get_close_matches(name, known, at_most)


def nearest_first(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """All known names, the one that looks most like an unknown one first."""
    from difflib import get_close_matches

    names = tuple(known)
    return tuple(get_close_matches(name[:_LONGEST], names, max(1, len(names)), 0.0))


def did_you_mean(name: object, known: Iterable[object]) -> str:
    """A hint such as `did you mean granted?`.

    Empty if no known name looks like the unknown one, or if what was found is not text.
    """
    meant = nearest(name, map(str, known)) if isinstance(name, str) else []
    return f"did you mean {meant[0]}?" if meant else ""
