"""The comments of a Word document, as python-docx reads them."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.oxml.ns import qn


def comments_in(data: bytes) -> list[tuple[str, str, str]]:
    """Author and text of each comment, and what the cell or paragraph says that it stands at, in the order of the page.

    Every comment must stand somewhere.
    """
    word = docx.Document(BytesIO(data))
    by_id = {each.comment_id: each for each in word.comments}
    found: list[tuple[str, str, str]] = []
    for mark in word.element.body.iter(qn("w:commentReference")):
        places = list(mark.iterancestors(qn("w:tc"))) or list(mark.iterancestors(qn("w:p")))
        comment = by_id.pop(int(mark.get(qn("w:id"))))
        text = "".join(each.text or "" for each in places[0].iter(qn("w:t")))
        found.append((comment.author or "", comment.text, text))
    assert not by_id
    return found
