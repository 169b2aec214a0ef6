"""`disclosure check --annotate`: the file for the copy with comments is chosen, and the copy is written."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from disclosure_cli import files
from disclosure_cli import word_documents as word
from disclosure_cli.exit_codes import Exit, Refusal
from disclosure_cli.streams import complain
from disclosure_schema.text.one_line import in_one_line

if TYPE_CHECKING:
    from disclosure_schema.rules import Assessment, Language
    from renderers.annotating import EditedReport


@frozen
class Annotating:
    """A Word document to be checked, and where the copy with comments goes."""

    name: str
    data: bytes
    target: Path

    def write(self, edited: EditedReport, assessment: Assessment, language: Language) -> Exit:
        """Write the copy, whole or not at all, and say how many comments it has."""
        from renderers.annotating import NotReadBack, with_findings

        target = in_one_line(str(self.target))
        try:
            files.remove_left(self.target.parent)
            annotated = with_findings(edited, assessment, language=language)
            files.write(self.target, annotated.word)
        except NotReadBack as error:
            return complain(f"{in_one_line(self.name)}: {error}", Exit.UNREADABLE)
        except OSError as error:
            return complain(f"{target}: {error.strerror}", Exit.UNREADABLE)
        count = len(annotated.comments)
        comments = f"{count or 'no'} comment{'' if count == 1 else 's'}"
        reason = "" if count else ", as nothing was found"
        return complain(f"{target}: {comments}{reason}", Exit.CLEAN)


def prepared(names: Collection[str], target: str, *, force: bool) -> Annotating:
    """The Word document that is to be annotated. Raises `Refusal` before anything is checked or written."""
    if len(names) != 1:
        raise Refusal(f"--annotate takes one Word document, not {len(names)} files", Exit.USAGE)
    (name,) = names
    if name == "-":
        raise Refusal(
            "--annotate takes a Word document by its name, not standard input", Exit.USAGE
        )
    _must_be_free(name, target, force=force)
    shown = in_one_line(name)
    try:
        data = files.read(name)
        word.refuse_misnamed(name, data)
    except Refusal as refusal:
        raise Refusal(f"{shown}: {refusal.reason}", refusal.code) from None
    except OSError as error:
        raise Refusal(f"{shown}: {error.strerror}", Exit.UNREADABLE) from None
    if not files.is_of_office(data):
        hint = "render the report first (disclosure render REPORT.json --to docx)"
        raise Refusal(
            f"--annotate takes a Word document (.docx), which {shown} is not; {hint}", Exit.USAGE
        )
    return Annotating(name, data, Path(target))


def _must_be_free(name: str, target: str, *, force: bool) -> None:
    shown = in_one_line(target)
    if not target.lower().endswith(word.ENDING):
        reason = f"--annotate {shown}: the copy is a Word document, so its name must end in {word.ENDING}"
        raise Refusal(reason, Exit.USAGE)
    if Path(target).is_dir():
        raise Refusal(f"--annotate {shown}: it is a folder; name a file", Exit.USAGE)
    if os.path.lexists(target):
        if Path(target).exists() and Path(name).exists() and Path(target).samefile(name):
            reason = (
                "it is the file that is checked; the comments go into a copy, under another name"
            )
            raise Refusal(f"--annotate {shown}: {reason}", Exit.USAGE)
        if not force:
            raise Refusal(f"there already: {shown} (--force replaces it)", Exit.USAGE)
