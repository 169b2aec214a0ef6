"""A page while it is made: markup and text in turns."""

from __future__ import annotations

from collections.abc import Sequence

from renderers.html.escaping import texts


class Weave:
    """Collects markup, which is taken as it is, and texts, which are escaped in the end, all together."""

    def __init__(self) -> None:
        self._markup: list[bytes] = []
        self._texts: list[str] = []
        self._pending = b""

    def add(self, before: bytes, text: str, after: bytes) -> None:
        """A text between two pieces of markup."""
        self._markup.append(self._pending + before)
        self._texts.append(text)
        self._pending = after

    def markup(self, markup: bytes) -> None:
        """Markup alone."""
        self._pending += markup

    def fill(self, markup: Sequence[bytes], between: Sequence[str]) -> None:
        """Markup with places for texts: one piece more than there are texts."""
        if not between:
            self._pending += markup[0]
            return
        self._markup.append(self._pending + markup[0])
        self._markup += markup[1:-1]
        self._texts += between
        self._pending = markup[-1]

    def bytes(self) -> bytes:
        """The whole."""
        if not self._texts:
            return self._pending
        parts = [self._pending] * (2 * len(self._texts) + 1)
        parts[:-1:2] = self._markup
        parts[1::2] = texts(self._texts)
        return b"".join(parts)
