"""A copy of an edited Word document in which each finding is a comment at its cell."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from attrs import frozen

from disclosure_schema.limits import LIMITS, Limits
from disclosure_schema.model.report import Report
from disclosure_schema.rules import Assessment, CheckedReport, Language, check
from renderers.annotating.comments import comments_on
from renderers.annotating.edited_report import EditedReport, NotReadBack, read_word
from renderers.docx.comments.commenting import Comment, commented_anew
from renderers.docx.errors import NotOurDocument

#: The author of the comments. The next check recognises its own comments by this name.
AUTHOR: Final = "disclosure check"
INITIALS: Final = "DC"


@frozen(kw_only=True, eq=False)
class Annotated:
    """The report in a Word document, what was found in it, and a copy of the document with the findings as comments."""

    report: Report
    assessment: Assessment
    #: The comments of the check that the copy has, those that stayed from an earlier check included.
    comments: tuple[Comment, ...]
    #: The copy: a .docx file. If no comment is added and none removed, it is the same file byte for byte.
    word: bytes


def annotated(
    word: bytes,
    *,
    language: Language = "zh",
    silence: Collection[str] = (),
    limits: Limits = LIMITS,
) -> Annotated:
    """Read and check a Word document that was rendered from a report, and add the findings to a copy as comments.

    Comments of an earlier check that no longer hold are removed; comments of people stay. If blank cells keep rules
    from being assessed, a comment at the title says so. `silence` leaves out findings, as in
    `disclosure_schema.rules.check`.

    Raises `NotReadBack`, which names the cells that cannot be read, or the one of the `limits` that the file exceeds;
    and `UnknownSilence`.
    """
    edited = read_word(word, limits=limits)
    return with_findings(edited, check(edited.report, silence=silence), language=language)


def with_findings(
    edited: EditedReport, assessment: Assessment, *, language: Language = "zh"
) -> Annotated:
    """The second half of `annotated`, for callers that have checked the report already.

    Raises `NotReadBack` if the comments of the document cannot be read.
    """
    checked = CheckedReport(edited.report, assessment)
    comments = tuple(comments_on(checked, edited.page, language))
    try:
        copy = commented_anew(edited.document, comments, author=AUTHOR, initials=INITIALS)
    except NotOurDocument as error:
        raise NotReadBack(str(error)) from error
    return Annotated(report=edited.report, assessment=assessment, comments=comments, word=copy)
