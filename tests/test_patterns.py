"""Regular expressions take as long as their text is: none of the project is quadratic on any run of characters."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import disclosure_cli
import disclosure_schema
import renderers
from disclosure_schema.text.characters import WRITTEN_NUMBER
from support.regular_expressions import LONG, SHORT, repeats, worst_growth

#: Functions of `re` whose first argument is a pattern, and whether they look for it anywhere in the text.
_SEARCHES = {"compile": False, "fullmatch": False, "match": False, "search": True, "sub": True, "subn": True,
             "split": True, "findall": True, "finditer": True}  # fmt: skip

SCHEMAS = Path(__file__).parents[1] / "docs" / "schema"

# Between four times (linear) and sixteen times (quadratic) as many steps.
_MOST = 1.5 * LONG / SHORT


def modules() -> Iterator[ModuleType]:
    """All modules of the project."""
    for package in (disclosure_schema, renderers, disclosure_cli):
        yield package
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not each.name.endswith("__main__"):
                yield importlib.import_module(each.name)


def patterns_of(module: ModuleType) -> Iterator[tuple[str, int, bool]]:
    """The patterns that a module's text gives to `re`, with their flags, and whether they are searched for."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    searched = {
        node.func.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and _SEARCHES.get(node.func.attr)
    }
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            yield value.pattern, value.flags, name in searched
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {
            f"re.{each}" for each in _SEARCHES
        }:
            try:
                pattern: Any = eval(ast.unparse(node.args[0]), vars(module))
            except NameError:  # a local name: the pattern is found where it comes from
                continue
            if isinstance(pattern, str):
                yield pattern, 0, bool(_SEARCHES[ast.unparse(node.func).removeprefix("re.")])


@cache
def patterns() -> tuple[tuple[str, int, bool], ...]:
    """All patterns of the project's modules."""
    return tuple(dict.fromkeys(each for module in modules() for each in patterns_of(module)))


def patterns_in(schema: Any) -> Iterator[str]:
    """All patterns of a JSON Schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for each in schema.values():
            yield from patterns_in(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from patterns_in(each)


@pytest.mark.parametrize(
    ("pattern", "is_quadratic"),
    [
        (r"\s*[-+]?\s*1", True),
        (r"\s*([-+]\s*)?1", False),
        (r"[+-]?(\d+\.?\d*|\.\d+)", True),
        (r"[+-]?(\d+(\.\d*)?|\.\d+)", False),
        (r"(a+)+", True),
        (r"[a-z]+(,[a-z]+)*", False),
    ],
)
def test_steps_are_counted(pattern: str, is_quadratic: bool):
    """The steps of patterns that are known to be quadratic grow too fast, those of their linear twins do not."""
    assert (worst_growth(pattern, 0, search=False)[0] > _MOST) == is_quadratic


def test_searching_is_counted():
    """A pattern that is looked for anywhere begins at each character, so spaces before an end are quadratic."""
    assert (
        worst_growth(r"\s+$", 0, search=True)[0] > _MOST >= worst_growth(r"\s+", 0, search=True)[0]
    )


def test_patterns_are_found():
    """The patterns of the project are found, those of other places than module constants too."""
    found = {pattern for pattern, _, _ in patterns()}

    assert len(found) > 50
    assert WRITTEN_NUMBER in found


@pytest.mark.parametrize(
    "pattern", [each for each in patterns() if repeats(*each[:2])], ids=lambda each: each[0][:40]
)
def test_no_pattern_is_quadratic(pattern: tuple[str, int, bool]):
    """No pattern takes steps that grow faster than a run of any class of characters."""
    growth, text = worst_growth(*pattern[:2], search=pattern[2])

    assert growth <= _MOST, text


@pytest.mark.parametrize("schema", sorted(SCHEMAS.glob("*.json")), ids=lambda each: each.stem)
def test_no_pattern_of_a_schema_is_quadratic(schema: Path):
    """Nor does any in the JSON Schemas, where patterns are looked for anywhere in a text."""
    found = {
        pattern: growth
        for pattern in set(patterns_in(json.loads(schema.read_text(encoding="utf-8"))))
        if repeats(pattern, 0) and (growth := worst_growth(pattern, 0, search=True))[0] > _MOST
    }

    assert found == {}
