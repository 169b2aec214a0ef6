"""How findings are shown: as words, as lines, drawn on a terminal."""
