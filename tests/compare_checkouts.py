"""Whether two checkouts make the same bytes of everything: the net below a large refactoring.

    python tests/compare_checkouts.py OLD NEW [--only PATTERN] [--keep FOLDER] [--details NUMBER]

OLD and NEW are folders with `src` in them, such as a worktree of the last commit and the one being worked in. Both run
in the environment of the Python that is used here, at the same time, each with its own `src` first. Exit code 0 says
that all is the same, 1 that there are differences, 2 that a checkout could not be run to its end.

The inputs are made once, by OLD (`comparing/inputs.py`): the examples, frozen documents, reports of chance with a fixed
seed, hostile ones, reports with planted mistakes, tampered JSON, Word documents that were edited.
Compared is what users get (`comparing/outputs.py`), by public doors only, each output under a name that is a path:

* `pdf/…`, `svg/…`, `docx/…`, `html/…`, `text/…`, `xlsx/…`: every report and every specimen of the conformance kit, by
  every option and style in turn, without data, section by section, with a template;
* `pairs/…`, `styles/…`, `fonts/…`: one report by every two options, by every value of a style, in other fonts;
* `report/…`, `pages/…`, `kit/…`: JSON of reports, documents and findings; what stands where on paper;
* `faults/…`, `findings/…`: what is said of files that are no reports, and of reports that do not add up;
* `command/…`, `process/…`, `word/…`: what the command prints, how it ends, which files it makes, comments in Word;
* `schema/…`, `rules/…`, `public/…`: descriptions of formats, the rules, public names and how they are called.

An exception is an output as well: its type and its words. PATTERN, as in a shell, chooses outputs: `--only 'docx/*'`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from shutil import copytree

from comparing.differences import described, first_difference


def started(script: str, checkout: Path, cwd: Path, *arguments: str | Path) -> subprocess.Popen:
    """A script of ours in the environment of a checkout, which it leaves without a trace."""
    environment = {key: each for key, each in os.environ.items() if not key.startswith("PYTHON")}
    environment |= {
        "PYTHONPATH": os.pathsep.join((str(checkout / "src"), str(Path(__file__).parent))),
        "PYTHONPYCACHEPREFIX": str(cwd.parent / "cache"),
        "PYTHONHASHSEED": "0",
        "TERM": "xterm",
        "TZ": "UTC",
    }
    environment.pop("NO_COLOR", None)
    words = [
        sys.executable,
        "-P",
        "-W",
        "ignore",
        "-m",
        f"comparing.{script}",
        checkout,
        *arguments,
    ]
    return subprocess.Popen(words, cwd=cwd, env=environment)


def made(old: Path, new: Path, folder: Path, pattern: str) -> bool:
    """Let both checkouts make their outputs; whether they could."""
    inputs = folder / "inputs"
    inputs.mkdir(parents=True)
    if started("inputs", old, inputs, inputs).wait():
        return False
    running = []
    for label, checkout in (("old", old), ("new", new)):
        cwd = folder / label / "work"
        copytree(inputs, cwd)
        outputs = folder / label / "outputs"
        outputs.mkdir()
        running.append(started("outputs", checkout, cwd, label, outputs, pattern))
    codes = [each.wait() for each in running]
    return not any(codes)


def names_in(folder: Path) -> set[str]:
    """The names of all outputs in a folder."""
    return {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}


def told(old: Path, new: Path, most: int) -> int:
    """Tell every difference, `most` of each kind with what differs; how many there are."""
    before, after = names_in(old), names_in(new)
    differing: Counter[str] = Counter()
    for name in sorted(before | after):
        kind = name.partition("/")[0]
        if name not in before or name not in after:
            differing[kind] += 1
            print(f"{name}: only {'NEW' if name in after else 'OLD'} makes it")
            continue
        was, now = (each.joinpath(name).read_bytes() for each in (old, new))
        if was == now:
            continue
        differing[kind] += 1
        sizes = f"{len(was)} → {len(now)} bytes" if len(was) != len(now) else f"{len(was)} bytes"
        print(f"{name}: {sizes}, first difference at {first_difference(was, now)}")
        if differing[kind] <= most:
            print(*(f"    {each}" for each in described(was, now)), sep="\n")
    kinds = ", ".join(f"{each} {count}" for each, count in differing.most_common())
    print(f"{differing.total()} of {len(before | after)} outputs differ{kinds and ': '}{kinds}")
    return differing.total()


def main() -> int:
    """Compare, and give the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("old", type=Path, help="the checkout as it was")
    parser.add_argument("new", type=Path, help="the checkout as it is")
    parser.add_argument("--only", metavar="PATTERN", default="*", help="outputs of these names")
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="leave all outputs here")
    parser.add_argument("--details", metavar="NUMBER", type=int, default=5, help="differences of each kind that are shown (default: 5)")  # fmt: skip
    given = parser.parse_args()
    old, new = given.old.resolve(), given.new.resolve()
    for each in (old, new):
        if not (each / "src" / "renderers").is_dir():
            parser.error(f"{each} is no checkout: it has no src/renderers")
    if given.keep and given.keep.exists():
        parser.error(f"{given.keep} is there already")
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="comparing-") as temporary:
        folder = given.keep.resolve() if given.keep else Path(temporary) / "all"
        if not made(old, new, folder, given.only):
            print("a checkout could not be run to its end")
            return 2
        count = told(folder / "old" / "outputs", folder / "new" / "outputs", given.details)
    print(f"{time.monotonic() - start:.0f} s")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
