"""Which styles of a user's template serve which kind of text."""

from __future__ import annotations

import re
from typing import Final

from attrs import field, fields, frozen
from attrs.validators import instance_of

_NAME: Final = instance_of(str)

# The Chinese names that Word and WPS show for their own styles, and the names that they save: English in any language.
_SAVED: Final = {
    "正文": "Normal",
    "标题": "Title",
    "副标题": "Subtitle",
    "正文文本": "Body Text",
    "正文文本缩进": "Body Text Indent",
    "题注": "caption",
    "列表段落": "List Paragraph",
    "无间隔": "No Spacing",
    "签名": "Signature",
    "日期": "Date",
}


@frozen(kw_only=True)
class TemplateStyles:
    """The names of the paragraph styles of a template, by what they are used for.

    A name may be the one that Word shows in Chinese: `标题 1` finds the style that is saved as `heading 1`.
    Preamble, notes, signature and whatever else has no style here have that of the body; the title of an annex has
    that of the title.
    """

    title: str = field(default="Title", validator=_NAME)
    heading1: str = field(default="heading 1", validator=_NAME)
    heading2: str = field(default="heading 2", validator=_NAME)
    heading3: str = field(default="heading 3", validator=_NAME)
    body: str = field(default="Normal", validator=_NAME)
    #: Of the text in cells, and of the captions of tables and figures.
    table: str = field(default="Normal", validator=_NAME)

    def by_role(self) -> dict[str, str]:
        """The name for each kind of text."""
        return {each.name: getattr(self, each.name) for each in fields(type(self))}


def possible_names(name: str) -> tuple[str, ...]:
    """The keys of the names under which a template may have saved a style: its own name, and the English one of Word."""
    heading = re.fullmatch(r"标题\s*([1-9])", name.strip())
    saved = f"heading {heading[1]}" if heading else _SAVED.get(name.strip(), name)
    return style_key(name), style_key(saved)


def style_key(name: str) -> str:
    """A key that is the same for two spellings of the name of a style: `Heading 1` and `heading1`."""
    return "".join(name.split()).casefold()
