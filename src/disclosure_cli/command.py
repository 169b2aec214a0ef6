"""The command line: which sub-commands there are, and how a process of the command ends."""

from __future__ import annotations

import argparse
import gc
import io
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, NoReturn, Protocol, cast

from disclosure_cli.exit_codes import Exit
from disclosure_cli.streams import complain, put_error, put_out
from disclosure_schema.text.one_line import in_lines, in_one_line

#: Each sub-command, and what it is for. The module of that name in `commands` knows the rest.
SUBCOMMANDS: Final = {
    "render": "make PDF, DOCX, HTML, SVG or text of reports",
    "check": "say whether reports add up, and which cells are wrong where they do not",
    "formats": "list the formats that are installed, or say what some of them make",
    "fonts": "say which fonts would be used, and which characters they lack",
    "document": "print the page of a report as JSON, for programs in any language",
    "rules": "list the rules that a report is checked for",
    "schema": "print the JSON Schema of reports, documents, findings or rules",
}


class Subcommand(Protocol):
    """The module of a sub-command."""

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Add the options of the sub-command to a parser."""
        ...

    def run(self, options: argparse.Namespace, /) -> Exit:
        """Do what the options ask for."""
        ...


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and end the process. Ctrl-C raises KeyboardInterrupt, which `__main__` turns into one line."""
    # Few reference cycles exist: collect rarely.
    gc.set_threshold(150_000)
    # A closed stream is None.
    for stream in filter(None, (sys.stdout, sys.stderr)):
        # A console that lacks a character must not end the command.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = run(arguments)
    # Skips three full collections at exit.
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> Exit:
    """Run the sub-command that the arguments name. An exception in it is a bug of ours."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given).parse_args(given)
    try:
        return _loaded(options.command).run(options)
    except MemoryError:
        reason = "there is not enough memory for this; give fewer or smaller files"
        return complain(reason, Exit.UNREADABLE)
    except Exception:
        import traceback

        put_error(in_lines(traceback.format_exc()), Exit.BUG)
        return complain("this is a bug of ours; please report it with the lines above", Exit.BUG)


def _loaded(name: str) -> Subcommand:
    return cast("Subcommand", import_module(f"disclosure_cli.commands.{name}"))


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser for these arguments. It knows the options of the sub-command that they name, and of no other."""
    parser = _Parser(
        prog="disclosure",
        description="Annual reports on open government information (政府信息公开工作年度报告) as data and on paper.",
        epilog="Exit codes: 0 done, 1 findings, 2 usage, 3 a file cannot be read or written, "
        "4 a plug-in failed, 70 a bug of ours.",
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="show program's version number and exit"
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, purpose in SUBCOMMANDS.items():
        subparser = subparsers.add_parser(name, help=purpose)
        if name in given:
            _loaded(name).add_arguments(subparser)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that writes as the rest of the command does. Its sub-parsers are of this class, too."""

    def print_help(self, file: object = None) -> NoReturn:  # noqa: ARG002  # it goes to standard output
        """Print the help and end, with another code than 0 if it cannot be written."""
        self.exit(put_out(self.format_help()))

    def error(self, message: str) -> NoReturn:
        """Print how the command is used, and what is wrong, which quotes the arguments."""
        complaint = f"{self.prog}: error: {in_one_line(message)}\n"
        self.exit(put_error(self.format_usage() + complaint, Exit.USAGE))


class _Version(argparse.Action):
    """Print the version and end. It is looked up only when it is asked for, since that takes a while."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version

        parser.exit(put_out(f"{parser.prog} {version('disclosure-schema')}\n"))
