"""From the exceptions that a strict converter raises to faults: where, what was found, what was expected."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.keys import Keys, key_of, keys_of
from disclosure_schema.json.values import escaped, shown
from disclosure_schema.kinds import Unfit
from disclosure_schema.text.near_names import did_you_mean


def faults_of(error: Exception, keys: Keys, pointer: str = "") -> Iterator[Fault]:
    """The faults that an exception of a strict converter stands for. Raises any other exception again."""
    match error:
        case ClassValidationError():
            of_attributes, of_object = error.group_exceptions()
            for each, note in of_attributes:
                key = key_of(error.cl.__name__, note.name, keys)
                yield from faults_of(each, keys, f"{pointer}/{key}")
            for each in of_object:
                yield from faults_of(each, keys, pointer)
        case IterableValidationError():
            for each, step in error.group_exceptions()[0]:
                yield from faults_of(each, keys, f"{pointer}/{step.index}")
        case ForbiddenExtraKeysError():
            for key in sorted(error.extra_fields):
                hint = _hint(key, keys_of(error.cl, keys))
                place = f"{pointer}/{escaped(key)}"
                yield Fault(place, "an unknown key", "a key of the format", hint)
        case Unfit(attribute=attribute):
            owner, _, name = attribute.partition(".")
            place = f"{pointer}/{key_of(owner, name, keys)}" if name else pointer
            yield Fault(place, shown(error.value), error.expected, error.hint)
        case InvalidSource():
            for fault in error.faults:
                yield evolve(fault, pointer=pointer + fault.pointer)
        case KeyError():
            yield Fault(pointer, "nothing", "this key, which is required here")
        case _:
            raise error


def _hint(key: str, known: list[str]) -> str:
    """Which key was meant by an unknown one. `$schema` is never offered: whoever reads a document looks at it first."""
    offered = [each for each in known if each != "$schema"]
    return did_you_mean(key, offered) or f"known: {', '.join(offered)}"
