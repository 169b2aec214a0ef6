"""Rules that arithmetic cannot say, one to a file."""
