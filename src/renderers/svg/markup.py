"""Text as XML has it."""

from __future__ import annotations

from html import escape


def content(text: str) -> str:
    """Text between tags."""
    return escape(text, quote=False)


def attribute(text: str) -> str:
    """Text between double quotes."""
    return escape(text)
