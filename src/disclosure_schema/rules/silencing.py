"""Findings that a user wants left out: all findings of a rule, or single ones."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from attrs import evolve

from disclosure_schema.rules.catalogue import RULES, rule_of
from disclosure_schema.text.one_line import in_one_line

if TYPE_CHECKING:
    from disclosure_schema.rules.findings import Finding

_FINGERPRINT: Final = re.compile("[0-9a-f]{16}")


class UnknownSilence(ValueError):
    """Somebody wants to silence what is neither the code of a rule nor a fingerprint."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        #: All names that are neither.
        self.names = names

    def __str__(self) -> str:
        codes = ", ".join(each.code for each in RULES)
        return "\n  ".join(
            [
                "findings that cannot be silenced",
                *(
                    f"{in_one_line(each)}: expected a fingerprint, 16 hexadecimal digits, or one of the codes {codes}"
                    for each in self.names
                ),
            ]
        )


def silencing(names: Collection[str]) -> frozenset[str]:
    """The codes and fingerprints that a user wants silenced, verified.

    Raises UnknownSilence for a name that is neither, and TypeError for a text in place of a collection.
    """
    if isinstance(names, str):
        raise TypeError(
            f"silence: expected several codes or fingerprints, found the text {names!r}; put it into a tuple"
        )
    codes = {each.code for each in RULES}
    unknown = tuple(
        each for each in names if each not in codes and not _FINGERPRINT.fullmatch(each)
    )
    if unknown:
        raise UnknownSilence(unknown)
    return frozenset(names)


def is_silenced(finding: Finding, silence: frozenset[str]) -> bool:
    """Whether a finding is left out: its fingerprint is silenced, or all the rules that it breaks are."""
    codes = {finding.code, *(each.code for each in finding.related)}
    return silence >= codes or (bool(silence) and finding.fingerprint in silence)


def under_another_code(finding: Finding, silence: frozenset[str]) -> Finding:
    """The finding itself, or, if its code is silenced, the finding with the code of another rule that it breaks.

    A wrong cell may break several rules. Silencing one of them must not hide the others.
    """
    if finding.code not in silence:
        return finding
    others = [each for each in finding.related if each.code not in silence]
    silenced = [each for each in finding.related if each.code in silence]
    first = others[0]
    renamed = evolve(
        finding,
        code=first.code,
        severity=rule_of(first.code).severity,
        related=(*others, *silenced),
    )
    if finding.located:
        return renamed
    total = first.right[0]
    return evolve(renamed, path=total.path, label=total.label, value=total.value)
