"""The printed texts of cells → a report. This room knows no rule, no page and no file."""
