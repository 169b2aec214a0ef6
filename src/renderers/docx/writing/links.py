"""Where the links of a Word document lead."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

# The characters of an address that are not encoded, besides letters and digits (RFC 3986).
_RESERVED: Final = "%:/?#[]@!$&'()*+,;=-._~"
_LONE_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")


class Links:
    """The relationships that links of one document need: one for each address."""

    def __init__(self) -> None:
        self.by_address: dict[str, str] = {}

    def to(self, address: str) -> str:
        """The id of the relationship that leads to an address."""
        return self.by_address.setdefault(target(address), f"rIdLink{len(self.by_address) + 1}")


def target(address: str) -> str:
    """An address as a relationship can have it, percent-encoded: Word does not open a file with any other address."""
    return quote(_LONE_PERCENT.sub("%25", address.strip()), _RESERVED)
