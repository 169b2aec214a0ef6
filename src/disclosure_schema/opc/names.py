"""The names that the Open Packaging Conventions give to namespaces and parts."""

from __future__ import annotations

import posixpath
from typing import Final

#: How the namespaces of content types and of relationships begin.
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

#: The part that gives the content type of each part.
CONTENT_TYPES: Final = "[Content_Types].xml"

# Elements, as lxml writes their names.
DEFAULT: Final = f"{{{PACKAGE}/content-types}}Default"
OVERRIDE: Final = f"{{{PACKAGE}/content-types}}Override"
RELATIONSHIP: Final = f"{{{PACKAGE}/relationships}}Relationship"


def relationships_of(source: str) -> str:
    """The name of the part that holds the relationships of a part: `word/_rels/document.xml.rels`."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
