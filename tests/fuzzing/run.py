"""Fuzz one target for some seconds, guided by what each input reaches in the code.

    make fuzz SECONDS=60, or PYTHONPATH=tests python -m fuzzing.run TARGET [--seconds SECONDS] [--found FOLDER]

The target is `report`, `document` or `word`. What reaches something new is kept in the folder `--found`; so is an
input that fails, with `crash`, `oom` or `timeout` at the beginning of its name. Exit code 0 says that none did.
No input may take longer than 10 seconds, and the process no more than 300 MB, fuzzer and libraries included.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from typing import Final

import atheris

with atheris.instrument_imports(include=["disclosure_schema", "renderers"]):
    from fuzzing.targets import TARGETS

from fuzzing.mutators import MUTATORS
from fuzzing.seeds import CORPUS

_LIMITS: Final = ("-timeout=10", "-rss_limit_mb=300", "-max_len=1000000", "-print_final_stats=1")


def main() -> None:
    """Fuzz until the seconds are over, or an input fails. The fuzzer ends the process itself."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, metavar="SECONDS", default=60)
    parser.add_argument("--found", type=Path, metavar="FOLDER", default=Path("out/fuzz"))
    given = parser.parse_args()
    found = given.found / given.target
    found.mkdir(parents=True, exist_ok=True)
    mutated = MUTATORS[given.target]

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        return mutated(data, most, Random(seed), atheris.Mutate)

    folders = (str(found), str(CORPUS / given.target))
    arguments = (f"-max_total_time={given.seconds}", f"-artifact_prefix={found}/", *_LIMITS)
    atheris.Setup(
        [sys.argv[0], *arguments, *folders], TARGETS[given.target], custom_mutator=mutator
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
