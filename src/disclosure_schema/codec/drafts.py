"""Objects of the model made from parts that were checked, without asking their classes again.

What guards an attribute looks at whatever Python code may give. In the converter each part has passed its Kind,
which is that guard, and a second look would cost as much as all the rest. So an object is filled as a draft, and then
becomes what it is; what a class asks of its parts together, it is still asked.
A function is written for each class, as attrs writes its `__init__`: a loop over attributes takes twice as long.
"""

from __future__ import annotations

import linecache
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from attrs import NOTHING, fields

from disclosure_schema.kinds import Unfit
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.values import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from disclosure_schema.json.hooks import Hook

T = TypeVar("T")


class Part(NamedTuple):
    """An attribute as it stands in JSON: under which key, and how its value is read."""

    name: str
    key: str
    hook: Hook
    #: What the hook is told to read.
    target: object
    #: What the attribute holds if the key is left out; NOTHING if it must be there.
    default: object


def maker_of(cls: type[T]) -> Callable[..., T]:
    """A function that makes an instance from the values of all attributes, in their order."""
    names = [each.name for each in fields(cast("Any", cls))]
    fill = [f"draft.{name} = {name}" for name in names]
    return _written(cls, names, [_NEW, *fill, _BECOME, _RETURN], {})


def reader_of(cls: type, parts: Sequence[Part]) -> Hook:
    """A hook that reads objects whose keys are those of `parts`. Raises KeyError or `Unfit` for others."""
    keys = frozenset(each.key for each in parts)
    known: dict[str, object] = {"keys": keys, "not_an_object": not_an_object}
    fill: list[str] = []
    for part in parts:
        name = part.name
        known |= {f"read_{name}": part.hook, f"type_{name}": part.target}
        value = f"read_{name}(value[{part.key!r}], type_{name})"
        if part.default is not NOTHING:
            known[f"default_{name}"] = part.default
            value = f"{value} if {part.key!r} in value else default_{name}"
        fill.append(f"draft.{name} = {value}")
    check = ["if type(value) is not dict or not keys.issuperset(value): not_an_object(value)"]
    ask = ["draft.__attrs_post_init__()"] if hasattr(cls, "__attrs_post_init__") else []
    return _written(cls, ["value", "_"], [*check, _NEW, *fill, _BECOME, *ask, _RETURN], known)


def line_reader_of(cls: type, parts: Sequence[Part], blank: object) -> Hook:
    """As `reader_of`, for a line of counts: one look at all its cells where they are whole numbers, or blank.

    `blank` is the line that has no number at all; nothing in the model can be changed, so that one will do.
    """
    names = [each.name for each in parts]
    get = [f"{each.name} = value[{each.key!r}]" for each in parts]
    whole = " is ".join(f"type({name})" for name in names)
    empty = " is ".join(names)
    mixed = " and ".join(f"({name} is None or type({name}) is int)" for name in names)
    # All are within bounds that are a power of two less one, if their bits laid over each other are.
    bounded = f"0 <= {{}} <= {LARGEST_COUNT}"
    numbers = bounded.format(" | ".join(names))
    numbers_or_none = bounded.format(" | ".join(f"({name} or 0)" for name in names))
    fill = [f"draft.{name} = {name}" for name in names]
    fill_mixed = [f"draft.{name} = BLANK if {name} is None else {name}" for name in names]
    return _written(
        cls,
        ["value", "target"],
        [
            f"if type(value) is dict and len(value) == {len(parts)}:",
            *_indented(get),
            f"    if {whole} is int and {numbers}:",
            *_indented(_indented([_NEW, *fill, _BECOME, _RETURN])),
            f"    if {empty} is None:",
            "        return blank",
            f"    if {mixed} and {numbers_or_none}:",
            *_indented(_indented([_NEW, *fill_mixed, _BECOME, _RETURN])),
            "return otherwise(value, target)",
        ],
        {"otherwise": reader_of(cls, parts), "blank": blank, "BLANK": BLANK},
    )


def not_an_object(value: object) -> None:
    """Refuse a value that is no object with known keys."""
    raise Unfit(value, "an object with keys of the format")


_NEW = "draft = new(Draft)"
_BECOME = "draft.__class__ = cls"
_RETURN = "return draft"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {each}" for each in lines]


def _written(
    cls: type, parameters: Iterable[str], body: Iterable[str], known: dict[str, object]
) -> Callable[..., Any]:
    """The function with this body, which knows a class and the class of its drafts."""
    source = "\n".join([f"def made({', '.join(parameters)}):", *_indented(body), ""])
    names: dict[str, Any] = {"cls": cls, "Draft": _draft_of(cls), "new": object.__new__, **known}
    exec(compile(source, _file_of(cls, source), "exec"), names)
    return cast("Callable[..., Any]", names["made"])


def _file_of(cls: type, source: str) -> str:
    """A name under which tracebacks and debuggers find the source, as those that attrs writes have one."""
    place = f"disclosure_schema draft of {cls.__module__}.{cls.__qualname__}"
    for number in count(1):
        name = f"<{place} {number}>"
        entry = (len(source), None, source.splitlines(keepends=True), name)
        if linecache.cache.setdefault(name, entry) == entry:
            return name
    raise AssertionError("numbers do not end")


@cache
def _draft_of(cls: type) -> type:
    """A class with the same slots whose instances can be changed, and so become instances of `cls`."""
    changeable = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"{cls.__name__}Draft", (cls,), {"__slots__": (), **changeable})
