"""Where the command starts: `disclosure`, and `python -m disclosure_cli`. Ctrl-C ends it with one line at any time."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import NoReturn

from disclosure_cli.exit_codes import Exit


def main() -> NoReturn:
    """Run the command and end the process."""
    try:
        # A short command spends most of its time here: Ctrl-C must be taken while its modules load, too.
        from disclosure_cli.command import main as run_command

        run_command()
    except KeyboardInterrupt:
        # Nothing that takes time is loaded here: it could be interrupted again.
        if sys.stderr is not None:
            with suppress(OSError):
                print("disclosure: interrupted", file=sys.stderr)
        sys.exit(Exit.INTERRUPTED)


if __name__ == "__main__":
    main()
