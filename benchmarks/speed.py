"""How long each step takes for one report: `python benchmarks/speed.py [ROUNDS]`.

The steps take turns, so that a busy moment of the machine falls on all of them; medians are shown.
Beside reading and writing stands a floor: what the standard library takes for the same text, untyped.
What is read and written is shown for every example; what follows, for the report of a city.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from disclosure_schema import dumps, loads, to_data
from renderers import lay_out, renderer_named
from renderers.docx.comments.commenting import with_comments
from renderers.docx.reading.cell_texts import texts_of_cells
from renderers.docx.reading.opening import open_document

EXAMPLES = Path(__file__).parent.parent / "examples" / "reports"
SOURCE = EXAMPLES / "suqian-2024.json"
FORMATS = ("html", "text", "docx", "pdf", "svg", "xlsx")


def measured(steps: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median time of each step in seconds. A short step is done many times in a row."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    often = {name: max(1, int(0.02 / timed(step, 1))) for name, step in steps.items()}
    for _ in range(rounds):
        for name, step in steps.items():
            gc.collect()
            times[name].append(timed(step, often[name]))
    return {name: statistics.median(taken) for name, taken in times.items()}


def timed(step: Callable[[], object], times: int) -> float:
    """How long a step takes in seconds, if it is done so many times in a row; once more before that."""
    step()
    start = time.perf_counter()
    for _ in range(times):
        step()
    return (time.perf_counter() - start) / times


def cold(code: str) -> Callable[[], object]:
    """A step that runs `code` in a fresh interpreter."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


def rendered(form: str) -> Callable[[], object]:
    """A step that starts the command, which reads the report and writes it in a format."""
    command = [sys.executable, "-m", "disclosure_cli", "render", SOURCE, "--to", form, "-o", "-"]
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def show_examples(rounds: int) -> None:
    """Measure and print how long each example takes to be read and written, in millionths of a second."""
    print("| example | json.loads | loads | ratio | dumps |\n|---|---:|---:|---:|---:|")
    for path in sorted(EXAMPLES.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        report = loads(text)
        steps: dict[str, Callable[[], object]] = {
            "untyped": lambda text=text: json.loads(text),
            "loads": lambda text=text: loads(text),
            "dumps": lambda report=report: dumps(report),
        }
        untyped, reading, writing = (each * 1e6 for each in measured(steps, rounds).values())
        ratio = reading / untyped
        print(f"| {path.stem} | {untyped:.0f} | {reading:.0f} | {ratio:.1f} | {writing:.0f} |")
    print()


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    show_examples(max(3, rounds // 3))
    text = SOURCE.read_text(encoding="utf-8")
    report = loads(text)
    plain = to_data(report)
    document = lay_out(report)
    steps: dict[str, Callable[[], object]] = {
        "json.loads, untyped": lambda: json.loads(text),
        "loads": lambda: loads(text),
        "json.dumps, untyped, indented": lambda: json.dumps(plain, ensure_ascii=False, indent=2),
        "dumps": lambda: dumps(report),
        "lay_out, without its data": lambda: lay_out(report, attach_data=False),
        "lay_out": lambda: lay_out(report),
    }
    for name in FORMATS:
        renderer = renderer_named(name)
        steps[f"render {name}"] = lambda renderer=renderer: renderer.render(document)
    word = renderer_named("docx").render(document)
    opened = open_document(word)
    comment = {"/requests/received/total": "请核对"}
    steps["a Word document opened"] = lambda: open_document(word)
    steps["the texts of its cells"] = lambda: texts_of_cells(opened, document)
    steps["a comment in it"] = lambda: with_comments(opened, comment)
    warm = measured(steps, rounds)
    processes = measured(
        {
            "an empty interpreter": cold("pass"),
            "import attrs, cattrs": cold("import attrs, cattrs"),
            "import disclosure_schema": cold("import disclosure_schema"),
            "the first report, import included": cold(
                "from pathlib import Path; from disclosure_schema import loads; "
                f"loads(Path({str(SOURCE)!r}).read_bytes())"
            ),
            "a PDF from the file": cold(
                "from pathlib import Path; from disclosure_schema import loads; from renderers import render; "
                f"render(loads(Path({str(SOURCE)!r}).read_bytes()), 'pdf')"
            ),
            **{f"disclosure render --to {each}": rendered(each) for each in FORMATS},
        },
        max(3, rounds // 3),
    )
    print(f"| step | ms, median of {rounds} |\n|---|---:|")
    for name, seconds in (warm | processes).items():
        print(f"| {name} | {seconds * 1000:.3f} |")


if __name__ == "__main__":
    main()
