"""The promises, by what they look at. Each is a function of a renderer and of what reads its files."""
