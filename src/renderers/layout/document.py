"""Report → Document: what stands on the page, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, assert_never

from disclosure_schema.codec import dumps
from disclosure_schema.model.narrative import Figure as Picture
from disclosure_schema.model.narrative import Narrative, Subheading, TableSection
from disclosure_schema.model.narrative import Paragraph as Prose
from disclosure_schema.model.narrative_tables import NarrativeTable
from renderers.document import (
    Attachment,
    Block,
    Document,
    Figure,
    Heading,
    Paragraph,
    Properties,
    Role,
    Run,
)
from renderers.layout.tables import table_in_prose, table_of

if TYPE_CHECKING:
    from disclosure_schema.model.agency import Contact, Signature
    from disclosure_schema.model.narrative import Annex
    from disclosure_schema.model.report import Report

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
#: The name of the attached file that holds the report as JSON. Who reads a rendered file finds the report by it.
REPORT_FILE: Final = "report.json"


def lay_out(report: Report, *, attach_data: bool = True) -> Document:
    """The page of a report: title, preamble, contact, the six sections with their tables, signature, annexes.

    The JSON of the report is attached, for formats that can hold a file, unless `attach_data` is false.
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
            source=publication.source if publication else None,
            summary=publication.summary if publication else None,
            published=publication.published if publication else None,
            url=publication.url if publication else None,
        ),
        blocks=tuple(_blocks(report)),
        attachments=(_data(report),) if attach_data else (),
    )


def _data(report: Report) -> Attachment:
    data = dumps(report).encode()
    return Attachment(REPORT_FILE, "application/json", data, "本报告的数据（JSON）")


def _blocks(report: Report) -> Iterator[Block]:
    yield from _prose(report.preamble, "preamble")
    for contact in report.contact:
        yield _paragraph(_contact_text(contact), "contact")
    forms = dict(report.forms())
    remarks = {each.path: each for each in report.remarks}
    for form_heading in report.edition.sections:
        key = form_heading.key
        section = getattr(report.sections, key)
        heading = section.heading or form_heading.label
        yield Heading(heading, 1, key)
        if not isinstance(section, TableSection):
            yield from _prose(section.body, "body")
            continue
        yield from _prose(section.before, "body")
        table = table_of(key, heading, forms[key], report, remarks)
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
                yield table_in_prose(block)
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


def _contact_text(contact: Contact) -> str:
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
