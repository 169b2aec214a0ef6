"""The names that the Open Packaging Conventions give to namespaces and parts."""

from __future__ import annotations

import posixpath
from typing import Final

#: The beginning of the namespaces of the package around the parts.
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

#: The part that says what each part is.
CONTENT_TYPES: Final = "[Content_Types].xml"

# Elements, as lxml writes their names.
OVERRIDE: Final = f"{{{PACKAGE}/content-types}}Override"
RELATIONSHIP: Final = f"{{{PACKAGE}/relationships}}Relationship"


def relationships_of(source: str) -> str:
    """The name of the part with the relationships of a part: `word/_rels/document.xml.rels`."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
