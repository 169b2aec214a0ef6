"""Word files of the user's own, whose styles and pages a report takes."""
