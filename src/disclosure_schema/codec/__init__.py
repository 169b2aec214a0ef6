"""JSON ⇄ Report: strict, with all faults at once. It knows no rule and no page."""

from disclosure_schema.codec.report import dumps, from_data, loads, register_hooks, to_data

__all__ = ["dumps", "from_data", "loads", "register_hooks", "to_data"]
