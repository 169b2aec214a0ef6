"""What can go wrong between a document and its bytes."""

from __future__ import annotations

from attrs import frozen

from disclosure_schema.text.one_line import in_one_line


class InvalidShape(ValueError):
    """Slots that do not divide a table: a hole, an overlap, a span beyond the edge."""


class UnprintableText(ValueError):
    """A text with a character that no document may hold, such as a control character.

    `place` is the attribute, as `Cell.text`; `character` names the character, as U+0007.
    """

    def __init__(self, place: str, text: str, character: str) -> None:
        super().__init__(place, text, character)
        self.place = place
        self.text = text
        self.character = character

    def __str__(self) -> str:
        context = self.text if len(self.text) <= 40 else f"{self.text[:37]}..."
        return f"{self.place}: {self.character} in {context!r} cannot be printed; leave it out"


class CannotRender(ValueError):
    """A format cannot show something in this document, or with these options. The renderer is not to blame.

    A renderer raises a subclass, ours or one of its own: the command then names the report, and makes the other formats.
    """


class NoSuchPart(CannotRender, LookupError):
    """A document has no section or table of that key; `known` lists those that it has."""

    def __init__(self, kind: str, key: str, known: tuple[str, ...]) -> None:
        super().__init__(kind, key, known)
        self.kind = kind
        self.key = key
        self.known = known

    def __str__(self) -> str:
        return f"no {self.kind} {self.key!r} in this document; it has {', '.join(self.known) or 'none'}"


class MissingGlyph(CannotRender):
    """A character that cannot be shown, and the text that it stands in. No face has it, or the format has no faces.

    No format prints a blank box instead.
    """

    def __init__(self, character: str, text: str, faces: tuple[str, ...]) -> None:
        super().__init__(character, text, faces)
        self.character = character
        self.text = text
        self.faces = faces

    def __str__(self) -> str:
        missing = f": it is missing in {', '.join(self.faces)}; choose a font that has it"
        missing = missing if self.faces else ": this format cannot show it"
        context = self.text if len(self.text) <= 40 else f"{self.text[:37]}..."
        return (
            f"no glyph for {self.character!r} (U+{ord(self.character):04X}) in {context!r}{missing}"
        )


class TextTooLong(CannotRender):
    """A text that is longer than a cell of the format can hold; `most` is how long it may be.

    No format cuts it short.
    """

    def __init__(self, text: str, most: int) -> None:
        super().__init__(text, most)
        self.text = text
        self.most = most

    def __str__(self) -> str:
        return (
            f"the text of a cell is too long: it has {len(self.text)} characters and may have {self.most}; "
            f"it begins {self.text[:37]!r}"
        )


class TooLarge(CannotRender):
    """A file of the format cannot hold so much: the document has `count` of something, and the format has room for `most`.

    No format leaves things out in silence.
    """

    def __init__(self, what: str, count: int, most: int) -> None:
        super().__init__(what, count, most)
        self.what = what
        self.count = count
        self.most = most

    def __str__(self) -> str:
        return f"{self.count} {self.what}, and the format has room for {self.most}"


class UnusableFont(CannotRender):
    """A font file that cannot be read, or may not be embedded; `path` is the file, `reason` says why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"the font {self.path} cannot be used: {self.reason}"


@frozen
class WrongOption:
    """An option that a renderer cannot take: the value found, the value expected, and a hint."""

    #: Its name; empty if several options are right one by one, and clash.
    option: str
    found: str
    expected: str
    hint: str = ""


class InvalidOptions(ValueError):
    """Options that a renderer cannot take: `wrong` lists all of them."""

    def __init__(self, renderer: str, wrong: tuple[WrongOption, ...]) -> None:
        super().__init__(renderer, wrong)
        self.renderer = renderer
        self.wrong = wrong

    def __str__(self) -> str:
        return "\n  ".join(map(self._line, self.wrong))

    def _line(self, wrong: WrongOption) -> str:
        place = f"{self.renderer}.{wrong.option}" if wrong.option else self.renderer
        hint = f" ({wrong.hint})" if wrong.hint else ""
        return f"{in_one_line(place)}: expected {wrong.expected}, found {wrong.found}{hint}"


class RenderingFailed(Exception):
    """A renderer that failed in a way that cannot be sent between processes; `reason` says how."""

    def __init__(self, renderer: str, reason: str) -> None:
        super().__init__(renderer, reason)
        self.renderer = renderer
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.renderer}: {self.reason}"
