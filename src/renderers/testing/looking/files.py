"""The file of a document, and what is read in it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from typing import Final, TypeVar

from renderers.document import Document
from renderers.protocol import Renderer
from renderers.testing.looking.flaws import Crashed, crash
from renderers.testing.looking.promise import Extract
from renderers.testing.looking.visible import Reading

T = TypeVar("T")

#: How many files are remembered with what was read in them.
_REMEMBERED: Final = 64


def rendered(renderer: Renderer, document: Document) -> bytes:
    """The file; raises `Crashed` if the renderer raises anything."""
    try:
        made = renderer.render(document)
    except Exception as error:
        raise Crashed(crash("render", error)) from error
    # That it is exactly bytes is a promise of its own.
    return bytes(made) if isinstance(made, bytearray | memoryview) else made


def read(renderer: Renderer, extract: Extract, document: Document) -> Reading:
    """What is read in the file of a document; raises `Crashed` if the file cannot be made or read."""
    return Reading(read_with(extract, "extract", rendered(renderer, document)))


def read_with(reader: Callable[[bytes], T], name: str, data: bytes) -> T:
    """What a reader finds in a file; `name` is what messages call it. Raises `Crashed` if it raises anything.

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
        raise Crashed(crash(name, error)) from error


def _called(reader: Callable[[bytes], T], data: bytes) -> T:
    return reader(data)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(reader: Callable[[bytes], T], data: bytes) -> T:
    return reader(data)


def steady(renderer: Renderer, document: Document) -> bytes | None:
    """What equal documents give, built separately; None if it is not the same twice."""
    made = rendered(renderer, deepcopy(document))
    return made if made == rendered(renderer, deepcopy(document)) else None
