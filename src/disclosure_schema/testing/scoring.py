"""How good a checker is, measured on known mistakes. A checker is a function from a report to claims: what is wrong.

To score a checker in another language, write a function that gives it the report as JSON
and makes claims of its answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from attrs import Factory, evolve

from disclosure_schema.frozen import frozen
from disclosure_schema.rules import check
from disclosure_schema.testing.planted import PLANTED_KINDS

if TYPE_CHECKING:
    from disclosure_schema.model.report import Report
    from disclosure_schema.testing.corpus import Corpus
    from disclosure_schema.testing.planted import PlantedKind, PlantedMistake


@frozen
class Claim:
    """One thing that a checker says is wrong with a report."""

    #: The cell that is wrong, if the checker is sure of it; None if it only knows that something is wrong.
    path: str | None = None
    #: Numbers that may be meant, by path. Each mapping is a correction of its own, the likeliest first.
    #: A checker that is sure of the cell is also sure of the first correction.
    suggestions: tuple[Mapping[str, int | Decimal], ...] = ()


#: A function that says what is wrong with a report. It must not change the report.
Checker: TypeAlias = Callable[["Report"], Iterable[Claim]]


def claims_of_check(report: Report) -> tuple[Claim, ...]:
    """Our own `check` as a checker: a finding is a claim, with its cell if that is known."""
    return tuple(
        Claim(
            each.path if each.located else None,
            tuple(
                {change.path: change.expected for change in suggestion.changes}
                for suggestion in each.suggestions
            ),
        )
        for each in check(report)
    )


@frozen(kw_only=True)
class Score:
    """How a checker did on mistakes of one kind."""

    #: Mistakes that break a rule, and mistakes that break none. The latter are counted here only.
    mistakes: int = 0
    undetectable: int = 0
    #: Something was claimed.
    found: int = 0
    #: One cell of every cause was named, and no right cell.
    located: int = 0
    #: A right cell was named, or a wrong number was claimed for the cell that was named.
    misled: int = 0
    #: The first suggestions of all claims together give the right numbers.
    right_first: int = 0
    #: One suggestion of each claim, together, give the right numbers.
    right_among: int = 0


@frozen
class Scoreboard:
    """What a checker scored on a corpus."""

    clean: int
    #: Clean reports about which something was claimed.
    false_alarms: int
    #: The scores by the kind of mistake and the section that it was in.
    scores: Mapping[tuple[str, str], Score] = Factory(dict)

    @property
    def false_alarms_in_a_thousand(self) -> float:
        """The false alarms in a thousand clean reports."""
        return 1000 * self.false_alarms / self.clean if self.clean else 0.0

    def of(self, kind: str | None = None, section: str | None = None) -> Score:
        """The score of all mistakes of a kind, in a section, or of all there are."""
        chosen = [
            score
            for (each, where), score in self.scores.items()
            if kind in (None, each) and section in (None, where)
        ]
        return Score(**{name: sum(getattr(each, name) for each in chosen) for name in _COUNTED})

    def markdown(self) -> str:
        """A table to be read, a row for each kind in each table of the form, and the false alarms below it."""
        lines = [_line(_HEADINGS), _line(["---", "---", *["---:"] * (len(_HEADINGS) - 2)])]
        for (kind, section), each in self.scores.items():
            lines.append(_line([f"`{kind}`", _TABLES[section], *_shown(each)]))
        lines.append(_line(["all", "", *_shown(self.of())]))
        alarms = (
            f"{self.clean} clean reports, {self.false_alarms} objected to: "
            f"{self.false_alarms_in_a_thousand:.1f} in a thousand."
        )
        return "\n".join((*lines, "", alarms, ""))


_COUNTED: Final = (
    "mistakes",
    "undetectable",
    "found",
    "located",
    "misled",
    "right_first",
    "right_among",
)

_TABLES: Final = {"proactive": "二", "requests": "三", "disputes": "四"}

_HEADINGS: Final = [
    "mistake",
    "table",
    "mistakes",
    "found",
    "located",
    "misled",
    "right first",
    "right among",
    "break no rule",
]


def score(checker: Checker, corpus: Corpus) -> Scoreboard:
    """What a checker scores on a corpus."""
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for each in corpus.mistaken:
        key = (each.kind, each.section)
        scores[key] = _with(scores[key], each, tuple(checker(each.wrong)))
    alarms = sum(bool(tuple(checker(each))) for each in corpus.clean)
    return Scoreboard(len(corpus.clean), alarms, dict(sorted(scores.items(), key=_place)))


def _place(row: tuple[tuple[str, str], Score]) -> tuple[int, int]:
    (kind, section), _ = row
    return PLANTED_KINDS.index(cast("PlantedKind", kind)), list(_TABLES).index(section)


def _with(before: Score, mistake: PlantedMistake, claims: tuple[Claim, ...]) -> Score:
    if not mistake.is_detectable:
        return evolve(before, undetectable=before.undetectable + 1)
    named = {each.path for each in claims if each.path is not None}
    misled = any(_misleads(each, mistake) for each in claims)
    firsts = [each.suggestions[:1] for each in claims]
    true = {
        "mistakes": True,
        "found": bool(claims),
        "located": not misled and all(named & cause for cause in mistake.causes),
        "misled": misled,
        "right_first": _is_right(mistake, firsts),
        "right_among": _is_right(mistake, [each.suggestions for each in claims]),
    }
    return evolve(before, **{name: getattr(before, name) + each for name, each in true.items()})


def _misleads(claim: Claim, mistake: PlantedMistake) -> bool:
    """Whether a claim that names a cell is wrong about it, or about a cell that it would change."""
    if claim.path is None:
        return False
    changes = [change for each in claim.suggestions[:1] for change in each.items()]
    expected: dict[str, int | Decimal] = {
        str(path): each for path, each in mistake.expected.items()
    }
    return claim.path not in expected or any(
        path not in expected or expected[path] != number for path, number in changes
    )


def _is_right(
    mistake: PlantedMistake, offered: Iterable[tuple[Mapping[str, int | Decimal], ...]]
) -> bool:
    """Whether the right numbers result from one suggestion of every claim that has suggestions."""
    right = mistake.right.values()
    corrected: set[str] = set()
    for suggestions in offered:
        good = [
            each
            for each in suggestions
            if all(right.get(path) == number for path, number in each.items())  # type: ignore[call-overload]
        ]
        if suggestions and not good:
            return False
        corrected.update(*good[:1])
    return corrected >= set(mistake.expected)


def _shown(each: Score) -> list[str]:
    counts = (each.found, each.located, each.misled, each.right_first, each.right_among)
    shares = [f"{100 * count / each.mistakes:.1f} %" if each.mistakes else "–" for count in counts]
    return [str(each.mistakes), *shares, str(each.undetectable)]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
