"""Many reports in many formats: each is reported as it is made, and a failure keeps no other from being made."""

from __future__ import annotations

import itertools
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import (
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Event
from typing import Any

import pytest
from attrs import frozen

from disclosure_schema import Agency, Report
from disclosure_schema.plugins import UnknownPlugin
from renderers import Document, Failed, Rendered, render, render_many
from renderers.errors import RenderingFailed
from renderers.html import HtmlRenderer
from renderers.text import TextRenderer
from support.renderers import failing_renderers
from support.renderers.failing_renderers import (
    CannotBeSent,
    Dying,
    Ending,
    Exiting,
    Faulty,
    Nothing,
    Unsendable,
)


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
        (Exiting(), RenderingFailed, "exiting: SystemExit: 3 (failing_renderers.py, line "),
        (Ending(), RenderingFailed, "ending: GeneratorExit:  (failing_renderers.py, line "),
    ],
)
def test_failures_are_told(executor: Executor | None, renderer, error: type, reason: str):
    """A renderer that fails is reported for every report, with why; other formats are made all the same."""
    made = list(render_many(drafts(3), [renderer, HtmlRenderer()], executor=executor))
    failed = [each for each in made if isinstance(each, Failed)]

    assert sorted(each.index for each in failed) == [0, 1, 2]
    assert {each.renderer for each in failed} == {renderer}
    assert {type(each.error) for each in failed} == {error}
    assert reason in str(failed[0].error)
    assert sorted(each.index for each in made if isinstance(each, Rendered)) == [0, 1, 2]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed otherwise here")
def test_a_process_that_dies():
    """Where a process is killed, what it could not make is reported, and the iteration ends."""
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
    made.close()

    assert all(isinstance(each, Rendered) for each in first)
    assert taken <= 14


def test_names_are_looked_up_first():
    """An unknown format is reported before anything is made."""
    with pytest.raises(UnknownPlugin):
        render_many(iter(()), ["html", "htlm"])


def test_nonsense_is_refused():
    """A class in place of a renderer, and no room ahead, are refused at once."""
    with pytest.raises(TypeError, match=r"a renderer is needed, HtmlRenderer\(\), not the class"):
        render_many([], [HtmlRenderer])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"renderers are several, \['text'\], not one text"):
        render_many([], "text")
    for ahead in (0, 1.5, "64", None):
        with pytest.raises(ValueError, match=f"ahead is a whole number from 1, found {ahead!r}"):
            render_many([], ["html"], ahead=ahead)  # type: ignore[arg-type]


def test_an_error_that_cannot_be_sent(executor: Executor | None):
    """An exception that does not pickle is reported as it is; from another process its message is."""
    failed = next(render_many(drafts(1), [Unsendable()], executor=executor))

    assert isinstance(failed, Failed)
    if isinstance(executor, ProcessPoolExecutor):
        assert isinstance(failed.error, RenderingFailed)
        reason = "unsendable: CannotBeSent: on purpose (failing_renderers.py, line "
        assert str(failed.error).startswith(reason)
    else:
        assert isinstance(failed.error, CannotBeSent)


def test_a_fault_in_the_stream_of_reports_is_the_callers(executor: Executor | None):
    """What the iterable of reports raises reaches the caller, behind all that was made of those before."""

    def broken() -> Iterator[Report]:
        yield from drafts(3)
        raise OSError("the disk is gone")

    made = render_many(broken(), ["html"], executor=executor)

    assert sorted(each.index for each in itertools.islice(made, 3)) == [0, 1, 2]
    with pytest.raises(OSError, match="the disk is gone"):
        next(made)


class Held(Executor):
    """An executor that does nothing until it is asked to, in the order in which it is asked."""

    def __init__(self, *at_once: int) -> None:
        self.at_once = at_once
        self.futures: list[Future[Any]] = []
        self.calls: list[Callable[[], Any]] = []

    def submit(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        """Keep it; make those that are to be made at once."""
        self.futures.append(Future())
        self.calls.append(lambda: function(*args, **named))
        if len(self.futures) - 1 in self.at_once:
            self.finish(len(self.futures) - 1)
        return self.futures[-1]

    def finish(self, *numbers: int) -> None:
        """Make some of what was kept."""
        for number in numbers:
            self.futures[number].set_result(self.calls[number]())


def test_what_is_made_is_told_at_once():
    """A result is reported as soon as it is there, however many more may be sent ahead, and whatever comes next."""
    executor = Held(1)
    taken: list[int] = []

    def slow() -> Iterator[Report]:
        for number, each in enumerate(drafts(9)):
            taken.append(number)
            yield each

    made = render_many(slow(), [TextRenderer()], executor=executor, ahead=64)

    assert next(made).index == 1
    assert taken == [0, 1]
    made.close()


def test_the_order_in_which_they_end():
    """Results are reported in the order in which they were made."""
    executor = Held()
    order = [7, 2, 9, 0, 4, 1, 8, 3, 6, 5]

    def then_made() -> Iterator[Report]:
        yield from drafts(10)
        executor.finish(*order)

    made = render_many(then_made(), [TextRenderer()], executor=executor)

    assert [each.index for each in made] == order


def test_one_future_twice():
    """An executor that gives one future for two reports loses neither."""
    future = Future[bytes]()
    future.set_result(b"x")

    class Same(Executor):
        def submit(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
            return future

    made = list(render_many(drafts(3), [TextRenderer()], executor=Same()))

    assert [each.index for each in made] == [0, 1, 2]
    assert all(isinstance(each, Rendered) for each in made)


def test_an_executor_that_is_shut_down():
    """Results are reported, and of all other reports that they were cancelled or could not be taken; nothing waits for ever."""
    started, go_on = Event(), Event()
    executor = ThreadPoolExecutor(1)

    def then_shut_down() -> Iterator[Report]:
        yield from drafts(3)
        started.wait()
        executor.shutdown(wait=False, cancel_futures=True)
        go_on.set()
        yield from drafts(2)

    made = render_many(then_shut_down(), [Waiting(started, go_on)], executor=executor)
    by_index = {each.index: each for each in made}

    assert isinstance(by_index[0], Rendered)
    errors = [getattr(by_index[each], "error", None) for each in range(1, 5)]
    assert [type(each) for each in errors] == [CancelledError] * 2 + [RuntimeError] * 2


@frozen
class Waiting:
    """Says that it has begun, and waits until it may end."""

    started: Event
    go_on: Event
    name = "waiting"
    media_type = "text/plain"
    extension = "txt"

    def render(self, document: Document, /) -> bytes:
        """Wait."""
        self.started.set()
        self.go_on.wait(30)
        return b"done"
