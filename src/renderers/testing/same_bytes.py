"""Promises of sameness: the same document gives the same bytes, whenever, wherever, and beside whatever.

A renderer that does not give the same bytes twice in a row cannot be looked at for anything else here:
each of the other promises is silent about it, so that one mistake breaks one promise.
"""

from __future__ import annotations

import datetime
import sys
import time
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
from renderers.testing.elsewhere import SURROUNDINGS, rendered_elsewhere
from renderers.testing.marks import Marks, page, plain_table
from renderers.testing.promise import Extract, Failed, Fault, keep, read, rendered
from renderers.testing.specimens import SPECIMENS
from renderers.testing.visible import Reading, Visible, visible

#: What the promises of sameness look at: every block, and a report.
_DOCUMENT: Final = page(
    "各部分和一份年报", *SPECIMENS["every part"].blocks, *SPECIMENS["edition 2021"].blocks
)

_THREADS: Final = 8


def gives_the_same_bytes_twice(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """The same document gives the same bytes again, and so does an equal one that was built separately."""

    def fault_in(document: Document) -> Fault | None:
        # Tried twice, for a clock that ticked in between breaks another promise.
        if any(_steady(renderer, document) is not None for _ in range(2)):
            return None
        return Fault("twice", "an equal document gave other bytes the second time")

    keep(gives_the_same_bytes_twice, [_DOCUMENT], fault_in)


def gives_the_same_bytes_in_another_process(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """Another process gives the same bytes, whatever its hash seed, time zone, locale, folder and environment.

    Renderer and document are pickled to get there.
    """

    def fault_in(document: Document) -> Fault | None:
        made = []
        before = _steady(renderer, document)
        for surroundings in SURROUNDINGS:
            with TemporaryDirectory() as folder:
                made.append(rendered_elsewhere(renderer, document, Path(folder), surroundings))
        if before is None or before != _steady(renderer, document):
            return None
        for surroundings, each in zip(SURROUNDINGS, made, strict=True):
            if each != before:
                settings = " ".join(f"{key}={value}" for key, value in surroundings.items())
                return Fault("elsewhere", f"other bytes in a process with {settings}")
        return None

    keep(gives_the_same_bytes_in_another_process, [_DOCUMENT], fault_in, attempts=30)


def reads_no_clock(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """The same bytes come some seconds later, and nothing in them tells the day on which they were made."""

    def dated(document: Document) -> Fault | None:
        data = rendered(renderer, document)
        try:
            seen = f"{extract(data)} {data.decode('ascii', 'ignore')}"
        except Exception:
            return None  # what cannot be read breaks other promises
        for day in {datetime.date.today(), datetime.datetime.now(datetime.UTC).date()}:
            for spelling in _spellings(day):
                if spelling in seen and spelling not in repr(document):
                    return Fault(
                        "dated", f"{spelling} is in the file, the day on which it was made"
                    )
        return None

    def ticked(document: Document) -> Fault | None:
        before = _steady(renderer, document)
        # The stamps of zip archives count in steps of two seconds.
        time.sleep(2.02 - time.time() % 2)
        after = _steady(renderer, document)
        if before is None or after is None or before == after:
            return None
        return Fault("ticked", "other bytes two seconds later")

    keep(reads_no_clock, [_DOCUMENT], dated)
    keep(reads_no_clock, [_DOCUMENT], ticked, attempts=3)


def keeps_nothing_between_documents(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """What was rendered before leaves no trace, even of a document with the same title and the same keys."""
    marks = Marks()
    first, second = (_twin(marks) for _ in range(2))

    def is_stale(text: Visible, reading: Reading) -> bool:
        return reading.times(text) > Reading.meant(second).times(text)

    def leaves_a_trace(document: Document) -> bool:
        rendered(renderer, document)
        before = _steady(renderer, document)
        rendered(renderer, second)
        return before is not None and before != rendered(renderer, document)

    def fault_in(document: Document) -> Fault | None:
        rendered(renderer, document)
        if _steady(renderer, document) is None:
            return None
        reading = read(renderer, extract, second)
        stale = next((each for each in visible(document) if is_stale(each, reading)), None)
        if stale is not None:
            found = f"{stale} is seen in another document of the same title, rendered afterwards"
            return Fault("stale", found)
        # Looked at twice, for a clock that ticks in between breaks another promise.
        if leaves_a_trace(document) and leaves_a_trace(document):
            return Fault("trace", "other bytes when another document was rendered before")
        return None

    keep(keeps_nothing_between_documents, [first], fault_in)


def works_in_threads(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """Several threads at once, with different documents, get the bytes that one alone gets."""

    def fault_in(document: Document) -> Fault | None:
        both = (document, deepcopy(SPECIMENS["links"]))
        before = [_steady(renderer, each) for each in both]
        barrier = Barrier(_THREADS)

        def job(index: int) -> bytes:
            barrier.wait()
            return rendered(renderer, both[index % 2])

        with _eager_threads(), ThreadPoolExecutor(_THREADS) as pool:
            together = list(pool.map(job, range(_THREADS)))
        if None in before or before != [_steady(renderer, each) for each in both]:
            return None
        if together == before * (_THREADS // 2):
            return None
        return Fault("threads", f"other bytes when {_THREADS} threads render at once")

    keep(works_in_threads, [_DOCUMENT], fault_in, attempts=30)


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

    def fault_in(document: Document) -> Fault | None:
        with TemporaryDirectory() as name:
            folder = Path(name)
            try:
                rendered_elsewhere(renderer, document, folder, {})
            except Failed:
                return None  # that breaks another promise
            left = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*"))
        return Fault("left", f"left behind: {', '.join(left[:5])}") if left else None

    keep(leaves_no_files, [_DOCUMENT], fault_in, attempts=30)


def leaves_the_document_alone(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """The document is the same after it was rendered."""

    def fault_in(document: Document) -> Fault | None:
        given = deepcopy(document)
        rendered(renderer, given)
        if repr(given) == repr(document):
            return None
        return Fault("changed", "the document has been changed")

    keep(leaves_the_document_alone, [_DOCUMENT], fault_in)


def _steady(renderer: Renderer, document: Document) -> bytes | None:
    """What an equal document gives twice; None if it does not."""
    made = _made(renderer, document)
    return made if made == _made(renderer, document) else None


def _made(renderer: Renderer, document: Document) -> bytes:
    return rendered(renderer, deepcopy(document))


def _twin(marks: Marks) -> Document:
    """A document with the same title and keys as its twin, and other texts."""
    rows = [[marks.label(), marks.number()]]
    twin = plain_table(rows, key="twin")
    return page("同名", Heading(marks.text(), 1, "twin"), twin, marks.paragraph())


def _spellings(day: datetime.date) -> tuple[str, ...]:
    """A day as it is usually written."""
    year, month, date = day.year, day.month, day.day
    return (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%m/%d/%Y}",
        f"{day:%Y/%m/%d}",
        f"{year}/{month}/{date}",
        f"{year}-{month}-{date}",
        f"{month}/{date}/{year}",
        f"{date}.{month}.{year}",
        f"{year}年{month}月{date}日",
        f"{year} 年 {month} 月 {date} 日",
        f"{year}年{month:02d}月{date:02d}日",
    )
