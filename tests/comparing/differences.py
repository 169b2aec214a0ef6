"""How two outputs differ, in a few lines."""

from __future__ import annotations

import difflib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import zip_longest

MOST = 8  # lines of a difference that are shown
AROUND = 50  # characters around the first difference of a long line
OBJECT = re.compile(rb"(?:^|\n)(\d+ \d+ obj)\b(.*?)\nendobj", re.S)
STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.S)


def first_difference(old: bytes | str, new: bytes | str) -> int:
    """The index at which two texts part."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def described(old: bytes, new: bytes) -> list[str]:
    """The difference, by what kind of file it is."""
    lines = _lines(old, new)
    shown = [next(lines, "") for _ in range(MOST)]
    return [*(each for each in shown if each), *(["…"] if next(lines, None) else [])]


def _lines(old: bytes, new: bytes) -> Iterator[str]:
    if old.startswith(b"PK") and new.startswith(b"PK"):
        yield from _in_archives(old, new)
    elif old.startswith(b"%PDF") and new.startswith(b"%PDF"):
        yield from _in_objects(old, new)
    else:
        try:
            yield from _in_texts(old.decode(), new.decode())
        except UnicodeDecodeError:
            return


def _in_texts(old: str, new: str) -> Iterator[str]:
    before, after = old.splitlines(), new.splitlines()
    if before == after:
        yield "the ends of lines differ"
    if len(before) + len(after) > 20_000:
        at = first_difference(old, new)
        before, after = ([each[max(0, at - AROUND) : at + AROUND]] for each in (old, new))
    for tag, start, end, begin, stop in difflib.SequenceMatcher(None, before, after).get_opcodes():
        if tag == "equal":
            continue
        yield f"@@ line {start + 1} @@"
        for was, now in zip_longest(before[start:end], after[begin:stop]):
            at = first_difference(was, now) if was is not None and now is not None else 0
            yield from (
                f"{sign}{_cut(line, at)}"
                for sign, line in (("-", was), ("+", now))
                if line is not None
            )


def _cut(line: str, at: int) -> str:
    """A line around a place in it."""
    start = max(0, at - AROUND)
    cut = line[start : at + AROUND]
    return f"{'…' if start else ''}{cut}{'…' if at + AROUND < len(line) else ''}"


def _in_archives(old: bytes, new: bytes) -> Iterator[str]:
    try:
        before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (old, new))
    except zipfile.BadZipFile as error:
        yield f"{error}"
        return
    names = dict.fromkeys((*before.namelist(), *after.namelist()))
    differing = False
    for name in names:
        if name not in before.namelist() or name not in after.namelist():
            differing = True
            yield f"{name} is only in the {'old' if name in before.namelist() else 'new'} one"
        elif (was := before.read(name)) != (now := after.read(name)):
            differing = True
            yield f"{name}: {len(was)} → {len(now)} bytes"
            yield from (f"  {each}" for each in _lines(was, now))
    if not differing:
        yield "all members are the same; their order, times or packing differ"


def _in_objects(old: bytes, new: bytes) -> Iterator[str]:
    before, after = (dict(OBJECT.findall(each)) for each in (old, new))
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            yield f"{key.decode()} is only in the {'new' if was is None else 'old'} one"
        elif was != now:
            yield f"{key.decode()}: {len(was)} → {len(now)} bytes"
            texts = (_readable(each).decode("latin-1") for each in (was, now))
            yield from (f"  {each}" for each in _in_texts(*texts))


def _readable(content: bytes) -> bytes:
    """An object with its stream as it was before it was packed, if it can be told."""
    found = STREAM.search(content)
    if found is None:
        return content
    try:
        return content[: found.start()] + b"\n" + zlib.decompressobj().decompress(found[1])
    except zlib.error:
        return content
