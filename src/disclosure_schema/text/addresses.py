"""What an address may be that a link leads to: one list, for reports, documents, and every format."""

from __future__ import annotations

import re
from typing import Final

# Browsers pass over controls, and to them and to Windows a backslash is a slash: so neither stands in an address.
_CHARACTER: Final = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\\]"

_WEB_OR_MAIL: Final = re.compile(rf"(?:(?:https?|ftp)://|mailto:){_CHARACTER}*", re.IGNORECASE)
_TELEPHONE: Final = re.compile(rf"tel:{_CHARACTER}*", re.IGNORECASE)

# Two slashes at the start lead to another host: in a Word document to a shared folder, which learns who opened it.
# A colon before the first slash ends the name of a scheme, such as `javascript:`, or of a drive.
_RELATIVE: Final = re.compile(rf"(?!//)(?![^/?#]*:)[/?#.\w]{_CHARACTER}*")

# Windows takes these for devices in every folder, whatever their ending: `CON`, `con.html`.
_DEVICE: Final = re.compile(
    r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$) *(?:\..*)?", re.IGNORECASE
)


def is_web_or_mail(text: str) -> bool:
    """Whether a text is an address that leads to the same place from every file: `https://…`, `http`, `ftp`, `mailto:`."""
    return _WEB_OR_MAIL.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether a text is an address: of the web or of mail, a telephone number (`tel:`), or relative, as `../2024.html` is.

    No address runs code, opens a file or a device, or leads to another host without saying how:
    `javascript:alert(1)`, `file:///etc/passwd`, `C:/x`, `CON` and `//host/share` are none.

    A relative address, and a telephone number, mean something on the page of a site only.
    A format whose files are opened elsewhere, as DOCX, PDF, SVG and XLSX are, makes links of `is_web_or_mail` alone.
    """
    if is_web_or_mail(text) or _TELEPHONE.fullmatch(text):
        return True
    if _RELATIVE.fullmatch(text) is None:
        return False
    path = re.split("[?#]", text, maxsplit=1)[0]
    return not any(map(_DEVICE.fullmatch, path.split("/")))
