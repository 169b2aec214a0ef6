"""The option `--fonts`, of every sub-command that chooses fonts."""

from __future__ import annotations

from argparse import ArgumentParser


def add_fonts_option(parser: ArgumentParser) -> None:
    """Let a parser take the option."""
    parser.add_argument(
        "--fonts",
        metavar="DIR",
        help="choose fonts by their names from a folder or a file, or, if DIR is the word system, "
        "from those installed on this machine (default: the packaged ones, the same everywhere); "
        "formats that embed no fonts have no use for them",
    )
