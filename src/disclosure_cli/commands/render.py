"""`disclosure render`: reports in, files out."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from disclosure_cli import files, reports
from disclosure_cli.chosen_fonts import add_fonts_option
from disclosure_cli.chosen_formats import ChosenFormat, chosen_formats
from disclosure_cli.exit_codes import Exit, Refusal
from disclosure_cli.plugin_code import running_plugin
from disclosure_cli.streams import complain, put_out, put_out_lines
from disclosure_schema.text.one_line import in_one_line, message_of, text_of
from renderers import Document
from renderers.errors import CannotRender
from renderers.rendering import rendered


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `disclosure render`."""
    parser.description = (
        "Make files of reports. Nothing is written if any of the files is there already."
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a report in JSON, or what `disclosure document` made of one; - reads standard input",
    )
    parser.add_argument(
        "--to",
        action="append",
        required=True,
        metavar="FORMAT",
        help="a format that `disclosure formats` lists, or the place of a renderer, "
        "as package.module:MyRenderer; may be given several times",
    )
    parser.add_argument(
        "--option",
        action="append",
        default=[],
        metavar="FORMAT.OPTION=VALUE",
        help="set an option of a format, as in text.width=80; may be given several times; "
        "`disclosure formats FORMAT` lists them",
    )
    add_fonts_option(parser)
    parser.add_argument(
        "--style",
        metavar="NAME",
        help="how pages look: official (GB/T 9704, the default), large-print for weak sight, or screen; "
        "formats without pages have no use for it",
    )
    parser.add_argument(
        "-o",
        "--output",
        default=".",
        metavar="DIR",
        help="the folder for the files, made if need be (default: here); - writes to standard output",
    )
    parser.add_argument("--force", action="store_true", help="replace files that are there already")


def run(options: Namespace) -> Exit:
    """Render every file in every format, and print the names of the files that were made.

    A file that cannot be read does not keep the others from being rendered.
    """
    try:
        formats = chosen_formats(
            tuple(dict.fromkeys(options.to)), options.option, options.fonts, options.style
        )
        if options.output == "-":
            return _print(options.files, formats)
        targets = _targets(options.files, formats, Path(options.output))
        _refuse_overwriting(targets, force=options.force)
        if Path(options.output).exists() and not Path(options.output).is_dir():
            return complain(f"{in_one_line(options.output)} is not a folder", Exit.USAGE)
        Path(options.output).mkdir(parents=True, exist_ok=True)
        files.remove_left(Path(options.output))
    except Refusal as refusal:
        return complain(refusal.reason, refusal.code)
    except OSError as error:
        return complain(f"{in_one_line(options.output)}: {error.strerror}", Exit.UNREADABLE)
    return _written(targets)


def _written(targets: dict[str, list[tuple[ChosenFormat, Path]]]) -> Exit:
    """Make the files, and print the names of those that were made."""
    written: list[Path] = []
    code = max(_render(name, targets[name], written) for name in targets)
    return max(code, put_out_lines(map(str, written)))


def _targets(
    names: Sequence[str], formats: Sequence[ChosenFormat], folder: Path
) -> dict[str, list[tuple[ChosenFormat, Path]]]:
    """For each file that is read the files to be made of it. Raises `Refusal` if two of these have one name."""
    targets: dict[str, list[tuple[ChosenFormat, Path]]] = {}
    claimed: dict[Path, str] = {}
    for name in dict.fromkeys(names):
        for each in formats:
            path = folder / f"{files.stem(name)}.{each.renderer.extension}"
            if path in claimed:
                reason = f"{claimed[path]} and {name} as {each.asked} would both become {path}"
                raise Refusal(in_one_line(reason), Exit.USAGE)
            claimed[path] = f"{name} as {each.asked}"
            targets.setdefault(name, []).append((each, path))
    return targets


def _refuse_overwriting(
    targets: dict[str, list[tuple[ChosenFormat, Path]]], *, force: bool
) -> None:
    paths = [path for each in targets.values() for _, path in each]
    there = [str(path) for path in paths if os.path.lexists(path)]
    if there and not force:
        reason = f"there already: {in_one_line(', '.join(there))} (--force replaces them)"
        raise Refusal(reason, Exit.USAGE)


def _render(name: str, targets: Sequence[tuple[ChosenFormat, Path]], written: list[Path]) -> Exit:
    """Make the files of one report, and add those that were made to `written`."""
    document = reports.laid_out(name)
    if document is None:
        return Exit.UNREADABLE
    code = Exit.CLEAN
    for each, path in targets:
        data = _render_with(each, name, document)
        if isinstance(data, Exit):
            code = max(code, data)
            continue
        try:
            files.write(path, data)
        except OSError as error:
            reason = f"{in_one_line(str(path))}: {error.strerror}"
            code = max(code, complain(reason, Exit.UNREADABLE))
        else:
            written.append(path)
    return code


def _print(names: Sequence[str], formats: Sequence[ChosenFormat]) -> Exit:
    if len(names) != 1 or len(formats) != 1:
        raise Refusal("standard output takes one file in one format", Exit.USAGE)
    document = reports.laid_out(names[0])
    if document is None:
        return Exit.UNREADABLE
    data = _render_with(formats[0], names[0], document)
    if isinstance(data, Exit):
        return data
    return put_out(data)


def _render_with(chosen: ChosenFormat, name: str, document: Document) -> bytes | Exit:
    """The bytes that a renderer makes of the document, or an exit code after printing why it failed.

    `CannotRender` is about the report, called `name`. Any other exception in a renderer of ours is a bug of ours.
    """
    concerned = in_one_line(f"{name}: {chosen.asked}")
    try:
        with running_plugin():
            return rendered(document, chosen.renderer)
    except CannotRender as error:
        return complain(f"{concerned}: {text_of(error)}", Exit.UNREADABLE)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if chosen.is_ours:
            raise
        return complain(f"{concerned}: {message_of(error)}", Exit.PLUGIN_FAILED)
