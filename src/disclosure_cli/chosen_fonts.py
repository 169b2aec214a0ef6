"""The fonts that the option `--fonts` chooses, for every sub-command that takes it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renderers.fonts.choice import FontChoice


def add_fonts_option(parser: ArgumentParser) -> None:
    """Add `--fonts` to the options of a parser."""
    parser.add_argument(
        "--fonts",
        metavar="DIR",
        help="choose fonts by their names from a folder or a file, or, if DIR is the word system, "
        "from those installed on this machine (default: the packaged ones, the same everywhere); "
        "formats that embed no fonts have no use for them",
    )


def chosen_fonts(place: str | None) -> FontChoice:
    """The fonts of a folder or file, of this machine if `place` is `system`, or the packaged ones.

    Raises `UnusableFont`.
    """
    # These modules take a while to load, and most commands choose no fonts.
    from renderers.fonts.choice import choose_fonts, choose_system_fonts, packaged_choice

    match place:
        case None:
            return packaged_choice()
        case "system":
            return choose_system_fonts()
        case _:
            return choose_fonts(place)
