"""Report: one agency's filled-in form for one year."""

from __future__ import annotations

import datetime
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, cast

from attrs import Factory, astuple, field, frozen
from attrs.validators import deep_iterable, instance_of, optional

from disclosure_schema.characters import folded
from disclosure_schema.editions import Edition
from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.kinds import TEXT, WORDING, YEAR, Kind, Unfit, Wording, Year
from disclosure_schema.narrative import Narrative, Sections, must_be_narrative
from disclosure_schema.paths import NoSuchCell, Path, getter_of, replaced
from disclosure_schema.tables import NO_CASES, Cases, Litigation, Proactive2021, Requests
from disclosure_schema.values import Absent, Amount, Count

if TYPE_CHECKING:
    from collections.abc import Iterator


_ENDS_LIKE_A_NUMBER = re.compile(r"[0-9.,\-\u2212]\Z")
_BEGINS_LIKE_A_NUMBER = re.compile(r"\A[0-9.,]")

DAY = Kind("a datetime.date", lambda value: type(value) is datetime.date)
BEFORE = Kind(
    "text that does not run into the number behind it",
    lambda value: TEXT.fits(value) and not _ENDS_LIKE_A_NUMBER.search(folded(str(value))),
)
AFTER = Kind(
    "text that does not run into the number before it",
    lambda value: TEXT.fits(value) and not _BEGINS_LIKE_A_NUMBER.search(folded(str(value))),
)


@frozen
class Agency:
    """The administrative organ that the report is about."""

    #: Its full name, 机关全称.
    name: Wording = field(validator=WORDING)


@frozen(kw_only=True)
class Contact:
    """Whom to ask about the report. Each part is optional text, as written, but one of them there must be."""

    office: Wording | None = field(default=None, validator=optional(WORDING))
    person: Wording | None = field(default=None, validator=optional(WORDING))
    address: Wording | None = field(default=None, validator=optional(WORDING))
    postcode: Wording | None = field(default=None, validator=optional(WORDING))
    telephone: Wording | None = field(default=None, validator=optional(WORDING))
    fax: Wording | None = field(default=None, validator=optional(WORDING))
    email: Wording | None = field(default=None, validator=optional(WORDING))

    def __attrs_post_init__(self) -> None:
        if not any(astuple(self)):
            raise Unfit(self, "a contact with at least one part", attribute="Contact")


@frozen(kw_only=True)
class Signature:
    """落款: who signs and when. It is not part of the national form, and optional."""

    agencies: tuple[Wording, ...] = field(validator=deep_iterable(WORDING, instance_of(tuple)))
    date: datetime.date | None = field(default=None, validator=optional(DAY))
    #: 审核人.
    reviewer: Wording | None = field(default=None, validator=optional(WORDING))


@frozen
class Remark:
    """What stood around the number in a cell: `22（其中修订16件）` has the remark `after="（其中修订16件）"`.

    Raises ValueError if a part would run into the digits and make another number of them.
    """

    path: Path
    before: Annotated[str, BEFORE] = field(default="", validator=BEFORE)
    after: Annotated[str, AFTER] = field(default="", validator=AFTER)


@frozen(kw_only=True)
class Report:
    """One agency's report for one year: what it means, whatever it looked like.

    Numbers are kept as reported, right or wrong; nothing is computed and nothing is filled in.
    Raises TypeError or ValueError for what has no meaning, and `InvalidSource` for remarks
    that belong to no number.
    """

    edition: Edition = field(validator=instance_of(Edition))
    agency: Agency = field(validator=instance_of(Agency))
    #: 数据年度: the year that the numbers are about.
    year: Year = field(validator=YEAR)
    #: The title as published, where it differs from the form's.
    title: Wording | None = field(default=None, validator=optional(WORDING))
    #: 导语, what stands before section 一.
    preamble: Narrative = field(default=(), validator=must_be_narrative)
    contact: tuple[Contact, ...] = field(
        default=(), validator=deep_iterable(instance_of(Contact), instance_of(tuple))
    )
    sections: Sections = field(default=Sections(), validator=instance_of(Sections))
    proactive: Proactive2021 = field(
        default=Factory(Proactive2021), validator=instance_of(Proactive2021)
    )
    requests: Requests = field(default=Factory(Requests), validator=instance_of(Requests))
    reconsideration: Cases = field(default=NO_CASES, validator=instance_of(Cases))
    litigation: Litigation = field(default=Factory(Litigation), validator=instance_of(Litigation))
    signature: Signature | None = field(default=None, validator=optional(instance_of(Signature)))
    remarks: tuple[Remark, ...] = field(
        default=(), validator=deep_iterable(instance_of(Remark), instance_of(tuple))
    )

    def __attrs_post_init__(self) -> None:
        if self.remarks and (faults := list(self._faults_of_remarks())):
            raise InvalidSource(faults)

    @property
    def printed_title(self) -> str:
        """The title of the page: as published, or else as the edition words it."""
        return self.title or self.edition.title.format(agency=self.agency.name, year=self.year)

    def cells(self) -> Iterator[tuple[Path, Count | Amount]]:
        """Every cell of the form with its path, in the order of the page, absent ones included."""
        paths = self.edition.paths()
        return zip(paths, cast("tuple[Count | Amount, ...]", getter_of(paths)(self)), strict=True)

    def at(self, path: str) -> Count | Amount:
        """What stands in the cell at `path`. Raises `NoSuchCell` if the form has no such cell."""
        (value,) = getter_of((self._known(path),))(self)
        return cast("Count | Amount", value)

    def with_cell(self, path: str, value: Count | Amount) -> Report:
        """A copy with `value` in the cell at `path`.

        A remark on that cell goes if the cell no longer holds a number.
        Raises `NoSuchCell`, or ValueError if the cell cannot hold such a value.
        """
        changed: Report = self
        if isinstance(value, Absent):
            kept = tuple(each for each in self.remarks if each.path != path)
            changed = cast("Report", replaced(self, ["remarks"], kept))
        return cast("Report", replaced(changed, self._known(path)[1:].split("/"), value))

    def _known(self, path: str) -> Path:
        paths = self.edition.paths()
        if path not in paths:
            raise NoSuchCell(path, tuple(get_close_matches(path, paths, 3)))
        return Path(path)

    def _faults_of_remarks(self) -> Iterator[Fault]:
        seen: set[str] = set()
        for index, each in enumerate(self.remarks):
            pointer = f"/remarks/{index}/path"
            try:
                value = self.at(each.path)
            except NoSuchCell as error:
                hint = f"the nearest are {', '.join(error.known)}" if error.known else ""
                yield Fault(pointer, repr(each.path), "the path of a cell of the form", hint)
                continue
            if isinstance(value, Absent):
                hint = "what stood in a cell without a number is the cell's own text"
                found = f"{each.path}, which {_said_of(value)}"
                yield Fault(pointer, found, "a cell with a number", hint)
            if each.path in seen:
                yield Fault(pointer, f"{each.path} again", "one remark for each cell")
            seen.add(each.path)


def _said_of(cell: Absent) -> str:
    if not cell.printed:
        return "is not printed"
    return f"holds {cell.text!r}" if cell.text else "is blank"
