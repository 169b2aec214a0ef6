"""Our PDF beside those of other tools: `python benchmarks/pdf.py [ROUNDS]`.

The same report by each tool (`pdf_tools.py`; `requirements.txt` says what to install), a process for each:
warm is the median of documents after the first two of a process; cold is a whole process that makes one PDF,
start and imports included. Both are time of the processors, so that what else a machine does counts little;
memory is the most that this process has had. The tools take turns, so that a busy moment
falls on all of them. What is not installed is left out.
Then a thousand documents by ours: what a process holds after 100 and after all of them must be the same.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

from pdf_tools import TOOLS, spent

TOOL = str(Path(__file__).with_name("pdf_tools.py"))
MANY = 1000


class Told(TypedDict, total=False):
    """What a process says of itself: seconds, bytes and KiB."""

    missing: str
    seconds: list[float]
    bytes: int
    peak: int
    held: dict[str, int]
    process: float


def measured(tool: str, times: int) -> Told:
    """What a process says of itself that makes the report so many times, and how many seconds it takes."""
    start = spent()
    done = subprocess.run(
        [sys.executable, TOOL, tool, str(times)], check=True, capture_output=True, text=True
    )
    taken = spent() - start
    told: Told = json.loads(done.stdout.splitlines()[-1])
    told["process"] = taken
    return told


def row(tool: str, colds: list[Told], warms: list[Told]) -> str:
    """What one tool takes, as a row of the table, or why it is left out."""
    if missing := colds[0].get("missing"):
        return f"| {tool} | left out: {missing} | | | |"
    figures = (
        statistics.median(each for told in warms for each in told["seconds"][2:]) * 1000,
        statistics.median(told["process"] for told in colds) * 1000,
        max(told["peak"] for told in colds) / 1024,
        max(told["bytes"] for told in warms) / 1000,
    )
    return f"| {tool} | " + " | ".join(f"{each:.0f}" for each in figures) + " |"


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    colds: dict[str, list[Told]] = {tool: [] for tool in TOOLS}
    warms: dict[str, list[Told]] = {tool: [] for tool in TOOLS}
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
