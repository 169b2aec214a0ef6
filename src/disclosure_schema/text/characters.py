"""Which characters the text of a report may hold, how numbers are written, and how messages cut a text.

A report keeps every character that an office can write down. It refuses those that XML 1.0 cannot hold,
for no DOCX could hold them either, and lone surrogates, which no encoding can write.
"""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls but for tab and newline, lone surrogates, and the noncharacters of the BMP.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

#: The same for JSON Schema, whose expressions know no lone surrogates.
PRINTABLE_TEXT = r"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]*$"

#: A character that can be seen, for JSON Schema: neither a space nor one of the commoner unseen ones.
SEEN = r"[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"

_NUMBER = re.compile(r"[+\-\u2212]?(\d+(\.\d*)?|\.\d+)")

#: How a number may be written: digits, half or full width, with separators, spaces, a sign and a point.
#: No text matches in two ways, so that a long run of spaces or digits takes no longer than its length.
WRITTEN_NUMBER = (
    r"\s*([-+\u2212\uff0d\uff0b]\s*)?"
    r"([0-9\uff10-\uff19][0-9\uff10-\uff19,\uff0c\s]*([.\uff0e][0-9\uff10-\uff19\s]*)?|[.\uff0e][0-9\uff10-\uff19\s]+)"
)


def refused_character(text: str) -> str | None:
    """The first character of `text` that no report may hold, or None."""
    match = _REFUSED.search(text)
    return match.group() if match else None


def describe_character(character: str) -> str:
    """The code and the name of a character, for messages that must not print it: `U+200B ZERO WIDTH SPACE`."""
    name = unicodedata.name(character, "control character or unassigned")
    return f"U+{ord(character):04X} {name}"


def shortened(text: str, at_most: int) -> str:
    """A text as messages quote it: cut, with `...` at its end, if it has more characters than that."""
    return text if len(text) <= at_most else f"{text[: at_most - 3]}..."


def says_something(text: str) -> bool:
    """Whether a text has a character that can be seen."""
    return any(not each.isspace() and unicodedata.category(each) != "Cf" for each in text)


def is_number(text: str) -> bool:
    """Whether a reader would take `text` for a number: `12`, `１２`, `1,234`, `-4`, `+1036`, `3.5`."""
    return _NUMBER.fullmatch(folded(text).replace(",", "")) is not None


def folded(text: str) -> str:
    """`text` as numbers are read: full-width marks made ASCII (NFKC), spaces and unseen characters left out.

    Each character is folded by itself. For a whole text Python would sort long runs of accents, in quadratic time.
    """
    if text.isascii():
        plain = text
    else:
        plain = "".join([unicodedata.normalize("NFKC", each) for each in text])
    # Of what is left out only the space is printable.
    if plain.isprintable():
        return plain.replace(" ", "")
    return "".join(
        each for each in plain if not each.isspace() and unicodedata.category(each) != "Cf"
    )
