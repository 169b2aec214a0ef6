"""An edited Word document → the report that its cells say now, and findings → comments at its cells.

This room knows reports, rules and Word documents. It knows no files, and no other format. Importing it loads lxml.
"""

from renderers.annotating.annotated import Annotated, annotated, with_findings
from renderers.annotating.edited_report import EditedReport, NotReadBack, read_word

__all__ = ["Annotated", "EditedReport", "NotReadBack", "annotated", "read_word", "with_findings"]
