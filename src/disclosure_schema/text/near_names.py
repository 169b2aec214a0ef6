"""Which known name may be meant by an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], at_most: int = 1) -> list[str]:
    """The known names that look like an unknown one, the nearest first."""
    from difflib import get_close_matches  # loaded with the first mistake

    return get_close_matches(name, known, at_most)


def nearest_first(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """All known names, the one that looks most like an unknown one first."""
    from difflib import get_close_matches

    names = tuple(known)
    return tuple(get_close_matches(name, names, max(1, len(names)), 0.0))


def did_you_mean(name: object, known: Iterable[object]) -> str:
    """A hint such as `did you mean granted?`.

    Empty if no known name looks like the unknown one, or if what was found is not text.
    """
    meant = nearest(name, map(str, known)) if isinstance(name, str) else []
    return f"did you mean {meant[0]}?" if meant else ""
