"""Findings → comments: the text of each, and the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from disclosure_schema.rules import CheckedReport, Finding, Language, Texts, rule_of
from disclosure_schema.rules.as_text.facts import (
    Fact,
    further_sums,
    suggestions,
    uncertainty,
)
from disclosure_schema.rules.as_text.verdict import not_assessed, verdict
from disclosure_schema.rules.wording import COLON, NOT_ASSESSED, SEVERITIES, VERDICT
from renderers.document import Document, Heading
from renderers.docx.comments.commenting import Comment

_CLAUSE: Final = Texts("依据", "basis")
_RULE: Final = Texts(
    "规则 {code}，指纹 {fingerprint}（可用 --silence 略去）",
    "rule {code}, fingerprint {fingerprint} (--silence leaves it out)",
)


def comments_on(checked: CheckedReport, page: Document, language: Language) -> Iterator[Comment]:
    """A comment at the title if rules could not be assessed, and a comment for each finding.

    A finding is at its cell; if that cell is not on the page, at the heading of its section. `page` is the page of
    the report, which has the headings.
    """
    colon = COLON.of(language)
    if missing := not_assessed(checked, language):
        facts = (
            (NOT_ASSESSED.of(language), missing),
            (VERDICT.of(language), verdict(checked, language)),
        )
        yield Comment("\n".join(f"{name}{colon}{fact}" for name, fact in facts))
    headings = _headings(checked, page)
    for finding in checked.assessment:
        lines = [f"{name}{colon}{fact}" for name, fact in _facts(finding, language)]
        named = _RULE.of(language).format(code=finding.code, fingerprint=finding.fingerprint)
        text = "\n".join((*lines, named))
        yield Comment(text, finding.path, headings.get(_first_step(finding.path), ""))


def _facts(finding: Finding, language: Language) -> Iterator[Fact]:
    """The facts about a finding, each with its name: what is wrong, and what to do.

    If the wrong cell is known, the comment stands there and begins with the correction; the sum that shows the
    mistake comes second.
    """
    wrong = (SEVERITIES[finding.severity].of(language), finding.statement(language))
    suggested = suggestions(finding, lambda each: each.message(language), language)
    if finding.located:
        yield from suggested
        yield wrong
    else:
        yield wrong
        yield from uncertainty(finding, language)
        yield from suggested
    yield from further_sums(finding, language)
    yield _CLAUSE.of(language), rule_of(finding.code).clause.of(language)


def _headings(checked: CheckedReport, page: Document) -> dict[str, str]:
    """The heading of the section that prints the cells, by the first step of their paths: `requests`, `litigation`."""
    printed = {each.key: each.text for each in page.blocks if isinstance(each, Heading)}
    return {_first_step(each.path): printed[each.section] for each in checked.report.cells()}


def _first_step(path: str) -> str:
    return path.split("/")[1] if "/" in path else ""
