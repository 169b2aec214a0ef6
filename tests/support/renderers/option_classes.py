"""Renderers with options of every type, for tests of options."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Optional

from attrs import Factory, field, frozen
from attrs.validators import ge

if TYPE_CHECKING:
    from renderers.unheard_of import Nowhere  # type: ignore[import-not-found]


class Colour(enum.Enum):
    """A choice as an enumeration."""

    RED = "red"
    GREEN = "green"


@frozen
class Everything:
    """A renderer with an option of each type."""

    name = "everything"
    media_type = "text/plain"
    extension = "txt"

    words: str = "a b"
    count: int = field(default=3, validator=ge(0), metadata={"description": "how many"})
    ratio: float = 0.5
    loud: bool = False
    price: Decimal = Decimal("1.50")
    colour: Colour = Colour.RED
    level: Literal["2u", "3b", 4] = "3b"
    limit: int | None = None
    other: Optional[Literal["auto"] | int] = "auto"  # noqa: UP045  # people write it this way too
    pages: tuple[int, ...] = ()
    fonts: dict[str, str] = Factory(dict)
    nowhere: Nowhere | None = None

    def render(self, document: object, /) -> bytes:
        """All options as text."""
        return repr(self).encode()


@frozen
class Between(Everything):
    """What goes together is more than what goes beside the defaults."""

    low: int = 10
    high: int = 20

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("low lies above high")
