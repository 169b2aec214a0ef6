"""Attachments as they stand in JSON: as text where they are text, else in base64."""

from __future__ import annotations

import base64
import binascii
import re
from contextlib import suppress
from typing import Annotated, Final

from attrs import frozen

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.values import shown
from disclosure_schema.kinds import PRINTABLE, Kind
from renderers.document import Attachment

_MEDIA_NAME = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}"

#: A media type without parameters, as a regular expression (RFC 6838, 4.2).
MEDIA_TYPE: Final = f"{_MEDIA_NAME}/{_MEDIA_NAME}"

#: Base64 with its padding and without line breaks (RFC 4648, 4), as a regular expression.
#: It does not count in fours: for each group Python would keep some hundred bytes.
BASE64: Final = "[A-Za-z0-9+/]*={0,2}"

#: What a file may be called: no folder, no control characters. A regular expression, for JSON Schema too.
FILE_NAME: Final = r"^[^/\\\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]+$"


def _matching(pattern: str, expected: str) -> Kind:
    whole = re.compile(pattern)
    return Kind(
        expected, lambda value: isinstance(value, str) and whole.fullmatch(value) is not None
    )


_MEDIA_TYPE = _matching(MEDIA_TYPE, "a media type such as application/json")
_BASE64 = _matching(BASE64, "base64 without line breaks")
_NAME = Kind(
    "the name of a file, without a folder",
    lambda value: PRINTABLE.fits(value) and re.fullmatch(FILE_NAME, str(value)) is not None,
)


@frozen(kw_only=True)
class JsonAttachment:
    """A file, its bytes as `text` in UTF-8 or in `base64`."""

    name: Annotated[str, _NAME]
    media_type: Annotated[str, _MEDIA_TYPE]
    description: str = ""
    text: str | None = None
    base64: Annotated[str, _BASE64] | None = None


def attachment_to_json(attachment: Attachment) -> JsonAttachment:
    """The attachment as it stands in JSON: as text if it is text that a document may hold."""
    text: str | None = None
    with suppress(UnicodeDecodeError):
        text = attachment.data.decode("utf-8")
    if not PRINTABLE.fits(text):
        text = None
    return JsonAttachment(
        name=attachment.name,
        media_type=attachment.media_type,
        description=attachment.description,
        text=text,
        base64=None if text is not None else base64.b64encode(attachment.data).decode("ascii"),
    )


def attachment_from_json(data: JsonAttachment) -> Attachment:
    """The attachment that stands in JSON. Raises `InvalidSource` unless exactly one of `text` and `base64` is there."""
    if (data.text is None) == (data.base64 is None):
        found = "neither" if data.text is None else "both"
        raise InvalidSource([Fault("", found, "one of text and base64")])
    content = data.text.encode("utf-8") if data.text is not None else _decoded(data.base64 or "")
    return Attachment(data.name, data.media_type, content, data.description)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise InvalidSource([Fault("/base64", shown(text), _BASE64.expected)]) from None
