"""Measuring in turns: what is compared runs by turns, so that a busy moment of the machine falls on all of it.

Times are those of the processor, not of the clock, so that other programs count little.
"""

from __future__ import annotations

import gc
import resource
import statistics
from collections.abc import Callable, Mapping

from attrs import frozen

Step = Callable[[], object]

#: A short step is repeated until it has taken this long, in seconds.
_LONG_ENOUGH = 0.02


@frozen
class Beside:
    """A step beside another: the median seconds of each, and the median of their ratios."""

    seconds: float
    other: float
    ratio: float


def spent() -> float:
    """Seconds of the processor that this process has used, and those that it has started and waited for."""
    used = [resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def medians(steps: Mapping[str, Step], rounds: int) -> dict[str, float]:
    """The median seconds of each step."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    repeats = {name: _repeats(step) for name, step in steps.items()}
    for _ in range(rounds):
        for name, step in steps.items():
            gc.collect()
            times[name].append(_seconds(step, repeats[name]))
    return {name: statistics.median(taken) for name, taken in times.items()}


def beside(step: Step, other: Step, rounds: int) -> Beside:
    """A step beside another one. The ratio is taken in each round, and the median of these says more than that of times."""
    repeats = _repeats(step), _repeats(other)
    pairs = []
    for _ in range(rounds):
        gc.collect()
        pairs.append((_seconds(step, repeats[0]), _seconds(other, repeats[1])))
    return of_pairs(pairs)


def of_pairs(pairs: list[tuple[float, float]]) -> Beside:
    """What pairs of seconds say, each taken in one round."""
    return Beside(
        statistics.median(one for one, _ in pairs),
        statistics.median(two for _, two in pairs),
        statistics.median(one / two for one, two in pairs),
    )


def _repeats(step: Step) -> int:
    step()
    return max(1, int(_LONG_ENOUGH / _seconds(step, 1)))


def _seconds(step: Step, times: int) -> float:
    """How long a step takes if it is done `times` times in a row; once more before that."""
    step()
    start = spent()
    for _ in range(times):
        step()
    return (spent() - start) / times
