"""The facts of a finding, each with its name in both languages: the name `改正`, `correction`, and the fact `63 → 36`.

A program that shows findings chooses which facts it shows, and in which order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from disclosure_schema.rules.locating.location import Certainty
from disclosure_schema.rules.wording import ARITHMETIC, LISTED, NOT_LOCATED, SUGGESTED, UNCERTAIN

if TYPE_CHECKING:
    from disclosure_schema.rules.findings import Finding, Suggestion
    from disclosure_schema.rules.texts import Language

#: A name and what it names: `("改正", "63 → 36")`.
Fact: TypeAlias = tuple[str, str]


def suggestions(
    finding: Finding, text_of: Callable[[Suggestion], str], language: Language
) -> Iterator[Fact]:
    """Each suggestion, as `text_of` puts it. First comes how many there are, if not all of them are listed."""
    name = SUGGESTED[finding.certainty].of(language)
    listed = len(finding.suggestions)
    if finding.possibilities > listed:
        yield name, LISTED.of(language).format(all=finding.possibilities, listed=listed)
    for number, each in enumerate(finding.suggestions, 1):
        yield (f"{name} {number}" if listed > 1 else name), text_of(each)


def uncertainty(finding: Finding, language: Language) -> Iterator[Fact]:
    """That the sums alone cannot tell which cell is wrong, if that is so."""
    if finding.related and finding.certainty in (Certainty.POSSIBLE, Certainty.UNKNOWN):
        yield UNCERTAIN.of(language), NOT_LOCATED.of(language)


def is_stated(finding: Finding) -> bool:
    """Whether the statement of a finding is its first sum already, which then is of the same rule."""
    return bool(finding.related) and finding.related[0].code == finding.code


def further_sums(finding: Finding, language: Language) -> Iterator[Fact]:
    """Each sum that does not hold, written out, but for the one that the statement is."""
    for each in finding.related[is_stated(finding) :]:
        yield ARITHMETIC.of(language), each.message(language)
