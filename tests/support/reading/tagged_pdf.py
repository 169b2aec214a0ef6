"""A tagged PDF read back with pikepdf: its structure as a tree, and the text of every piece of marked content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf
from attrs import field, frozen

from renderers import Document
from renderers.pdf import PdfRenderer

#: A piece of marked content: the number of its page object, and its own number there.
Place: TypeAlias = tuple[int, int]

PAINTING = frozenset(
    {"TJ", "Tj", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
)


@frozen
class Element:
    """An element of the structure: its tag, what pikepdf has of it, and its kids, elements or places."""

    tag: str
    source: Any = field(repr=False)
    kids: tuple[Element | Place, ...]

    def walk(self) -> Iterator[Element]:
        """The element, and all below it, in order."""
        yield self
        for each in self.elements:
            yield from each.walk()

    @property
    def elements(self) -> list[Element]:
        """The elements right below it."""
        return [each for each in self.kids if isinstance(each, Element)]

    def named(self, *tags: str) -> list[Element]:
        """All elements of some tags, itself and those below it."""
        return [each for each in self.walk() if each.tag in tags]

    def attribute(self, name: str) -> Any:
        """An attribute of its layout or table, or None."""
        return self.source.get("/A", {}).get(name)


@frozen
class Painted:
    """What an operator paints: within which marked content, outermost first."""

    operator: str
    within: tuple[tuple[str, Any], ...]
    text: str = ""


class Tagged:
    """An opened file."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.root = self.pdf.Root

    @cached_property
    def document(self) -> Element:
        """The element that holds all others."""
        return self._element(self.root.StructTreeRoot.K, None)

    @cached_property
    def painted(self) -> dict[int, list[Painted]]:
        """For each page, by the number of its object, what is painted on it."""
        return {page.objgen[0]: list(_painted(page)) for page in self.pdf.pages}

    @cached_property
    def texts(self) -> dict[Place, str]:
        """The text of each piece of marked content."""
        texts: dict[Place, str] = {}
        for page, operators in self.painted.items():
            for each in operators:
                for _, properties in each.within:
                    if properties is not None and "/MCID" in properties:
                        place = page, int(properties["/MCID"])
                        texts[place] = texts.get(place, "") + each.text
        return texts

    def text(self, element: Element) -> str:
        """All text in an element."""
        return "".join(
            self.text(each) if isinstance(each, Element) else self.texts[each]
            for each in element.kids
        )

    def places(self) -> list[Place]:
        """All content of the structure in its order."""
        return [
            kid
            for each in self.document.walk()
            for kid in each.kids
            if not isinstance(kid, Element)
        ]

    def _element(self, source: Any, parent: Any) -> Element:
        assert parent is None or source.P.objgen == parent.objgen
        page = source.get("/Pg")
        kids: list[Element | Place] = []
        for kid in _kids(source):
            if isinstance(kid, int):
                kids.append((page.objgen[0], kid))
            elif kid.get("/Type") == "/MCR":
                kids.append((kid.Pg.objgen[0], int(kid.MCID)))
            elif kid.get("/Type") != "/OBJR":
                kids.append(self._element(kid, source))
        return Element(str(source.S)[1:], source, tuple(kids))


def objects_of(element: Element) -> list[Any]:
    """The annotations that belong to an element."""
    return [
        each.Obj
        for each in _kids(element.source)
        if not isinstance(each, int) and each.get("/Type") == "/OBJR"
    ]


def _kids(source: Any) -> list[Any]:
    """What hangs on an element: nothing, one thing, or an array."""
    given = source.get("/K")
    if isinstance(given, pikepdf.Array):
        return list(given)
    return [] if given is None else [given]


def _painted(page: Any) -> Iterator[Painted]:
    """What a page paints. An ActualText stands for the text within it."""
    fonts = {name: _meanings(font) for name, font in page.Resources.Font.items()}
    within: list[tuple[str, Any]] = []
    meanings: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                properties = operands[1]
                within.append((str(operands[0])[1:], properties))
                if "/ActualText" in properties:
                    yield Painted("ActualText", tuple(within), str(properties["/ActualText"]))
            case "BMC":
                within.append((str(operands[0])[1:], None))
            case "EMC":
                within.pop()
            case "Tf":
                meanings = fonts[str(operands[0])]
            case "TJ":
                said = any(each and "/ActualText" in each for _, each in within)
                codes = b"".join(
                    bytes(each) for each in operands[0] if isinstance(each, pikepdf.String)
                )
                text = "".join(
                    meanings[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2)
                )
                yield Painted("TJ", tuple(within), "" if said else text)
            case name if name in PAINTING:
                yield Painted(name, tuple(within))
    assert within == []


def _meanings(font: Any) -> dict[int, str]:
    """What the codes of a font mean, by its ToUnicode."""
    pairs = re.findall(
        r"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes().decode("ascii")
    )
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in pairs
        if len(text) > 3
    }


def tagged(document: Document) -> Tagged:
    """The PDF of a document, opened."""
    return Tagged(PdfRenderer().render(document))
