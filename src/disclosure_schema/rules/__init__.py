"""Whether a report adds up, and which cell is wrong where it does not."""
