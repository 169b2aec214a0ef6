"""Reading once more what could not be read: from the exceptions that cattrs raises to faults.

A fault says where, what was found, and what was expected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from disclosure_schema.codec.converter import converter_for, spelling
from disclosure_schema.codec.narrative import SPELLED
from disclosure_schema.editions.unfit import UnfitEdition
from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.values import escaped, shown
from disclosure_schema.kinds import Unfit
from disclosure_schema.model.report import Report
from disclosure_schema.text.near_names import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from disclosure_schema.editions import Edition


def read_in_detail(
    data: Mapping[str, object], edition: Edition
) -> tuple[Report | None, list[Fault]]:
    """The report of an edition that `data` stands for, or everything that keeps it from being one.

    Raises `UnfitEdition`.
    """
    try:
        return converter_for(edition).structure(data, Report), []
    except UnfitEdition:
        raise
    except Exception as error:
        return None, list(faults_of(error, spelling, SPELLED))


def faults_of(
    error: Exception,
    spelled: Callable[[type], dict[str, str]],
    names: Mapping[str, Mapping[str, str]],
    pointer: str = "",
) -> Iterator[Fault]:
    """The faults that an exception of a converter stands for. Raises it again if it is none of ours.

    `spelled` gives the JSON keys of a class by its attributes; `names` those that differ, by the name of the class.
    """
    match error:
        case ClassValidationError():
            noted, others = error.group_exceptions()
            keys = spelled(error.cl)
            for each, note in noted:
                key = keys.get(note.name, note.name)
                yield from faults_of(each, spelled, names, f"{pointer}/{key}")
            for each in others:
                yield from faults_of(each, spelled, names, pointer)
        case IterableValidationError():
            for each, step in error.group_exceptions()[0]:
                yield from faults_of(each, spelled, names, f"{pointer}/{step.index}")
        case ForbiddenExtraKeysError():
            known = list(spelled(error.cl).values())
            for key in sorted(error.extra_fields):
                meant = nearest(key, known)
                hint = f"did you mean {meant[0]}?" if meant else f"known: {', '.join(known)}"
                yield Fault(
                    f"{pointer}/{escaped(key)}", "an unknown key", "a key of the format", hint
                )
        case Unfit(attribute=attribute):
            owner, _, name = attribute.partition(".")
            name = names.get(owner, {}).get(name, name)
            place = f"{pointer}/{name}" if name else pointer
            yield Fault(place, shown(error.value), error.expected, error.hint)
        case InvalidSource():
            for fault in error.faults:
                yield evolve(fault, pointer=pointer + fault.pointer)
        case KeyError():
            yield Fault(pointer, "nothing", "this key, which is required here")
        case _:
            raise error
