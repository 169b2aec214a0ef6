"""Renderers by name, and by a reference to their class."""

from __future__ import annotations

import pytest

from disclosure_schema.plugins import BrokenPlugin
from renderers import options_named, renderer_named
from renderers.errors import InvalidOptions
from renderers.text import TextRenderer


def test_ours_by_name():
    """Options are known and set by a renderer's name."""
    assert [each.name for each in options_named("text")] == [
        "width",
        "frame",
        "ambiguous",
    ]
    assert renderer_named("text", {"width": "64"}) == TextRenderer(width=64)
    with pytest.raises(InvalidOptions, match="width is a whole number from 40, found 3"):
        renderer_named("text", {"width": "3"})
    with pytest.raises(InvalidOptions, match="expected one of box, ascii, none, found 'dots'"):
        renderer_named("text", {"frame": "dots"})
    with pytest.raises(ValueError, match="frame is one of box, ascii, none, found 'dots'"):
        TextRenderer(frame="dots")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ambiguous is 1 or 2, found True"):
        TextRenderer(ambiguous=True)  # type: ignore[arg-type]


def test_by_place():
    """A renderer is found by the place of its class, with options as ever."""
    assert renderer_named("renderers.text:TextRenderer", {"width": "50"}) == TextRenderer(width=50)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("renderers.nothing:X", "No module named 'renderers.nothing'"),
        ("renderers.text:Nothing", "AttributeError"),
        ("renderers.text:", "no place of an object"),
        (":TextRenderer", "no place of an object"),
        ("a b:c", "no place of an object"),
        ("1a:2b", "no place of an object"),
        ("a:b[c", "no place of an object"),
        ("examples_of_nothing:\x1b[31m", "no place of an object"),
        ("renderers.text:break_title", "TypeError"),
        ("renderers.style:GB_T_9704", "Style is not callable"),
        ("decimal:Decimal", "AttributeError"),
    ],
)
def test_by_a_wrong_place(place: str, reason: str):
    """A place without a renderer is named, with what is wrong there."""
    with pytest.raises(BrokenPlugin) as caught:
        renderer_named(place)

    assert reason in str(caught.value)
    assert str(caught.value).startswith(f"{place!r} cannot be used: ")
