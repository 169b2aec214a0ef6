"""Writes the pages of the documentation that follow from the code: `python docs/generate.py [--check]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from document_page import document_page
from rules_page import rules_page
from score_page import score_page

from disclosure_schema import EDITIONS, Edition, Report
from disclosure_schema.codec.revisions import REVISION
from disclosure_schema.codec.schema import json_schema
from disclosure_schema.json.values import Json
from disclosure_schema.rules import findings_schema, rules_data
from disclosure_schema.rules.as_json.rules_schema import rules_schema
from renderers import lay_out
from renderers.document import Heading, Table
from renderers.document_json.schema import document_schema
from renderers.text.boxes import box

DOCS = Path(__file__).parent

HEAD = """# The form

Drawn from the editions, by `python docs/generate.py`. Every label, span and order here is data in `src/disclosure_schema/editions/`.
"""


def form_page() -> str:
    """Both real editions and the hybrid, as they look on paper."""
    return HEAD + "".join(map(_drawn, EDITIONS))


def _drawn(edition: Edition) -> str:
    lines = [f"\n## Edition {edition.id}", f"\n{edition.source}", ""]
    report = Report.blank("（机关全称）", edition.first_year, edition)
    for block in lay_out(report).blocks:
        match block:
            case Heading():
                lines.append(f"### {block.text}\n")
            case Table():
                lines += ["```text", *box(block, 100), "```", ""]
            case _:
                raise AssertionError(block)
    return "\n".join(lines)


def pages() -> dict[Path, str]:
    """What each generated file should hold."""
    schemas = {f"report-{each.id}-{REVISION}": json_schema(each) for each in EDITIONS}
    schemas["document-1"] = document_schema()
    schemas["findings-1"] = findings_schema()
    schemas["rules-1"] = rules_schema()
    return {
        DOCS / "form.md": form_page(),
        DOCS / "document.md": document_page(),
        DOCS / "checker-score.md": score_page(),
        DOCS / "rules.md": rules_page(),
        **{DOCS / "schema" / f"{name}.json": _json(schema) for name, schema in schemas.items()},
        DOCS / "rules.json": _json(rules_data()),
    }


def _json(data: dict[str, Json]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write the pages, or with --check say which of them are out of date."""
    made = pages()
    stale = [
        path
        for path, text in made.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path} is out of date: python docs/generate.py")
        return int(bool(stale))
    for path, text in made.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
