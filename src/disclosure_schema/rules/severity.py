"""How serious a finding is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is."""

    #: The report contradicts itself, or the form.
    ERROR = "error"
    #: The number may be right; somebody should look at it.
    WARNING = "warning"
