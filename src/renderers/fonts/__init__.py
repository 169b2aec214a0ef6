"""Fonts: which file serves which role, and what is in it. It knows no file format, and of documents only which characters they need."""

from renderers.fonts.faces import Face, Fonts, Glyph, Segment, Subset, glyph_of, packaged_fonts

__all__ = ["Face", "Fonts", "Glyph", "Segment", "Subset", "glyph_of", "packaged_fonts"]
