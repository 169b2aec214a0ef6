"""What can be wrong with a renderer: a flaw, and the exception for where there is no file to look at."""

from __future__ import annotations

from attrs import frozen


@frozen
class Flaw:
    """What is wrong: `kind` stays the same while the document is made smaller, `found` says it in words.

    `seen` is what was read, or where files differ.
    """

    kind: str
    found: str
    cause: Exception | None = None
    seen: str = ""


class Crashed(Exception):
    """The renderer, or the function that reads its files, raised something; `flaw` says what."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


def crash(name: str, error: Exception) -> Flaw:
    """The flaw of raising something; `name` is what messages call the function that did."""
    kind = f"{name} raised {type(error).__name__}"
    return Flaw(kind, f"{kind}: {error}", error)
