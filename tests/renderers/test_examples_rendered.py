"""Every example in every format, read with a library that is not ours."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from disclosure_schema import Report
from renderers import lay_out, renderer_named
from renderers.document import Block, Figure, Heading, Paragraph, Table


def bare(text: str) -> str:
    """A text without spaces and without what nobody sees; compatibility forms made alike, as PDF readers do."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        each for each in folded if not each.isspace() and unicodedata.category(each) != "Cf"
    )


def words_of(block: Block) -> list[str]:
    """All that a block says."""
    match block:
        case Heading() | Paragraph():
            return block.text.split("\n")
        case Figure(alt, caption):
            return [alt, caption or ""]
        case Table():
            # A number with a remark may be broken; readers then find other cells between the parts.
            return [each.text for each in block.cells if each.text == str(each.value)]


@pytest.mark.parametrize("name", ["pdf", "docx", "html", "svg", "text", "xlsx"])
def test_examples(
    name: str, reports_by_name: dict[str, Report], extract: Callable[[str, bytes], str]
):
    """Every sentence and every number of every example is found again in every format."""
    for title, report in reports_by_name.items():
        document = lay_out(report)
        text = bare(extract(name, renderer_named(name).render(document)))
        paragraphs = [
            run.text
            for block in document.blocks
            if isinstance(block, Paragraph)
            for run in block.runs
        ]
        others = [
            words
            for block in document.blocks
            if not isinstance(block, Paragraph)
            for words in words_of(block)
        ]
        missing = [each for each in (*paragraphs, *others) if bare(each) not in text]

        assert missing == [], title
