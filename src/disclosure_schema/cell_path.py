"""Paths of cells in a report: a JSON pointer (RFC 6901), spelled the same everywhere."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NewType, cast

from attrs import evolve

from disclosure_schema.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: A JSON pointer to a cell of a report, such as `/requests/outcomes/granted/total`.
CellPath = NewType("CellPath", str)


PATH = Kind(
    "a path as text, such as /requests/received/total", lambda value: isinstance(value, str)
)


class NoSuchCell(LookupError):
    """A path that names no cell of the report's form.

    `path` is what was asked for, `known` the paths of cells that look most like it.
    """

    def __init__(self, path: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(path, known)
        self.path = path
        self.known = known

    def __str__(self) -> str:
        nearest = f"; the nearest are {', '.join(self.known)}" if self.known else ""
        return f"no cell at {self.path!r}{nearest}"


@lru_cache(maxsize=1024)
def getter_of(paths: tuple[CellPath, ...]) -> Callable[[object], tuple[object, ...]]:
    """A function that takes the values at all `paths` out of an object, as a tuple in the order of the paths."""
    if not paths:
        return lambda _: ()
    keys = [path[1:].split("/") for path in paths]
    if any(map(_is_numbered, keys)):
        return _mixed_getter_of(keys)
    getter = attrgetter(*(".".join(steps) for steps in keys))
    if len(keys) == 1:
        return lambda owner: (getter(owner),)
    return getter


def _is_numbered(steps: list[str]) -> bool:
    return any(map(str.isdecimal, steps))


def _mixed_getter_of(keys: list[list[str]]) -> Callable[[object], tuple[object, ...]]:
    """A getter for paths of which some lead through arrays: `attrgetter` knows no indices."""
    plain = getter_of(
        tuple(CellPath(f"/{'/'.join(each)}") for each in keys if not _is_numbered(each))
    )
    numbered = [(index, each) for index, each in enumerate(keys) if _is_numbered(each)]

    def getter(owner: object) -> tuple[object, ...]:
        values = list(plain(owner))
        # From left to right, so that each value comes to stand at its own index.
        for index, steps in numbered:
            values.insert(index, _value_at(owner, steps))
        return tuple(values)

    return getter


def _value_at(owner: object, keys: list[str]) -> object:
    for key in keys:
        owner = (
            cast("tuple[object, ...]", owner)[int(key)] if key.isdecimal() else getattr(owner, key)
        )
    return owner


def replaced(owner: object, changes: Mapping[str, object]) -> object:
    """A copy of an attrs object, or of a tuple, with other values at some paths.

    `changes` gives the new values by path, here without the stroke at the beginning: `requests/received/total`.
    Each object on the way to a value is copied once, however many values change in it.
    """
    below: dict[str, dict[str, object]] = {}
    parts: dict[str, object] = {}
    for path, value in changes.items():
        first, _, rest = path.partition("/")
        if rest:
            below.setdefault(first, {})[rest] = value
        else:
            parts[first] = value
    for key, inner in below.items():
        parts[key] = replaced(_value_at(owner, [key]), inner)
    if isinstance(owner, tuple):
        return tuple(parts.get(str(index), each) for index, each in enumerate(owner))
    return evolve(owner, **parts)  # type: ignore[misc]  # any attrs object
