"""Word files as others leave them: papers of an office, documents that were edited, comments in them."""
