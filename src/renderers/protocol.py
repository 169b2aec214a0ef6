"""What a renderer is: a pure function from a document to bytes, with a label."""

from __future__ import annotations

from typing import Protocol

from renderers.document import Document


class Renderer(Protocol):
    """Turns a document into the bytes of one file.

    Same document, same bytes: a renderer reads no clock, no locale, no environment, and writes no file.
    Its options are the fields of its class.
    """

    @property
    def name(self) -> str:
        """What it is called on the command line: `pdf`."""
        ...

    @property
    def media_type(self) -> str:
        """The media type of what it makes: `application/pdf`."""
        ...

    @property
    def extension(self) -> str:
        """The ending of its files, without the dot: `pdf`."""
        ...

    def render(self, document: Document, /) -> bytes:
        """The whole file."""
        ...
