"""What people see in a cell or a comment: insertions but no deletions, results of fields but no codes, no hidden text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen
from lxml import etree

from renderers.docx.reading.unwrapping import unwrapped
from renderers.docx.xml import IN_W

# Elements that show their content and nothing else.
_TRANSPARENT: Final = frozenset(
    IN_W + each
    for each in [
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "fldSimple",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    ]
)
_CHARACTERS: Final = {
    IN_W + "tab": "\t",
    IN_W + "ptab": "\t",
    IN_W + "br": "\n",
    IN_W + "cr": "\n",
    IN_W + "noBreakHyphen": "\u2011",
    IN_W + "softHyphen": "\u00ad",
}
_PICTURES: Final = frozenset(
    (
        IN_W + "drawing",
        IN_W + "pict",
        IN_W + "object",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    )
)
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@frozen
class VisibleText:
    """The text that people see. `unreadable` names something else that they see there, such as a table; it may be empty."""

    text: str
    unreadable: str = ""


def visible_text(owner: etree._Element) -> VisibleText:
    """What people see in a cell or a comment; each paragraph is a line."""
    reading = _Reading()
    text = "".join(reading.paragraphs(owner)).removesuffix("\n")
    if reading.is_in_code:
        reading.unreadable = "a field without an end"
    # A picture beside text is a stamp or an ornament. A picture without text may show a number.
    unreadable = reading.unreadable or ("" if text.strip() else reading.picture)
    return VisibleText(text, unreadable)


def text_of_paragraph(paragraph: etree._Element) -> str:
    """The text that people see in a paragraph."""
    return "".join(_Reading().inside(paragraph))


class _Reading:
    """The state of reading one cell: a field may begin in one paragraph and end in another."""

    def __init__(self) -> None:
        self.unreadable = ""
        self.picture = ""
        #: For each field that has begun and not ended, whether its code is still being read.
        self._codes: list[bool] = []
        self._open_codes = 0
        self._is_in_ruby = False

    @property
    def is_in_code(self) -> bool:
        """Whether the code of a field is being read. People do not see it."""
        return self._open_codes > 0

    def paragraphs(self, owner: etree._Element) -> Iterator[str]:
        for each in unwrapped(owner, _TRANSPARENT):
            if each.tag == IN_W + "p":
                if _is_numbered(each):
                    self.unreadable = "a number that Word counts by itself"
                yield from self.inside(each)
                if not _is_joined(each):
                    yield "\n"
            elif each.tag == IN_W + "tbl":
                self.unreadable = "a table"
            elif each.tag == IN_W + "altChunk":
                self.unreadable = "a document"

    def inside(self, owner: etree._Element) -> Iterator[str]:
        for each in unwrapped(owner, _TRANSPARENT):
            if each.tag == IN_W + "r":
                if not _is_on(each, "vanish"):
                    yield from self._run(each)
            elif isinstance(each.tag, str) and each.tag.startswith(_MATHS):
                self.unreadable = "a formula"

    def _run(self, run: etree._Element) -> Iterator[str]:
        text = "".join(self._pieces(run))
        # People see that these digits do not belong to the digits beside them. A plain text would join them.
        if any(map(str.isnumeric, text)):
            if _is_on(run, "strike") or _is_on(run, "dstrike"):
                self.unreadable = "a number that is struck out"
            elif _is_raised(run):
                self.unreadable = "a raised or lowered number"
        yield text

    def _pieces(self, run: etree._Element) -> Iterator[str]:
        for each in run:
            match each.get(f"{IN_W}fldCharType") if each.tag == IN_W + "fldChar" else None:
                case "begin":
                    self._codes.append(True)
                    self._open_codes += 1
                    if next(each.iter(f"{IN_W}ddList", f"{IN_W}checkBox"), None) is not None:
                        self.unreadable = "a field of a form"
                case "separate" if self._codes:
                    self._open_codes -= self._codes[-1]
                    self._codes[-1] = False
                case "end" if self._codes:
                    self._open_codes -= self._codes.pop()
                case _ if not self.is_in_code:
                    yield from self._piece(each)

    def _piece(self, piece: etree._Element) -> Iterator[str]:
        if piece.tag == IN_W + "t":
            yield piece.text or ""
        elif piece.tag in _CHARACTERS:
            yield _CHARACTERS[piece.tag]
        elif piece.tag == IN_W + "ruby" and self._is_in_ruby:
            self.unreadable = (
                "a reading within a reading"  # Word has none, and each level would cost again
            )
        elif piece.tag == IN_W + "ruby":
            self._is_in_ruby = True
            yield from self.inside(piece)
            self._is_in_ruby = False
        elif piece.tag == IN_W + "sym":
            self.unreadable = "a symbol of a font"
        elif piece.tag in _PICTURES:
            self.picture = "a picture"


def _is_on(run: etree._Element, name: str) -> bool:
    """Whether a run has a property that is on or off: `vanish`, `strike`."""
    found = run.find(f"{IN_W}rPr/{IN_W}{name}")
    return found is not None and found.get(f"{IN_W}val") not in ("0", "false", "off")


def _is_raised(run: etree._Element) -> bool:
    """Whether a run is raised or lowered, as the number of a footnote is."""
    found = run.find(f"{IN_W}rPr/{IN_W}vertAlign")
    return found is not None and found.get(f"{IN_W}val") in ("superscript", "subscript")


def _is_numbered(paragraph: etree._Element) -> bool:
    number = paragraph.find(f"{IN_W}pPr/{IN_W}numPr/{IN_W}numId")
    return number is not None and number.get(f"{IN_W}val") != "0"


def _is_joined(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph is deleted, so that the next paragraph continues its line."""
    return paragraph.find(f"{IN_W}pPr/{IN_W}rPr/{IN_W}del") is not None
