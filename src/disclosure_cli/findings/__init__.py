"""How `check` shows findings: as lines into a pipe, drawn on a terminal. It reads no file and decides no exit code."""
