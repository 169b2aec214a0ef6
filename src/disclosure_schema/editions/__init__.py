"""The editions of the form, one constant each."""

from __future__ import annotations

from disclosure_schema.editions.e2021 import E2021
from disclosure_schema.editions.edition import Edition

#: The editions that this package knows, oldest first.
EDITIONS: tuple[Edition, ...] = (E2021,)

__all__ = ["E2021", "EDITIONS", "Edition"]
