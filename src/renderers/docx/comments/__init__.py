"""Comments in a Word document of ours, at its cells. It does not know what they say, nor who asked for them."""
