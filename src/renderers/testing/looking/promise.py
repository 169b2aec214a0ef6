"""What a promise is, and how it is kept: look at a document, and if there is a fault, make it small."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import lru_cache
from typing import Final, NoReturn, Protocol, TypeAlias, TypeVar

from attrs import frozen

from renderers.document import Document
from renderers.protocol import Renderer
from renderers.testing.looking.broken_promise import BrokenPromise
from renderers.testing.looking.seen import cut
from renderers.testing.looking.smallest import smallest
from renderers.testing.looking.visible import Reading

T = TypeVar("T")

#: Gets the visible text out of a file, in reading order, cells apart from each other.
Extract: TypeAlias = Callable[[bytes], str]

#: How many smaller documents are tried when a promise is broken, and for how many seconds.
_ATTEMPTS: Final = 400
_SECONDS: Final = 10.0

#: So many files are remembered with what was read in them.
_REMEMBERED: Final = 64


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


@frozen
class Fault:
    """What is wrong: `kind` stays the same while the document is made smaller, `found` says it in words.

    `seen` is what was read, or where files differ.
    """

    kind: str
    found: str
    cause: Exception | None = None
    seen: str = ""


class Failed(Exception):
    """The renderer, or the function that reads its files, raised something."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def keep(
    promise: Named,
    documents: Iterable[Document],
    fault_in: Callable[[Document], Fault | None],
    attempts: int = _ATTEMPTS,
) -> None:
    """Look at each document; the first fault is shown by the smallest document that has one of its kind.

    That one is looked for `attempts` times at most, and for some seconds.
    """
    for each in documents:
        document = deepcopy(each)  # whoever changes it shall not change a specimen
        fault = _looked(fault_in, document)
        if fault is None:
            continue
        faults = [fault]

        def still(candidate: Document, faults: list[Fault] = faults) -> bool:
            other = _looked(fault_in, candidate)
            if other is None or other.kind != faults[0].kind:
                return False
            faults.append(other)
            return True

        small, _ = smallest(document, still, attempts, _SECONDS)
        broken(promise, faults[-1], small)


def broken(promise: Named, fault: Fault, document: Document | None = None) -> NoReturn:
    """Raise `BrokenPromise`."""
    sentence = " ".join((promise.__doc__ or "").split("\n\n")[0].split())
    raise BrokenPromise(
        promise.__name__, sentence, fault.found, document, cut(fault.seen)
    ) from fault.cause


def _looked(fault_in: Callable[[Document], Fault | None], document: Document) -> Fault | None:
    try:
        return fault_in(document)
    except Failed as failed:
        return failed.fault


def rendered(renderer: Renderer, document: Document) -> bytes:
    """The file; raises `Failed` if the renderer raises anything."""
    try:
        made = renderer.render(document)
    except Exception as error:
        raise Failed(raised("render", error)) from error
    # That it is exactly bytes is a promise of its own.
    return bytes(made) if isinstance(made, bytearray | memoryview) else made


def read(renderer: Renderer, extract: Extract, document: Document) -> Reading:
    """What is read in the file of a document; raises `Failed` if the file cannot be made or read."""
    return Reading(read_with(extract, "extract", rendered(renderer, document)))


def read_with(reader: Callable[[bytes], T], name: str, data: bytes) -> T:
    """What a reader finds in a file; `name` is what messages call it. Raises `Failed` if it raises anything.

    The same file is not read twice: some promises look at the same documents, and reading takes most of the time.
    """
    try:
        hash(reader)
    except TypeError:
        call: Callable[[Callable[[bytes], T], bytes], T] = _called
    else:
        call = _remembered
    try:
        return call(reader, data)
    except Exception as error:
        raise Failed(raised(name, error)) from error


def _called(reader: Callable[[bytes], T], data: bytes) -> T:
    return reader(data)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(reader: Callable[[bytes], T], data: bytes) -> T:
    return reader(data)


def steady(renderer: Renderer, document: Document) -> bytes | None:
    """What equal documents give, built separately; None if it is not the same twice."""
    made = rendered(renderer, deepcopy(document))
    return made if made == rendered(renderer, deepcopy(document)) else None


def raised(name: str, error: Exception) -> Fault:
    """The fault of raising something."""
    kind = f"{name} raised {type(error).__name__}"
    return Fault(kind, f"{kind}: {error}", error)
