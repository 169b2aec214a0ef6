"""How a promise is tried: what a file shows, and the smallest document that breaks it."""
