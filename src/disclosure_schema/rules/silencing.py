"""Findings that somebody has decided to leave out: all those of a rule, or one by one."""

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
    """A name of what is to be silenced is neither the code of a rule nor a fingerprint."""

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
    """The names of what is to be silenced, verified.

    Raises UnknownSilence for what is no code and no fingerprint, and TypeError for a text in place of a collection.
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
    return finding.fingerprint in silence or silence >= {
        finding.code,
        *(each.code for each in finding.related),
    }


def led_by_another(finding: Finding, silence: frozenset[str]) -> Finding:
    """The finding with the code of another rule that it breaks, if its own is silenced.

    A wrong cell may break several rules, and silencing one of them must not hide the others.
    """
    if finding.code not in silence:
        return finding
    heard = [each for each in finding.related if each.code not in silence]
    rest = [each for each in finding.related if each.code in silence]
    leading = heard[0]
    led = evolve(
        finding,
        code=leading.code,
        severity=rule_of(leading.code).severity,
        related=(*heard, *rest),
    )
    if finding.located:
        return led
    shows = leading.right[0]
    return evolve(led, path=shows.path, label=shows.label, value=shows.value)
