"""Whatever is changed in a report, a document or a Word file: it is read, and then can be written and shown, or refused."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import loads
from fuzzing.mutators import MUTATORS
from fuzzing.seeds import CORPUS
from fuzzing.targets import TARGETS
from renderers.annotating.edited_report import read_word
from renderers.document_json import document_loads


def inputs(target: str) -> list[bytes]:
    """The first inputs of a target."""
    return [each.read_bytes() for each in sorted((CORPUS / target).iterdir())]


def spoilt(data: bytes, most: int, random: Random) -> bytes:
    """Bytes of which some are lost, doubled or others, at a few places."""
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(data) + 1)
        end = start + random.randrange(4)
        data = (
            data[:start]
            + random.choice((b"", random.randbytes(2), data[start:end] * 2))
            + data[end:]
        )
    return data[:most]


@pytest.mark.parametrize(
    "file", sorted(CORPUS.glob("*/*")), ids=lambda each: f"{each.parent.name}-{each.stem}"
)
def test_first_inputs(file: Path):
    """Every input of the corpus is read: a fuzzer that begins with refusals would not get far."""
    read = {"report": loads, "document": document_loads, "word": read_word}[file.parent.name]

    assert read(file.read_bytes())
    TARGETS[file.parent.name](file.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_changed_inputs(target: str):
    """An input that was changed in one to three steps is read or refused, and nothing else ever happens."""

    @settings(max_examples=120, deadline=None)
    @given(st.sampled_from(inputs(target)), st.integers(0, 2**32), st.integers(1, 3))
    def changed(data: bytes, seed: int, steps: int):
        random = Random(seed)
        for _ in range(steps):
            data = MUTATORS[target](
                data, 200_000, random, lambda each, most: spoilt(each, most, random)
            )
        TARGETS[target](data)

    changed()
