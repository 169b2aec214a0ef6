"""Places in a report: one spelling, a JSON pointer (RFC 6901), everywhere."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NewType

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Callable

#: A JSON pointer to a cell of a report, such as `/requests/outcomes/granted/total`.
Path = NewType("Path", str)


class NoSuchCell(LookupError):
    """A path that names no cell of the report's form. `path` is what was asked for."""

    def __init__(self, path: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(path, known)
        self.path = path
        self.known = known

    def __str__(self) -> str:
        nearest = f"; the nearest are {', '.join(self.known)}" if self.known else ""
        return f"no cell at {self.path!r}{nearest}"


def dotted(path: str) -> str:
    """The path as Python attribute access: `/requests/received/total` → `requests.received.total`."""
    return path[1:].replace("/", ".")


@lru_cache(maxsize=1024)
def getter_of(paths: tuple[Path, ...]) -> Callable[[object], tuple[object, ...]]:
    """A function that takes the values at all `paths` out of an object, as a tuple in their order."""
    names = [dotted(each) for each in paths]
    if not names:
        return lambda _: ()
    getter = attrgetter(*names)
    if len(names) == 1:
        return lambda owner: (getter(owner),)
    return getter


def replaced(owner: object, keys: list[str], value: object) -> object:
    """A copy of the attrs object `owner` in which the attribute reached by `keys` is `value`."""
    first, *rest = keys
    inner = replaced(getattr(owner, first), rest, value) if rest else value
    return evolve(owner, **{first: inner})  # type: ignore[misc]  # any attrs object
