"""A report as a value that a notebook shows as a page, and a prompt as text."""

from __future__ import annotations

from html import escape

from attrs import field, frozen

from disclosure_schema.model.report import Report
from renderers.document import Document
from renderers.layout import lay_out
from renderers.registry import renderer_named


@frozen(repr=False)
class Preview:
    """A document, shown where a notebook or a prompt shows a value."""

    document: Document = field()

    def _repr_html_(self) -> str:
        # A frame keeps the styles of the page and of the notebook apart.
        page = renderer_named("html").render(self.document).decode("utf-8")
        return (
            f'<iframe srcdoc="{escape(page)}" title="{escape(self.document.title)}" sandbox="allow-popups" '
            'style="width:100%;height:40rem;border:1px solid #8a8a8a"></iframe>'
        )

    def __repr__(self) -> str:
        return renderer_named("text").render(self.document).decode("utf-8").rstrip("\n")


def preview(report: Report | Document) -> Preview:
    """The report, or a document such as one section of it, as a value that Jupyter shows as a page and a prompt as text.

    Raises TypeError for anything else.
    """
    match report:
        case Document():
            return Preview(report)
        case Report():
            return Preview(lay_out(report))
        case _:
            raise TypeError(f"a report or a document is needed, found {type(report).__name__}")
