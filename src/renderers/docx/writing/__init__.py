"""Document → the parts of a Word file, as text. It reads nothing and loads no library."""
