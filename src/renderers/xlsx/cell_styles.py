"""How a cell of a workbook looks."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from renderers.style import GB_T_9704, FaceRole


@frozen
class CellStyle:
    """How a cell looks: its size in points, its colours as RRGGBB."""

    face: FaceRole = "table"
    size: float = 11
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    border: bool = False
    fill: str = ""
    color: str = ""
    underline: bool = False
    #: Whether a text that is too wide takes several lines. A number does not: it is set smaller.
    wrap: bool = True
    #: The number format, such as `#,##0`.
    code: str = ""
    #: Whether the cell stays text when someone edits it, though it begins as a formula does.
    quoted: bool = False

    def properties(self) -> dict[str, str | float | bool]:
        """The properties of the format, by the names of XlsxWriter."""
        typeface = GB_T_9704.typefaces.of(self.face)
        found: dict[str, str | float | bool] = {
            "font_name": typeface.east_asian,
            "font_size": self.size,
            "align": self.align,
            "valign": "vcenter",
            "text_wrap" if self.wrap else "shrink": True,
        }
        given: dict[str, str | float | bool] = {
            "bold": self.bold,
            "border": self.border,
            "bg_color": f"#{self.fill}" if self.fill else "",
            "font_color": f"#{self.color}" if self.color else "",
            "underline": self.underline,
            "num_format": self.code,
            "quote_prefix": self.quoted,
        }
        return found | {name: value for name, value in given.items() if value}
