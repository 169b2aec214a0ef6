"""JSON ⇄ Report: strict, and with all faults at once."""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from disclosure_schema.editions import EDITIONS, Edition
from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.fitting import fits
from disclosure_schema.json_text import Doubled, Json, faults_of_keys, parse, shown, write
from disclosure_schema.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    import cattrs

#: Every document names its edition and the revision of our format: `…/report/2021/1`.
SCHEMA_PREFIX = "urn:disclosure-schema:report/"

#: The revision of the format that we write. A revision may only add.
REVISION = 1

# Whole numbers of more digits Python does not write.
_LARGEST_POWER = 4000

_SCHEMA = re.compile(re.escape(SCHEMA_PREFIX) + r"(?P<edition>[^/]+)/(?P<revision>[1-9][0-9]{0,3})")


def schema_of(edition: Edition) -> str:
    """What stands under `$schema` in a report of that edition."""
    return f"{SCHEMA_PREFIX}{edition.id}/{REVISION}"


def loads(text: str | bytes, *, editions: Sequence[Edition] = EDITIONS) -> Report:
    """The report that JSON `text` stands for. Bytes are UTF-8, with or without a byte order mark.

    Raises `InvalidSource` with every fault in it, `UnfitEdition` if the document names one of `editions`
    that the model cannot hold, and ValueError if two of them share an id.
    """
    return from_data(cast("Json", parse(text)), editions=editions)


def dumps(report: Report) -> str:
    """The report as JSON text: indented, in the order of the form, ending in a newline."""
    return write(_data_of(report))


def from_data(data: Json, *, editions: Sequence[Edition] = EDITIONS) -> Report:
    """The report that JSON-ready objects stand for. Raises `InvalidSource` with every fault in it.

    Remarks and added lines are tied to the form once everything else can be read.
    Raises too what `loads` does for editions.
    """
    if not editions:
        raise ValueError("at least one edition is needed to read a report")
    named = {each.id: each for each in editions}
    if any(named[each.id] is not each for each in editions):
        raise ValueError("two different editions have the same id")
    if not isinstance(data, Mapping):
        raise InvalidSource([Fault("", shown(data), "an object, the report")])
    if (edition := _edition_named(data, editions)) is not None:
        # The fast way first. The other one is taken to explain a failure.
        with contextlib.suppress(Exception):
            known = {key: value for key, value in data.items() if key != "$schema"}
            doubled = isinstance(data, Doubled) or faults_of_keys(known.get("extensions"))
            if not doubled and "edition" not in known:
                known["edition"] = edition  # type: ignore[assignment]  # the converter passes it through
                return _converter_for(edition).structure(known, Report)
    faults = faults_of_keys(data)
    if edition is None:
        faults.append(_fault_of_schema(data, editions))
    rest = {key: value for key, value in data.items() if key not in ("$schema", "edition")}
    if "edition" in data:
        hint = "the edition is named by $schema"
        faults.append(Fault("/edition", "an unknown key", "a key of the format", hint))
    if edition is not None:
        raise InvalidSource([*faults, *_faults_in(rest, edition)])
    # With the edition unknown the rest is still read, in the edition that it fits best, to tell its faults too.
    attempts = [_faults_in(rest, each) for each in editions if fits(each)]
    raise InvalidSource([*faults, *min(attempts, key=len, default=[])])


def to_data(report: Report) -> dict[str, Json]:
    """The report as objects that any JSON library writes: dicts, lists, str, int, float, bool and None.

    Floats stand in its extensions only, and `dumps` writes those numbers with all their digits.
    A number that no float can hold stays a Decimal.
    """
    return {key: _for_any_library(each) for key, each in _data_of(report).items()}


def register_hooks(
    converter: cattrs.BaseConverter, *, editions: Sequence[Edition] = EDITIONS
) -> None:
    """Let a cattrs converter of your own read and write reports as parts of your classes.

    What cannot be read raises inside your converter what `from_data` raises.
    """
    converter.register_structure_hook(Report, lambda data, _: from_data(data, editions=editions))
    converter.register_unstructure_hook(Report, to_data)


def _data_of(report: Report) -> dict[str, Json]:
    data = cast("dict[str, Json]", _converter_for(report.edition).unstructure(report))
    del data["edition"]
    return {"$schema": schema_of(report.edition), **data}


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


def _converter_for(edition: Edition) -> cattrs.Converter:
    # Loaded with the first report: cattrs would be a fifth of what importing this package costs.
    from disclosure_schema.converter import converter_for

    return converter_for(edition, detailed=False)


def _faults_in(rest: dict[str, Json], edition: Edition) -> list[Fault]:
    # Loaded with the first fault, for the same reason.
    from disclosure_schema.explain import faults_in

    return faults_in({**rest, "edition": edition}, edition)


def _edition_named(data: Mapping[str, Json], editions: Sequence[Edition]) -> Edition | None:
    """The edition that a document names, if it is one of these, in a revision that we know."""
    name = data.get("$schema")
    match = _SCHEMA.fullmatch(name) if isinstance(name, str) else None
    if match is None or not 1 <= int(match["revision"]) <= REVISION:
        return None
    return next((each for each in editions if each.id == match["edition"]), None)


def _fault_of_schema(data: Mapping[str, Json], editions: Sequence[Edition]) -> Fault:
    name = data.get("$schema")
    match = _SCHEMA.fullmatch(name) if isinstance(name, str) else None
    newer = match is not None and int(match["revision"]) > REVISION
    return Fault(
        "/$schema",
        shown(name) if "$schema" in data else "nothing",
        " or ".join(schema_of(each) for each in editions),
        "a newer version of disclosure-schema may know this revision"
        if newer
        else "it names the edition of the form",
    )
