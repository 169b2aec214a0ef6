"""Plug-ins are found by entry point, loaded one at a time, and do not harm each other."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import pytest

from disclosure_schema.plugins import (
    BrokenPlugin,
    DoubledPlugin,
    Plugin,
    Plugins,
    UnknownPlugin,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

GROUP = "disclosure_schema.examples"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """A function that puts a distribution on the path: its name, version, entries and modules."""

    def put(name: str, version: str = "0.1", *, entries: dict[str, str], **modules: str) -> Path:
        folder = tmp_path / name
        info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir(parents=True)
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        (info / "METADATA").write_text(metadata, "utf-8")
        lines = [f"[{GROUP}]", *(f"{key} = {value}" for key, value in entries.items())]
        (info / "entry_points.txt").write_text("\n".join(lines), "utf-8")
        for module, source in modules.items():
            (folder / f"{module}.py").write_text(source, "utf-8")
        monkeypatch.syspath_prepend(str(folder))
        return info

    yield put
    for module in [each for each in sys.modules if each.startswith("fake_")]:
        del sys.modules[module]


def test_fakes_are_found(install: Callable[..., Path]):
    """The distributions of these tests are seen by Python like any other."""
    install("fake-one", entries={"markdown": "fake_one:Markdown"})

    assert entry_points(group=GROUP).names == {"markdown"}


def test_listing_loads_nothing(install: Callable[..., Path]):
    """All plug-ins are listed by name, with where they come from, and none is loaded."""
    install(
        "fake-one",
        entries={"odt": "fake_one:Odt", "markdown": "fake_one:Markdown"},
        fake_one="raise RuntimeError",
    )
    install("fake-two", "2.0", entries={"latex": "fake_two.deep:Latex"})

    assert Plugins(GROUP).listed() == (
        Plugin("latex", "fake-two", "2.0", "fake_two.deep:Latex"),
        Plugin("markdown", "fake-one", "0.1", "fake_one:Markdown"),
        Plugin("odt", "fake-one", "0.1", "fake_one:Odt"),
    )
    assert "fake_one" not in sys.modules


def test_loading(install: Callable[..., Path]):
    """A plug-in is loaded by its name, and no other with it."""
    install(
        "fake-one",
        entries={"markdown": "fake_one:Markdown", "odt": "fake_other:Odt"},
        fake_one="class Markdown: width = 80",
        fake_other="raise RuntimeError",
    )

    assert Plugins[type](GROUP).load("markdown").__name__ == "Markdown"
    assert "fake_other" not in sys.modules


def test_unknown(install: Callable[..., Path]):
    """An unknown name is answered with all known ones, the nearest first."""
    install(
        "fake-one", entries={"docx": "fake_one:A", "markdown": "fake_one:B", "pdf": "fake_one:C"}
    )
    with pytest.raises(UnknownPlugin) as caught:
        Plugins(GROUP).load("pfd")

    assert caught.value.name == "pfd"
    assert caught.value.known[0] == "pdf"
    assert set(caught.value.known) == {"docx", "markdown", "pdf"}
    assert str(caught.value).startswith(f"nothing named 'pfd' in {GROUP}; known: pdf, ")


def test_unknown_where_none_is_installed():
    """Where no plug-in is installed at all, an unknown name says so."""
    with pytest.raises(UnknownPlugin, match="known: none"):
        Plugins(GROUP).load("pdf")


def test_none_installed():
    """Where no plug-in is installed the list is empty."""
    assert Plugins(GROUP).listed() == ()


@pytest.mark.parametrize(
    ("target", "source", "reason"),
    [
        ("fake_one:Broken", "raise RuntimeError('on purpose')", "RuntimeError: on purpose"),
        ("fake_one:Missing", "", "AttributeError"),
        ("fake_absent:Broken", "", "No module named 'fake_absent'"),
        ("fake_one:Broken", "import fake_dependency", "No module named 'fake_dependency'"),
        ("fake_one:Broken", "class Broken", "SyntaxError"),
        ("fake one!", "", ""),
        ("fake_one:Broken", "raise SystemExit(3)", "SystemExit: 3"),
    ],
)
def test_broken(install: Callable[..., Path], target: str, source: str, reason: str):
    """A plug-in that cannot be used is named with its distribution and the reason."""
    install("fake-one", entries={"broken": target}, fake_one=source)
    with pytest.raises(BrokenPlugin) as caught:
        Plugins(GROUP).load("broken")

    assert (caught.value.plugin, caught.value.distribution) == ("broken", "fake-one")
    assert reason in caught.value.reason
    assert "'broken' of fake-one cannot be used" in str(caught.value)


def test_broken_harms_no_other(install: Callable[..., Path]):
    """Beside a broken plug-in others are listed and loaded as ever."""
    install("fake-one", entries={"broken": "fake_one:Broken"}, fake_one="raise RuntimeError")
    install("fake-two", entries={"good": "fake_two:Good"}, fake_two="class Good: pass")

    assert [each.name for each in Plugins(GROUP).listed()] == ["broken", "good"]
    assert Plugins[type](GROUP).load("good").__name__ == "Good"


def test_broken_distribution_harms_no_other(install: Callable[..., Path]):
    """A distribution whose metadata is lost, as after half an uninstall, harms no other."""
    lost = install("fake-one", entries={"lost": "fake_one:Lost"}, fake_one="class Lost: pass")
    (lost / "METADATA").unlink()
    install("fake-two", entries={"good": "fake_two:Good"}, fake_two="class Good: pass")

    assert "good" in [each.name for each in Plugins(GROUP).listed()]
    assert Plugins[type](GROUP).load("good").__name__ == "Good"


def test_broken_distribution_is_called_unnamed(install: Callable[..., Path]):
    """A distribution that has lost its name is said to have none."""
    lost = install("fake-one", entries={"lost": "fake_one:Lost"}, fake_one="raise RuntimeError")
    (lost / "METADATA").unlink()
    with pytest.raises(BrokenPlugin, match="'lost' of an unnamed distribution cannot be used"):
        Plugins(GROUP).load("lost")


def test_broken_distribution_doubles_a_name(install: Callable[..., Path]):
    """A name that a distribution without a name claims too can still be listed, and is refused."""
    lost = install("fake-one", entries={"markdown": "fake_one:A"})
    (lost / "METADATA").unlink()
    install("fake-two", entries={"markdown": "fake_two:B"}, fake_two="class B: pass")

    assert [each.name for each in Plugins(GROUP).listed()] == ["markdown", "markdown"]
    with pytest.raises(DoubledPlugin):
        Plugins(GROUP).load("markdown")


def test_doubled(install: Callable[..., Path]):
    """A name that two distributions claim is refused, and both are named."""
    install("fake-one", entries={"markdown": "fake_one:A"}, fake_one="class A: pass")
    install("fake-two", "2.0", entries={"markdown": "fake_two:B"}, fake_two="class B: pass")
    with pytest.raises(DoubledPlugin) as caught:
        Plugins(GROUP).load("markdown")

    assert set(caught.value.distributions) == {"fake-one 0.1", "fake-two 2.0"}
    assert "uninstall all but one" in str(caught.value)


def test_doubled_even_where_equal(install: Callable[..., Path]):
    """Two distributions that claim a name for the same object are refused too."""
    install("fake-one", entries={"markdown": "fake_one:A"}, fake_one="class A: pass")
    install("fake-two", entries={"markdown": "fake_one:A"})

    assert [each.name for each in Plugins(GROUP).listed()] == ["markdown", "markdown"]
    with pytest.raises(DoubledPlugin):
        Plugins(GROUP).load("markdown")


def test_doubled_harms_no_other(install: Callable[..., Path]):
    """Beside a doubled name others are loaded as ever."""
    install(
        "fake-one",
        entries={"markdown": "fake_one:A", "good": "fake_one:A"},
        fake_one="class A: pass",
    )
    install("fake-two", entries={"markdown": "fake_one:A"})

    assert Plugins[type](GROUP).load("good").__name__ == "A"


def test_one_distribution_seen_twice(install: Callable[..., Path], monkeypatch: pytest.MonkeyPatch):
    """A distribution that stands on the path twice is still one."""
    info = install("fake-one", entries={"markdown": "fake_one:A"}, fake_one="class A: pass")
    monkeypatch.syspath_prepend(str(info.parent / "." / ""))

    assert Plugins[type](GROUP).load("markdown").__name__ == "A"


def test_a_name_with_a_colon(install: Callable[..., Path]):
    """What is installed under a name comes before an object at that place."""
    install("fake-one", entries={"sys:path": "fake_one:A"}, fake_one="class A: pass")

    assert Plugins[type](GROUP).load("sys:path").__name__ == "A"


def test_where_it_was_raised(install: Callable[..., Path]):
    """The place reported is in their code, and not in ours, even where a function of Python raised."""
    install(
        "fake-one",
        entries={"deep": "fake_one:A", "far": "fake_two:A"},
        fake_one="import json\njson.loads('{')",
        fake_two="from fake_three import A",
    )
    with pytest.raises(BrokenPlugin, match=r"\(fake_one\.py, line 2\)"):
        Plugins(GROUP).load("deep")
    with pytest.raises(BrokenPlugin, match=r"'fake_three' \(fake_two\.py, line 1\)"):
        Plugins(GROUP).load("far")


def test_a_plug_in_of_any_ending(install: Callable[..., Path]):
    """Whatever is raised becomes `BrokenPlugin`, but for Ctrl-C, which is for everybody."""
    source = "raise type('Odd', (BaseException,), {'__str__': lambda self: 1 / 0})"
    install(
        "fake-one",
        entries={"odd": "fake_one:A", "interrupted": "fake_two:A"},
        fake_one=source,
        fake_two="raise KeyboardInterrupt",
    )
    with pytest.raises(BrokenPlugin, match=r"Odd: Odd\(\.\.\.\)"):
        Plugins(GROUP).load("odd")
    with pytest.raises(KeyboardInterrupt):
        Plugins(GROUP).load("interrupted")
