"""Documents that show the parts of a page: all of them once, links, figures, long prose, and parts that are empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from attrs import evolve

from renderers.document import Cell, Document, Figure, Heading, Paragraph, Role, Run
from renderers.testing.specimens.marks import Marks, page, plain_table


def every_part() -> Document:
    """Every block and every role, once; texts in cells that are not merged; no links, one plain figure."""
    marks = Marks()
    early: tuple[Role, ...] = ("preamble", "contact")
    late: list[Role] = [each for each in get_args(Role) if each not in early]
    rows = [[marks.label() for _ in range(3)]]
    rows += [[marks.label(), marks.label(), marks.number()] for _ in range(3)]
    table = evolve(plain_table(rows, key="plain", head_rows=1), caption=marks.text())
    return page(
        f"各部分{marks.text()}",
        *(marks.paragraph(each) for each in early),
        Heading(marks.text(), 1, "first"),
        Heading(marks.text(), 2),
        Heading(marks.text(), 3, "third"),
        Paragraph((Run(marks.text()), Run(marks.text()), Run(marks.text()))),
        evolve(table, caption_printed=True),
        Figure(marks.text()),
        Heading(marks.text(), 1, "second"),
        *(marks.paragraph(each) for each in late),
        Heading(marks.text(), 1, "last", on_new_page=True),
        marks.paragraph("annex_title"),
    )


def links() -> Document:
    """Links alone in a paragraph, between other text, side by side, and to the address that they show."""
    marks = Marks()
    address = "https://www.example.gov.cn/a?b=1&c=%E4%B8%AD#d"
    shown = "https://www.example.gov.cn/shown"
    return page(
        "链接",
        Heading(marks.text(), 1, "links"),
        Paragraph((Run(marks.text(), address),)),
        Paragraph((Run(marks.text()), Run(marks.text(), address), Run(marks.text()))),
        Paragraph((Run(marks.text(), "/a.html"), Run(marks.text(), "mailto:a@example.cn"))),
        Paragraph((Run(shown, shown), Run(marks.text(), "tel:12345")), "contact"),
    )


def figures() -> Document:
    """Figures with and without caption and address."""
    marks = Marks()
    first, second = (f"https://www.example.gov.cn/picture-{each}.png" for each in (1, 2))
    return page(
        "图",
        Heading(marks.text(), 1, "figures"),
        Figure(marks.text()),
        Figure(marks.text(), marks.text()),
        Figure(marks.text(), None, first),
        Figure(marks.text(), marks.text(), second),
    )


def long_prose() -> Document:
    """Paragraphs of several pages and of many runs, and many headings one below the other."""
    marks = Marks()
    sentence = "，".join(marks.text() for _ in range(300))
    return page(
        "长文" + "很长" * 30,
        Heading("标题" * 40 + marks.text(), 1, "long"),
        Paragraph((Run(sentence),)),
        Paragraph(tuple(Run(marks.text()) for _ in range(150))),
        *(
            each
            for _ in range(20)
            for each in (Heading(marks.text(), 2), Heading(marks.text(), 3), marks.paragraph())
        ),
        *(Heading(marks.text(), level) for level in (1, 2, 3, 3, 2, 1)),
    )


def empty_parts() -> Iterator[tuple[str, Document]]:
    """Documents in which something is empty."""
    marks = Marks()
    heading = Heading(marks.text(), 1, "empty")
    bare = plain_table([[Cell("")]])
    head = plain_table([[marks.label(), marks.label()]], head_rows=1)
    yield "no blocks", page(marks.text())
    yield "no title", page("", heading, marks.paragraph())
    yield "nothing below a heading", page(marks.text(), heading)
    yield "no text in a heading", page(marks.text(), Heading("", 1), marks.paragraph())
    yield "no runs in a paragraph", page(marks.text(), heading, Paragraph(()), marks.paragraph())
    empty_run = Paragraph((Run(""), Run(marks.text())))
    yield "no text in a run", page(marks.text(), heading, empty_run, Paragraph((Run(""),)))
    for role in get_args(Role):
        blank = (Paragraph((Run(""),), role), marks.paragraph())
        yield f"no text in a paragraph ({role})", page(marks.text(), heading, *blank)
    yield "one blank cell", page(marks.text(), heading, bare, marks.paragraph())
    yield "head rows alone", page(marks.text(), heading, head, marks.paragraph())
    yield "no caption of a figure", page(marks.text(), heading, Figure(marks.text(), ""))
