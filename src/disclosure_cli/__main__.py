"""`python -m disclosure_cli` does the same as `disclosure`."""

from disclosure_cli.command import main

main()
