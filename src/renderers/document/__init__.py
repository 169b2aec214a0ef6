"""The printed page as data: what every renderer is given. It knows no report, no format and no typography."""

from renderers.document.blocks import (
    Attachment,
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Properties,
    Role,
    Run,
    Sum,
    Table,
)
from renderers.document.shape import Shape, Slot

__all__ = [
    "Attachment",
    "Block",
    "Cell",
    "Document",
    "Figure",
    "Heading",
    "Paragraph",
    "Properties",
    "Role",
    "Run",
    "Shape",
    "Slot",
    "Sum",
    "Table",
]
