"""The names of our formats, as they stand under `$schema`: a prefix, and the number of the revision behind it."""

from __future__ import annotations

from typing import Final

#: How the number of a revision is written, as a regular expression.
NUMBER: Final = "[1-9][0-9]{0,3}"

#: Reports. The edition of the form stands before the revision: `…/report/2021/1`.
REPORT_PREFIX: Final = "urn:disclosure-schema:report/"
