"""The documents that renderers are tried with. They know what a page is, and no promise."""
