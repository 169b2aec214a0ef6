"""The outlines of glyphs, each written once and used wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from renderers.fonts import Face, Segment


@define
class GlyphShapes:
    """The outlines that a drawing uses, in the order of first use. Lengths are in thousandths of an em, y grows downwards."""

    _names: dict[tuple[Face, int], str] = field(factory=dict, init=False)
    _paths: list[str] = field(factory=list, init=False)

    def name(self, face: Face, glyph: int) -> str:
        """The id of an outline; empty for a glyph without ink."""
        known = self._names.get((face, glyph))
        if known is None:
            path = path_of(face, glyph)
            known = f"g{len(self._paths)}" if path else ""
            self._names[face, glyph] = known
            if path:
                self._paths.append(path)
        return known

    def definitions(self) -> Iterator[str]:
        """All outlines, which pages refer to by their ids."""
        yield "<defs>\n"
        for index, path in enumerate(self._paths):
            yield f'<path id="g{index}" d="{path}"/>\n'
        yield "</defs>\n"


@lru_cache(maxsize=16384)
def path_of(face: Face, glyph: int) -> str:
    """The outline of a glyph as the attribute `d` of a path; empty if it has no ink."""
    return path_data(face.outline(glyph))


def path_data(outline: tuple[Segment, ...]) -> str:
    """An outline as the attribute `d` of a path: in whole thousandths of an em, each point relative to the one before."""
    parts: list[str] = []
    here = start = (0, 0)
    for operator, coordinates in outline:
        if operator == "Z":
            parts.append("z")
            here = start
            continue
        points = [
            (round(x), -round(y)) for x, y in zip(coordinates[::2], coordinates[1::2], strict=True)
        ]
        parts.append(_piece(operator, [(x - here[0], y - here[1]) for x, y in points]))
        here = points[-1]
        if operator == "M":
            start = here
    return "".join(parts)


def _piece(operator: str, steps: list[tuple[int, int]]) -> str:
    if operator == "L":
        (x, y) = steps[0]
        if y == 0:
            return f"h{x}"
        if x == 0:
            return f"v{y}"
    numbers = " ".join(str(each) for step in steps for each in step)
    return f"{operator.lower()}{numbers.replace(' -', '-')}"
