"""The signature of a Word document: one paragraph for each line; tabs hold names that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from renderers.docx.writing.markup import SOLID, run, twips
from renderers.typography.signatures import blank_lines, signature_lines
from renderers.typography.widths import em_width

if TYPE_CHECKING:
    from renderers.document import Paragraph
    from renderers.docx.writing.style_ids import StyleIds
    from renderers.style import Style

_UNINDENTED: Final = 'w:firstLineChars="0" w:firstLine="0"'


def signature_xml(group: Sequence[Paragraph], style: Style, ids: StyleIds) -> Iterator[str]:
    """The paragraphs of a signature, which keep together."""
    text, room = style.paragraphs.signature, style.paper.text_width
    em = text.size + text.tracking
    solid = SOLID if ids.foreign else ""

    def measure(text: str) -> float:
        # Word knows the widths of its fonts and we do not: hanzi are counted as one em, digits as half.
        return em * em_width(text)

    lines = signature_lines(group, measure, em, room)
    _, below = blank_lines(group)
    for line in lines:
        last = line is lines[-1]
        names = [group[index] for index in line.indexes]
        widths = [measure(each.text) for each in names]
        role = names[0].role
        pitch = style.paragraphs.of(role).pitch
        keep = "<w:keepLines/>" if last else "<w:keepNext/><w:keepLines/>"
        spacing = _spacing(line.above * pitch, below * pitch if last else 0.0)
        # A seal covers the name and the date, so they share one middle, however wide Word sets them.
        if names[0].sealed and widths[0] + line.ends[0] <= room:
            middles = [room - end - width / 2 for end, width in zip(line.ends, widths, strict=True)]
            stops = "".join(f'<w:tab w:val="center" w:pos="{twips(each)}"/>' for each in middles)
            properties = f'<w:tabs>{stops}</w:tabs>{solid}{spacing}<w:ind {_UNINDENTED}/><w:jc w:val="left"/>'
            runs = "".join(run(f"\t{each.text}") for each in names)
        else:
            # A name that is a little shorter than the line gets less inset, so that it is not broken. A longer one is broken.
            least = room - widths[0] if widths[0] <= room else line.ends[0]
            inset = twips(min(line.ends[0], least))
            properties = (
                f'{solid}{spacing}<w:ind w:right="{inset}" {_UNINDENTED}/><w:jc w:val="right"/>'
            )
            runs = run(names[0].text)
        yield (
            f'<w:p><w:pPr><w:pStyle w:val="{ids.paragraphs[role]}"/>{keep}{properties}</w:pPr>'
            f"{runs}</w:p>"
        )


def _spacing(above: float, below: float) -> str:
    sides = {"before": above, "after": below}
    found = "".join(f' w:{side}="{twips(points)}"' for side, points in sides.items() if points)
    return f"<w:spacing{found}/>" if found else ""
