"""`disclosure fonts`: which faces would be used, and whether they have what some reports are written with."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from disclosure_cli import reports
from disclosure_cli.chosen_fonts import add_fonts_option, chosen_fonts
from disclosure_cli.exit_codes import Exit
from disclosure_cli.streams import complain, put_out_lines
from disclosure_schema.text.one_line import text_of
from renderers.errors import UnusableFont
from renderers.fonts import Face, packaged_fonts
from renderers.fonts.choice import FontChoice
from renderers.fonts.coverage import coverage
from renderers.style import GB_T_9704
from renderers.style.face_names import PREFERRED


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `disclosure fonts`."""
    parser.description = (
        "Say for each role of text which face would be used, what was looked for and not found, "
        "and what was passed over. With reports: how many characters each face serves, and those that none has."
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="a report in JSON; - reads standard input"
    )
    add_fonts_option(parser)


def run(options: Namespace) -> Exit:
    """Print for each role its face, and for each report how many of its characters each face serves."""
    return _printed(options.files, options.fonts)


def _printed(names: Sequence[str], place: str | None) -> Exit:
    code = Exit.CLEAN
    try:
        choice = chosen_fonts(place)
        lines = list(_described(choice))
        for name in dict.fromkeys(names):
            document = reports.laid_out(name)
            if document is None:
                code = Exit.UNREADABLE
                continue
            covered = coverage(document, GB_T_9704, choice.fonts)
            lines += [f"{name}: {face.name} serves {count}" for face, count in covered.served]
            lines += [f"{name}: {each}" for each in covered.missing]
            if covered.missing:
                code = Exit.UNREADABLE
    except UnusableFont as error:
        return complain(text_of(error), Exit.UNREADABLE)
    return max(code, put_out_lines(lines))


_WIDTH = max(map(len, PREFERRED))


def _described(choice: FontChoice) -> Iterator[str]:
    packaged = packaged_fonts()
    in_vain = {each.role: each.in_vain for each in choice.roles if each.in_vain}
    for role in PREFERRED:
        first, *others = choice.fonts.serving(role)
        note = ", packaged" if first in packaged.serving(role) else ""
        yield f"{role:<{_WIDTH}}  {first.name} ({_place(first)}{note})"
        yield f"{'':<{_WIDTH}}  then {', '.join(each.name for each in others)}"
        if role in in_vain:
            yield f"{'':<{_WIDTH}}  not found: {', '.join(in_vain[role])}"
    for each in choice.passed_over:
        place = each.path if each.index is None else _place(Face(each.path, each.index))
        yield f"passed over: {place}: {each.reason}"


def _place(face: Face) -> str:
    return f"{face.path}, face {face.index}"
