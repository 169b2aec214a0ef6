"""The pages of a template: our document takes over its last upright section, and makes landscape pages from it."""

from __future__ import annotations

import copy

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.shared import Pt
from lxml import etree

from renderers.style import Paper

_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))


class TemplatePages:
    """The set-up of the pages of our sections, made from the section of a template."""

    def __init__(self, word: WordDocument, paper: Paper) -> None:
        self._main = main_section(word)
        self._paper = paper
        # If a template does not say how large its paper is, each program decides; we fit tables to `paper`.
        _set_paper(self._main, paper, only_missing=True)

    def set_up(self, *, turned: bool, first: bool) -> str:
        """The set-up of a section: `turned` ones are landscape, and all but the `first` continue its page numbers."""
        section = copy.deepcopy(self._main)
        if not first:
            _continue(section)
        if turned:
            section.orientation = WD_ORIENT.LANDSCAPE
            _set_paper(section, self._paper.turned)
        return etree.tostring(section, encoding="unicode")


def main_section(word: WordDocument) -> CT_SectPr:
    """A copy of the set-up of the last upright section of a template; of its last section if all are landscape.

    It names the headers and footers that Word would let it inherit from the sections before it.
    """
    sections: list[CT_SectPr] = word.element.xpath("w:body//w:sectPr")
    upright = [index for index, each in enumerate(sections) if not _is_landscape(each)]
    main = upright[-1] if upright else len(sections) - 1
    inherited = {
        (each.tag, each.get(qn("w:type"))): each
        for section in sections[: main + 1]
        for each in section.iterchildren(*_REFERENCES)
    }
    chosen = copy.deepcopy(sections[main])
    for each in list(chosen.iterchildren(*_REFERENCES)):
        chosen.remove(each)
    for position, reference in enumerate(inherited.values()):
        chosen.insert(position, copy.deepcopy(reference))
    return chosen


def _is_landscape(section: CT_SectPr) -> bool:
    width, height = section.page_width, section.page_height
    return width is not None and height is not None and width > height


def _continue(section: CT_SectPr) -> None:
    """Make a section continue another: on a new page, without a header of its own for its first page, numbers going on."""
    for each in list(section.iterchildren(qn("w:type"), qn("w:titlePg"))):
        section.remove(each)
    for numbers in section.iterchildren(qn("w:pgNumType")):
        numbers.attrib.pop(qn("w:start"), "")


def _set_paper(section: CT_SectPr, paper: Paper, *, only_missing: bool = False) -> None:
    """Set the paper and the margins of a section; if `only_missing`, only those that it does not say."""
    lengths = {
        "page_width": paper.width,
        "page_height": paper.height,
        "top_margin": paper.top,
        "bottom_margin": paper.bottom,
        "left_margin": paper.left,
        "right_margin": paper.right,
    }
    for name, points in lengths.items():
        if not only_missing or getattr(section, name) is None:
            setattr(section, name, Pt(points))
