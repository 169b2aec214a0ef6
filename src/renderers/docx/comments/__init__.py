"""Comments in a Word file that we wrote."""
