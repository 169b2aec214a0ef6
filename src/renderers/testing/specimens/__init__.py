"""The documents that renderers are tried with."""
