"""JSON ⇄ Document: the page as a program in any language can read and write it.

`document_schema` describes the form field by field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, cast

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.faults import faults_of
from disclosure_schema.json.parsing import Doubled, faults_of_keys, parse
from disclosure_schema.json.revisions import NUMBER, REPORT_PREFIX
from disclosure_schema.json.values import Json, shown
from disclosure_schema.json.writing import write
from renderers.document import Document
from renderers.document.revisions import DOCUMENT_SCHEMA, SCHEMA_PREFIX, names_document
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


class InvalidDocument(InvalidSource):
    """The source is not a document. `faults` lists everything that is wrong with it."""

    noun: ClassVar[str] = "a document"


def document_loads(text: str | bytes) -> Document:
    """The document that JSON `text` stands for. Bytes are UTF-8, with or without a byte order mark.

    Raises `InvalidDocument` with every fault in it.
    """
    try:
        data = parse(text)
    except InvalidSource as error:
        raise InvalidDocument(error.faults) from None
    return document_from_data(cast("Json", data))


def document_dumps(document: Document) -> str:
    """The document as JSON text: indented, most cells on one line, ending in a newline.

    Raises what `document_to_data` does.
    """
    return write(document_to_data(document))


def document_from_data(data: Json) -> Document:
    """The document that JSON-ready objects stand for. Raises `InvalidDocument` with every fault in it."""
    if not isinstance(data, Mapping):
        raise InvalidDocument([Fault("", shown(data), "an object, the document")])
    name = data.get("$schema")
    if name != DOCUMENT_SCHEMA and isinstance(name, str) and _is_other(name):
        # It is something else as a whole: its other faults do not matter.
        raise InvalidDocument([_fault_of_schema(name)])
    document = _attempt(data)
    if isinstance(document, Document) and name == DOCUMENT_SCHEMA and not isinstance(data, Doubled):
        return document
    try:
        faults = faults_of_keys(data)
    except InvalidSource as error:
        raise InvalidDocument(error.faults) from None
    if name != DOCUMENT_SCHEMA:
        found = shown(name) if "$schema" in data else "nothing"
        faults.append(Fault("/$schema", found, DOCUMENT_SCHEMA, "it names the format"))
    if isinstance(document, Exception):
        faults.extend(faults_of(document, KEYS))
    raise InvalidDocument(faults)


def _attempt(data: Mapping[str, Json]) -> Document | Exception:
    """The document, or what was raised while it was read."""
    members = {key: each for key, each in data.items() if key != "$schema"}
    try:
        return document_converter().structure(members, Document)
    except Exception as error:
        return error


def document_to_data(document: Document) -> dict[str, Json]:
    """The document as objects that any JSON library writes: dicts, lists, str, int, float and bool.

    Whatever holds its default is left out. What comes out can be read:
    raises `InvalidDocument` where the document holds what the format cannot say, such as a number of 2⁵³.
    """
    members = cast("dict[str, Json]", document_converter().unstructure(document))
    data: dict[str, Json] = {"$schema": DOCUMENT_SCHEMA, **members}
    document_from_data(data)
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
