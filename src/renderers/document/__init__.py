"""The printed page as data: what every renderer is given. It knows no report, no format and no typography.

Positions in a table follow from its spans, and borders from positions.
"""

from renderers.document.blocks import (
    Block,
    Cell,
    Figure,
    Heading,
    Paragraph,
    Role,
    Run,
    Sum,
    Table,
)
from renderers.document.document import Attachment, Document, Properties
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
