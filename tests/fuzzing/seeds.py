"""The first inputs of the fuzzer, made anew from the examples: PYTHONPATH=tests python -m fuzzing.seeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from disclosure_schema import Report, dumps, loads
from renderers import lay_out
from renderers.document_json import document_dumps
from renderers.docx import DocxRenderer

#: The first inputs, in a folder for each target.
CORPUS: Final = Path(__file__).parent / "corpus"
_EXAMPLES: Final = Path(__file__).parents[2] / "examples" / "reports"


def seeds() -> dict[str, bytes]:
    """What stands in each file of `corpus`, by its path there."""
    reports = {each.stem: loads(each.read_bytes()) for each in sorted(_EXAMPLES.glob("*.json"))}
    made: dict[str, bytes] = {}
    for name, report in reports.items():
        made[f"report/{name}.json"] = _short(dumps(report))
    small = {name: reports[name] for name in ("minimal-2021", "awkward-2020")}
    small["blank-2024"] = Report.blank("某局", 2024)
    for name, report in small.items():
        document = lay_out(report)
        made[f"document/{name}.json"] = _short(document_dumps(document))
        made[f"word/{name}.docx"] = DocxRenderer().render(document)
    return made


def _short(text: str) -> bytes:
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")).encode()


if __name__ == "__main__":
    for path, data in seeds().items():
        file = CORPUS / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
