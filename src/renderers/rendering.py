"""Reports through renderers: one, or very many that must not keep each other from being made."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from renderers.errors import RenderingFailed
from renderers.layout import lay_out
from renderers.protocol import Renderer
from renderers.registry import renderer_named

if TYPE_CHECKING:
    from disclosure_schema.report import Report
    from renderers.document import Document


def render(report: Report, renderer: Renderer | str = "html") -> bytes:
    """The report as the bytes of one file.

    `renderer` is a renderer, or the name of one that is installed; `disclosure formats` lists them.
    Raises what `renderer_named` raises, and what the renderer does; TypeError if it returns no bytes.
    """
    return rendered(lay_out(report), _chosen(renderer))


def rendered(document: Document, renderer: Renderer) -> bytes:
    """The document as the bytes of one file. Raises what the renderer does; TypeError if it returns no bytes."""
    data = renderer.render(document)
    if not isinstance(data, bytes):  # renderers of others may do anything
        raise TypeError(f"{renderer.name} returned {type(data).__name__} where bytes were expected")
    return data


@frozen
class Rendered:
    """What a renderer made of a report, the `index`-th of those that were given, counted from 0."""

    index: int
    report: Report
    renderer: Renderer
    data: bytes


@frozen
class Failed:
    """A report, the `index`-th of those that were given, that a renderer could make nothing of, and why."""

    index: int
    report: Report
    renderer: Renderer
    error: Exception


Rendering: TypeAlias = Rendered | Failed


def render_many(
    reports: Iterable[Report],
    renderers: Iterable[Renderer | str],
    *,
    executor: Executor | None = None,
    ahead: int = 64,
) -> Iterator[Rendering]:
    """Every report in every format, each as soon as it is made; a failure is told, and the others go on.

    `executor` is any of `concurrent.futures`, or nothing: then all is made here, one after the other.
    Reports are taken from the iterable as they are needed, `ahead` files before those that are made.
    To be sent to other processes a renderer has to pickle. Raises what `renderer_named` raises, before anything is made.
    """
    chosen = tuple(map(_chosen, renderers))
    if ahead < 1:
        raise ValueError(f"ahead is a whole number from 1, found {ahead}")
    works = (_Work(index, report, each) for index, report in enumerate(reports) for each in chosen)
    return _made_here(works) if executor is None else _made_by(executor, works, ahead)


@frozen(eq=False)
class _Work:
    """One report to be made in one format."""

    index: int
    report: Report
    renderer: Renderer

    def ended(self, future: Future[bytes]) -> Rendering:
        """How it came out."""
        match future.exception():
            case None:
                return self.made(future.result())
            case Exception() as error:
                return self.failed(error)
            case error:  # Ctrl-C is for everybody
                raise error

    def made(self, data: bytes) -> Rendered:
        return Rendered(self.index, self.report, self.renderer, data)

    def failed(self, error: Exception) -> Failed:
        return Failed(self.index, self.report, self.renderer, error)


def _made_here(works: Iterator[_Work]) -> Iterator[Rendering]:
    for work in works:
        outcome: Rendering
        try:
            outcome = work.made(_make(work.report, work.renderer))
        except Exception as error:
            outcome = work.failed(error)
        yield outcome


def _made_by(executor: Executor, works: Iterator[_Work], ahead: int) -> Iterator[Rendering]:
    pending: dict[Future[bytes], _Work] = {}
    try:
        for work in works:
            try:
                pending[executor.submit(_make, work.report, work.renderer)] = work
            except BrokenExecutor as error:  # a process was killed: what is left cannot be made
                yield work.failed(error)
            if len(pending) >= ahead:
                yield from _finished(pending)
        while pending:
            yield from _finished(pending)
    finally:
        for future in pending:
            future.cancel()


def _finished(pending: dict[Future[bytes], _Work]) -> Iterator[Rendering]:
    """Wait until something is done, and take it out of what is pending."""
    done, _ = wait(pending, return_when=FIRST_COMPLETED)
    for future in done:
        yield pending.pop(future).ended(future)


def _make(report: Report, renderer: Renderer) -> bytes:
    """What a worker does. Raises what the renderer does, or `RenderingFailed` where that could not be sent back."""
    try:
        return rendered(lay_out(report), renderer)
    except (Exception, SystemExit) as error:
        if isinstance(error, Exception) and _can_be_sent(error):
            raise
        reason = f"{type(error).__name__}: {error}"
        raise RenderingFailed(renderer.name, reason) from None


def _can_be_sent(error: Exception) -> bool:
    """Whether an exception survives pickling: one that does not would break a pool of processes."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return False
    return True


def _chosen(renderer: Renderer | str) -> Renderer:
    chosen = renderer_named(renderer) if isinstance(renderer, str) else renderer
    if isinstance(chosen, type):
        raise TypeError(f"a renderer is needed, {chosen.__name__}(), not the class")
    return chosen
