"""Characters and texts: which may be kept, how messages print them. It knows nothing of reports; formats may import it."""
