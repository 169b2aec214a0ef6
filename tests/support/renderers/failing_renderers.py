"""Renderers that fail in every way that one can, importable in other processes."""

from __future__ import annotations

import os
import signal
import sys
from typing import NoReturn

from attrs import frozen


class CannotBeSent(Exception):
    """An exception that pickles and cannot be unpickled."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason)


@frozen
class Faulty:
    """Raises."""

    name = "faulty"
    media_type = "text/plain"
    extension = "txt"

    def render(self, document: object, /) -> bytes:
        """Raise KeyError."""
        raise KeyError("on purpose")


@frozen
class Nothing(Faulty):
    """Returns nothing."""

    name = "nothing"

    def render(self, document: object, /) -> bytes:
        """Return None."""
        return None  # type: ignore[return-value]


@frozen
class Unsendable(Faulty):
    """Raises what cannot be sent to another process."""

    name = "unsendable"

    def render(self, document: object, /) -> bytes:
        """Raise `CannotBeSent`."""
        raise CannotBeSent(reason="on purpose")


@frozen
class Exiting(Faulty):
    """Ends the process, as scripts do."""

    name = "exiting"

    def render(self, document: object, /) -> NoReturn:
        """Exit."""
        sys.exit(3)


@frozen
class Ending(Faulty):
    """Raises what is no `Exception`."""

    name = "ending"

    def render(self, document: object, /) -> NoReturn:
        """Raise GeneratorExit."""
        raise GeneratorExit


@frozen
class Dying(Faulty):
    """Is killed, as by a machine that is out of memory."""

    name = "dying"

    def render(self, document: object, /) -> NoReturn:
        """Kill this process."""
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError
