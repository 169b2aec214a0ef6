"""Plugins: named objects of installed distributions, found by entry point, loaded one at a time.

Listing loads nothing. A broken plug-in is named, and harms no other.
A name that two distributions claim is refused: what a user gets must not depend on which was installed first.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import Distribution, EntryPoint, entry_points
from typing import Generic, TypeVar, cast

from disclosure_schema.frozen import frozen
from disclosure_schema.text.near_names import nearest_first
from disclosure_schema.text.one_line import in_one_line, message_of

T = TypeVar("T")


class UnknownPlugin(LookupError):
    """No plug-in has that name. `known` lists those that exist, nearest first."""

    def __init__(self, group: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(group, name, known)
        self.group = group
        self.name = name
        self.known = known

    def __str__(self) -> str:
        known = ", ".join(self.known) or "none"
        return (
            f"nothing named {self.name!r} in {self.group}; known: {known}; "
            "one that is not installed is named by its place, package.module:attribute"
        )


class DoubledPlugin(LookupError):
    """Several distributions claim one name; `distributions` lists them."""

    def __init__(self, group: str, name: str, distributions: tuple[str, ...]) -> None:
        super().__init__(group, name, distributions)
        self.group = group
        self.name = name
        self.distributions = distributions

    def __str__(self) -> str:
        return (
            f"{self.name!r} in {self.group} is claimed by {' and '.join(self.distributions)}; "
            "uninstall all but one of them"
        )


class BrokenPlugin(ImportError):
    """A plug-in that cannot be loaded or used, the distribution it came from, and why.

    The distribution is empty where the object was named by an object reference, `package.module:attribute`.
    """

    def __init__(self, group: str, plugin: str, distribution: str, reason: str) -> None:
        super().__init__(group, plugin, distribution, reason)
        self.group = group
        self.plugin = plugin
        self.distribution = distribution
        self.reason = reason

    def __str__(self) -> str:
        owner = f" of {self.distribution}" if self.distribution else ""
        return f"{self.plugin!r}{in_one_line(owner)} cannot be used: {in_one_line(self.reason)}"


@frozen
class Plugin:
    """What is known of a plug-in without loading it."""

    name: str
    distribution: str
    version: str
    #: The object reference: `module:attribute`.
    target: str


def _text_of(distribution: Distribution | None, key: str) -> str:
    """A line of a distribution's metadata, empty where half an uninstall left none."""
    if distribution is None or key not in distribution.metadata:
        return ""
    return distribution.metadata[key]


def _plugin(point: EntryPoint) -> Plugin:
    distribution = point.dist
    return Plugin(
        point.name,
        _text_of(distribution, "Name") or "an unnamed distribution",
        _text_of(distribution, "Version"),
        point.value,
    )


@frozen
class Plugins(Generic[T]):
    """The plug-ins of one entry-point group, whose objects should be of type `T`. Nothing checks that they are."""

    group: str

    def listed(self) -> tuple[Plugin, ...]:
        """All of them by name, loading none."""
        return tuple(
            sorted(
                {_plugin(each) for each in entry_points(group=self.group)},
                key=lambda each: (each.name, each.distribution),
            )
        )

    def load(self, name: str) -> T:
        """The object of that name, or the one that `name` refers to as `package.module:attribute`.

        Raises `UnknownPlugin`, `DoubledPlugin` or `BrokenPlugin`.
        """
        points = tuple(entry_points(group=self.group, name=name))
        if len(points) > 1:
            # A plug-in may be found twice, on two entries of the path. It still is one.
            found = {_plugin(each): each for each in points}
            if len(found) > 1:
                claimants = tuple(sorted(f"{each.distribution} {each.version}" for each in found))
                raise DoubledPlugin(self.group, name, claimants)
        if not points and ":" not in name:
            names = sorted({each.name for each in entry_points(group=self.group)})
            raise UnknownPlugin(self.group, name, nearest_first(name.casefold(), names))
        point = points[0] if points else EntryPoint(name, name, self.group)
        if not _is_reference(point.value):
            reason = f"{point.value!r} is no place of an object, as package.module:attribute is"
            raise BrokenPlugin(self.group, name, self.distribution_of(name), reason)
        with self.blamed(name):
            return cast("T", point.load())

    def distribution_of(self, name: str) -> str:
        """The distribution that has a plug-in of that name. Empty if none has, as for an object reference."""
        return next((each.distribution for each in self.listed() if each.name == name), "")

    @contextmanager
    def blamed(self, name: str, *passed: type[Exception]) -> Iterator[None]:
        """Turns whatever is raised within into `BrokenPlugin`, as it is the fault of that plug-in.

        That includes `SystemExit`: a plug-in that exits must not end our program as if all were done.
        Ctrl-C, exceptions of the types `passed`, and `BrokenPlugin` itself go through unchanged.
        """
        try:
            yield
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, BrokenPlugin, *passed)):
                raise
            distribution = self.distribution_of(name)
            raise BrokenPlugin(self.group, name, distribution, message_of(error)) from error


def _is_reference(target: str) -> bool:
    """Whether text is an object reference, `package.module:attribute`, which extras in brackets may follow."""
    reference, bracket, extras = target.partition("[")
    if bracket and not extras.rstrip().endswith("]"):
        return False
    module, _, attribute = reference.strip().partition(":")
    return all(each.isidentifier() for each in (*module.split("."), *attribute.split(".")))
