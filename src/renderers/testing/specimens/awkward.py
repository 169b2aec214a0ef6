"""Texts that break formats, and a document that says one of them everywhere."""

from __future__ import annotations

import string
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from renderers.document import Cell, Document, Figure, Heading, Paragraph, Run
from renderers.testing.specimens.marks import Marks, page, plain_table

#: Texts by what is awkward about them. The packaged fonts have all their characters.
AWKWARD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "marks of markup": "& < > | \\ * _ ~ ^ # $ % { } [ ] ( ) + = @ ! ? ; : , . / - \" ' `",
        "pairs of marks": "--- -- '' `` ,, << >> ?` !` // :: ;; && ~~ ^^ __ ** || \\\\ $$ ## %% {} [] () \"\"",
        "letters and digits of ASCII": f"{string.ascii_letters}{string.digits}",
        "words of markup": "<b>粗</b> &amp; &lt; &#65; <!-- --> ]]> <br> \\textbf{x} [a](b) **c** __d__ `e`",
        "placeholders": "%s %d {} {0} {x} $x ${x} \\n \\t \\\\ \\u4e2d",
        "beginnings of lines": "# a",
        "a list": "- b",
        "a numbered list": "1. c",
        "a formula": "=d+1",
        "a quotation": "> e",
        "dashes": "- -- --- — —— … ……",
        "quotes": "“引”‘号’《书〈名〉》「」『』",
        "rare hanzi": "𬭎㛃〇",
        "numbers of many kinds": "㈠①⑩ⅣⅨ０１２３４５％½",
        "a long word": "Donaudampfschifffahrtselektrizitaeten" * 4,
        "an address": "https://www.example.gov.cn/a_b/c?d=1&e=%E4%B8%AD&f[]=*#g~h",
        "a line break": "上行\n下行",
        "spaces around": "  前后  ",
        "no-break and full-width spaces": "左\u00a0右\u3000中",
        "characters without ink": "零\u200b宽\u200d字",
        "reserved names": "None null NaN true CON __init__ ../../etc",
    }
)


def awkward(text: str, name: str) -> Document:
    """A document that says this text in its title, headings, runs, links, cells, figures and captions.

    Each is introduced by a mark, but for one paragraph and one cell that begin with it.
    """
    marks = Marks()

    def marked() -> str:
        return f"{marks.text()}{text}"

    rows = [
        [Cell(marked()), marks.label()],
        [Cell(f"{text}{marks.text()}"), marks.number()],
    ]
    return page(
        marked(),
        Heading(f"{name}{marks.text()}", 1, "awkward"),
        Heading(marked(), 2),
        Paragraph((Run(marked()),)),
        Paragraph((Run(f"{text}{marks.text()}"),)),
        Paragraph((Run(marks.text()), Run(text), Run(marks.text()))),
        plain_table(rows, key="awkward", head_rows=1),
        Figure(marked()),
        Paragraph((Run(marked()),), "signature"),
    )
