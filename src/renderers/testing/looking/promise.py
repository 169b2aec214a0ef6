"""A promise, and how it is tried: files of documents are looked at, and the smallest document with a flaw is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Final, NoReturn, Protocol, TypeAlias

from renderers.document import Document
from renderers.protocol import Renderer
from renderers.testing.looking.broken_promise import BrokenPromise
from renderers.testing.looking.flaws import Crashed, Flaw
from renderers.testing.looking.seen import cut
from renderers.testing.looking.smallest import smallest

#: Gets the visible text out of a file, in reading order, cells apart from each other.
Extract: TypeAlias = Callable[[bytes], str]

#: How many smaller documents are tried when a promise is broken, and for how many seconds.
_ATTEMPTS: Final = 400
_SECONDS: Final = 10.0


class Named(Protocol):
    """A function: its name and its docstring say what is promised."""

    __name__: str


class Promise(Named, Protocol):
    """A function that raises `BrokenPromise` if a renderer does not keep it.

    Its name and its docstring say what is promised. `extract` gets the visible text out of a file.
    `paged`: the head of a table, and the label of a group with （续）, may be shown again on later pages.
    """

    def __call__(self, renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
        """Raise `BrokenPromise` if the renderer does not keep it."""
        ...


def keep(
    promise: Named,
    documents: Iterable[Document],
    flaw_in: Callable[[Document], Flaw | None],
    attempts: int = _ATTEMPTS,
) -> None:
    """Look for a flaw in the file of each document. Raise `BrokenPromise` at the first.

    It shows the smallest document with a flaw of the same kind: `attempts` smaller ones are tried at most, for some seconds.
    """
    for each in documents:
        document = deepcopy(each)  # a renderer that changes it must not change the specimen
        flaw = _looked(flaw_in, document)
        if flaw is None:
            continue
        flaws = [flaw]

        def still(candidate: Document, flaws: list[Flaw] = flaws) -> bool:
            other = _looked(flaw_in, candidate)
            if other is None or other.kind != flaws[0].kind:
                return False
            flaws.append(other)
            return True

        small, _ = smallest(document, still, attempts, _SECONDS)
        broken(promise, flaws[-1], small)


def broken(promise: Named, flaw: Flaw, document: Document | None = None) -> NoReturn:
    """Raise `BrokenPromise`."""
    sentence = " ".join((promise.__doc__ or "").split("\n\n")[0].split())
    raise BrokenPromise(
        promise.__name__, sentence, flaw.found, document, cut(flaw.seen)
    ) from flaw.cause


def _looked(flaw_in: Callable[[Document], Flaw | None], document: Document) -> Flaw | None:
    try:
        return flaw_in(document)
    except Crashed as crashed:
        return crashed.flaw
