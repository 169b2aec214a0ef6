"""Promises of sameness: the same document gives the same bytes, whenever, wherever, and beside whatever.

A renderer that does not give the same bytes twice in a row cannot be looked at for anything else here:
each of the other promises is silent about it, so that one mistake breaks one promise.
"""

from __future__ import annotations

import datetime
import io
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from renderers.document import Document
from renderers.protocol import Renderer
from renderers.testing.elsewhere import SURROUNDINGS, pickled, rendered_elsewhere
from renderers.testing.promise import Extract, Failed, Fault, broken, keep, rendered, steady
from renderers.testing.specimens import SPECIMENS

_DOCUMENT: Final = SPECIMENS["parts and a report"]


def gives_the_same_bytes_twice(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """The same document gives the same bytes again, and so does an equal one that was built separately."""

    def fault_in(document: Document) -> Fault | None:
        # Tried twice, for a clock that ticked in between breaks another promise.
        if any(steady(renderer, document) is not None for _ in range(2)):
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
        before = steady(renderer, document)
        for surroundings in SURROUNDINGS:
            with TemporaryDirectory() as folder:
                made.append(rendered_elsewhere(renderer, document, Path(folder), surroundings))
        if before is None or before != steady(renderer, document):
            return None
        for surroundings, each in zip(SURROUNDINGS, made, strict=True):
            if each != before:
                settings = " ".join(f"{key}={value}" for key, value in surroundings.items())
                return Fault("elsewhere", f"other bytes in a process with {settings}")
        return None

    try:
        pickled(renderer)
    except Failed as failed:
        broken(gives_the_same_bytes_in_another_process, failed.fault)  # no document is to blame
    keep(gives_the_same_bytes_in_another_process, [_DOCUMENT], fault_in, attempts=30)


def reads_no_clock(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """The same bytes come some seconds later, and nothing in them tells the day on which they were made."""

    def dated(document: Document) -> Fault | None:
        data = rendered(renderer, document)
        try:
            seen = f"{extract(data)} {_inside(data)}"
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
        before = steady(renderer, document)
        # The stamps of zip archives count in steps of two seconds.
        time.sleep(2.02 - time.time() % 2)
        after = steady(renderer, document)
        if before is None or after is None or before == after:
            return None
        return Fault("ticked", "other bytes two seconds later")

    keep(reads_no_clock, [_DOCUMENT], dated)
    keep(reads_no_clock, [_DOCUMENT], ticked, attempts=3)


def _inside(data: bytes) -> str:
    """What can be read in the bytes themselves, and in the parts of an archive, as properties are."""
    parts = [data]
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts += [archive.read(each) for each in archive.namelist()]
    return " ".join(each.decode("ascii", "ignore") for each in parts)


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
