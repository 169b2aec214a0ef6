"""A published report, read from the dump of its page: whatever we make of it says the same."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from attrs import evolve
from docx.oxml.ns import qn
from selectolax.lexbor import LexborHTMLParser

from disclosure_schema import (
    E2021,
    Agency,
    Narrative,
    NarrativeSection,
    Paragraph,
    Report,
    Sections,
    Signature,
    Subheading,
    TableSection,
    from_data,
    to_data,
)
from disclosure_schema.testing import numbered_report
from renderers import render
from support.reading.texts import text_of_svg

HEADING = re.compile(r"[一二三四五六]、[^|]*")
NUMBER = re.compile(r"(\d+(?:\.\d+)?) ?\|?")
DATE = re.compile(r"(\d{4})年(\d+)月(\d+)日")
#: The lines of the form that this report does not print.
NOT_THERE = ("/requests/outcomes/total", "/requests/carried_forward")


@pytest.fixture(scope="module")
def dump(samples: Path) -> list[str]:
    """The lines of the dump."""
    text = (samples / "tuoli-2021.txt").read_text("utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def parts_of(dump: list[str]) -> dict[str, list[str]]:
    """The lines below each heading, and those before the first."""
    parts: dict[str, list[str]] = {"": []}
    for line in dump:
        if HEADING.fullmatch(line):
            parts[line] = []
        else:
            parts[list(parts)[-1]].append(line)
    return parts


def narrative(lines: list[str]) -> Narrative:
    """Lines of prose as blocks: ㈠ begins a subheading."""
    return tuple(Subheading(each) if each[0] in "㈠㈡㈢㈣㈤" else Paragraph(each) for each in lines)


def read(dump: list[str]) -> Report:
    """The report that the dump shows."""
    parts = parts_of(dump)
    agency, day, reviewer = dump[-3:]
    (date,) = DATE.findall(day)
    headings = list(parts)[1:]
    parts[headings[-1]] = parts[headings[-1]][:-3]
    prose = {each: NarrativeSection(narrative(parts[each]), each) for each in headings}
    sections = Sections(
        overview=prose[headings[0]],
        proactive=TableSection(heading=headings[1]),
        requests=TableSection(heading=headings[2]),
        disputes=TableSection(heading=headings[3]),
        problems=prose[headings[4]],
        other_matters=prose[headings[5]],
    )
    empty: Any = to_data(numbered_report())
    for pointer in NOT_THERE:
        *parents, last = pointer[1:].split("/")
        place = empty
        for each in parents:
            place = place[each]
        del place[last]
    report = evolve(
        from_data(empty),
        agency=Agency(agency),
        year=2021,
        preamble=narrative(parts[""]),
        sections=sections,
        signature=Signature(
            agencies=(agency,), date=datetime.date(*map(int, date)), reviewer=reviewer.split(":")[1]
        ),
    )
    numbers = [match[1] for line in dump if (match := NUMBER.fullmatch(line))]
    paths = [each for each in E2021.paths if not each.startswith(NOT_THERE)]
    for path, number in zip(paths, numbers, strict=True):
        report = report.with_cell(path, type(report.at(path))(number))
    return report


def sentences(dump: list[str]) -> Iterator[str]:
    """Every sentence outside the tables, whitespace left out; labels of tables are of the form."""
    for heading, lines in parts_of(dump).items():
        yield heading
        if any("|" in each for each in lines):
            continue
        for line in lines:
            # 审核人 is printed by the layout, with its own colon.
            text = "".join(line.split()).replace("审核人:", "审核人：")
            yield from re.split("(?<=[。；;])", text)


def squeezed(text: str) -> str:
    """The text without whitespace."""
    return "".join(text.split())


def zeros(name: str, data: bytes) -> int:
    """How many cells of the tables hold 0 and nothing else."""
    if name == "pdf":
        with pdfplumber.open(BytesIO(data)) as pdf:
            tables = [table for page in pdf.pages for table in page.extract_tables()]
        return sum(cell == "0" for table in tables for row in table for cell in row)
    if name == "docx":
        cells = docx.Document(BytesIO(data)).element.body.iter(qn("w:tc"))
        return sum("".join(p.text for p in cell.iter(qn("w:p"))) == "0" for cell in cells)
    if name == "html":
        return sum(cell.text() == "0" for cell in LexborHTMLParser(data).css("td"))
    if name == "svg":
        return text_of_svg(data).split("\n").count("0")
    lines = [line for line in data.decode().splitlines() if "│" in line]
    return sum(cell.strip() == "0" for line in lines for cell in re.split("[│├┤]", line))


def test_dump_is_what_we_think(dump: list[str]):
    """The dump shows 186 numbers, all of them 0, and neither line （七） nor line 四 of table 三."""
    numbers = [line for line in dump if NUMBER.fullmatch(line)]

    assert len(numbers) == 186
    assert {each.rstrip(" |") for each in numbers} == {"0"}
    assert not [line for line in dump if line.startswith(("(七)", "四、结转"))]
    assert len(parts_of(dump)) == 7


@pytest.mark.parametrize("name", ["pdf", "docx", "html", "svg", "text"])
def test_everything_is_found_again(
    name: str,
    dump: list[str],
    extract: Callable[[str, bytes], str],
    program: Callable[..., str],
    tmp_path: Path,
):
    """In every format each sentence is found again, in order, and each number in a cell of its own."""
    data = render(read(dump), name)
    text = extract(name, data)
    if name == "pdf":
        (tmp_path / "report.pdf").write_bytes(data)
        command = [program("pdftotext"), tmp_path / "report.pdf", "-"]
        text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        text = re.sub(r"^—\s*\d+\s*—$", "", text, flags=re.MULTILINE)
    text, place = squeezed(text), 0
    for each in sentences(dump):
        assert each in text[place:]
        place = text.index(each, place) + len(each)

    assert zeros(name, data) == 186
