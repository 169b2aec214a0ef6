"""Edited Word documents in Python: read in one call, checked and annotated in one call."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve

from disclosure_schema import CellPath, Report
from disclosure_schema.limits import Limits
from disclosure_schema.rules import Assessment, UnknownSilence, check
from renderers import render
from renderers.annotating import NotReadBack, annotated, read_word, with_findings
from support.word.comments import comments_in
from support.word.editing import in_cell, typed

TOTAL = "/requests/received/total"


def test_what_stands_there_now(reports_by_name: dict[str, Report]):
    """A file gives the report that it was rendered from, with the numbers that were typed since."""
    for report in reports_by_name.values():
        assert read_word(render(report, "docx")).report == report
    report = reports_by_name["suqian-2024"]
    edited = typed(render(report, "docx"), TOTAL, "３,526件")

    assert read_word(edited).report.at(CellPath(TOTAL)) == 3526


def test_findings_become_comments(reports_by_name: dict[str, Report]):
    """One call gives the report, what was found in it, and a copy with a comment for each finding."""
    report = reports_by_name["wrong-sums-2022"]
    result = annotated(render(report, "docx"), language="en")

    assert result.report == report
    assert result.assessment == check(report)
    assert [each.text for each in result.comments] == [
        text for _, text, _ in comments_in(result.word)
    ]
    assert [each.origin for each in result.comments] == [each.path for each in result.assessment]
    assert result.comments[1].text.startswith("correction: ")


def test_twice_from_one_opened_document(reports_by_name: dict[str, Report]):
    """A document that was opened once is commented as often as wanted, and stays as it was."""
    report = reports_by_name["wrong-sums-2022"]
    word = render(report, "docx")
    edited = read_word(word)
    first = with_findings(edited, check(edited.report), language="zh")
    second = with_findings(edited, check(edited.report), language="en")

    assert first.word == annotated(word).word
    assert second.word == annotated(word, language="en").word
    assert with_findings(edited, Assessment(())).word is word


def test_nothing_to_say(reports_by_name: dict[str, Report]):
    """A report that adds up gives the same bytes, as one does whose findings are silenced."""
    sound = render(reports_by_name["suqian-2024"], "docx")
    wrong = render(reports_by_name["wrong-sums-2022"], "docx")
    codes = {each.code for each in annotated(wrong).assessment}

    assert annotated(sound).word is sound
    assert annotated(wrong, silence=codes).word is wrong
    with pytest.raises(UnknownSilence):
        annotated(wrong, silence=["no such rule"])


def test_a_finding_without_a_cell(reports_by_name: dict[str, Report]):
    """A finding whose cell is not on the page stands at the heading of its section, or else at the title."""
    (finding, *_) = check(reports_by_name["wrong-sums-2022"])
    report = reports_by_name["minimal-2021"]
    edited = read_word(render(report, "docx"))
    for path, place in (
        (finding.path, "三、收到和处理政府信息公开申请情况"),
        ("/litigation/direct/total", "四、政府信息公开行政复议、行政诉讼情况"),
        ("", report.printed_title),
    ):
        result = with_findings(edited, Assessment((evolve(finding, path=CellPath(path)),)))

        assert len(result.comments) == 1
        assert [each[2] for each in comments_in(result.word)] == [place]


def test_what_cannot_be_read(reports_by_name: dict[str, Report]):
    """All cells that cannot be read are named in one exception, which survives pickling."""
    word = render(reports_by_name["suqian-2024"], "docx")
    picture = in_cell(word, TOTAL, "<w:p><w:r><w:drawing/></w:r></w:p>")
    for call in (read_word, annotated):
        with pytest.raises(NotReadBack) as caught:
            call(typed(picture, "/proactive/fees", "3亿"))

        assert TOTAL in caught.value.reason
        assert "/proactive/fees" in caught.value.reason
        assert str(pickle.loads(pickle.dumps(caught.value))) == caught.value.reason
    with pytest.raises(NotReadBack, match="no Word document"):
        read_word(b"")


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(xml_attributes=50), "50 attributes"),
        (Limits(package_parts=3), "3 parts"),
        (Limits(input_bytes=1000), "input_bytes"),
        (Limits(text_characters=0), "text_characters"),
        (Limits(faults_reported=2), "and 2 more"),
    ],
)
def test_limits(limits: Limits, said: str, reports_by_name: dict[str, Report]):
    """What a file may hold is said once, for the package, the report in it and the cells."""
    word = render(reports_by_name["suqian-2024"], "docx")
    for place in ("received", "carried_in", "outcomes/granted", "carried_forward"):
        word = typed(word, f"/requests/{place}/total", "1 2")
    for read in (read_word, annotated):
        with pytest.raises(NotReadBack, match=said):
            read(word, limits=limits)
