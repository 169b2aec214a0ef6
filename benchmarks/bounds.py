"""Whether this checkout is as fast as it has to be.

    make bench, or python benchmarks/bounds.py [--beside CHECKOUT] [--rounds NUMBER]

Each figure is measured in turns with a peer. Its bound says how many times as long as the peer it may take.
All of them are for one report of a city, with 200 numbers and 1,600 characters of prose. With another checkout,
such as a worktree of the last release, imports and whole commands are compared too.
Exit code 1 says that a bound is not kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from attrs import frozen

from checking import bare_sums
from checkouts import SOURCE, figures_beside
from disclosure_schema import dumps, loads
from disclosure_schema.rules import check
from peers import page_by_jinja, tables_by_tabulate
from renderers import lay_out
from renderers.html import HtmlRenderer
from renderers.text import TextRenderer
from turns import Beside, Step, beside


@frozen
class Bound:
    """What a figure is compared with, and how many times as long it may take."""

    figure: str
    step: Step
    peer: str
    other: Step
    at_most: float


def bounds() -> list[Bound]:
    """The figures that have a peer in the same process."""
    text = SOURCE.read_text(encoding="utf-8")
    report, data = loads(text), json.loads(text)
    document = lay_out(report)
    indented = "json.dumps, indented", partial(json.dumps, data, ensure_ascii=False, indent=2)
    return [
        Bound("loads", partial(loads, text), "json.loads", partial(json.loads, text), 9),
        Bound("dumps", partial(dumps, report), *indented, 1),
        # The bound of a layout means what users call, with the data attached; without them it must be kept all the more.
        Bound("lay_out", partial(lay_out, report), *indented, 2),
        Bound("lay_out, no data", partial(lay_out, report, attach_data=False), *indented, 2),
        Bound("check, clean", partial(check, report), "bare sums", bare_sums(report), 2),
        Bound("HTML", partial(HtmlRenderer().render, document), "jinja2", page_by_jinja(document), 1),
        Bound("text", partial(TextRenderer().render, document), "tabulate", tables_by_tabulate(document), 1),
    ]  # fmt: skip


def measured(other: Path | None, rounds: int) -> Iterator[tuple[str, str, float, Beside]]:
    """Each figure, its peer, how many times as long it may take, and what was measured."""
    for each in bounds():
        yield each.figure, each.peer, each.at_most, beside(each.step, each.other, rounds)
    if other is not None:
        for figure, at_most, found in figures_beside(other, rounds):
            yield figure, "the other checkout", at_most, found


def main() -> int:
    """Measure, print a table, and give the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT", help="a folder with src in it")
    parser.add_argument("--rounds", type=int, metavar="NUMBER", default=21, help="default: 21")
    given = parser.parse_args()
    if given.beside and not (given.beside / "src" / "renderers").is_dir():
        parser.error(f"{given.beside} is no checkout: it has no src/renderers")
    all_kept = True
    print("| figure | ms | beside | ms | bound, times | measured | kept |")
    print("|---|---:|---|---:|---:|---:|---|")
    for figure, peer, at_most, found in measured(given.beside, given.rounds):
        kept = found.ratio <= at_most
        all_kept &= kept
        times = f"{found.seconds * 1000:.3f} | {peer} | {found.other * 1000:.3f}"
        answer = "yes" if kept else "NO"
        print(f"| {figure} | {times} | {at_most:g} | {found.ratio:.2f} | {answer} |", flush=True)
    return 0 if all_kept else 1


if __name__ == "__main__":
    sys.exit(main())
