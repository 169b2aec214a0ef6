"""Promises of sameness: the same document gives the same bytes, whenever, wherever, and beside whatever.

A renderer that does not give the same bytes twice in a row cannot be looked at for anything else here:
each of the other promises is silent about it, so that one mistake breaks one promise.
"""

from __future__ import annotations

import datetime
import io
import re
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from renderers.document import Document
from renderers.protocol import Renderer
from renderers.testing.looking.elsewhere import SURROUNDINGS, pickled, rendered_elsewhere
from renderers.testing.looking.files import rendered, steady
from renderers.testing.looking.flaws import Crashed, Flaw
from renderers.testing.looking.promise import Extract, broken, keep
from renderers.testing.looking.seen import first_difference
from renderers.testing.specimens.catalogue import SPECIMENS
from renderers.testing.specimens.marks import page

_DOCUMENT: Final = SPECIMENS["parts and a report"]


def gives_the_same_bytes_twice(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """The same document gives the same bytes again, and so does an equal one that was built separately."""

    def flaw_in(document: Document) -> Flaw | None:
        # Tried twice, for a clock that ticked in between breaks another promise.
        made: tuple[bytes, bytes] = (b"", b"")
        for _ in range(2):
            made = rendered(renderer, deepcopy(document)), rendered(renderer, deepcopy(document))
            if made[0] == made[1]:
                return None
        found = "an equal document gave other bytes the second time"
        return Flaw("twice", found, seen=first_difference(*made))

    keep(gives_the_same_bytes_twice, [_DOCUMENT], flaw_in)


def gives_the_same_bytes_in_another_process(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """Another process gives the same bytes, whatever its hash seed, time zone, locale, folder and environment.

    Renderer and document are pickled to get there.
    """

    def flaw_in(document: Document) -> Flaw | None:
        def elsewhere(surroundings: dict[str, str]) -> bytes:
            with TemporaryDirectory() as folder:
                return rendered_elsewhere(renderer, document, Path(folder), surroundings)

        before = steady(renderer, document)
        with ThreadPoolExecutor(len(SURROUNDINGS)) as pool:
            made = list(pool.map(elsewhere, SURROUNDINGS))
        if before is None or before != steady(renderer, document):
            return None
        for surroundings, each in zip(SURROUNDINGS, made, strict=True):
            if each != before:
                settings = " ".join(f"{key}={value}" for key, value in surroundings.items())
                found = f"other bytes in a process with {settings}"
                return Flaw("elsewhere", found, seen=first_difference(before, each))
        return None

    try:
        pickled(renderer)
    except Crashed as crashed:
        broken(gives_the_same_bytes_in_another_process, crashed.flaw)  # no document is to blame
    keep(gives_the_same_bytes_in_another_process, [_DOCUMENT], flaw_in, attempts=30)


def reads_no_clock(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """The same bytes come some seconds later, and nothing in them tells the day or the year in which they were made."""
    # Where a number happens to be that of the year, it is not in this file too.
    other = page("年份")

    def year_in(document: Document) -> str | None:
        year = str(datetime.date.today().year)
        seen = _alone(year, extract, rendered(renderer, document))
        return year if seen and year not in repr(document) else None

    def yearly(document: Document) -> Flaw | None:
        try:
            year = year_in(document) and year_in(other)
        except Exception:
            return None  # what cannot be made or read breaks other promises
        return Flaw("yearly", f"{year} is in the file, the year it was made in") if year else None

    def dated(document: Document) -> Flaw | None:
        data = rendered(renderer, document)
        try:
            seen = f"{extract(data)} {_inside(data)}"
        except Exception:
            return None  # what cannot be read breaks other promises
        for day in {datetime.date.today(), datetime.datetime.now(datetime.UTC).date()}:
            for spelling in _spellings(day):
                if spelling in seen and spelling not in repr(document):
                    return Flaw("dated", f"{spelling} is in the file, the day on which it was made")
        return None

    def ticked(document: Document) -> Flaw | None:
        before = steady(renderer, document)
        # The stamps of zip archives count in steps of two seconds.
        time.sleep(2.02 - time.time() % 2)
        after = steady(renderer, document)
        if before is None or after is None or before == after:
            return None
        found = "other bytes two seconds later"
        return Flaw("ticked", found, seen=first_difference(before, after))

    keep(reads_no_clock, [_DOCUMENT], dated)
    keep(reads_no_clock, [_DOCUMENT], yearly)
    keep(reads_no_clock, [_DOCUMENT], ticked, attempts=3)


def _alone(number: str, extract: Extract, data: bytes) -> bool:
    """Whether a number stands in the text that is seen, or in the source of a format that is text."""
    try:
        source = data.decode()
    except UnicodeDecodeError:
        source = ""
    return re.search(rf"(?<!\w){number}(?!\w)", f"{extract(data)}\n{source}", re.ASCII) is not None


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
