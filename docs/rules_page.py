"""The page docs/rules.md: every rule, with what `check` finds in a report that breaks it and in one that keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path as File

from attrs import frozen

from disclosure_schema import BLANK, EDITIONS, Report, loads
from disclosure_schema.form.identities import Identity, identities_of
from disclosure_schema.rules import RULES, Finding, Rule, Severity, check
from disclosure_schema.rules.filled_texts import number
from disclosure_schema.rules.wording import MISTAKES

REPORTS = File(__file__).parent.parent / "examples" / "reports"

HEAD = """# The rules

What a report is checked for. `python docs/generate.py` makes this page from the rules: every message on it is what `check` gives for the report beside it.

```python
>>> from pathlib import Path
>>> from disclosure_schema import loads
>>> from disclosure_schema.rules import check
>>> report = loads(Path("examples/reports/suqian-2024.json").read_bytes())
>>> len(check(report))
0
>>> wrong = report.with_cell("/requests/outcomes/granted/natural_person", 1480)
>>> (finding,) = check(wrong)
>>> finding.code, finding.path, finding.located
('T3-ROW', '/requests/outcomes/granted/natural_person', True)
>>> print(finding.message("en"))
（一）予以公开 · 总计: 1480 + 21 + 2 = 1503, the table has 1431, 72 less; （一）予以公开 · 自然人 should be 1408
>>> finding.suggestions[0].apply(wrong) == report
True

```

## What a finding is

A finding is one cause of something that does not add up, or that is doubtful. It has the code of a rule, the cell with its path and its label on the form, the arithmetic written out, and what may have been meant.

One cause gives one finding. The number above breaks two sums, that of its row and that of its column. It is reported once, and `related` lists both sums. Where several rules are broken, the finding has the code of the first broken sum: rows come before columns, and columns before balances. A number below zero is always `NEGATIVE`.

An `error` says that the report contradicts itself or the form. A `warning` says that a number may be right, and that somebody should look at it.

## How the wrong cell is found

A broken sum says that one of its cells is wrong, but not which one. In table 三 many sums cross. Where every cell holds a number, each cell stands in two or three sums, and no two cells stand in the same ones. So the set of broken sums says which cell is wrong, and the differences say what should stand in it. An error-correcting code works the same way. A sum with a blank cell is not assessed. A cell that then stands in one sum only cannot be located.

`check` looks for the smallest explanation: one mistake, then two, and so on up to five. A mistake is another number in one cell. With one or two mistakes, one of them may also be of the kinds that people make over several cells: neighbours changed places, a row was shifted by a column, a number was split over two cells. `certainty` says how sure the explanation is:

* `certain`: there is only one explanation of that size, at least two broken sums agree on each of its mistakes, and each of its cells stands in more than one sum. The finding is `located`: its path is that of the wrong cell, and its suggestion is the right number. A cell below zero is wrong without doubt; a number is suggested if the sums confirm one, or if the cell stands in no sum. Two mistakes by the same difference may look like one mistake in another cell; no sums can tell them apart.
* `likely`: there is only one explanation, and nothing proves it. The path is that of the total where the trouble shows.
* `possible`: there are several explanations. The five likeliest are suggested, and `possibilities` says how many there are, up to 64.
* `unknown`: there is none.

A table with more than five mistakes is peeled: a cell whose sums are all out by the same difference is mended, then the next one, as far as that goes. Each mended cell gives a finding that is `likely`. Each sum that stays broken gives a finding of its own. The search has a fixed number of steps. What it has found when they are spent is never certain.

Table 四 has three sums that share no cell. They show that something is wrong, and cannot say where: any of the five cells may be wrong, or several. Sometimes no part can be the wrong one, because it would have to be below zero, as in 3 + 1 + 1 with a total of 0. Then the total is likely.

That an explanation is the smallest does not make it true. A suggestion is never applied unless you call `apply`, which gives a copy.

## What is not assessed

A cell has no number if it is blank, holds `/` or 无, or if its row is not on the page. It is never taken for 0, and a sum with such a cell is not assessed. That is no finding, but not the same as right either: `not_assessed` lists the sum, with the cells in question.

Rows that an office added stand in no sum, with one exception: （七）总计 of table 三 may count rows that were added among the outcomes. They are counted if more columns balance with them. A blank cell in such a row then keeps its column from being assessed. No cell of an added row may be below zero, unless its column is 本年增/减.

## Silencing

```python
>>> finding.fingerprint == check(wrong).findings[0].fingerprint
True
>>> silent = check(wrong, silence={finding.fingerprint})
>>> len(silent), len(silent.silenced)
(0, 1)
>>> [each.code for each in check(wrong, silence={"T3-ROW"})]
['T3-SUM']
>>> len(check(wrong, silence={"T3-ROW", "T3-SUM"}))
0

```

`silence` takes fingerprints and codes. A finding is left out if all the rules that it breaks are silenced; if only some are, it is reported with the code of another one. A fingerprint names one finding in one report: agency, year, code, cell, and all numbers of the sums in question. When one of these numbers changes, it is another finding, and the decision on the old one no longer holds.

## In other languages

[rules.json](rules.json) has all of this as data: the identities of every edition, the cells that may be below zero, the label of every cell, the templates of all messages, and how they are filled. `disclosure rules --format json` prints it, it lies in the package as `disclosure_schema/rules/rules.json`, and it has a [JSON Schema](schema/rules-1.json). [A program in JavaScript](../examples/javascript/check_report.mjs) uses only this file and finds the same broken rules as `check`; a test compares both. It does not look for the wrong cell.
"""


@frozen(kw_only=True)
class Example:
    """A report that breaks a rule, made of one that keeps it."""

    code: str
    #: The name of an example report that keeps the rule.
    name: str
    #: The numbers that make it break the rule, by path.
    changes: Mapping[str, int | Decimal]

    def passing(self) -> Report:
        """The report as it is."""
        return loads((REPORTS / f"{self.name}.json").read_bytes())

    def failing(self) -> Report:
        """The report with the other numbers."""
        return self.passing().with_cells(self.changes)

    def unassessed(self) -> Report:
        """The report with nothing in the first of these cells."""
        return self.passing().with_cell(next(iter(self.changes)), BLANK)


EXAMPLES = (
    Example(
        code="T3-ROW",
        name="suqian-2024",
        changes={"/requests/outcomes/granted/natural_person": 1480},
    ),
    Example(
        code="T3-SUM",
        name="suqian-2024",
        changes={
            "/requests/outcomes/unavailable/not_held/natural_person": 33,
            "/requests/outcomes/unavailable/not_held/commercial": 859,
        },
    ),
    Example(
        code="T3-BAL",
        name="suqian-2024",
        changes={"/requests/received/public_interest": 6, "/requests/received/legal_services": 1},
    ),
    Example(code="T4-SUM", name="suqian-2024", changes={"/reconsideration/pending": 63}),
    Example(
        code="T2-2019",
        name="shanghai-office-2019",
        changes={"/proactive/rules/disclosed": 524, "/proactive/rules/disclosed_to_date": 13},
    ),
    Example(
        code="NEGATIVE",
        name="suqian-2024",
        changes={"/proactive/normative_documents/repealed": -227},
    ),
    Example(
        code="T2-UNIT", name="suqian-2024", changes={"/proactive/fees": Decimal("727012578.00")}
    ),
)


def rules_page() -> str:
    """The whole page."""
    examples = {each.code: each for each in EXAMPLES}
    return HEAD + "".join(line for rule in RULES for line in _section(rule, examples[rule.code]))


def _section(rule: Rule, example: Example) -> Iterator[str]:
    counts = _counts(rule.code)
    yield f"\n## {rule.code}\n\n{rule.title.zh}\n<br>{rule.title.en}\n\n"
    yield "| | |\n|---|---|\n"
    yield f"| how serious | {_severity(rule.severity)} |\n"
    yield f"| formula | `{rule.formula}` |\n"
    yield f"| rests on | {rule.clause.zh}<br>{rule.clause.en} |\n"
    if counts:
        yield f"| how many | {', '.join(f'{n} in the edition {each}' for each, n in counts.items())} |\n"
        yield "| cells without a number | a sum with such a cell is not assessed, and `not_assessed` lists it |\n"
    else:
        yield "| cells without a number | are passed over: an absent number is neither too small nor too large |\n"
    yield from _failing(example)
    yield from _passing(example)
    yield from _unassessed(example)


def _counts(code: str) -> dict[str, int]:
    """The number of identities with that code in each edition that has any."""
    counts = {
        each.id: sum(one.code == code for one in identities_of(each.paths)) for each in EDITIONS
    }
    return {edition: count for edition, count in counts.items() if count}


def _severity(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "`error`: the report contradicts itself, or the form"
        case Severity.WARNING:
            return "`warning`: it may be right, and somebody should look"


def _failing(example: Example) -> Iterator[str]:
    passing = example.passing()
    found = ", ".join(
        f"`{path}` is {number(value)} instead of {number(passing.at(path))}"
        for path, value in example.changes.items()
    )
    yield f"\n**Fails.** In [{example.name}](../examples/reports/{example.name}.json) {found}:\n"
    for finding in check(example.failing()):
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    yield f"\n> `{finding.code}` {finding.message('zh')}\n>\n> `{finding.code}` {finding.message('en')}\n"
    if finding.located:
        yield f"\nThe wrong cell is known: `{finding.path}`."
    else:
        yield f"\nThe wrong cell is not known for certain; the trouble shows at `{finding.path}`."
    yield f" {'Suggestion' if len(finding.suggestions) == 1 else 'Suggestions'}:\n\n"
    for each in finding.suggestions:
        yield f"- {each.message('zh')}: {MISTAKES[each.kind].en}\n"


def _passing(example: Example) -> Iterator[str]:
    """The numbers that keep the rule, written out."""
    report = example.passing()
    (finding,) = check(example.failing())
    yield "\n**Passes.** As published: "
    if not finding.related:
        yield f"`{finding.path}` is {number(report.at(finding.path))}.\n"
        return
    (leading,) = (
        each
        for each in identities_of(report.edition.paths)
        if each.code == finding.code and each.right[0] == finding.related[0].right[0].path
    )
    yield f"`{_written(leading, report)}`.\n"


def _written(identity: Identity, report: Report) -> str:
    sides = (
        " + ".join(number(report.at(path)) for path in side if report.at(path)) or "0"
        for side in (identity.left, identity.right)
    )
    return f" {identity.relation} ".join(sides)


def _unassessed(example: Example) -> Iterator[str]:
    path = next(iter(example.changes))
    before = {(each.code, each.path) for each in check(example.passing()).not_assessed}
    new = [
        f"`{each.code}` at `{each.path}`"
        for each in check(example.unassessed()).not_assessed
        if (each.code, each.path) not in before
    ]
    result = (
        f"not assessed: {', '.join(new)}" if new else "nothing is found, and nothing is left out"
    )
    yield f"\n**Without a number.** With `{path}` blank, {result}.\n"
