"""The headings of a form as trees: the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, field, frozen

from disclosure_schema.described import Described

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@frozen(cache_hash=True, repr=False)
class Line(Described):
    """A heading of a form, with the headings below it.

    `key` is the name of the attribute that holds the line's data; an empty key adds nothing to the path.
    """

    label: str
    key: str = ""
    children: tuple[Line, ...] = ()
    #: What the line rests on in the regulations (条例, 国务院令第711号); empty where no article names it.
    clause: str = field(default="", kw_only=True)
    #: For a line that an office added: the path of the array that holds its cells.
    cells: str = field(default="", kw_only=True)

    @property
    def depth(self) -> int:
        """How many levels of headings stand here, this one included."""
        return 1 + max((each.depth for each in self.children), default=0)

    def path_below(self, prefix: str) -> str:
        """The path of the line where its parent's is `prefix`."""
        return f"{prefix}/{self.key}" if self.key else prefix


Lines: TypeAlias = tuple[Line, ...]


@frozen(repr=False)
class Leaf(Described):
    """A line that holds cells, its path, and the labels that lead to it, the outermost first."""

    path: str
    labels: tuple[str, ...]
    line: Line


def leaf(key: str, label: str, *, clause: str = "") -> Line:
    """A line that holds cells."""
    return Line(label, key, clause=clause)


def group(label: str, *children: Line, key: str = "", clause: str = "") -> Line:
    """A heading over other lines, with no cells of its own."""
    return Line(label, key, children, clause=clause)


def leaves(lines: Lines, prefix: str = "", labels: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """The lines without children, in order."""
    for line in lines:
        path = line.path_below(prefix)
        led = (*labels, line.label) if line.label else labels
        if line.children:
            yield from leaves(line.children, path, led)
        else:
            yield Leaf(path, led, line)


def width(line: Line) -> int:
    """How many lines without children it has, itself counted if it has none."""
    return sum(map(width, line.children)) if line.children else 1


def keeping(lines: Lines, wanted: Callable[[str], bool], prefix: str = "") -> Lines:
    """The lines that are wanted by their path, or were added, with the headings that lead to them."""
    kept: list[Line] = []
    for line in lines:
        path = line.path_below(prefix)
        if not line.children:
            if line.cells or wanted(path):
                kept.append(line)
        elif inner := keeping(line.children, wanted, path):
            kept.append(evolve(line, children=inner))
    return tuple(kept)


def with_added(lines: Lines, after: str, added: Line, prefix: str = "") -> Lines:
    """The lines with `added` behind the one at `after`, wherever in the trees that stands."""
    result: list[Line] = []
    for line in lines:
        path = line.path_below(prefix)
        if line.children:
            result.append(evolve(line, children=with_added(line.children, after, added, path)))
            continue
        result.append(line)
        if path == after and not line.cells:
            result.append(added)
    return tuple(result)
