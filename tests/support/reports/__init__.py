"""Reports, editions and JSON made for tests. It reads no result."""
