"""Our PDF beside those of other tools: `python benchmarks/pdf.py [ROUNDS]`.

Each tool makes the same report (`pdf_tools.py`) in a process of its own (`pdf_process.py`):
warm is the median of files after the first two of a process; cold is a whole process that makes one file,
start and imports included. Both are time of the processors, so that what else a machine does counts little;
memory is the most that this process has had. The tools take turns, so that a busy moment
falls on all of them. What is not installed is left out.
Then a thousand files by ours: a process must hold the same after 100 and after all of them.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

from pdf_tools import TOOLS
from turns import spent

PROCESS = str(Path(__file__).with_name("pdf_process.py"))
MANY = 1000


class Measured(TypedDict, total=False):
    """What a process prints, and the seconds that all of it took."""

    missing: str
    seconds: list[float]
    bytes: int
    peak: int
    held: dict[str, int]
    process: float


def measured(tool: str, times: int) -> Measured:
    """What a process takes that makes the report `times` times."""
    start = spent()
    done = subprocess.run(
        [sys.executable, PROCESS, tool, str(times)], check=True, capture_output=True, text=True
    )
    taken = spent() - start
    found: Measured = json.loads(done.stdout.splitlines()[-1])
    found["process"] = taken
    return found


def row(tool: str, colds: list[Measured], warms: list[Measured]) -> str:
    """What one tool takes, as a row of the table, or why it is left out."""
    if missing := colds[0].get("missing"):
        return f"| {tool} | left out: {missing} | | | |"
    figures = (
        statistics.median(second for each in warms for second in each["seconds"][2:]) * 1000,
        statistics.median(each["process"] for each in colds) * 1000,
        max(each["peak"] for each in colds) / 1024,
        max(each["bytes"] for each in warms) / 1000,
    )
    return f"| {tool} | " + " | ".join(f"{each:.0f}" for each in figures) + " |"


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    colds: dict[str, list[Measured]] = {tool: [] for tool in TOOLS}
    warms: dict[str, list[Measured]] = {tool: [] for tool in TOOLS}
    for _ in range(rounds):
        for tool in TOOLS:
            colds[tool].append(measured(tool, 1))
            if "missing" not in colds[tool][0]:
                warms[tool].append(measured(tool, 5))
    print("| tool | warm, ms | cold, ms | peak memory, MiB | kB |\n|---|---:|---:|---:|---:|")
    for tool in TOOLS:
        print(row(tool, colds[tool], warms[tool]))
    held = measured("ours", MANY)["held"]
    print("\nours holds", ", ".join(f"{kib / 1024:.1f} MiB after {at}" for at, kib in held.items()))


if __name__ == "__main__":
    main()
