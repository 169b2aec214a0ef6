"""From the exceptions that cattrs raises to faults: where, what was found, what was expected."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from attrs import evolve
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json_values import escaped, shown
from disclosure_schema.kinds import Unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


def faults_in(
    error: Exception,
    spelling: Callable[[type], dict[str, str]],
    names: Mapping[str, Mapping[str, str]],
    pointer: str = "",
) -> Iterator[Fault]:
    """The faults that an exception of the converter stands for. Raises it again if it is none of ours.

    `spelling` gives the JSON keys of a class by its attributes; `names` those that differ, by the name of the class.
    """
    match error:
        case ClassValidationError():
            noted, others = error.group_exceptions()
            keys = spelling(error.cl)
            for each, note in noted:
                key = keys.get(note.name, note.name)
                yield from faults_in(each, spelling, names, f"{pointer}/{key}")
            for each in others:
                yield from faults_in(each, spelling, names, pointer)
        case IterableValidationError():
            for each, step in error.group_exceptions()[0]:
                yield from faults_in(each, spelling, names, f"{pointer}/{step.index}")
        case ForbiddenExtraKeysError():
            known = list(spelling(error.cl).values())
            for key in sorted(error.extra_fields):
                nearest = get_close_matches(key, known, 1)
                hint = f"did you mean {nearest[0]}?" if nearest else f"known: {', '.join(known)}"
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
