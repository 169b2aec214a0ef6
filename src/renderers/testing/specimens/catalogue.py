"""All specimens by name: documents with every part, of every edition, with hard tables, with awkward texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from disclosure_schema.editions import E2021, EDITIONS
from renderers.document import Document
from renderers.testing.specimens.awkward import AWKWARD, awkward
from renderers.testing.specimens.hard_tables import (
    blank_cells,
    long_table,
    merged_table,
    touching_tables,
    wide_table,
)
from renderers.testing.specimens.marks import page
from renderers.testing.specimens.parts import empty_parts, every_part, figures, links, long_prose
from renderers.testing.specimens.real_reports import real_report
from renderers.testing.specimens.words_and_lines import latin_words, line_breaks


def _specimens() -> Iterator[tuple[str, Document]]:
    yield "every part", every_part()
    for edition in EDITIONS:
        yield f"edition {edition.id}", real_report(edition)
    report = real_report(E2021)
    parts = (*every_part().blocks, *report.blocks)
    yield "parts and a report", page("各部分和一份年报", *parts)
    yield "a section alone", report.section("requests")
    yield "a table alone", report.only(report.table("disputes"))
    yield "merged cells", merged_table()
    yield "widest table", wide_table()
    yield "longest table", long_table()
    yield "tables that touch", touching_tables()
    yield "blank cells", blank_cells()
    yield "links", links()
    yield "figures", figures()
    yield "long prose", long_prose()
    yield "Latin words", latin_words()
    yield "line breaks", line_breaks()
    for name, text in AWKWARD.items():
        yield f"awkward: {name}", awkward(text, name)
    for name, document in empty_parts():
        yield f"empty: {name}", document


#: Hard documents by name. All texts are numbered, so that they can be told apart.
SPECIMENS: Final[Mapping[str, Document]] = MappingProxyType(dict(_specimens()))
