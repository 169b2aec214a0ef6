"""Objects of PDF, and how they become the bytes of a file. It knows no document and no page."""
