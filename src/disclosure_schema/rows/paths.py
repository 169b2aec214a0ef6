"""The paths of the cells that a class of rows or tables holds."""

from __future__ import annotations

from functools import lru_cache

from attrs import has

from disclosure_schema.cell_path import CellPath
from disclosure_schema.frozen import kind_of, types_of
from disclosure_schema.values import AMOUNT, COUNT


@lru_cache(maxsize=64)
def paths_below(cls: type, prefix: str = "") -> tuple[CellPath, ...]:
    """The paths of all cells of a class where an instance of it stands at `prefix`.

    Left out are rows that an office added, and parts whose class the edition names.
    """
    paths: list[CellPath] = []
    for name, hint in types_of(cls).items():
        path = f"{prefix}/{name}"
        if isinstance(hint, type) and has(hint):
            paths.extend(CellPath(f"{path}{below}") for below in paths_below(hint))
        elif kind_of(hint) in (COUNT, AMOUNT):
            paths.append(CellPath(path))
    return tuple(paths)
