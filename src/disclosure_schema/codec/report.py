"""JSON ⇄ Report: strict, and with all faults at once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import fields

from disclosure_schema.codec.bounds import verify_bounds
from disclosure_schema.codec.keys import KEYS
from disclosure_schema.codec.revisions import REVISION, named_in, schema_of
from disclosure_schema.editions import EDITIONS, Edition
from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.parsing import Doubled, faults_of_keys, parse
from disclosure_schema.json.values import Json, shown
from disclosure_schema.json.writing import write
from disclosure_schema.limits import LIMITS, Limits
from disclosure_schema.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    import cattrs

# Python does not write whole numbers of more digits.
_LARGEST_POWER = 4000


def loads(
    text: str | bytes, *, editions: Sequence[Edition] = EDITIONS, limits: Limits = LIMITS
) -> Report:
    """The report that JSON `text` stands for. Bytes are UTF-8, with or without a byte order mark.

    Raises `InvalidSource` with every fault in it, and ValueError if two of `editions` share an id.
    A text that holds more than `limits` allow is refused, before most of it is read.
    """
    return _report_or_raise(_read(parse(text, limits), editions, limits))


def dumps(report: Report) -> str:
    """The report as JSON text: indented, in the order of the form, ending in a newline.

    Raises TypeError for an heir of `Report` with attributes of its own: the format has no keys for them.
    """
    return write(_members(report))


def from_data(
    data: Json, *, editions: Sequence[Edition] = EDITIONS, limits: Limits = LIMITS
) -> Report:
    """The report that JSON-ready objects stand for. Raises `InvalidSource` with every fault in it.

    Remarks and added rows are tied to the form once everything else can be read.
    Raises too what `loads` does for editions and limits.
    """
    return _report_or_raise(_read(data, editions, limits))


def to_data(report: Report) -> dict[str, Json]:
    """The report as objects that any JSON library writes: dicts, lists, str, int, float, bool and None.

    Floats stand in its extensions only, and `dumps` writes those numbers with all their digits.
    A number that no float can hold stays a Decimal. Raises TypeError as `dumps` does.
    """
    members = _members(report)
    if (extensions := members.get("extensions")) is not None:
        members["extensions"] = _for_any_library(extensions)
    return members


def register_hooks(
    converter: cattrs.BaseConverter,
    *,
    editions: Sequence[Edition] = EDITIONS,
    limits: Limits = LIMITS,
) -> None:
    """Let a cattrs converter of your own read and write reports as parts of your classes.

    What cannot be read raises inside your converter what `from_data` raises.
    """
    converter.register_structure_hook(
        Report, lambda data, _: from_data(data, editions=editions, limits=limits)
    )
    converter.register_unstructure_hook(Report, to_data)


def _must_be_no_more_than_a_report(report: Report) -> None:
    cls = type(report)
    if cls is Report:
        return
    known = {each.name for each in fields(Report)}
    if more := [each.name for each in fields(cls) if each.name not in known]:
        raise TypeError(
            f"{cls.__name__} has attributes that the format has no keys for: {', '.join(more)}; "
            "what belongs to a report and not to its form is kept in its extensions"
        )


def _for_any_library(value: Json) -> Json:
    match value:
        case Decimal() if math.isfinite(number := float(value)):
            return number
        case Decimal() if value.adjusted() < _LARGEST_POWER and value == value.to_integral_value():
            return int(value)
        case dict():
            return {key: _for_any_library(each) for key, each in value.items()}
        case list() | tuple():
            return [_for_any_library(each) for each in value]
        case _:
            return value


def _members(report: Report) -> dict[str, Json]:
    """The object that stands for a report. Decimals stand in its extensions only. Raises TypeError."""
    _must_be_no_more_than_a_report(report)
    members: dict[str, Json] = _converter_for(report.edition, LIMITS).unstructure(report, Report)
    return members


def _report_or_raise(read: Report | InvalidSource) -> Report:
    """The report. A refusal is raised here, from where no part of the refused source is in reach of its traceback."""
    if isinstance(read, Report):
        return read
    raise read


def _read(data: object, editions: Sequence[Edition], limits: Limits) -> Report | InvalidSource:
    """The report that JSON-ready objects stand for, or why they are none."""
    _must_be_distinct(editions)
    if not isinstance(data, Mapping):
        return InvalidSource([Fault("", shown(data), "an object, the report")])
    try:
        verify_bounds(data, limits)
    except InvalidSource as refusal:
        return refusal.with_traceback(None)
    from disclosure_schema.json.refusals import count_of

    edition = _edition_named(data, editions)
    is_sound = edition is not None and "edition" not in data and not isinstance(data, Doubled)
    attempts: list[Exception] = []
    # Where no known edition is named, the rest is read in each of them, so that its faults are listed too.
    for each in [edition] if edition is not None else editions:
        report = _attempt(data, each, limits)
        if isinstance(report, Report):
            if is_sound:
                return report
            attempts.clear()
            break
        attempts.append(report)
        if count_of(report) > limits.faults_reported:
            break
    return _refusal(data, edition, editions, attempts, limits)


def _attempt(data: Mapping[str, Json], edition: Edition, limits: Limits) -> Report | Exception:
    """The report of that edition, or what was raised while it was read."""
    converter = _converter_for(edition, limits)
    members = {key: each for key, each in data.items() if key != "edition"}
    try:
        return converter.structure({**members, "$schema": edition}, Report)
    except Exception as error:
        return error


def _refusal(
    data: Mapping[str, Json],
    edition: Edition | None,
    editions: Sequence[Edition],
    attempts: Sequence[Exception],
    limits: Limits,
) -> InvalidSource:
    """Why a document is no report. Of several attempts to read it, the one with the fewest faults counts."""
    from disclosure_schema.json.faults import Faults
    from disclosure_schema.json.refusals import count_of

    faults = Faults(KEYS, limits)
    try:
        faults.extend(faults_of_keys(data))
    except InvalidSource as refusal:
        faults.add(refusal)
        return InvalidSource(faults.listed, faults.more)
    if edition is None:
        faults.extend([_fault_of_schema(data, editions)])
    if "edition" in data:
        hint = "the edition is named by $schema"
        faults.extend([Fault("/edition", "an unknown key", "a key of the format", hint)])
    if attempts:
        faults.add(min(attempts, key=count_of))
    return InvalidSource(faults.listed, faults.more)


def _converter_for(edition: Edition, limits: Limits) -> cattrs.Converter:
    # Imported with the first report: cattrs would take a fifth of the time that importing this package takes.
    from disclosure_schema.codec.converter import converter_for

    return converter_for(edition, limits)


def _must_be_distinct(editions: Sequence[Edition]) -> None:
    if not editions:
        raise ValueError("at least one edition is needed to read a report")
    named = {each.id: each for each in editions}
    if any(named[each.id] is not each for each in editions):
        raise ValueError("two different editions have the same id")


def _edition_named(data: Mapping[str, Json], editions: Sequence[Edition]) -> Edition | None:
    """The edition that a document names, if it is one of these, in a revision that we know."""
    if (named := named_in(data.get("$schema"))) is None:
        return None
    name, revision = named
    if revision > REVISION:
        return None
    return next((each for each in editions if each.id == name), None)


def _fault_of_schema(data: Mapping[str, Json], editions: Sequence[Edition]) -> Fault:
    name = data.get("$schema")
    named = named_in(name)
    newer = named is not None and named[1] > REVISION
    return Fault(
        "/$schema",
        shown(name) if "$schema" in data else "nothing",
        " or ".join(schema_of(each) for each in editions),
        "a newer version of disclosure-schema may know this revision"
        if newer
        else "it names the edition of the form",
    )
