"""The structure of a tagged PDF: what each piece of a page is, for those who cannot see it. It draws nothing."""
