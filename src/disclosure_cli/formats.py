"""`disclosure formats`: which formats are installed, and where they come from. Loads none of them."""

from __future__ import annotations

import sys

from disclosure_cli import files
from disclosure_cli.exit_codes import Exit
from renderers import RENDERERS


def run() -> Exit:
    """Tell one line for each format."""
    plugins = RENDERERS.listed()
    width = max((len(each.name) for each in plugins), default=0)
    lines = [f"{each.name:<{width}}  {each.distribution} {each.version}\n" for each in plugins]
    if (problem := files.tell("".join(lines).encode("utf-8"))) is not None:
        print(f"disclosure: {problem}", file=sys.stderr)
        return Exit.UNREADABLE
    return Exit.CLEAN
