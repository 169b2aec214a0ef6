"""Parts → the bytes of a package. They are the same each time: no entry has the time at which it was made.

No library for packages is used: to read a blank package and write it again would take it three times as long as all
the rest of rendering.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

#: The earliest time that a zip entry can have. Every entry has it, so no clock is read.
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a package; `parts` are the contents of its parts, by their names."""
    archived = io.BytesIO()
    with zipfile.ZipFile(archived, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            # Level 9 takes half a millisecond more than the usual one, and saves three bytes in a hundred.
            archive.writestr(deflated(name), content, compresslevel=9)
    return archived.getvalue()


def repacked(archive: bytes) -> bytes:
    """The same package, with the same time in every entry."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return packed({name: source.read(name) for name in source.namelist()})


def deflated(name: str) -> zipfile.ZipInfo:
    """The zip entry of a part that will be compressed."""
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
