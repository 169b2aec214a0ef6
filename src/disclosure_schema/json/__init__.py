"""JSON text ⇄ JSON-ready objects, strictly, and the hooks that read values. It knows nothing of reports; formats may import it."""
