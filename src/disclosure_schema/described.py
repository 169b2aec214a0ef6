"""How the classes of the model show themselves: one method for all of them.

attrs writes and compiles a `__repr__` for every class; for fifty classes that is a tenth of an import.
"""

from __future__ import annotations

from attrs import fields


class Described:
    """Shows its class and its attributes by name, as attrs would. Heirs are made with `@frozen(repr=False)`."""

    __slots__ = ()

    def __repr__(self) -> str:
        cls: type = type(self)
        held = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(cls) if each.repr)
        # Of a class made inside a function only its own name is shown.
        return f"{cls.__qualname__.rpartition('>.')[2]}({', '.join(held)})"
