"""The settings of a Word document: how programs are to lay it out."""

from __future__ import annotations

from typing import Final

from renderers.docx.xml import HEAD, W, quoted

# As Word 2013 and later lay out, not as an older one; several head rows of a table are all told to those who listen.
_COMPATIBLE: Final = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (("compatibilityMode", 15), ("differentiateMultirowTableHeaders", 1))
)


def settings_xml(language: str) -> str:
    """The settings of a document whose Chinese is in that `language`: marks that meet are squeezed, as in Word in Chinese."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/>"
        f"<w:adjustLineHeightInTable/><w:useFELayout/>{_COMPATIBLE}</w:compat>"
        f'<w:themeFontLang w:val="en-US" w:eastAsia={quoted(language)}/></w:settings>'
    )
