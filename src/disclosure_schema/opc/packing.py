"""Parts → the bytes of a package, the same each time: no entry bears the time at which it was made.

A zip archive of a dozen small parts needs no library: reading a blank package and writing it again by one
takes three times as long as all the rest.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

#: The earliest moment that a zip entry can bear. It stands where a clock would.
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of parts, by their names."""
    archived = io.BytesIO()
    with zipfile.ZipFile(archived, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            # Level 9 takes half a millisecond more than the usual one, and saves three bytes in a hundred.
            archive.writestr(deflated(name), content, compresslevel=9)
    return archived.getvalue()


def repacked(archive: bytes) -> bytes:
    """The same package, with the same moment at every entry."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return packed({name: source.read(name) for name in source.namelist()})


def deflated(name: str) -> zipfile.ZipInfo:
    """The entry of a part that is to be compressed."""
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
