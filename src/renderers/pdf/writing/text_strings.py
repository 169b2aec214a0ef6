"""Text for people as PDF writes it."""

from __future__ import annotations


def text_string(text: str) -> str:
    """A text string in hexadecimal, UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
