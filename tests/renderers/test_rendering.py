"""Many reports in many formats: each is told as it is made, and a failure keeps no other from being made."""

from __future__ import annotations

import itertools
import os
import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import pytest

import failing_renderers
from disclosure_schema import Agency, Report
from disclosure_schema.plugins import UnknownPlugin
from failing_renderers import Dying, Exiting, Faulty, Nothing, Unsendable
from renderers import Failed, Rendered, render, render_many
from renderers.errors import RenderingFailed
from renderers.html import HtmlRenderer
from renderers.text import TextRenderer


def drafts(count: int) -> list[Report]:
    """Reports that differ."""
    return [Report.blank(Agency(name=f"第{number}镇人民政府"), 2024) for number in range(count)]


@pytest.fixture(params=["here", "threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor | None]:
    """No executor, threads, processes."""
    match request.param:
        case "here":
            yield None
        case "threads":
            with ThreadPoolExecutor(4) as pool:
                yield pool
        case _:
            with processes() as pool:
                yield pool


def processes() -> ProcessPoolExecutor:
    """A pool of two fresh processes that find the modules of tests."""
    return ProcessPoolExecutor(2, get_context("spawn"))


@pytest.fixture(autouse=True)
def support_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fresh processes find the renderers of this test."""
    monkeypatch.setenv("PYTHONPATH", os.path.dirname(failing_renderers.__file__))  # noqa: PTH120


def test_every_report_in_every_format(executor: Executor | None):
    """Each pair is made once, with the bytes that `render` gives."""
    reports = drafts(5)
    made = list(render_many(reports, ["html", TextRenderer(width=60)], executor=executor, ahead=3))

    assert Counter((each.index, each.renderer.name) for each in made) == Counter(
        itertools.product(range(5), ["html", "text"])
    )
    for each in made:
        assert isinstance(each, Rendered)
        assert each.report == reports[each.index]
        assert each.data == render(each.report, each.renderer)


@pytest.mark.parametrize(
    ("renderer", "error", "reason"),
    [
        (Faulty(), KeyError, "on purpose"),
        (Nothing(), TypeError, "nothing returned NoneType where bytes were expected"),
        (Unsendable(), RenderingFailed, "unsendable: CannotBeSent: on purpose"),
        (Exiting(), RenderingFailed, "exiting: SystemExit: 3"),
    ],
)
def test_failures_are_told(executor: Executor | None, renderer, error: type, reason: str):
    """A renderer that fails is told for every report, with why; other formats are made all the same."""
    made = list(render_many(drafts(3), [renderer, HtmlRenderer()], executor=executor))
    failed = [each for each in made if isinstance(each, Failed)]

    assert sorted(each.index for each in failed) == [0, 1, 2]
    assert {each.renderer for each in failed} == {renderer}
    assert {type(each.error) for each in failed} == {error}
    assert reason in str(failed[0].error)
    assert sorted(each.index for each in made if isinstance(each, Rendered)) == [0, 1, 2]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed otherwise here")
def test_a_process_that_dies():
    """Where a process is killed, what it could not make is told, and the iteration ends."""
    with processes() as pool:
        made = list(render_many(drafts(4), [Dying()], executor=pool, ahead=2))

    assert sorted(each.index for each in made) == [0, 1, 2, 3]
    assert all(isinstance(each, Failed) for each in made)
    assert {type(each.error) for each in made if isinstance(each, Failed)} == {BrokenProcessPool}


def test_reports_are_taken_as_they_are_needed(executor: Executor | None):
    """An endless stream of reports can be rendered, and left, without all of it being taken."""
    taken = 0

    def endless() -> Iterator[Report]:
        nonlocal taken
        for number in itertools.count():
            taken = number
            yield from drafts(1)

    made = render_many(endless(), ["html"], executor=executor, ahead=4)
    first = list(itertools.islice(made, 10))
    made.close()  # type: ignore[attr-defined]  # a generator, whatever its type says

    assert all(isinstance(each, Rendered) for each in first)
    assert taken <= 14


def test_names_are_looked_up_first():
    """An unknown format is told before anything is made."""
    with pytest.raises(UnknownPlugin):
        render_many(iter(()), ["html", "htlm"])


def test_nonsense_is_refused():
    """A class in place of a renderer, and no room ahead, are refused at once."""
    with pytest.raises(TypeError, match=r"a renderer is needed, HtmlRenderer\(\), not the class"):
        render_many([], [HtmlRenderer])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="ahead is a whole number from 1, found 0"):
        render_many([], ["html"], ahead=0)


def test_a_fault_in_the_stream_of_reports_is_the_callers():
    """What the iterable of reports raises reaches the caller."""

    def broken() -> Iterator[Report]:
        yield from drafts(1)
        raise OSError("the disk is gone")

    made = render_many(broken(), ["html"])

    assert isinstance(next(made), Rendered)
    with pytest.raises(OSError, match="the disk is gone"):
        next(made)
