"""How large a package may be. A report of sixty pages with pictures is far below each bound."""

from __future__ import annotations

from typing import Final

#: How many bytes all parts may have together when they are unpacked, so that a small file cannot fill the memory.
MOST_BYTES: Final = 256 * 2**20

#: How many bytes one part may have that is parsed as XML: a parsed tree takes several times as much memory.
MOST_XML_BYTES: Final = 16 * 2**20

#: How many parts a package may have: reading a directory of millions of empty entries would take minutes.
MOST_PARTS: Final = 10_000
