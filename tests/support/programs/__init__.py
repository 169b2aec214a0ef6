"""Programs that tests start, and what a test does where one is missing. It knows no report and no document."""
