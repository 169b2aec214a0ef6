"""What can be wrong with a Word file that a user gives us: a template, or a document of ours that was edited."""

from __future__ import annotations

from collections.abc import Mapping


class UnusableTemplate(ValueError):
    """A file that cannot serve as a template; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"the template cannot be used: {self.reason}; save it as a Word document (.docx)"


class MissingStyles(ValueError):
    """Styles that a template does not have.

    `missing` are all of them: for each the kind of text that it would serve, and its name.
    `known` are the names of the paragraph styles that the template has.
    """

    def __init__(self, missing: tuple[tuple[str, str], ...], known: tuple[str, ...]) -> None:
        super().__init__(missing, known)
        self.missing = missing
        self.known = known

    def __str__(self) -> str:
        wanted = ", ".join(f"{name!r} for {role}" for role, name in self.missing)
        return (
            f"the template has no paragraph style {wanted}; it has {', '.join(map(repr, self.known)) or 'none'}; "
            "name others in TemplateStyles, or use the missing ones once in the template, so that it saves them"
        )


class NoSuchCells(LookupError):
    """Paths in a report that no cell of a Word document comes from; `origins` are all of them."""

    def __init__(self, origins: tuple[str, ...]) -> None:
        super().__init__(origins)
        self.origins = origins

    def __str__(self) -> str:
        return f"no cell of this document comes from {', '.join(self.origins)}"


class NotOurDocument(ValueError):
    """A Word document that we did not render, or that cannot be read; `reason` says why, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"this Word document cannot be read back: {self.reason}"


class ChangedTables(NotOurDocument):
    """A Word document of ours whose tables are not as they were rendered; `changes` says what differs."""

    def __init__(self, changes: tuple[str, ...]) -> None:
        ValueError.__init__(self, changes)
        self.changes = changes
        self.reason = "; ".join(changes)

    def __str__(self) -> str:
        lines = "".join(f"\n  {each}" for each in self.changes)
        return (
            f"tables of this Word document are not as they were rendered, so its cells cannot be told:{lines}\n"
            "  restore them, or change the report and render it anew; numbers and prose may change, lines and labels not"
        )


class UnreadableCells(NotOurDocument):
    """Cells of a Word document that show something other than text, such as a picture.

    `cells` are their paths, each with what stands there. `texts` are the texts of all other cells, by their paths,
    so that a caller can read those too and name everything that is wrong at once.
    """

    def __init__(self, cells: tuple[tuple[str, str], ...], texts: Mapping[str, str]) -> None:
        ValueError.__init__(self, cells, texts)
        self.cells = cells
        self.texts = texts
        self.reason = "; ".join(f"{path}: {what}" for path, what in cells)

    def __str__(self) -> str:
        lines = "".join(f"\n  {path}: {what}" for path, what in self.cells)
        return f"cells of this Word document hold what cannot be read as text:{lines}\n  type what they say"
