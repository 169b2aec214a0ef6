"""Faces embedded as Type0 fonts with two-byte codes, one for each face that a document uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import frozen
from reportlab.pdfbase.pdfdoc import PDFName, PDFObject, PDFString

from renderers.fonts import Face, Subset
from renderers.pdf.writing.objects import Array, Dictionary
from renderers.pdf.writing.streams import stream

if TYPE_CHECKING:
    from renderers.pdf.writing.file import File
    from renderers.typeset import Pages

# FontDescriptor flag 3, Symbolic: the font has characters outside the standard Latin set.
_SYMBOLIC = 4


@frozen(eq=False)
class EmbeddedFont:
    """The part of a face that a document uses."""

    #: Its name in the resources of a page.
    resource: str
    face: Face
    subset: Subset
    #: For each glyph the character that it is read back as.
    meanings: dict[int, str]
    #: For each glyph its code in the page, in hexadecimal.
    codes: dict[int, str]
    #: For each glyph its width in em.
    advances: dict[int, float]

    @classmethod
    def of(cls, resource: str, face: Face, meanings: dict[int, str]) -> Self:
        """The part of a face with the glyphs that have a meaning."""
        subset = face.subset(meanings)
        return cls(
            resource=resource,
            face=face,
            subset=subset,
            meanings=meanings,
            codes={glyph: f"{subset.numbers[glyph]:04X}" for glyph in meanings},
            advances={glyph: face.advance(glyph) for glyph in meanings},
        )

    def object(self, file: File) -> PDFObject:
        """The font dictionary; what it refers to becomes part of the file."""
        name = f"{_tag(self.subset)}+{self.face.name}"
        outlines = self.subset.outlines
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if outlines == "cff" else "CIDFontType2"),
            "BaseFont": PDFName(name),
            "CIDSystemInfo": Dictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": file.reference(self._descriptor(name, file)),
            "DW": 1000,
            "W": self._widths(),
        }
        if outlines == "truetype":
            descendant["CIDToGIDMap"] = PDFName("Identity")
        return Dictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": Array([file.reference(Dictionary(descendant))]),
                "ToUnicode": file.reference(stream(self._to_unicode())),
            }
        )

    def _descriptor(self, name: str, file: File) -> Dictionary:
        metrics = self.face.metrics
        if self.subset.outlines == "cff":
            program = stream(self.subset.program, Subtype=PDFName("CIDFontType0C"))
            key = "FontFile3"
        else:
            program = stream(self.subset.program, Length1=len(self.subset.program))
            key = "FontFile2"
        return Dictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(name),
                "Flags": _SYMBOLIC,
                "FontBBox": Array([round(each) for each in metrics.box]),
                "ItalicAngle": round(metrics.italic_angle, 2),
                "Ascent": round(metrics.ascent),
                "Descent": round(metrics.descent),
                "CapHeight": round(metrics.cap_height),
                "StemV": 80,
                key: file.reference(program),
            }
        )

    def _widths(self) -> Array:
        """The widths in thousandths of an em, code by code, but for those of a whole em, which is the default."""
        entries: list[object] = []
        numbers = self.subset.numbers
        for glyph in sorted(self.meanings, key=numbers.__getitem__):
            if (width := round(self.advances[glyph] * 1000, 2)) != 1000:
                entries += [numbers[glyph], Array([width])]
        return Array(entries)

    def _to_unicode(self) -> bytes:
        """A CMap from codes to UTF-16, so that text can be copied and found."""
        pairs = sorted((self.codes[glyph], meaning) for glyph, meaning in self.meanings.items())
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(pairs), 100):
            part = pairs[start : start + 100]
            lines.append(f"{len(part)} beginbfchar")
            lines += [
                f"<{code}> <{meaning.encode('utf-16-be').hex().upper()}>" for code, meaning in part
            ]
            lines.append("endbfchar")
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


def _tag(subset: Subset) -> str:
    """Six capital letters that tell subsets apart, the same for the same glyphs (ISO 32000-1, 9.6.4)."""
    number = 0
    for glyph in sorted(subset.numbers):
        number = (number * 131 + glyph) % 26**6
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


@frozen(eq=False)
class EmbeddedFonts:
    """The fonts of a document, by face."""

    by_face: dict[Face, EmbeddedFont]

    @classmethod
    def of(cls, pages: Pages) -> Self:
        """Subsets of all faces that the pages use, in the order of their first use."""
        meanings: dict[Face, dict[int, str]] = {}
        for page in pages.pages:
            for run in page.texts:
                known = meanings.setdefault(run.face, {})
                for glyph, character in zip(run.glyphs, run.text, strict=True):
                    known.setdefault(glyph, character)
        return cls(
            {
                face: EmbeddedFont.of(f"F{number}", face, known)
                for number, (face, known) in enumerate(meanings.items(), 1)
            }
        )

    def dictionary(self, file: File) -> Dictionary:
        """The font resources of a page."""
        return Dictionary(
            {each.resource: file.reference(each.object(file)) for each in self.by_face.values()}
        )
