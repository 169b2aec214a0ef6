"""The objects of a PDF file, and how they become bytes. It knows no document."""
