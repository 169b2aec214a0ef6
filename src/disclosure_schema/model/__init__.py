"""Report and its parts: frozen classes. They know no JSON, no rule and no page."""
