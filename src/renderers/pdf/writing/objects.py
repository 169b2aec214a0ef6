"""Dictionaries and arrays on one line, whatever the configuration of reportlab says: that comes from the environment."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary


class Dictionary(PDFDictionary):
    """Entries by their names without the slash, sorted by them."""

    multiline = False


class Array(PDFArray):
    """Objects in a row."""

    multiline = False
