"""Our PDF beside those of other tools: `python benchmarks/pdf.py [ROUNDS]`.

The same report by each tool (`pdf_tools.py`; `requirements.txt` says what to install), a process for each:
warm is the median of the rounds in one process after the first two; cold is a whole process that makes one PDF,
start and imports included; memory is the most that this process has had. What is not installed is left out.
Then a thousand documents by ours: what a process holds after 100 and after all of them must be the same.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from pdf_tools import TOOLS

TOOL = str(Path(__file__).with_name("pdf_tools.py"))
MANY = 1000


def measured(tool: str, times: int) -> tuple[float, dict[str, object]]:
    """How many seconds a process takes that makes the report so many times, and what it says of itself."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, TOOL, tool, str(times)], check=True, capture_output=True, text=True
    )
    return time.perf_counter() - start, json.loads(done.stdout.splitlines()[-1])


def row(tool: str, rounds: int) -> str:
    """What one tool takes, as a row of the table, or why it is left out."""
    colds = [measured(tool, 1) for _ in range(max(3, rounds // 3))]
    if reason := colds[0][1].get("missing"):
        return f"| {tool} | left out: {reason} | | | |"
    _, warm = measured(tool, rounds + 2)
    seconds = warm["seconds"]
    assert isinstance(seconds, list)
    peak = max(float(str(each["peak"])) for _, each in colds)
    size = float(str(warm["bytes"]))
    return (
        f"| {tool} | {statistics.median(seconds[2:]) * 1000:.0f} "
        f"| {statistics.median(each for each, _ in colds) * 1000:.0f} "
        f"| {peak / 1024:.0f} | {size / 1000:.0f} |"
    )


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print("| tool | warm, ms | cold, ms | peak memory, MiB | kB |\n|---|---:|---:|---:|---:|")
    for tool in TOOLS:
        print(row(tool, rounds), flush=True)
    _, many = measured("ours", MANY)
    held = many["held"]
    assert isinstance(held, dict)
    print(
        "\nours holds "
        + ", ".join(f"{kib / 1024:.1f} MiB after {count}" for count, kib in held.items())
    )


if __name__ == "__main__":
    main()
