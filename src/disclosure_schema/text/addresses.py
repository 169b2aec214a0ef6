"""What a link may lead to: the one list for reports, documents and all formats.

Allowed are the schemes http, https, ftp, mailto and tel, and relative addresses.
Refused is every other scheme: `javascript:` runs code, `file:` opens what lies on a reader's disk.
Refused too is `//host/share`, which Windows takes for a folder of another computer and signs in there.
"""

from __future__ import annotations

import re
from typing import Final

# Browsers leave tabs and newlines out of an address, so that `java\tscript:` would run. No address holds white space.
_ANY = r"[^\s<>\"{}|\\^`]"
_IN_NAME = r"[^\s<>\"{}|\\^`/?#:]"

_ABSOLUTE: Final = (
    rf"(?:(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://{_IN_NAME}{_ANY}*"
    rf"|(?:[Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):{_ANY}+)"
)
# Before the first stroke of a relative address stands no colon (RFC 3986, 4.2), or it would begin with a scheme.
_RELATIVE: Final = (
    rf"(?:{_IN_NAME}+(?:[/?#]{_ANY}*)?|[?#]{_ANY}*|/(?:{_IN_NAME}{_ANY}*|[?#:]{_ANY}*)?)"
)

#: An address as a report or a document in JSON holds it, as a regular expression, for JSON Schema too.
ADDRESS: Final = f"^(?:{_ABSOLUTE}|{_RELATIVE})$"

_IS_ABSOLUTE: Final = re.compile(_ABSOLUTE)
_IS_RELATIVE: Final = re.compile(_RELATIVE)

# No address in JSON has these. A program may write them into a document all the same, and formats escape or quote them.
_QUOTED: Final = re.compile('[ <>"{}|^`]')


def is_address(text: str) -> bool:
    """Whether a link may lead there, be it that spaces and quotes in the address have to be quoted."""
    return is_absolute(text) or _IS_RELATIVE.fullmatch(_QUOTED.sub("", text)) is not None


def is_absolute(text: str) -> bool:
    """Whether a link may lead there and leads to the same place wherever it stands.

    A relative address does not. Where a format resolves it against the folder of its own file,
    as Word and Excel do, it stays text: there `CON` is a device, and `a.exe` a program beside the file.
    """
    return _IS_ABSOLUTE.fullmatch(_QUOTED.sub("", text)) is not None
