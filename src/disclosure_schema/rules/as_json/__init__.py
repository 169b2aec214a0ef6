"""Rules and findings as JSON-ready objects, with their schemas. Nothing is decided here."""
