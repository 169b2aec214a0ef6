"""The headings of a form as trees: of the rows of a table, of its columns, and of the sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, field

from disclosure_schema.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@frozen(cache_hash=True)
class Heading:
    """A heading of a form, with the headings below it.

    `key` is the name of the attribute that holds the data of its row, column or group.
    An empty key adds nothing to the path.
    """

    label: str
    key: str = ""
    children: tuple[Heading, ...] = ()
    #: The clause of the regulations (条例, 国务院令第711号) that it rests on; empty where no article names it.
    clause: str = field(default="", kw_only=True)
    #: For a row that an office added: the path of the array that holds its cells.
    cells: str = field(default="", kw_only=True)

    @property
    def depth(self) -> int:
        """How many levels of headings stand here, this one included."""
        return 1 + max((each.depth for each in self.children), default=0)

    def path_below(self, prefix: str) -> str:
        """The path of the heading where its parent's path is `prefix`."""
        return f"{prefix}/{self.key}" if self.key else prefix


Headings: TypeAlias = tuple[Heading, ...]


@frozen
class Leaf:
    """A heading of a row or column of cells, its path, and the labels that lead to it, the outermost first."""

    path: str
    labels: tuple[str, ...]
    heading: Heading


def leaf(key: str, label: str, *, clause: str = "") -> Heading:
    """The heading of a row or column of cells."""
    return Heading(label, key, clause=clause)


def group(label: str, *children: Heading, key: str = "", clause: str = "") -> Heading:
    """A heading over other headings, with no cells of its own."""
    return Heading(label, key, children, clause=clause)


def leaves(headings: Headings, prefix: str = "", labels: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """The headings without children, in order."""
    for heading in headings:
        path = heading.path_below(prefix)
        leading = (*labels, heading.label) if heading.label else labels
        if heading.children:
            yield from leaves(heading.children, path, leading)
        else:
            yield Leaf(path, leading, heading)


def width(heading: Heading) -> int:
    """How many leaves stand below a heading. A leaf counts itself."""
    return sum(map(width, heading.children)) if heading.children else 1


def keeping(headings: Headings, wanted: Callable[[str], bool], prefix: str = "") -> Headings:
    """The trees without the leaves whose path is not wanted, and without groups that this leaves empty.

    Rows that an office added are kept.
    """
    kept: list[Heading] = []
    for heading in headings:
        path = heading.path_below(prefix)
        if not heading.children:
            if heading.cells or wanted(path):
                kept.append(heading)
        elif inner := keeping(heading.children, wanted, path):
            kept.append(evolve(heading, children=inner))
    return tuple(kept)


def with_added(headings: Headings, after: str, added: Heading, prefix: str = "") -> Headings:
    """The trees with `added` behind the leaf whose path is `after`, wherever that stands."""
    result: list[Heading] = []
    for heading in headings:
        path = heading.path_below(prefix)
        if heading.children:
            below = with_added(heading.children, after, added, path)
            result.append(evolve(heading, children=below))
            continue
        result.append(heading)
        if path == after and not heading.cells:
            result.append(added)
    return tuple(result)
