"""What can be wrong with a Word document that a user brings."""

from __future__ import annotations


class UnusableTemplate(ValueError):
    """A file that cannot serve as a template; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"the template cannot be used: {self.reason}; save it as a Word document (.docx)"


class MissingStyles(ValueError):
    """Styles that a template does not have.

    `missing` are all of them, each with the kind of text it was wanted for and its name;
    `known` are the paragraph styles that the template has.
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
    """Places in a report for which a Word document has no cell; `origins` are all of them."""

    def __init__(self, origins: tuple[str, ...]) -> None:
        super().__init__(origins)
        self.origins = origins

    def __str__(self) -> str:
        return f"no cell of this document comes from {', '.join(self.origins)}"


class NotOurDocument(ValueError):
    """A Word document whose cells cannot be told; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"the cells of this Word document cannot be found: {self.reason}"
