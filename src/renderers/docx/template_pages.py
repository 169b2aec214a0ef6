"""The pages of a template: its last section is that of our document, and landscape ones follow from it."""

from __future__ import annotations

import copy

from docx.enum.section import WD_ORIENT
from docx.oxml.document import CT_Body
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.shared import Pt
from lxml import etree

from renderers.style import Paper

_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))


class TemplatePages:
    """What the sections of a document say of their pages, after the last section of a template."""

    def __init__(self, body: CT_Body, paper: Paper) -> None:
        self._last = _last_section(body)
        self._paper = paper
        # What a template leaves to the program that opens it would differ from what we fit tables to.
        _lay(self._last, paper, only_missing=True)

    def set_up(self, *, turned: bool, first: bool) -> str:
        """The set-up of a section; `turned` ones are landscape, and all but the first go on with its numbers."""
        section = copy.deepcopy(self._last)
        if not first:
            _go_on(section)
        if turned:
            section.orientation = WD_ORIENT.LANDSCAPE
            _lay(section, self._paper.turned)
        return etree.tostring(section, encoding="unicode")


def _last_section(body: CT_Body) -> CT_SectPr:
    """The set-up of the last section, with the headers and footers that it takes over from those before it."""
    sections: list[CT_SectPr] = body.xpath(".//w:sectPr")
    inherited = {
        (each.tag, each.get(qn("w:type"))): each
        for section in sections
        for each in section.iterchildren(*_REFERENCES)
    }
    last = copy.deepcopy(sections[-1])
    for each in list(last.iterchildren(*_REFERENCES)):
        last.remove(each)
    for position, reference in enumerate(inherited.values()):
        last.insert(position, copy.deepcopy(reference))
    return last


def _go_on(section: CT_SectPr) -> None:
    """A section that follows another: on a new page, without a first page of its own, its numbers going on."""
    for each in list(section.iterchildren(qn("w:type"), qn("w:titlePg"))):
        section.remove(each)
    for numbers in section.iterchildren(qn("w:pgNumType")):
        numbers.attrib.pop(qn("w:start"), "")


def _lay(section: CT_SectPr, paper: Paper, *, only_missing: bool = False) -> None:
    """Put a section on paper; if `only_missing`, as far as it does not say what it is on."""
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
