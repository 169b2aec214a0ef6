"""The tags of a PDF: what each piece of a page is, for those who cannot see it."""
