"""Where lines break, and where texts stand beside and below each other, in any unit of length. It knows no fonts, no pages and no format."""
