"""Findings as text, fact by fact, for programs that show them. It must not know where they are shown."""
