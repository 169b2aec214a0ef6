"""Published bytes → Report: what the texts of printed cells say. It knows no rule and no page."""
