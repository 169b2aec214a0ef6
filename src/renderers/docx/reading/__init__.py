"""Reads a Word document of ours that others have edited. This room does not know what a report is."""
