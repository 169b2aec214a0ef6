"""Findings as comments in a Word document: each at its cell, and at the title what could not be assessed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from disclosure_cli.findings import words as words
from disclosure_cli.word_documents import NotReadBack
from disclosure_schema.rules import (
    Certainty,
    CheckedReport,
    Finding,
    Language,
    Texts,
    rule_of,
)
from disclosure_schema.rules.wording import NOT_LOCATED
from renderers import lay_out
from renderers.document import Heading
from renderers.docx.comments.writing import Comment, commented_anew
from renderers.docx.errors import NotOurDocument

#: Who makes the comments. By this name they are known again.
AUTHOR: Final = "disclosure check"
INITIALS: Final = "DC"

_CLAUSE: Final = Texts("依据", "basis")
_RULE: Final = Texts(
    "规则 {code}，指纹 {fingerprint}（可用 --silence 略去）",
    "rule {code}, fingerprint {fingerprint} (--silence leaves it out)",
)


def annotated(data: bytes, checked: CheckedReport, language: Language) -> tuple[bytes, int]:
    """A Word document of ours with what was found in it as comments, and how many these are.

    Earlier comments of ours go; the same bytes come back if there are none either way.
    Raises `NotReadBack` if parts that have to do with comments are torn.
    """
    comments = tuple(_comments(checked, language))
    try:
        copy = commented_anew(data, comments, author=AUTHOR, initials=INITIALS)
    except NotOurDocument as error:
        raise NotReadBack(str(error)) from error
    return copy, len(comments)


def _comments(checked: CheckedReport, language: Language) -> Iterator[Comment]:
    colon = words.COLON.of(language)
    if missing := words.not_assessed(checked, language):
        said = (
            (words.NOT_ASSESSED.of(language), missing),
            (words.VERDICT.of(language), words.verdict(checked, language)),
        )
        yield Comment("\n".join(f"{name}{colon}{what}" for name, what in said))
    headings = _headings(checked)
    for finding in checked.assessment:
        lines = [f"{name}{colon}{what}" for name, what in _facts(finding, language)]
        named = _RULE.of(language).format(code=finding.code, fingerprint=finding.fingerprint)
        text = "\n".join((*lines, named))
        yield Comment(text, finding.path, headings.get(_first_step(finding.path), ""))


def _facts(finding: Finding, language: Language) -> Iterator[tuple[str, str]]:
    """What there is to say of a finding, each with its name: what is wrong and what to do.

    Where the comment stands at the wrong cell it begins with that cell, and not with the sum that gives it away.
    """
    wrong = (words.SEVERITIES[finding.severity].of(language), finding.statement(language))
    suggested = words.suggested(finding, lambda each: each.message(language), language)
    if finding.located:
        yield from suggested
        yield wrong
    else:
        yield wrong
        if finding.related and finding.certainty in (Certainty.POSSIBLE, Certainty.UNKNOWN):
            yield words.UNCERTAIN.of(language), NOT_LOCATED.of(language)
        yield from suggested
    # What is wrong is said by the arithmetic of the leading identity, if that is of the same rule.
    for number, each in enumerate(finding.related):
        if number or each.code != finding.code:
            yield words.ARITHMETIC.of(language), each.message(language)
    yield _CLAUSE.of(language), rule_of(finding.code).clause.of(language)


def _headings(checked: CheckedReport) -> dict[str, str]:
    """The heading of the section that prints the cells below a first step of their paths: `requests`, `litigation`."""
    printed = {
        each.key: each.text
        for each in lay_out(checked.report, attach_data=False).blocks
        if isinstance(each, Heading)
    }
    return {_first_step(each.path): printed[each.section] for each in checked.report.cells()}


def _first_step(path: str) -> str:
    return path.split("/")[1] if "/" in path else ""
