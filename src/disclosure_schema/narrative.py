"""The prose of a report: ordered blocks, as written."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of, optional

from disclosure_schema.kinds import WORDING, Kind, Wording

LEVEL = Kind("1 or 2", lambda value: type(value) is int and value in (1, 2))


@frozen
class Paragraph:
    """A paragraph. A newline in it is a line break; it is printed with the indent of body text."""

    text: Wording = field(validator=WORDING)


@frozen
class Subheading:
    """A heading inside a section, its numeral as written: ㈠ stays ㈠.

    Level 1 is what official documents number （一）, level 2 what they number 1.
    """

    text: Wording = field(validator=WORDING)
    level: Annotated[int, LEVEL] = field(default=1, validator=LEVEL)


#: Blocks in their order.
Narrative: TypeAlias = tuple[Paragraph | Subheading, ...]

#: Validator: a tuple of blocks. Raises TypeError.
must_be_narrative = deep_iterable(instance_of((Paragraph, Subheading)), instance_of(tuple))


@frozen
class NarrativeSection:
    """A section of prose alone: 一, 五 or 六."""

    body: Narrative = field(default=(), validator=must_be_narrative)
    #: The heading as published, where it differs from the form's.
    heading: Wording | None = field(default=None, validator=optional(WORDING))


@frozen
class TableSection:
    """A section that holds a table, 二, 三 or 四, with what real reports write around it."""

    before: Narrative = field(default=(), validator=must_be_narrative)
    after: Narrative = field(default=(), validator=must_be_narrative)
    #: The heading as published, where it differs from the form's.
    heading: Wording | None = field(default=None, validator=optional(WORDING))


@frozen(kw_only=True)
class Sections:
    """The six sections of the form, in its order (条例 art. 50)."""

    overview: NarrativeSection = NarrativeSection()
    proactive: TableSection = TableSection()
    requests: TableSection = TableSection()
    disputes: TableSection = TableSection()
    problems: NarrativeSection = NarrativeSection()
    other_matters: NarrativeSection = NarrativeSection()
