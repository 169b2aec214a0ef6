"""Under which key each attribute of a class stands in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import fields

#: The keys of a format that are not named like their attributes: by the name of the class, then of the attribute.
#: What is no attribute of the class, such as the type of a block, is listed here too.
Keys: TypeAlias = Mapping[str, Mapping[str, str]]


def key_of(owner: str, name: str, keys: Keys) -> str:
    """The key of an attribute of the class named `owner`."""
    return keys.get(owner, {}).get(name, name)


def keys_of(cls: type[Any], keys: Keys) -> list[str]:
    """All keys of an object of a class, in order."""
    owner = cls.__name__
    return list(
        dict.fromkeys(
            [
                *keys.get(owner, {}).values(),
                *(key_of(owner, each.name, keys) for each in fields(cls)),
            ]
        )
    )
