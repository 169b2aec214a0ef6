"""A zip archive from a stranger: what it says of itself is checked first, then entries are unpacked one at a time."""

from __future__ import annotations

import io
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from typing import Final

from disclosure_schema.limits import Limits
from disclosure_schema.opc.errors import PackageFault, UnreadablePackage, size_in_words
from disclosure_schema.opc.packing import deflated

# How an older or an encrypted document of Office begins.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# How each entry in the directory of an archive begins, and how many bytes the head before its content has at least.
_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
_HEAD_BYTES: Final = 30

# What the libraries raise for archives that are torn. A place far beyond the file is an `OverflowError`.
_TORN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Archive:
    """The entries of a zip archive, by their names. Nothing is unpacked until it is asked for.

    Raises `UnreadablePackage` for what is no archive, holds more than `limits` allow, or has two entries of one name
    or in one place.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        if data.startswith(_COMPOUND):
            raise UnreadablePackage(PackageFault.COMPOUND_FILE)
        # Opening an archive makes an object of each entry, so they are counted before.
        if data.count(_DIRECTORY_ENTRY) > limits.package_parts:
            raise _too_large(limits)
        with _torn():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._entries = self._archive.infolist()
        if sum(each.file_size for each in self._entries) > limits.package_bytes:
            raise _too_large(limits)
        _must_be_plain(self._entries, self._archive.start_dir)
        self._by_name = {each.filename: each for each in self._entries}

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def names(self) -> tuple[str, ...]:
        """The names of all entries, in their order."""
        return tuple(self._by_name)

    def size(self, name: str) -> int:
        """How many bytes an entry has at most. If it has more, `content` raises `UnreadablePackage`."""
        return self._by_name[name].file_size

    def content(self, name: str) -> bytes:
        """The bytes of an entry, unpacked each time. Raises `UnreadablePackage` if they are torn."""
        with _torn():
            return self._archive.read(self._by_name[name])

    def with_contents(self, contents: Mapping[str, bytes]) -> bytes:
        """The archive with other contents in some entries, or with new entries at the end.

        Raises `UnreadablePackage` if one of its other entries is torn.
        """
        archived = io.BytesIO()
        with zipfile.ZipFile(archived, "w", zipfile.ZIP_DEFLATED) as target:
            for each in self._entries:
                if each.filename in contents:
                    target.writestr(_without_size(each), contents[each.filename])
                else:
                    # In pieces: an archive of a megabyte may hold a picture of a hundred.
                    with (
                        _torn(),
                        self._archive.open(each) as old,
                        target.open(_without_size(each), "w") as new,
                    ):
                        shutil.copyfileobj(old, new, 2**20)
            for name, content in contents.items():
                if name not in self:
                    target.writestr(deflated(name), content)
        return archived.getvalue()


@contextmanager
def _torn() -> Iterator[None]:
    """Raise `UnreadablePackage` in place of what the libraries raise for a torn archive."""
    try:
        yield
    except _TORN as error:
        raise UnreadablePackage(PackageFault.NO_ARCHIVE, detail=str(error)) from error


def _must_be_plain(entries: list[zipfile.ZipInfo], end: int) -> None:
    """Refuse what no program of Office writes. The content of all entries stands before `end`."""
    for each in entries:
        if each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadablePackage(PackageFault.UNKNOWN_COMPRESSION)
    # Names of parts that differ in case only are one name (ECMA-376-2, 6.2.2.3).
    if len({each.filename.lower() for each in entries}) != len(entries):
        raise UnreadablePackage(PackageFault.DOUBLED_PART)
    # Entries that share their bytes make a small archive huge, and programs read them in different ways.
    places = sorted((each.header_offset, each.compress_size) for each in entries)
    for (start, size), (following, _) in pairwise((*places, (end, 0))):
        if start + _HEAD_BYTES + size > following:
            raise UnreadablePackage(PackageFault.NO_ARCHIVE, detail="Overlapping entries")


def _without_size(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """An entry for the same name, time and kind of packing, whose content may be another."""
    same = zipfile.ZipInfo(entry.filename, entry.date_time)
    same.compress_type = entry.compress_type
    same.external_attr = entry.external_attr
    same.create_system = entry.create_system
    return same


def _too_large(limits: Limits) -> UnreadablePackage:
    size = f"{size_in_words(limits.package_bytes)}, or than {limits.package_parts} parts"
    return UnreadablePackage(PackageFault.TOO_LARGE, detail=size)
