"""How time and memory grow with each dimension of a report: n of anything may cost n times as much, not n² times.

    make growth, or python benchmarks/growth.py [--only WORD] [--most BYTES] [--seconds SECONDS]

One dimension of a report after the other is doubled (`dimensions.py`): the number of paragraphs, the length of one,
the rows of a table … It is doubled until the JSON of the report is as large as `--most` says, or a step takes longer
than `--seconds`. Each doubling of a step, from n to 2 n, says to which power of n its time grows:
log2((t(2 n) − t(16)) / (t(n) − t(16))). So what a step costs for every report does not count.
The smaller power of the last two doublings is shown, as a cache that is full makes one step in the times.
1.0 is in proportion to n, 2.0 is its square. MB is the most memory that a process used for all steps together.
Exit code 1 says that a step grows faster than n to the power 1.3, or fails otherwise than by refusing the report.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import multiprocessing
import resource
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from multiprocessing.connection import Connection
from time import process_time
from typing import Final

from attrs import define, field

from checkouts import SOURCE
from dimensions import DIMENSIONS, Dimension
from disclosure_schema import dumps, loads
from disclosure_schema.rules import CheckedReport, check, findings_dumps
from renderers import lay_out, renderer_named
from renderers.annotating.edited_report import read_word
from renderers.document_json import document_dumps, document_loads

Step = Callable[[], object]

#: What grows faster than this power of n is marked.
_LARGEST_POWER: Final = 1.3
#: A difference of fewer seconds says nothing.
_LEAST_DIFFERENCE: Final = 0.08
_MOST_BYTES: Final = 1_000_000
_SECONDS: Final = 2
#: Why a step is not run any more: a larger report would take it too long.
_SLOW: Final = "ends"
#: What no step may use, in bytes.
_MEMORY: Final = 2 * 1024**3

_FORMATS: Final = ("text", "html", "docx", "xlsx", "svg", "pdf")
_STEPS: Final = (
    *("loads", "dumps", "check", "findings", "lay out", "page out", "page in"),
    *(*_FORMATS, "Word in"),
)


def steps_of(text: str) -> Iterator[tuple[str, Step]]:
    """Every step from the JSON of a report to its formats and back."""
    yield "loads", partial(loads, text)
    report = loads(text)
    yield "dumps", partial(dumps, report)
    yield "check", partial(check, report)
    assessment = check(report)
    yield "findings", partial(findings_dumps, [CheckedReport(report, assessment)])
    yield "lay out", partial(lay_out, report)
    document = lay_out(report)
    yield "page out", partial(document_dumps, document)
    page = document_dumps(document)
    yield "page in", partial(document_loads, page)
    for name in _FORMATS:
        yield name, partial(renderer_named(name).render, document)
    word = renderer_named("docx").render(document)
    yield "Word in", partial(read_word, word)


@define
class Growth:
    """What was measured of one dimension: the seconds of each step by size, and what a step could not do."""

    seconds: dict[str, list[float]] = field(factory=lambda: defaultdict(list))
    #: The steps that refused the report with an exception that says what is wrong with it.
    refusing: set[str] = field(factory=set)
    #: The steps that are not run any more, each with the reason.
    ended: dict[str, str] = field(factory=dict)
    largest: int = 0
    megabytes: float = 0.0

    def power(self, step: str) -> float | None:
        """To which power of n the time of a step grows; None where it is too short to tell."""
        small, *others = self.seconds[step] or [0.0]
        if len(others) < 3 or others[-1] - others[-2] < _LEAST_DIFFERENCE:
            return None
        grown = [max(each - small, 0.001) for each in others[-3:]]
        return min(math.log2(after / before) for before, after in pairwise(grown))

    def shown(self, step: str) -> str:
        """The power of a step, what it could not do, or a point for a step that is quick at every size."""
        power = self.power(step)
        grows = "·" if power is None else f"{power:.1f}"
        refused = " refuses" if step in self.refusing else ""
        mark = " **!**" if self.is_wrong(step) else ""
        return f"{grows}{refused} {self.ended.get(step, '')}".rstrip() + mark

    def is_wrong(self, step: str) -> bool:
        """Whether a step grows too fast, or fails otherwise than by a refusal."""
        ended = self.ended.get(step, _SLOW)
        return (self.power(step) or 0) > _LARGEST_POWER or ended != _SLOW


def confirmed(dimension: Dimension, most: int, seconds: float) -> Growth:
    """What is measured of a dimension; once more if a step seems to grow too fast, as a busy machine makes it seem so."""
    growth = grown(dimension, most, seconds)
    if not any(map(growth.is_wrong, _STEPS)):
        return growth
    again = grown(dimension, most, seconds)
    wrong = [sum(map(each.is_wrong, _STEPS)) for each in (growth, again)]
    return growth if wrong[0] < wrong[1] else again


def grown(dimension: Dimension, most: int, seconds: float) -> Growth:
    """The times of all steps while one dimension of a report is doubled."""
    growth, n = Growth(), 16
    while len(growth.ended) < len(_STEPS):
        data = json.loads(SOURCE.read_text(encoding="utf-8"))
        dimension(data, n)
        text = json.dumps(data, ensure_ascii=False)
        if len(text.encode()) > most:
            break
        growth.largest = n
        _measure(text, growth, seconds)
        n *= 2
    return growth


def _measure(text: str, growth: Growth, seconds: float) -> None:
    """Take the time of each step in a process of its own, which ends if a step takes far too long or too much."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    active = [each for each in _STEPS if each not in growth.ended]
    process = context.Process(target=_run, args=(there, text, frozenset(active), seconds))
    process.start()
    there.close()
    begun = ""
    try:
        while True:
            match here.recv():
                case str(begun):
                    pass
                case str(step), float(taken), float(megabytes), bool(refused):
                    growth.seconds[step].append(taken)
                    growth.megabytes = max(growth.megabytes, megabytes)
                    growth.refusing.update([step] if refused else [])
                    if taken > seconds:
                        growth.ended[step] = _SLOW
                    begun = ""
                case str(step), str(problem):
                    growth.ended[step] = problem
                    begun = ""
    except EOFError:
        process.join()
    if begun and begun not in growth.ended:
        growth.ended[begun] = f"over {10 * seconds:g} s"
        for each in _STEPS[_STEPS.index(begun) :]:
            growth.ended.setdefault(each, _SLOW)


def _run(results: Connection, text: str, active: frozenset[str], seconds: float) -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    gc.disable()  # its rare full runs fall on one size and not on another
    steps = steps_of(text)
    name = _STEPS[0]
    while True:
        used = int(process_time() + 10 * seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (used, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        try:
            name, step = next(steps)
            if name in active:
                results.send(name)
                results.send((name, *_taken(step)))
        except StopIteration:
            return
        except Exception as error:
            # The steps are made of what the ones before give, so none can follow one that refuses.
            if not _is_refusal(error):
                results.send((name, type(error).__name__))
            return


def _taken(step: Step) -> tuple[float, float, bool]:
    """The seconds of a step, the least of three if it is short; the most memory of the process; whether it refused."""
    times: list[float] = []
    refused = False
    while len(times) < 3 and sum(times) < 0.5:
        gc.collect()
        start = process_time()
        try:
            step()
        except Exception as error:
            if not _is_refusal(error):
                raise
            refused = True
        times.append(process_time() - start)
    return min(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, refused


def _is_refusal(error: Exception) -> bool:
    """Whether an exception is one that the package documents: it says what is wrong with what it was given."""
    return type(error).__module__.partition(".")[0] in ("disclosure_schema", "renderers")


def main() -> int:
    """Measure, print a table, and give the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", metavar="WORD", default="", help="dimensions with that word")
    parser.add_argument("--most", type=int, metavar="BYTES", default=_MOST_BYTES)
    parser.add_argument("--seconds", type=float, metavar="SECONDS", default=_SECONDS)
    given = parser.parse_args()
    print("| n | largest | MB |", " | ".join(_STEPS), "|")
    print("|---|---:|---:|" + "---|" * len(_STEPS))
    is_right = True
    for name, dimension in DIMENSIONS.items():
        if given.only not in name:
            continue
        growth = confirmed(dimension, given.most, given.seconds)
        row = [name, f"{growth.largest:,}", f"{growth.megabytes:.0f}", *map(growth.shown, _STEPS)]
        print("|", " | ".join(row), "|", flush=True)
        is_right = is_right and not any(map(growth.is_wrong, _STEPS))
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())
