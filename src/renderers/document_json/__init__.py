"""JSON ⇄ Document: the page as a program in any language reads and writes it. It knows no report and no format."""

from renderers.document.revisions import names_document
from renderers.document_json.codec import (
    InvalidDocument,
    document_dumps,
    document_from_data,
    document_loads,
    document_to_data,
)
from renderers.document_json.schema import document_schema

__all__ = [
    "InvalidDocument",
    "document_dumps",
    "document_from_data",
    "document_loads",
    "document_schema",
    "document_to_data",
    "names_document",
]
