"""The sub-commands, one to a file."""
