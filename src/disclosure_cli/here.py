"""Renderers that are named by their place may lie in the folder that one works in."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def here_too(names: Sequence[str]) -> None:
    """Look for modules in the working folder too, if any of the names is a place, `module:attribute`.

    It is searched last, so that a file there never hides a module that is installed.
    """
    if any(":" in each for each in names) and "" not in sys.path:
        sys.path.append("")
