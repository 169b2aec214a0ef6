"""`disclosure formats`: which formats are installed, and where they come from. Loads none of them."""

from __future__ import annotations

from disclosure_cli.exit_codes import Exit
from renderers import RENDERERS


def run() -> Exit:
    """Print one line for each format."""
    plugins = RENDERERS.listed()
    width = max((len(each.name) for each in plugins), default=0)
    for each in plugins:
        print(f"{each.name:<{width}}  {each.distribution} {each.version}".rstrip())
    return Exit.CLEAN
