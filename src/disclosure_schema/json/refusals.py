"""What a strict converter raises, beside `Unfit`, for JSON that it cannot read; `json/faults.py` makes faults of it.

A source of a megabyte may hold half a million values that cannot be read. All of them are counted,
and only so many exceptions are kept as there are faults to be listed.
"""

from __future__ import annotations

from collections.abc import Iterable

from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError

from disclosure_schema.errors import InvalidSource
from disclosure_schema.json.parsing import DoubledKeys
from disclosure_schema.kinds import Unfit


class UnknownWord(Unfit):
    """A value that is none of some words. Which of the `choices` it may mean is found out only if the fault is listed."""

    def __init__(
        self, value: object, expected: str, choices: Iterable[object], attribute: str = ""
    ) -> None:
        super().__init__(value, expected, "", attribute)
        self.choices = tuple(choices)


class RefusedItems(ValueError):
    """Items of an array that cannot be read: the first ones with their places, and the number of all their faults."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[tuple[int, Exception]] = []
        self.count = 0

    def add(self, index: int, error: Exception, at_most: int) -> None:
        """Count the faults of an item, and keep the item's exception while fewer than `at_most` faults are kept.

        Raises the exception again if it stands for no fault: it is a bug.
        """
        count = count_of(error)
        if self.count < at_most:
            self.kept.append((index, error))
        self.count += count
        _forget_frames(error)


def count_of(error: Exception) -> int:
    """How many faults an exception stands for. Raises it again if it stands for none: it is a bug."""
    match error:
        case Unfit() | KeyError():
            return 1
        case RefusedItems():
            return error.count
        case InvalidSource():
            return len(error.faults) + error.more
        case ForbiddenExtraKeysError():
            return len(error.extra_fields)
        case ClassValidationError():
            return sum(map(count_of, error.exceptions))
        case DoubledKeys():
            return 0
        case _:
            raise error


def _forget_frames(error: BaseException) -> None:
    """Take from an exception the frames that it went through: they keep alive all that was made on the way."""
    error.__traceback__ = error.__context__ = None
    if isinstance(error, ClassValidationError):
        for each in error.exceptions:
            _forget_frames(each)
