"""Where lines break and where texts stand, in any unit of length. It knows no fonts, no pages and no format."""
