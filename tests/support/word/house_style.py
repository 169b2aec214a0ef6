"""A Word document such as an office has for its own papers."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt


def house_style(change: Callable[[Any], None] | None = None) -> bytes:
    """A template with two sections, a header, a style of its own for text, and text that is to go."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "某市某局"
    word.add_paragraph("要被换掉的话")
    word.add_table(2, 2)
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.left_margin = section.right_margin = Mm(20)
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0].text = "第二节的页脚"
    style = word.styles.add_style("公文正文", 1)
    style.font.size = Pt(15)
    word.add_paragraph("也要换掉")
    if change is not None:
        change(word)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()
