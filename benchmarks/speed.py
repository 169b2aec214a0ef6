"""How long each step takes for one report: `python benchmarks/speed.py [ROUNDS]`.

Reading and writing are shown for every example, beside untyped `json.loads`; what follows, for the report of a city.
Whole processes come last. Bounds are in `bounds.py`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial

from checkouts import SOURCE
from disclosure_schema import dumps, loads
from renderers import lay_out, render, renderer_named
from turns import Step, medians

FORMATS = ("html", "text", "docx", "pdf", "svg", "xlsx")


def show_examples(rounds: int) -> None:
    """Measure and print how long each example takes to be read and written."""
    print("| example, µs | json.loads | loads | ratio | dumps |\n|---|---:|---:|---:|---:|")
    for path in sorted(SOURCE.parent.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        steps: dict[str, Step] = {
            "untyped": partial(json.loads, text),
            "loads": partial(loads, text),
            "dumps": partial(dumps, loads(text)),
        }
        untyped, reading, writing = (each * 1e6 for each in medians(steps, rounds).values())
        ratio = reading / untyped
        print(f"| {path.stem} | {untyped:.0f} | {reading:.0f} | {ratio:.1f} | {writing:.0f} |")
    print()


def in_this_process() -> dict[str, Step]:
    """The steps from a report to each format."""
    report = loads(SOURCE.read_bytes())
    document = lay_out(report)
    return {
        "lay_out, no data": partial(lay_out, report, attach_data=False),
        "lay_out": partial(lay_out, report),
        **{f"{each}, from the document": partial(renderer_named(each).render, document) for each in FORMATS},
        "pdf, from the report": partial(render, report, "pdf"),
    }  # fmt: skip


def in_processes_of_their_own() -> dict[str, Step]:
    """What a whole process takes, start and imports included."""
    reading = f"from disclosure_schema import loads; loads(open({str(SOURCE)!r}, 'rb').read())"
    codes = {
        "an empty interpreter": "pass",
        "import attrs, cattrs": "import attrs, cattrs",
        "import disclosure_schema": "import disclosure_schema",
        "the first report, import included": reading,
    }
    command = ["-m", "disclosure_cli"]
    return {
        **{name: _process("-c", code) for name, code in codes.items()},
        **{
            f"disclosure render --to {each}": _process(*command, "render", str(SOURCE), "--to", each, "-o", "-")
            for each in FORMATS
        },
        "disclosure check": _process(*command, "check", str(SOURCE)),
    }  # fmt: skip


def _process(*words: str) -> Step:
    return partial(subprocess.run, [sys.executable, *words], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    fewer = max(3, rounds // 3)
    show_examples(fewer)
    taken = medians(in_this_process(), rounds) | medians(in_processes_of_their_own(), fewer)
    print(f"| step | ms, median of {rounds}, of processes {fewer} |\n|---|---:|")
    for name, seconds in taken.items():
        print(f"| {name} | {seconds * 1000:.3f} |")


if __name__ == "__main__":
    main()
