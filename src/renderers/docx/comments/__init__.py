"""Adds comments to the cells of a Word document of ours. This room does not know what they mean."""
