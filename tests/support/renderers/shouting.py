"""The source of a small renderer, which tests install as the plug-in of someone else."""

from __future__ import annotations

SHOUTING = """
class ShoutingRenderer:
    name = "shout"
    media_type = "text/plain"
    extension = "loud"

    def render(self, document, /):
        return document.title.encode() + b"!"
"""
