"""What is printed → Report: the texts of cells, read. It knows no rule, no page and no file."""
