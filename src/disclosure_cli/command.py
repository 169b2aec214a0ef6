"""The command line: what can be asked for, and how it ends."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import NoReturn

from disclosure_cli import check, document, formats, render
from disclosure_cli.exit_codes import Exit
from disclosure_schema.editions import EDITIONS


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and end the process."""
    # A closed stream is None.
    for stream in filter(None, (sys.stdout, sys.stderr)):
        # A console that lacks a character must not end the command.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run(arguments)
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> Exit:
    """Do what the arguments ask for."""
    options = _parser().parse_args(arguments)
    try:
        match options.command:
            case "render":
                return render.run(
                    options.files,
                    options.to,
                    options.output,
                    force=options.force,
                    options=options.option,
                    fonts=options.fonts,
                )
            case "check":
                return check.run(
                    options.files,
                    form=options.format,
                    fail_on=options.fail_on,
                    silence=options.silence,
                    language=options.language,
                    annotate=options.annotate,
                    force=options.force,
                )
            case "fonts":
                # Only this command has to know how fonts are read.
                from disclosure_cli import fonts

                return fonts.run(options.files, options.fonts)
            case "document":
                return document.run(options.file)
            case "formats":
                return formats.run(options.names, check=options.check)
            case "rules":
                from disclosure_cli import rules

                return rules.run(options.format)
            case "schema":
                # Only this command needs it, and it takes the whole model apart.
                from disclosure_cli import schema

                return schema.run(options.name)
            case _:
                raise AssertionError(options.command)
    except Exception:
        import traceback

        traceback.print_exc()
        print(
            "disclosure: this is a bug of ours; please report it with the lines above",
            file=sys.stderr,
        )
        return Exit.BUG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="disclosure",
        description="Annual reports on open government information (政府信息公开工作年度报告) as data and on paper.",
        epilog="Exit codes: 0 done, 1 findings, 2 usage, 3 a file cannot be read or written, "
        "4 a plug-in failed, 70 a bug of ours.",
    )
    parser.add_argument(
        "--version", action="version", version=f"%(prog)s {version('disclosure-schema')}"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    rendering = commands.add_parser(
        "render",
        help="make PDF, DOCX, HTML, SVG or text of reports",
        description="Make files of reports. Nothing is written if any of the files is there already.",
    )
    rendering.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a report in JSON, or what `disclosure document` made of one; - reads standard input",
    )
    rendering.add_argument(
        "--to",
        action="append",
        required=True,
        metavar="FORMAT",
        help="a format that `disclosure formats` lists, or the place of a renderer, "
        "as package.module:MyRenderer; may be given several times",
    )
    rendering.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="FORMAT.OPTION=VALUE",
        help="set an option of a format, as in text.width=80; may be given several times; "
        "`disclosure formats FORMAT` lists them",
    )
    _add_fonts_option(rendering)
    rendering.add_argument(
        "-o",
        "--output",
        default=".",
        metavar="DIR",
        help="the folder for the files, made if need be (default: here); - writes to standard output",
    )
    rendering.add_argument(
        "--force", action="store_true", help="replace files that are there already"
    )
    _add_check(commands)
    _add_formats(commands)
    _add_fonts(commands)
    _add_document(commands)
    _add_rules(commands)
    _add_schema(commands)
    return parser


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    checking = commands.add_parser(
        "check",
        help="say whether reports add up, and which cells are wrong where they do not",
        description="Say whether reports add up, and which cells are wrong where they do not. "
        "On a terminal the tables concerned are drawn with these cells marked; "
        "into a pipe or a file go plain lines, one fact on each: FILE: CODE: PATH: MESSAGE.",
        epilog="Exit codes: 0 no finding that counts, 1 findings, 2 usage, 3 a file cannot be read or written; "
        "the others are checked all the same, and the highest code wins.",
    )
    checking.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a report in JSON, or a Word document that was rendered from one, with the numbers "
        "that stand in its tables now; - reads standard input",
    )
    checking.add_argument(
        "--annotate",
        metavar="OUT.docx",
        help="write a copy of the one Word document that is checked, with each finding as a comment "
        "at its cell; comments of an earlier check go, those of people stay",
    )
    checking.add_argument(
        "--force", action="store_true", help="replace OUT.docx if it is there already"
    )
    checking.add_argument(
        "--format",
        choices=check.FORMATS,
        default="text",
        help="text to read (default), or one JSON document on all files, "
        "as `disclosure schema findings` describes it",
    )
    checking.add_argument(
        "--fail-on",
        choices=check.GRAVITIES,
        default="error",
        help="from which findings on the exit code is 1: error (default), warning for any, or never",
    )
    checking.add_argument(
        "--silence",
        action="append",
        default=[],
        metavar="CODE|FINGERPRINT",
        help="leave out the findings of a rule, or the one with that fingerprint, "
        "as long as its numbers stay; may be given several times",
    )
    checking.add_argument(
        "--language",
        choices=check.LANGUAGES,
        default="zh",
        help="the language of the findings: zh (default) or en",
    )


def _add_formats(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listing = commands.add_parser(
        "formats",
        help="list the formats that are installed, or say what some of them make",
        description="List the formats that are installed. With names: what they make, and their options.",
    )
    listing.add_argument(
        "names", nargs="*", metavar="FORMAT", help="a format, or the place of a renderer"
    )
    listing.add_argument(
        "--check", action="store_true", help="load them, and say which cannot be used, and why"
    )


def _add_fonts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    choosing = commands.add_parser(
        "fonts",
        help="say which fonts would be used, and which characters they lack",
        description="Say for each role of text which face would be used, what was looked for and not found, "
        "and what was passed over. With reports: how many characters each face serves, and those that none has.",
    )
    choosing.add_argument(
        "files", nargs="*", metavar="FILE", help="a report in JSON; - reads standard input"
    )
    _add_fonts_option(choosing)


def _add_fonts_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fonts",
        metavar="DIR",
        help="choose fonts by their names from a folder or a file, or, if DIR is the word system, "
        "from those installed on this machine (default: the packaged ones, the same everywhere); "
        "formats that embed no fonts have no use for them",
    )


def _add_document(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    laying_out = commands.add_parser(
        "document",
        help="print the page of a report as JSON, for programs in any language",
        description="Print what stands on the page of a report, and how its tables are divided, as JSON. "
        "`disclosure render` takes it in place of the report.",
    )
    laying_out.add_argument("file", metavar="FILE", help="a report in JSON; - reads standard input")


def _add_rules(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listing = commands.add_parser(
        "rules",
        help="list the rules that a report is checked for",
        description="List the rules, each with its code, how grave it is, and its formula; or print them as JSON, "
        "with the identities of every edition and the texts of all messages, for programs in any language.",
    )
    listing.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how to print them (default: text)",
    )


def _add_schema(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    schema = commands.add_parser(
        "schema", help="print the JSON Schema of reports, documents, findings or rules"
    )
    schema.add_argument(
        "name",
        choices=[*(each.id for each in EDITIONS), "document", "findings", "rules"],
        help="an edition of the form, for its reports; or document, findings, or rules",
    )


if __name__ == "__main__":
    main()
