"""Exceptions of a strict converter → faults: each says where, what was found, and what was expected.

All of them are counted and the first ones listed. Looking for the known name that an unknown one may mean
takes as long as reading a whole report, so this is done for few. `Limits` says for how many.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.keys import Keys, key_of, keys_of
from disclosure_schema.json.parsing import DoubledKeys
from disclosure_schema.json.refusals import RefusedItems, UnknownWord
from disclosure_schema.json.values import escaped, shown
from disclosure_schema.kinds import Unfit
from disclosure_schema.limits import Limits
from disclosure_schema.text.near_names import did_you_mean


class Faults:
    """The faults of a source: the first ones listed, the others counted."""

    def __init__(self, keys: Keys, limits: Limits) -> None:
        self.listed: list[Fault] = []
        self.more = 0
        self._keys = keys
        self._limits = limits
        self._hints = limits.hints

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.listed) + self.more

    def extend(self, faults: Iterable[Fault], pointer: str = "") -> None:
        """Add faults, found below `pointer`."""
        for each in faults:
            if self._is_full:
                self.more += 1
            else:
                self.listed.append(evolve(each, pointer=pointer + each.pointer))

    def add(self, error: Exception, pointer: str = "") -> None:
        """Add the faults that an exception stands for. Raises it again if it stands for none: it is a bug."""
        match error:
            case ClassValidationError():
                self._add_object(error, pointer)
            case RefusedItems():
                before = self.count
                for index, each in error.kept:
                    self.add(each, f"{pointer}/{index}")
                self.more += error.count - (self.count - before)
            case ForbiddenExtraKeysError():
                self._add_unknown_keys(error, pointer)
            case Unfit():
                self._add_unfit(error, pointer)
            case InvalidSource():
                self.extend(error.faults, pointer)
                self.more += error.more
            case DoubledKeys():
                return  # `faults_of_keys` lists them
            case KeyError():
                self._note(pointer, "nothing", "this key, which is required here")
            case _:
                raise error

    @property
    def _is_full(self) -> bool:
        return len(self.listed) >= self._limits.faults_reported

    def _note(self, pointer: str, found: str, expected: str, hint: str = "") -> None:
        if self._is_full:
            self.more += 1
        else:
            self.listed.append(Fault(pointer, found, expected, hint))

    def _add_object(self, error: ClassValidationError, pointer: str) -> None:
        of_attributes, of_object = error.group_exceptions()
        for each, note in of_attributes:
            self.add(each, f"{pointer}/{key_of(error.cl.__name__, note.name, self._keys)}")
        for each in of_object:
            self.add(each, pointer)

    def _add_unknown_keys(self, error: ForbiddenExtraKeysError, pointer: str) -> None:
        # `$schema` is not offered: it was looked at before.
        known = [each for each in keys_of(error.cl, self._keys) if each != "$schema"]
        all_known = f"known: {', '.join(known)}"
        for key in sorted(error.extra_fields):
            if self._is_full:
                self.more += 1
                continue
            hint = self._near(key, known) or all_known
            self._note(f"{pointer}/{escaped(key)}", "an unknown key", "a key of the format", hint)

    def _add_unfit(self, error: Unfit, pointer: str) -> None:
        if self._is_full:
            self.more += 1
            return
        owner, _, name = error.attribute.partition(".")
        place = f"{pointer}/{key_of(owner, name, self._keys)}" if name else pointer
        hint = error.hint
        if isinstance(error, UnknownWord):
            hint = self._near(error.value, error.choices)
        self._note(place, shown(error.value), error.expected, hint)

    def _near(self, name: object, known: Iterable[object]) -> str:
        """`did you mean granted?`, for the first faults only: finding it takes as long as reading a report."""
        if not self._hints:
            return ""
        self._hints -= 1
        return did_you_mean(name, known)
