"""The rules as JSON-ready objects, for programs in other languages: docs/rules.json.

Nothing is decided here. The identities come from the editions, the texts from the catalogue and the wording.
`reading` and `places` explain them, so that the file can be used without our Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from disclosure_schema.codec.revisions import REVISION, schema_of
from disclosure_schema.editions import EDITIONS, Edition
from disclosure_schema.form.identities import Identity, identities_of
from disclosure_schema.rules.added_rows import QUOTED
from disclosure_schema.rules.catalogue import RULES, Rule, rule_of
from disclosure_schema.rules.cells import amounts_of, labels_of, signed_cells
from disclosure_schema.rules.judgements.fees_in_yuan import (
    DOUBTFUL_FROM,
    FEES,
    YUAN,
    in_ten_thousands,
)
from disclosure_schema.rules.texts import Texts
from disclosure_schema.rules.wording import (
    LESS,
    LIKELY,
    LOCATED,
    LOCATED_SEVERAL,
    MISTAKES,
    MORE,
    NOT_LOCATED,
    SEPARATOR,
)

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.json.values import Json

#: What stands under `$schema` in the file. A revision may only add.
RULES_SCHEMA: Final = "urn:disclosure-schema:rules/1"

#: How the file is used: some sentences on each part.
READING: Final[dict[str, str]] = {
    "editions": "A report belongs to the edition whose `report` is the report's `$schema`. "
    "`cells` has the path of every cell of the form, in the order of the page, with what the form calls it. "
    "A path is a JSON pointer into the report.",
    "numbers": "A count is a JSON integer. "
    'The cells in `amounts` hold text such as "72701.2578", and in a report that our package did not write '
    "perhaps a JSON number. Sums of counts may be larger than 2^53: add them as integers of any size.",
    "absence": "A cell that is null, that holds other text, or whose line is left out has no number. "
    "It is never 0. An identity with such a cell is not assessed, and that is told, with the cells in question: "
    "not assessed is not the same as right. A cell without a number is not below zero, and its unit is not in doubt.",
    "identities": "The numbers at `left` are added, and those at `right`. "
    "`=`: both sums are the same. `≤`: the sum at the left is at most that at the right. "
    "Lines that an office added stand in none, with one exception: where the report has `/requests/extra_rows` "
    "whose `after` lies below `/requests/outcomes/`, and is not its total, their cells, column by column, "
    "with a number or without, are added at the left of T3-SUM if more of those identities hold that way; "
    "or if as many do, and fewer do not.",
    "not_negative": "No number is below zero, but for the cells in `except`. So it is with the cells of lines "
    "that an office added, in the `extra_rows` of tables 二 and 三: each has the column of the cell at its place "
    "in the line at `after`, and may be below zero where that one may. "
    "It is called by the `label` of its line, ` · `, and that column; "
    f"of a label of more than {QUOTED} characters by the first {QUOTED} and `…`.",
    "units": "A number above zero is in doubt if it is at least `doubtful_from`, "
    "or if the report has a remark for its path whose `after` begins as the regular expression "
    "`doubtful_remark` says. Times `factor` it is in `unit`.",
    "messages": "`message` of a rule, its places in braces filled as `places` says. "
    "The whole message of a finding is that, and behind `words.separator` "
    "`words.located` for one cell that is known to be wrong, or `words.located_several` for a mistake over several; "
    "`words.likely` with one of these where there is one explanation and nothing that proves it; "
    "`words.not_located` where there are several, or none.",
}

#: What fills each place in the templates.
PLACES: Final[dict[str, str]] = {
    "left": "what the form calls the first cell at the left",
    "right": "what the form calls the first cell at the right",
    "column": "what stands behind the last ` · ` of {right}",
    "left_terms": "the numbers at the left, with ` + ` between them; zeros are left out, "
    "but for as many, at the end, as make two numbers of it; a number below zero stands in parentheses",
    "left_lines": "each number at the left behind what its line begins with, a space between them, "
    "and ` + ` between one and the next: of what the form calls the cell, the part before ` · ` up to the first 、; "
    "zeros are kept",
    "right_lines": "the same of the numbers at the right",
    "left_sum": "the sum at the left",
    "right_sum": "the sum at the right",
    "difference": "`words.more` or `words.less`, with the difference of the sums as {number}. "
    "With one cell at the right it says whether the right side is more, or less, than the left; "
    "with several whether the left side is, than the right",
    "number": "a number with all its digits",
    "cell": "what the form calls the cell",
    "value": "the number in the cell, digits as given",
    "expected": "the number that should be there",
    "kind": "what `words.suggestions` says of the kind of the suggestion",
    "suggestion": "`words.located` or `words.located_several`, filled",
    "cells": "what the form calls each cell of the suggestion, a space, and the number that should be there",
}


def rules_data(editions: Iterable[Edition] = EDITIONS) -> dict[str, Json]:
    """The rules, and the identities of these editions, as JSON-ready objects."""
    return {
        "$schema": RULES_SCHEMA,
        "report_revision": REVISION,
        "reading": {**READING},
        "places": {**PLACES},
        "rules": [_rule(each) for each in RULES],
        "words": {
            "more": _texts(MORE),
            "less": _texts(LESS),
            "located": _texts(LOCATED),
            "located_several": _texts(LOCATED_SEVERAL),
            "likely": _texts(LIKELY),
            "not_located": _texts(NOT_LOCATED),
            "separator": _texts(SEPARATOR),
            "suggestions": {kind: _texts(each) for kind, each in MISTAKES.items()},
        },
        "editions": [_edition(each) for each in editions],
    }


def _rule(rule: Rule) -> dict[str, Json]:
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "title": _texts(rule.title),
        "message": _texts(rule.message),
        "clause": _texts(rule.clause),
        "formula": rule.formula,
    }


def _texts(texts: Texts) -> dict[str, Json]:
    return {"zh": texts.zh, "en": texts.en}


def _edition(edition: Edition) -> dict[str, Json]:
    labels = labels_of(edition)
    amounts = amounts_of(edition)
    signed = signed_cells(edition)
    return {
        "id": edition.id,
        "report": schema_of(edition),
        "source": edition.source,
        "cells": {path: labels[path] for path in edition.paths},
        "amounts": [*amounts],
        "identities": [_identity(each) for each in identities_of(edition.paths)],
        "not_negative": {
            "code": rule_of("NEGATIVE").code,
            "except": [each for each in edition.paths if each in signed],
        },
        "units": [_unit(each) for each in amounts if each == FEES],
    }


def _identity(identity: Identity) -> dict[str, Json]:
    return {
        "code": identity.code,
        "left": [*identity.left],
        "relation": identity.relation,
        "right": [*identity.right],
    }


def _unit(path: CellPath) -> dict[str, Json]:
    return {
        "code": rule_of("T2-UNIT").code,
        "path": path,
        "unit": "万元",
        "doubtful_from": DOUBTFUL_FROM,
        "doubtful_remark": YUAN,
        "factor": str(in_ten_thousands(Decimal(1))),
    }
