"""Report → Document: what stands on the page, and in which order.

This is the only place that knows both the report and the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, assert_never

from attrs import frozen

from disclosure_schema.cell_texts import printed_text
from disclosure_schema.codec import dumps
from disclosure_schema.form import Form
from disclosure_schema.geometry import Geometry
from disclosure_schema.identities import identities_of
from disclosure_schema.narrative import Figure as Picture
from disclosure_schema.narrative import Narrative, Subheading, TableSection
from disclosure_schema.narrative import Paragraph as Prose
from disclosure_schema.narrative_tables import NarrativeTable
from disclosure_schema.paths import Path, getter_of
from disclosure_schema.values import Absent
from renderers.document import (
    Attachment,
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Properties,
    Role,
    Run,
    Sum,
    Table,
)
from renderers.shape import Shape, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from disclosure_schema.agency import Contact, Signature
    from disclosure_schema.geometry import Placement
    from disclosure_schema.narrative import Annex
    from disclosure_schema.remarks import Remark
    from disclosure_schema.report import Report

#: How the parts of a contact are introduced in print, in this order.
CONTACT_LABELS: Final = {
    "office": "联系单位",
    "person": "联系人",
    "address": "地址",
    "postcode": "邮编",
    "telephone": "电话",
    "fax": "传真",
    "email": "电子邮箱",
}
REVIEWER_LABEL: Final = "审核人"
ANNEX_LABEL: Final = "附件"


def lay_out(report: Report, *, attach_data: bool = True) -> Document:
    """The page of a report: title, preamble, contact, the six sections with their tables, signature.

    The report itself goes with it as JSON, for formats that can hold a file, unless `attach_data` is false.
    """
    signature, publication = report.signature, report.publication
    return Document(
        title=report.printed_title,
        language="zh-CN",
        properties=Properties(
            agency=report.agency.name,
            year=report.year,
            edition=report.edition.id,
            date=signature.date if signature else None,
            publisher=publication.publisher if publication else None,
            index_number=publication.index_number if publication else None,
            keywords=publication.keywords if publication else (),
        ),
        blocks=tuple(_blocks(report)),
        attachments=(_data(report),) if attach_data else (),
    )


def _data(report: Report) -> Attachment:
    data = dumps(report).encode()
    return Attachment("report.json", "application/json", data, "本报告的数据（JSON）")


def _blocks(report: Report) -> Iterator[Block]:
    yield from _prose(report.preamble, "preamble")
    for contact in report.contact:
        yield _paragraph(_contact_line(contact), "contact")
    forms = dict(report.forms())
    remarks = {each.path: each for each in report.remarks}
    for line in report.edition.sections:
        section = getattr(report.sections, line.key)
        yield Heading(section.heading or line.label, 1, line.key)
        if not isinstance(section, TableSection):
            yield from _prose(section.body, "body")
            continue
        yield from _prose(section.before, "body")
        table = _table(line.key, section.heading or line.label, forms[line.key], report, remarks)
        if table is not None:
            yield table
        yield from _prose(section.after, "note")
    yield from _annex_list(report.annexes)
    if report.signature is not None:
        yield from _signature(report.signature)
    for number, annex in enumerate(report.annexes, 1):
        yield from _annex(annex, number, len(report.annexes))


def _prose(narrative: Narrative, role: Role) -> Iterator[Block]:
    for block in narrative:
        match block:
            case Prose():
                yield Paragraph(tuple(_runs(block)), role)
            case Subheading(text, level):
                yield Heading(text, 2 if level == 1 else 3)
            case NarrativeTable():
                yield _narrative_table(block)
            case Picture():
                yield Figure(block.alt, block.caption, block.source)
            case _:
                assert_never(block)


def _runs(paragraph: Prose) -> Iterator[Run]:
    end = 0
    for link in paragraph.links:
        if between := paragraph.text[end : link.start]:
            yield Run(between)
        yield Run(paragraph.text[link.start : link.end], link.address)
        end = link.end
    if rest := paragraph.text[end:]:
        yield Run(rest)


def _narrative_table(table: NarrativeTable) -> Table:
    placements = table.placements()
    geometry = Geometry(
        columns=(1.0,) * table.width,
        head_rows=_head_rows(table.head_rows, placements),
        stub_columns=0,
        placements=placements,
    )
    return Table(
        key="",
        caption=table.caption or "",
        caption_printed=table.caption is not None,
        shape=_shape(geometry),
        cells=tuple(Cell(each.label) for each in placements),
    )


def _head_rows(count: int, placements: Sequence[Placement]) -> int:
    """How many rows can be repeated as a head: no cell of theirs reaches into the rows below."""
    for each in reversed(placements):
        if each.row < count < each.row + each.rowspan:
            count = each.row
    return count


def _annex_list(annexes: Sequence[Annex]) -> Iterator[Block]:
    """附件：1. … below the text, as GB/T 9704-2012, 7.3.4 has it; a single annex has no number."""
    for number, annex in enumerate(annexes, 1):
        numbered = f"{number}. {annex.title}" if len(annexes) > 1 else annex.title
        yield _paragraph(f"{ANNEX_LABEL}：{numbered}" if number == 1 else numbered, "annexes")


def _annex(annex: Annex, number: int, count: int) -> Iterator[Block]:
    mark = f"{ANNEX_LABEL}{number}" if count > 1 else ANNEX_LABEL
    yield Heading(mark, 1, f"annex-{number}", on_new_page=True)
    yield _paragraph(annex.title, "annex_title")
    yield from _prose(annex.body, "body")


def _paragraph(text: str, role: Role, *, sealed: bool = False) -> Paragraph:
    return Paragraph((Run(text),), role, sealed)


def _contact_line(contact: Contact) -> str:
    parts = (
        f"{label}：{value}"
        for name, label in CONTACT_LABELS.items()
        if (value := getattr(contact, name)) is not None
    )
    return "；".join(parts)


def _signature(signature: Signature) -> Iterator[Block]:
    for agency in signature.agencies:
        yield _paragraph(agency, "signature", sealed=signature.sealed)
    if (date := signature.date) is not None:
        day = f"{date.year}年{date.month}月{date.day}日"
        yield _paragraph(day, "date", sealed=signature.sealed)
    if signature.reviewer is not None:
        yield _paragraph(f"{REVIEWER_LABEL}：{signature.reviewer}", "reviewer")


@frozen(eq=False)
class _Plan:
    """A form made ready: its shape, the cells of its labels, and where the numbers go between them."""

    shape: Shape
    #: A cell for every slot; those of numbers are still empty.
    cells: tuple[Cell, ...]
    #: For each path, in order, the index of its slot.
    places: tuple[int, ...]
    paths: tuple[Path, ...]
    values: Callable[[object], tuple[object, ...]]
    sums: tuple[Sum, ...]


def _table(
    key: str, caption: str, form: Form, report: Report, remarks: Mapping[Path, Remark]
) -> Table | None:
    plan = _plan(form, form)
    values = plan.values(report)
    if any(isinstance(each, Absent) and not each.printed for each in values):
        printed = {
            path
            for path, value in zip(plan.paths, values, strict=True)
            if not isinstance(value, Absent) or value.printed
        }
        pruned = form.printing(printed.__contains__)
        if pruned is None:
            return None
        plan = _plan(pruned, form)
        values = plan.values(report)
    cells = list(plan.cells)
    for place, path, value in zip(plan.places, plan.paths, values, strict=True):
        cells[place] = _cell(path, value, remarks.get(path))  # type: ignore[arg-type]  # the paths of a form lead to cells
    return Table(key=key, caption=caption, shape=plan.shape, cells=tuple(cells), sums=plan.sums)


def _cell(path: Path, value: int | Decimal | Absent, remark: Remark | None) -> Cell:
    # Nearly all cells hold a number with nothing beside it.
    if remark is None and isinstance(value, int):
        return Cell(str(value), value, path)
    number = None if isinstance(value, Absent) else value
    return Cell(printed_text(value, remark), number, path)


@lru_cache(maxsize=256)
def _plan(form: Form, whole: Form) -> _Plan:
    """The plan of a form; `whole` has the lines too that are not printed, and that its totals count."""
    geometry = form.geometry()
    places = {each.path: index for index, each in enumerate(geometry.placements) if each.path}
    paths = tuple(places)
    return _Plan(
        _shape(geometry),
        tuple(Cell(each.label) for each in geometry.placements),
        tuple(places.values()),
        paths,
        getter_of(paths),
        tuple(_sums(whole, places)),
    )


def _sums(form: Form, places: dict[Path, int]) -> Iterator[Sum]:
    """The identities whose cells are all in the table, each cell by its place."""
    for each in identities_of(form.paths()):
        if each.relation == "=" and places.keys() >= {*each.left, *each.right}:
            yield Sum(
                tuple(places[path] for path in each.left),
                tuple(places[path] for path in each.right),
            )


def _shape(geometry: Geometry) -> Shape:
    return Shape(
        columns=geometry.columns,
        head_rows=geometry.head_rows,
        stub_columns=geometry.stub_columns,
        slots=tuple(
            Slot(each.row, each.column, each.rowspan, each.colspan, each.heading)
            for each in geometry.placements
        ),
    )
