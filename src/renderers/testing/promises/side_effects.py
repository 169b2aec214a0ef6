"""Promises about what is around a document: others beside it, threads, files, and the document itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from typing import Final

from renderers.document import Document, Heading
from renderers.protocol import Renderer
from renderers.testing.looking.elsewhere import rendered_elsewhere
from renderers.testing.looking.files import read, rendered, steady
from renderers.testing.looking.flaws import Crashed, Flaw
from renderers.testing.looking.promise import Extract, keep
from renderers.testing.looking.seen import first_difference
from renderers.testing.looking.visible import Reading, Visible, visible
from renderers.testing.specimens.catalogue import SPECIMENS
from renderers.testing.specimens.marks import Marks, page, plain_table

_THREADS: Final = 8

_DOCUMENT: Final = SPECIMENS["parts and a report"]


def keeps_nothing_between_documents(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """What was rendered before leaves no trace, even of a document with the same title and the same keys."""
    marks = Marks()
    first, second = (_twin(marks) for _ in range(2))

    def is_stale(text: Visible, reading: Reading) -> bool:
        return reading.times(text) > Reading.meant(second).times(text)

    def trace(document: Document) -> str:
        rendered(renderer, document)
        before = steady(renderer, document)
        rendered(renderer, second)
        after = rendered(renderer, document)
        return "" if before is None or before == after else first_difference(before, after)

    def flaw_in(document: Document) -> Flaw | None:
        rendered(renderer, document)
        if steady(renderer, document) is None:
            return None
        reading = read(renderer, extract, second)
        stale = next((each for each in visible(document) if is_stale(each, reading)), None)
        if stale is not None:
            found = f"{stale} is seen in another document of the same title, rendered afterwards"
            return Flaw("stale", found, seen=reading.text)
        # Looked at twice, for a clock that ticks in between breaks another promise.
        if trace(document) and (seen := trace(document)):
            found = "other bytes when another document was rendered before"
            return Flaw("trace", found, seen=seen)
        return None

    keep(keeps_nothing_between_documents, [first], flaw_in)


def works_in_threads(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """Several threads at once, with different documents, get the bytes that one alone gets."""

    def flaw_in(document: Document) -> Flaw | None:
        both = (document, deepcopy(SPECIMENS["links"]))
        before = [steady(renderer, each) for each in both]
        barrier = Barrier(_THREADS)

        def job(index: int) -> bytes:
            barrier.wait()
            return rendered(renderer, both[index % 2])

        with _eager_threads(), ThreadPoolExecutor(_THREADS) as pool:
            together = list(pool.map(job, range(_THREADS)))
        if None in before or before != [steady(renderer, each) for each in both]:
            return None
        for alone, beside in zip(before * (_THREADS // 2), together, strict=True):
            if alone is not None and alone != beside:
                found = f"other bytes when {_THREADS} threads render at once"
                return Flaw("threads", found, seen=first_difference(alone, beside))
        return None

    keep(works_in_threads, [_DOCUMENT], flaw_in, attempts=30)


@contextmanager
def _eager_threads() -> Iterator[None]:
    """Threads that take turns in the middle of things."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)


def leaves_no_files(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """No file is left in the working folder, in the temporary folder or at home."""

    def flaw_in(document: Document) -> Flaw | None:
        with TemporaryDirectory() as name:
            folder = Path(name)
            try:
                rendered_elsewhere(renderer, document, folder, {})
            except Crashed:
                return None  # that breaks another promise
            left = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*"))
        return Flaw("left", f"left behind: {', '.join(left[:5])}") if left else None

    keep(leaves_no_files, [_DOCUMENT], flaw_in, attempts=30)


def leaves_the_document_alone(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """The document is the same after it was rendered."""

    def flaw_in(document: Document) -> Flaw | None:
        given = deepcopy(document)
        rendered(renderer, given)
        if repr(given) == repr(document):
            return None
        return Flaw("changed", "the document has been changed")

    keep(leaves_the_document_alone, [_DOCUMENT], flaw_in)


def _twin(marks: Marks) -> Document:
    """A document with the same title and keys as its twin, and other texts."""
    rows = [[marks.label(), marks.number()]]
    twin = plain_table(rows, key="twin")
    return page("同名", Heading(marks.text(), 1, "twin"), twin, marks.paragraph())
