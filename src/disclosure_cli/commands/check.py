"""`disclosure check`: whether reports add up, and which cells are wrong where they do not."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, TypeAlias, get_args

from disclosure_cli import reports
from disclosure_cli.annotated_copy import Annotating, prepared
from disclosure_cli.exit_codes import Exit, Refusal
from disclosure_cli.findings.drawn import drawn
from disclosure_cli.findings.lines import lines_of
from disclosure_cli.findings.reports_checked import in_all
from disclosure_cli.streams import complain, put_out, put_out_json, put_out_lines
from disclosure_cli.terminal import terminal_of_output
from disclosure_schema import Report
from disclosure_schema.rules import (
    CheckedReport,
    Language,
    Severity,
    UnknownSilence,
    check,
    findings_dumps,
)
from disclosure_schema.rules.silencing import silencing

Form: TypeAlias = Literal["text", "json"]
Gravity: TypeAlias = Literal["error", "warning", "never"]

_COUNTED: Final[dict[Gravity, tuple[Severity, ...]]] = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "never": (),
}


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `disclosure check`."""
    parser.description = (
        "Say whether reports add up, and which cells are wrong where they do not. "
        "On a terminal the tables concerned are drawn with these cells marked; "
        "into a pipe or a file go plain lines, one fact on each: FILE: CODE: PATH: MESSAGE."
    )
    parser.epilog = (
        "Exit codes: 0 no finding that counts, 1 findings, 2 usage, 3 a file cannot be read or written; "
        "the others are checked all the same, and the highest code wins."
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a report in JSON, or a Word document that was rendered from one, with the numbers "
        "that stand in its tables now; - reads standard input",
    )
    parser.add_argument(
        "--annotate",
        metavar="OUT.docx",
        help="write a copy of the one Word document that is checked, with each finding as a comment "
        "at its cell; comments of an earlier check go, those of people stay",
    )
    parser.add_argument(
        "--force", action="store_true", help="replace OUT.docx if it is there already"
    )
    parser.add_argument(
        "--format",
        choices=get_args(Form),
        default="text",
        help="text to read (default), or one JSON document on all files, "
        "as `disclosure schema findings` describes it",
    )
    parser.add_argument(
        "--fail-on",
        choices=get_args(Gravity),
        default="error",
        help="from which findings on the exit code is 1: error (default), warning for any, or never",
    )
    parser.add_argument(
        "--silence",
        action="append",
        default=[],
        metavar="CODE|FINGERPRINT",
        help="leave out the findings of a rule, or the one with that fingerprint, "
        "as long as its numbers stay; may be given several times",
    )
    parser.add_argument(
        "--language",
        choices=get_args(Language),
        default="zh",
        help="the language of the findings: zh (default) or en",
    )


def run(options: Namespace) -> Exit:
    """Check every file and print what was found."""
    return _checked(
        options.files,
        form=options.format,
        fail_on=options.fail_on,
        silence=options.silence,
        language=options.language,
        annotate=options.annotate,
        force=options.force,
    )


def _checked(
    names: Sequence[str],
    *,
    form: Form,
    fail_on: Gravity,
    silence: Sequence[str],
    language: Language,
    annotate: str | None,
    force: bool,
) -> Exit:
    """Check the files, and print their findings. A file that cannot be read does not keep the others from being checked.

    `annotate` names a copy of the one Word document that is checked; the findings become its comments.
    """
    try:
        silencing(silence)
    except UnknownSilence as error:
        return complain(str(error), Exit.USAGE)
    refused = [reason for each in names if (reason := _refused(each, form)) is not None]
    if refused:
        return complain("\n  ".join(["files that cannot be checked", *refused]), Exit.USAGE)
    given = dict.fromkeys(names)
    checking = _Checking(fail_on, silence)
    if annotate is None:
        if force:
            return complain("--force is for the file that --annotate names", Exit.USAGE)
        found = checking.each((each, reports.loaded(each)) for each in given)
    else:
        try:
            annotating = prepared(given, annotate, force=force)
        except Refusal as refusal:
            return complain(refusal.reason, refusal.code)
        found = iter(_annotated(checking, annotating, language))
    outcomes = (
        iter((put_out_json(findings_dumps(found, checking.unreadable)),))
        if form == "json"
        else _printed(checking, found, language)
    )
    failed = next((each for each in outcomes if each is not Exit.CLEAN), Exit.CLEAN)
    return max(checking.code, failed)


def _annotated(
    checking: _Checking, annotating: Annotating, language: Language
) -> tuple[CheckedReport, ...]:
    """Check the Word document, and write the copy with comments. The findings are printed even if that fails."""
    edited = reports.edited(annotating.name, annotating.data)
    report = None if edited is None else edited.report
    checked = tuple(checking.each([(annotating.name, report)]))
    if edited is not None:
        (found,) = checked
        code = annotating.write(edited, found.assessment, language)
        checking.code = max(checking.code, code)
    return checked


class _Checking:
    """The files being checked one after the other, and the outcome of those so far."""

    def __init__(self, fail_on: Gravity, silence: Sequence[str]) -> None:
        self.code = Exit.CLEAN
        self.checked = 0
        self.with_findings = 0
        self.unreadable: list[str] = []
        self._counted = _COUNTED[fail_on]
        self._silence = silence

    def each(self, read: Iterable[tuple[str, Report | None]]) -> Iterator[CheckedReport]:
        """Check reports, each with the name of its file; None is a file that could not be read."""
        for name, report in read:
            if report is None:
                self.unreadable.append(name)
                self.code = max(self.code, Exit.UNREADABLE)
                continue
            assessment = check(report, silence=self._silence)
            if any(each.severity in self._counted for each in assessment):
                self.code = max(self.code, Exit.FINDINGS)
            self.checked += 1
            self.with_findings += bool(assessment)
            yield CheckedReport(report, assessment, name)


def _printed(
    checking: _Checking, found: Iterator[CheckedReport], language: Language
) -> Iterator[Exit]:
    """Print the text on each report as soon as it is checked, and say whether it could be printed.

    On a terminal the number of reports follows, if there are several.
    """
    terminal = terminal_of_output()
    if terminal is None:
        for each in found:
            yield put_out_lines(lines_of(each, language))
        return
    for each in found:
        yield _drawn((*drawn(each, language, terminal), ""))
    unreadable = len(checking.unreadable)
    if checking.checked + unreadable > 1:
        counts = in_all(checking.checked, checking.with_findings, unreadable, language)
        yield _drawn(terminal.wrapped("", counts))


def _drawn(lines: Iterable[str]) -> Exit:
    """Print lines as they are: the terminal that made them let nothing through but its own codes."""
    return put_out("".join(f"{each}\n" for each in lines))


def _refused(name: str, form: Form) -> str | None:
    """Why a file cannot be checked, whatever it holds."""
    if not name:
        return "'': an empty name names no file"
    try:
        name.encode()
    except UnicodeEncodeError:
        # JSON is UTF-8; under another name nobody would find the file.
        if form == "json":
            return f"{name!a}: its name is not UTF-8, so findings in JSON cannot name it; rename it, or give it as -"
    return None
