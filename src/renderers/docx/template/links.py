"""Where the links of a filled template lead: the relationships that it has, and those that are added."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships

from renderers.docx.writing.links import target


class TemplateLinks:
    """The relationships of a template that links need: one for each address.

    python-docx would give the same ids, but it looks through all relationships for each link.
    """

    def __init__(self, relationships: Relationships) -> None:
        self._relationships = relationships
        self._number = 1
        self._by_target: dict[str, str] = {}
        for identifier, each in relationships.items():
            if each.is_external and each.reltype == RELATIONSHIP_TYPE.HYPERLINK:
                self._by_target.setdefault(each.target_ref, identifier)

    def to(self, address: str) -> str:
        """The id of the relationship that leads to an address."""
        place = target(address)
        if place not in self._by_target:
            while (identifier := f"rId{self._number}") in self._relationships:
                self._number += 1
            self._relationships.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, place, identifier, is_external=True
            )
            self._by_target[place] = identifier
        return self._by_target[place]
