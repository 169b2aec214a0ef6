"""JSON ⇄ Document: the page as a program in any language can read and write it.

`document_schema` describes it member by member.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, cast

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.faults import Faults
from disclosure_schema.json.parsing import Doubled, faults_of_keys, parse
from disclosure_schema.json.revisions import NUMBER, REPORT_PREFIX
from disclosure_schema.json.values import Json, shown
from disclosure_schema.json.writing import write
from disclosure_schema.limits import LIMITS, Limits
from renderers.document import Document
from renderers.document.revisions import DOCUMENT_SCHEMA, SCHEMA_PREFIX, names_document
from renderers.document_json.bounds import verify_bounds
from renderers.document_json.converter import document_converter
from renderers.document_json.keys import KEYS

__all__ = [
    "InvalidDocument",
    "document_dumps",
    "document_from_data",
    "document_loads",
    "document_to_data",
    "names_document",
]


_REVISION = re.compile(re.escape(SCHEMA_PREFIX) + NUMBER)


# What is written is read again to see whether it can be, however large it is.
_ANY_SIZE = Limits(input_bytes=2**63, cells_of_tables=2**63)


class InvalidDocument(InvalidSource):
    """The source is not a document. `faults` lists what is wrong with it, the first hundred; `more` counts the others."""

    noun: ClassVar[str] = "a document"


def document_loads(text: str | bytes, *, limits: Limits = LIMITS) -> Document:
    """The document that JSON `text` stands for. Bytes are UTF-8, with or without a byte order mark.

    Raises `InvalidDocument` with every fault in it. A text that holds more than `limits` allow is refused,
    before most of it is read.
    """
    return _document_or_raise(_parsed(text, limits))


def document_dumps(document: Document) -> str:
    """The document as JSON text: indented, most cells on one line, ending in a newline.

    Raises what `document_to_data` does.
    """
    return write(document_to_data(document))


def document_from_data(data: Json, *, limits: Limits = LIMITS) -> Document:
    """The document that JSON-ready objects stand for. Raises `InvalidDocument` as `document_loads` does."""
    return _document_or_raise(_read(data, limits))


def _document_or_raise(read: Document | InvalidDocument) -> Document:
    """The document. A refusal is raised here, from where no part of the refused source is in reach of its traceback."""
    if isinstance(read, Document):
        return read
    raise read


def _parsed(text: str | bytes, limits: Limits) -> Document | InvalidDocument:
    try:
        data = parse(text, limits)
    except InvalidSource as error:
        return InvalidDocument(error.faults, error.more)
    return _read(data, limits)


def _read(data: object, limits: Limits) -> Document | InvalidDocument:
    """The document that JSON-ready objects stand for, or why they are none."""
    if not isinstance(data, Mapping):
        return InvalidDocument([Fault("", shown(data), "an object, the document")])
    name = data.get("$schema")
    if name != DOCUMENT_SCHEMA and isinstance(name, str) and _is_other(name):
        # It is something else as a whole: its other faults do not matter.
        return InvalidDocument([_fault_of_schema(name)])
    try:
        verify_bounds(data, limits)
    except InvalidSource as error:
        return InvalidDocument(error.faults, error.more)
    document = _attempt(data, limits)
    if isinstance(document, Document) and name == DOCUMENT_SCHEMA and not isinstance(data, Doubled):
        return document
    faults = Faults(KEYS, limits)
    try:
        faults.extend(faults_of_keys(data))
    except InvalidSource as error:
        faults.add(error)
        return InvalidDocument(faults.listed, faults.more)
    if name != DOCUMENT_SCHEMA:
        found = shown(name) if "$schema" in data else "nothing"
        faults.extend([Fault("/$schema", found, DOCUMENT_SCHEMA, "it names the format")])
    if isinstance(document, Exception):
        faults.add(document)
    return InvalidDocument(faults.listed, faults.more)


def _attempt(data: Mapping[str, Json], limits: Limits) -> Document | Exception:
    """The document, or what was raised while it was read."""
    members = {key: each for key, each in data.items() if key != "$schema"}
    try:
        return document_converter(limits).structure(members, Document)
    except Exception as error:
        return error


def document_to_data(document: Document) -> dict[str, Json]:
    """The document as objects that any JSON library writes: dicts, lists, str, int, float and bool.

    Whatever holds its default is left out. What comes out can be read:
    raises `InvalidDocument` where the document holds what the format cannot say, such as a number of 2⁵³.
    """
    members = cast("dict[str, Json]", document_converter(LIMITS).unstructure(document))
    data: dict[str, Json] = {"$schema": DOCUMENT_SCHEMA, **members}
    document_from_data(data, limits=_ANY_SIZE)
    return data


def _is_other(name: str) -> bool:
    return name.startswith(REPORT_PREFIX) or _REVISION.fullmatch(name) is not None


def _fault_of_schema(name: str) -> Fault:
    hint = (
        "this is a report; lay it out first"
        if name.startswith(REPORT_PREFIX)
        else "a newer version of disclosure-schema may know this revision"
    )
    return Fault("/$schema", shown(name), DOCUMENT_SCHEMA, hint)
