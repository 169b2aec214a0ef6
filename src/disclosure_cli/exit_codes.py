"""The exit codes, the same for every sub-command, and the exception that a sub-command raises before it begins."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    CLEAN = 0
    #: Reports have findings that count.
    FINDINGS = 1
    #: The command line cannot be followed.
    USAGE = 2
    #: A file cannot be read, or written.
    UNREADABLE = 3
    #: A renderer, reader or rule of someone else's failed.
    PLUGIN_FAILED = 4
    #: A bug of ours.
    BUG = 70
    #: Ended by Ctrl-C, as shells number it.
    INTERRUPTED = 130


class Refusal(Exception):
    """A sub-command does nothing at all: why, and with which exit code it ends."""

    def __init__(self, reason: str, code: Exit) -> None:
        super().__init__(reason, code)
        self.reason = reason
        self.code = code
