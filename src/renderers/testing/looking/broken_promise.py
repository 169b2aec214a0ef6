"""A promise that a renderer does not keep: which one, how, and the smallest document that shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import NOTHING, fields, has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.document import Document

#: The longest document that a message prints whole, in characters.
_LONGEST: Final = 4000

_NAMES: Final = (
    *("Attachment", "Cell", "Document", "Figure", "Heading", "Paragraph", "Properties"),
    *("Run", "Shape", "Slot", "Sum", "Table"),
)


class BrokenPromise(AssertionError):
    """A renderer does not keep a promise.

    `promise` is its name and `sentence` what it says; `found` is what was seen instead.
    `document` is the smallest document found that shows it, or None where no document is to blame.
    `seen` is what was read in the file of that document, cut if it is long, or where two files differ;
    empty where neither is known.
    """

    def __init__(
        self,
        promise: str,
        sentence: str,
        found: str,
        document: Document | None = None,
        seen: str = "",
    ) -> None:
        super().__init__(promise, sentence, found, document, seen)
        self.promise = promise
        self.sentence = sentence
        self.found = found
        self.document = document
        self.seen = seen

    def __str__(self) -> str:
        message = f"{self.promise} is broken\n  promised: {self.sentence}\n  found: {self.found}"
        if self.seen:
            message += "\n  seen:" + "".join(f"\n    | {each}" for each in self.seen.splitlines())
        if self.document is None:
            return message
        code = as_python(self.document)
        if (over := len(code) - _LONGEST) > 0:
            rest = f"\n# ... and {over} characters more; the whole is BrokenPromise.document"
            code = code[:_LONGEST] + rest
        return f"{message}\n  the smallest document that shows it:\n\n{code}"


def as_python(document: Document) -> str:
    """The document as Python that makes it again: imports, and one statement that binds `document`."""
    return "\n".join(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    blocks = [f"        {_call(each)}," for each in document.blocks]
    properties = _call(document.properties)
    attachments = _call(document.attachments)
    body = "\n".join([properties, *blocks, attachments])
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
    yield f"    properties={properties},"
    if blocks:
        yield "    blocks=("
        yield from blocks
        yield "    ),"
    else:
        yield "    blocks=(),"
    if document.attachments:
        yield f"    attachments={attachments},"
    yield ")"


def _call(value: object) -> str:
    """The call that makes an attrs object, without arguments that have their default; the repr of others."""
    if isinstance(value, tuple):
        inside = ", ".join(map(_call, value))
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    cls = type(value)
    if not has(cls):
        return repr(value)
    given: list[str] = []
    for each in fields(cls):
        if each.init and (argument := getattr(value, each.name)) != each.default:
            named = (
                ""
                if not each.kw_only and not given and each.default is NOTHING
                else f"{each.name}="
            )
            given.append(f"{named}{_call(argument)}")
    return f"{cls.__name__}({', '.join(given)})"
