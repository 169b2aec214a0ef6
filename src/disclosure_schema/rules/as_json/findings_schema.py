"""The JSON Schema of findings in JSON, Draft 2020-12. It describes every member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from disclosure_schema.json.schema_pieces import Schema, described, list_of, object_of, ref
from disclosure_schema.rules.locating.location import Certainty
from disclosure_schema.rules.locating.mistakes import MistakeKind
from disclosure_schema.rules.locating.smallest import MOST_EXPLANATIONS
from disclosure_schema.rules.severity import Severity
from disclosure_schema.rules.wording import MISTAKES

if TYPE_CHECKING:
    from disclosure_schema.json.values import Json

#: What stands under `$schema` in findings. A revision may only add.
FINDINGS_SCHEMA: Final = "urn:disclosure-schema:findings/1"


def findings_schema() -> dict[str, Json]:
    """The JSON Schema of findings, as a JSON-ready object."""
    whole = object_of(
        "Findings",
        "What was found in reports that were checked: one document, however many reports.",
        {
            "$schema": described({"const": FINDINGS_SCHEMA}, "Names this format and its revision."),
            "reports": list_of(
                "report",
                "The reports that were checked, in the order in which they were named. "
                "A file that cannot be read as a report is not among them.",
            ),
            "unreadable": described(
                {"type": "array", "items": {"type": "string"}},
                "The files that cannot be read as reports, as they were named, in the same order.",
            ),
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": FINDINGS_SCHEMA,
        **whole,
        "$defs": {**_reports(), **_of_findings(), **_values()},
    }


def _reports() -> Schema:
    return {
        "report": object_of(
            "Report",
            "A report that was checked.",
            {
                "file?": described(
                    {"type": "string"},
                    "The file as it was named; `-` is standard input. Left out if the report came from no file.",
                ),
                "agency": described({"type": "string"}, "The agency whose report it is."),
                "year": described(
                    {"type": "integer", "minimum": 1900, "maximum": 2999},
                    "The year that it reports on.",
                ),
                "edition": described(
                    {"type": "string"}, "The edition of the form: `2019`, `2021`."
                ),
                "findings": list_of(
                    "finding",
                    "What does not add up, or is doubtful: one finding for each cause, in the order of the page.",
                ),
                "not_assessed": list_of(
                    "not_assessed",
                    "The identities that could not be looked at, as some of their cells hold no number. A blank cell is never 0.",
                ),
                "silenced": list_of(
                    "finding", "The findings that the caller asked to leave out, in the same order."
                ),
            },
        ),
        "finding": object_of(
            "Finding",
            "One cause of something that does not add up, or is doubtful.",
            {
                "code": ref("code", "The rule that it comes from."),
                "severity": described(
                    {"enum": [each.value for each in Severity]},
                    "`error`: the report contradicts itself, or the form. `warning`: it may be right, and somebody should look.",
                ),
                "path": ref(
                    "path",
                    "The cell that is wrong if it is `located`, else one where the trouble shows.",
                ),
                "label": ref("label", "What the form calls that cell."),
                "value": ref("number", "What stands in that cell."),
                "located": described(
                    {"type": "boolean"},
                    "Whether it is known which cell is wrong: `certainty` is `certain`.",
                ),
                "certainty": described(
                    {"enum": [each.value for each in Certainty]},
                    "`certain`: the wrong cell is known. `likely`: there is one explanation, and nothing that proves it. "
                    "`possible`: there are several. `unknown`: there is none.",
                ),
                "message": ref("texts", "What is wrong, in a sentence."),
                "related": list_of(
                    "discrepancy",
                    "The identities that do not hold because of it, the leading one first.",
                ),
                "suggestions": list_of(
                    "suggestion",
                    "What may have been meant, the likeliest first, five at most. A cell that is known to be wrong "
                    "has one, or none if what was meant is not known.",
                ),
                "possibilities": described(
                    {"type": "integer", "minimum": 0},
                    "How many there are, those that are not listed too. No more than "
                    f"{MOST_EXPLANATIONS} are looked for.",
                ),
                "fingerprint": described(
                    {"type": "string", "pattern": "^[0-9a-f]{16}$"},
                    "Names this finding as long as the numbers in it stay: what was decided on it lapses when one changes.",
                ),
            },
        ),
        "not_assessed": object_of(
            "Not assessed",
            "An identity that could not be looked at.",
            {
                "code": ref("code", "The rule that it is a case of."),
                "path": ref("path", "The first cell at its right: mostly the total."),
                "label": ref(
                    "label",
                    "What the form calls that cell; of a balance, which has no line of its own, the column.",
                ),
                "absent": list_of("path", "Its cells that hold no number."),
            },
        ),
    }


def _of_findings() -> Schema:
    return {
        "discrepancy": object_of(
            "Discrepancy",
            "An identity that does not hold, with the numbers in it.",
            {
                "code": ref("code", "The rule that it is a case of."),
                "left": list_of("term", "The cells that are added up."),
                "right": list_of("term", "The cells that it is compared with: mostly the total."),
                "left_sum": described({"type": "integer"}, "The sum of the cells at the left."),
                "right_sum": described({"type": "integer"}, "The sum of the cells at the right."),
                "said": ref("texts", "The arithmetic written out."),
            },
        ),
        "term": object_of(
            "Term",
            "A cell in a sum.",
            {
                "path": ref("path", "Where it stands."),
                "label": ref("label", "What the form calls it."),
                "value": described({"type": "integer"}, "The number in it."),
            },
        ),
        "suggestion": object_of(
            "Suggestion",
            "Numbers that would make it right, and how the mistake may have come about.",
            {
                "kind": described(
                    {"enum": list(get_args(MistakeKind))},
                    "; ".join(f"`{kind}`: {texts.en}" for kind, texts in MISTAKES.items()) + ".",
                ),
                "said": ref("texts", "What it changes and why, in a sentence."),
                "changes": list_of(
                    "change", "The cells that it changes, in the order of the page."
                ),
            },
        ),
        "change": object_of(
            "Change",
            "Another number for a cell.",
            {
                "path": ref("path", "Where it stands."),
                "label": ref("label", "What the form calls it."),
                "found": ref("number", "What stands in it."),
                "expected": ref("number", "What should stand in it."),
            },
        ),
    }


def _values() -> Schema:
    return {
        "code": {
            "title": "Code",
            "description": "A rule, for ever called so: `T3-SUM`.",
            "type": "string",
            "pattern": "^[A-Z0-9]+(-[A-Z0-9]+)*$",
        },
        "path": {
            "title": "Path",
            "description": "A place in a report: a JSON pointer such as `/requests/received/total`.",
            "type": "string",
            "pattern": "^/",
        },
        "label": {
            "title": "Label",
            "description": "The line and the column of a cell, as the form has them: `（七）总计 · 自然人`.",
            "type": "string",
        },
        "number": {
            "title": "Number",
            "description": "A count is a JSON integer. An amount of money is text with every digit, `1286.40`, so that no reader rounds it.",
            "anyOf": [
                {"type": "integer"},
                {"type": "string", "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"},
            ],
        },
        "texts": object_of(
            "Texts",
            "The same in two languages. Messages are for reading; their wording may change.",
            {
                "zh": described({"type": "string"}, "In Chinese."),
                "en": described(
                    {"type": "string"}, "In English, with the names of the form in Chinese."
                ),
            },
        ),
    }
