"""Texts compared without their spaces: those at the end of a line are not drawn."""

from __future__ import annotations


def without_spaces(text: str) -> str:
    """The text without whitespace."""
    return "".join(text.split())
