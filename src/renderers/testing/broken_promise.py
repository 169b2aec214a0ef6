"""A promise that a renderer does not keep: which one, how, and the smallest document that shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.document import Document

#: The longest document that a message prints whole, in characters.
_LONGEST: Final = 4000

_NAMES: Final = (
    *("Cell", "Document", "Figure", "Heading", "Paragraph", "Properties"),
    *("Run", "Shape", "Slot", "Sum", "Table"),
)


class BrokenPromise(AssertionError):
    """A renderer does not keep a promise.

    `promise` is its name and `sentence` what it says; `found` is what was seen instead.
    `document` is the smallest document found that shows it, or None where no document is to blame.
    """

    def __init__(
        self, promise: str, sentence: str, found: str, document: Document | None = None
    ) -> None:
        super().__init__(promise, sentence, found, document)
        self.promise = promise
        self.sentence = sentence
        self.found = found
        self.document = document

    def __str__(self) -> str:
        said = f"{self.promise} is broken\n  promised: {self.sentence}\n  found: {self.found}"
        if self.document is None:
            return said
        code = as_python(self.document)
        if (over := len(code) - _LONGEST) > 0:
            rest = f"\n# ... and {over} characters more; the whole is BrokenPromise.document"
            code = code[:_LONGEST] + rest
        return f"{said}\n  the smallest document that shows it:\n\n{code}"


def as_python(document: Document) -> str:
    """The document as Python that makes it again: imports, and one statement that binds `document`."""
    return "\n".join(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    blocks = [f"        {each!r}," for each in document.blocks]
    body = "\n".join([repr(document.properties), *blocks])
    if "datetime.date(" in body:
        yield "import datetime"
    if "Decimal(" in body:
        yield "from decimal import Decimal"
    used = [each for each in _NAMES if each == "Document" or re.search(rf"\b{each}\(", body)]
    yield f"from renderers.document import {', '.join(used)}"
    yield ""
    yield "document = Document("
    yield f"    title={document.title!r},"
    yield f"    language={document.language!r},"
    yield f"    properties={document.properties!r},"
    if blocks:
        yield "    blocks=("
        yield from blocks
        yield "    ),"
    else:
        yield "    blocks=(),"
    yield ")"
