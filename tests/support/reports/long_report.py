"""A report of sixty pages, with many tables and annexes, of which some are wide."""

from __future__ import annotations

from functools import lru_cache

from attrs import evolve

from disclosure_schema import Annex, NarrativeTable, Paragraph, Report, Subheading
from disclosure_schema.model.narrative_tables import plain_row
from disclosure_schema.testing import numbered_report
from renderers import lay_out
from renderers.style import GB_T_9704
from renderers.typeset import Pages, typeset
from support.documents.paper import FONTS

SENTENCE = (
    "各单位坚持“公开为常态、不公开为例外”（《条例》第五条），第{}次核对办理情况，全年公开信息{}条。"
)


def prose(number: int) -> Paragraph:
    """A paragraph of half a page, which is like no other."""
    return Paragraph(
        "".join(SENTENCE.format(number * 10 + at, 37 * at + number) for at in range(6))
    )


def table(number: int, columns: int, rows: int) -> NarrativeTable:
    """A table of the prose."""
    head = plain_row(*(f"第{column + 1}季度办理" for column in range(columns)))
    body = (
        plain_row(*(f"{number}{row:02}{column:02}" for column in range(columns)))
        for row in range(rows)
    )
    return NarrativeTable(rows=(head, *body), head_rows=1, caption=f"表{number}")


@lru_cache(maxsize=1)
def long_report() -> Report:
    """Sixty pages: prose with tables in it, and annexes of which some are wide."""
    body = tuple(
        block
        for number in range(46)
        for block in (
            Subheading(f"（{number + 1}）有关情况", 1),
            prose(number),
            *((table(number, 5, 4 + number),) if number % 4 == 0 else ()),
        )
    )
    annexes = tuple(
        Annex(
            f"统计表之{number}",
            (table(100 + number, 5 + 3 * number, 12 * number), prose(900 + number)),
        )
        for number in range(1, 6)
    )
    return evolve(numbered_report(), preamble=body, annexes=annexes)


@lru_cache(maxsize=1)
def long_pages() -> Pages:
    """The report on paper."""
    return typeset(lay_out(long_report()), GB_T_9704, FONTS)
