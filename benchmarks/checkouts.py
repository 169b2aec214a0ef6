"""Two checkouts side by side, in processes that take turns: `bounds.py --beside CHECKOUT` prints what is measured here.

Both run with the Python and the libraries that are used here, each with its own `src` first.
Only public names are used, so that the other checkout may be an old one.
Times are those of the processor, start and imports of a process included. A warm figure is a median within a process.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from turns import Beside, of_pairs, spent

HERE = Path(__file__).resolve().parent.parent
SOURCE = HERE / "examples" / "reports" / "suqian-2024.json"

#: How much slower than the other checkout it may be: an import, and all else.
IMPORT, REST = 1.15, 1.10

_WARM_DOCUMENTS = 20

#: The seconds that a checkout takes; the folder holds its compiled modules.
Taken = Callable[[Path, Path], float]


def figures_beside(other: Path, rounds: int) -> Iterator[tuple[str, float, Beside]]:
    """Each figure, how many times as long as in the other checkout it may be, and what was measured."""
    figures: list[tuple[str, float, Taken]] = [
        ("import disclosure_schema", IMPORT, partial(_cold, ["-c", "import disclosure_schema"])),
        *((f"{each}, warm", REST, partial(_warm, each)) for each in ("pdf", "docx")),
        *((_command(each)[0], REST, _command(each)[1]) for each in ("pdf", "docx", "html", "text")),
        ("disclosure check", REST, partial(_cold, ["-m", "disclosure_cli", "check", str(SOURCE)])),
    ]
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as compiled:
        for name, bound, taken in figures:
            yield name, bound, _in_turns(taken, other.resolve(), Path(compiled), rounds)


def _command(form: str) -> tuple[str, Taken]:
    words = ["-m", "disclosure_cli", "render", str(SOURCE), "--to", form, "-o", "-"]
    return f"disclosure render --to {form}", partial(_cold, words)


def _in_turns(taken: Taken, other: Path, compiled: Path, rounds: int) -> Beside:
    checkouts = (HERE, other)
    for each in checkouts:
        taken(each, compiled)  # compiles its modules
    pairs = []
    for number in range(rounds):
        turns = checkouts if number % 2 else checkouts[::-1]
        seconds = {each: taken(each, compiled) for each in turns}
        pairs.append((seconds[HERE], seconds[other]))
    return of_pairs(pairs)


def _cold(words: list[str], checkout: Path, compiled: Path) -> float:
    """The seconds of a whole process."""
    start = spent()
    _run(words, checkout, compiled)
    return spent() - start


def _warm(form: str, checkout: Path, compiled: Path) -> float:
    """The seconds of one document in a process that has made some."""
    return float(_run([str(Path(__file__).resolve()), form], checkout, compiled))


def _run(words: list[str], checkout: Path, compiled: Path) -> bytes:
    environment = {key: each for key, each in os.environ.items() if not key.startswith("PYTHON")}
    environment |= {"PYTHONPATH": str(checkout / "src"), "PYTHONPYCACHEPREFIX": str(compiled)}
    done = subprocess.run(
        [sys.executable, *words], env=environment, capture_output=True, check=True
    )
    return done.stdout


def _median_of_documents(form: str) -> float:
    """The median seconds that this process takes to render a document, after a few."""
    from disclosure_schema import loads
    from renderers import lay_out, renderer_named

    renderer, document = renderer_named(form), lay_out(loads(SOURCE.read_bytes()))
    times = []
    for _ in range(_WARM_DOCUMENTS):
        start = spent()
        renderer.render(document)
        times.append(spent() - start)
    return statistics.median(times[3:])


if __name__ == "__main__":
    print(_median_of_documents(sys.argv[1]))
