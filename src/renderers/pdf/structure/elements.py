"""Structure elements as objects of the file (ISO 32000-1, 14.7).

A report has hundreds of them, so they are written as text directly and not through objects of reportlab.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field, frozen

from renderers.pdf.writing.objects import reference

if TYPE_CHECKING:
    from renderers.typeset.pages import Mark, PlacedLink


@frozen
class Content:
    """A piece of marked content: what it belongs to, the index of its page, and its MCID there."""

    mark: Mark
    page: int
    number: int


@frozen
class Annotation:
    """A link over a page: the index of that page, the number of its object, and its key in the parent tree."""

    link: PlacedLink
    page: int
    number: int
    key: int


#: The kids of an element as they are written: MCIDs, references, dictionaries.
Kids: TypeAlias = "list[str]"


@define(eq=False)
class Elements:
    """The elements of a file. Each has a number before its kids are written, since a kid refers to its parent."""

    #: The number of the root of the tree.
    first: int
    #: The numbers of the page objects.
    pages: Sequence[int]
    #: How many pieces of marked content each page has.
    counts: Sequence[int]
    #: The objects; the first is the root of the tree.
    bodies: list[str] = field(factory=lambda: [""], init=False)
    _owners: list[list[int]] = field(init=False)
    _annotated: dict[int, int] = field(factory=dict, init=False)
    _named: list[tuple[str, str]] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._owners = [[0] * count for count in self.counts]

    def reserved(self) -> int:
        """The number of a new element, which is filled later."""
        self.bodies.append("")
        return self.first + len(self.bodies) - 1

    def fill(self, number: int, tag: str, parent: int, kids: Kids, more: str = "") -> None:
        """Write an element; `more` are further entries of its dictionary."""
        self.bodies[number - self.first] = (
            f"<</S/{tag}/P {reference(parent)}{_written(kids)}{more}>>"
        )

    def leaf(self, tag: str, pieces: Sequence[Content], parent: int, more: str = "") -> str:
        """Write an element that has content and no other element in it; a reference to it."""
        number = self.reserved()
        if pieces:
            page = pieces[0].page
            self.fill(number, tag, parent, self.content(pieces, number, page), self.at(page) + more)
        else:
            self.fill(number, tag, parent, [], more)
        return reference(number)

    def content(self, pieces: Sequence[Content], owner: int, page: int) -> Kids:
        """Content as kids of the element `owner`: MCIDs, with the page where that is not `page`, the one of the element."""
        kids: Kids = []
        for each in pieces:
            self._owners[each.page][each.number] = owner
            number = str(each.number)
            if each.page != page:
                number = f"<</Type/MCR{self.at(each.page)}/MCID {number}>>"
            kids.append(number)
        return kids

    def annotations(self, given: Sequence[Annotation], owner: int) -> Kids:
        """Annotations as kids of the element `owner`."""
        self._annotated.update((each.key, owner) for each in given)
        return [
            f"<</Type/OBJR{self.at(each.page)}/Obj {reference(each.number)}>>" for each in given
        ]

    def at(self, page: int) -> str:
        """The entry that says on which page, by its index, an element stands."""
        return f"/Pg {reference(self.pages[page])}"

    def name(self, name: str, element: str) -> None:
        """Let other elements refer to `element`, a reference, by a name in ASCII."""
        self._named.append((name, element))

    def finish(self, whole: int) -> None:
        """Write the root of the tree, whose only kid is the element `whole`."""
        count = len(self.pages) + len(self._annotated)
        self.bodies[0] = (
            f"<</Type/StructTreeRoot/K {reference(whole)}/ParentTreeNextKey {count}"
            f"/ParentTree<</Nums[{self._parents()}]>>{self._names()}>>"
        )

    def _parents(self) -> str:
        """The parent tree: for each page the elements of its content, then for each annotation its element."""
        pages = [
            f"{key}[{' '.join(map(reference, owners))}]" for key, owners in enumerate(self._owners)
        ]
        links = [f"{key} {reference(owner)}" for key, owner in sorted(self._annotated.items())]
        return " ".join(pages + links)

    def _names(self) -> str:
        if not self._named:
            return ""
        pairs = " ".join(f"({name}){element}" for name, element in sorted(self._named))
        return f"/IDTree<</Names[{pairs}]>>"


def _written(kids: Kids) -> str:
    if not kids:
        return ""
    return f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
