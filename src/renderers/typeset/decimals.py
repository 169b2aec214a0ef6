"""Numbers of drawings, as PDF and SVG write them."""

from __future__ import annotations


def number(value: float) -> str:
    """A number with at most three decimals and no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
