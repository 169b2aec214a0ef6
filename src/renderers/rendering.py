"""Reports are rendered here: one, or very many, where the failure of one stops no other."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from disclosure_schema.text.one_line import message_of
from renderers.errors import RenderingFailed
from renderers.layout import lay_out
from renderers.protocol import Renderer
from renderers.registry import renderer_named

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from queue import SimpleQueue

    from disclosure_schema.model.report import Report
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
    """A report, the `index`-th of those that were given, counted from 0, and why a renderer could not render it."""

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
) -> Generator[Rendering, None, None]:
    """Every report in every format, each as soon as it is made. A failure is yielded too, and the others go on.

    `executor` is any of `concurrent.futures`, or None: then all files are made here, one after the other.
    A file also counts as failed if the executor does not take it, as after a shutdown, or if it was cancelled.
    Reports are taken from the iterable as they are needed, at most `ahead` files before they are yielded. What the
    iterable raises is raised after everything that was taken from it has been yielded.
    A renderer that is sent to other processes has to pickle. Raises what `renderer_named` raises, before any file is made.
    """
    if isinstance(renderers, str):
        raise TypeError(f"renderers are several, [{renderers!r}], not one text")
    chosen = tuple(map(_chosen, renderers))
    if not isinstance(ahead, int) or ahead < 1:
        raise ValueError(f"ahead is a whole number from 1, found {ahead!r}")
    works = (_Work(index, report, each) for index, report in enumerate(reports) for each in chosen)
    return _made_here(works) if executor is None else _made_by(executor, works, ahead)


@frozen(eq=False)
class _Work:
    """One report to be made in one format."""

    index: int
    report: Report
    renderer: Renderer

    def ended(self, future: Future[bytes]) -> Rendering:
        """The outcome of a future that has ended."""
        if future.cancelled():
            from concurrent.futures import CancelledError  # loaded by whoever has a future

            return self.failed(CancelledError("it was cancelled before it was made"))
        match future.exception():
            case None:
                return self.made(future.result())
            case Exception() as error:
                return self.failed(error)
            case error:  # Ctrl-C ends everything
                raise error

    def made(self, data: bytes) -> Rendered:
        return Rendered(self.index, self.report, self.renderer, data)

    def failed(self, error: Exception) -> Failed:
        return Failed(self.index, self.report, self.renderer, error)


def _made_here(works: Iterator[_Work]) -> Generator[Rendering, None, None]:
    for work in works:
        outcome: Rendering
        try:
            outcome = work.made(_make(work.report, work.renderer, os.getpid()))
        except Exception as error:
            outcome = work.failed(error)
        yield outcome


def _made_by(
    executor: Executor, works: Iterator[_Work], ahead: int
) -> Generator[Rendering, None, None]:
    from queue import SimpleQueue  # for executors only

    # Every future puts itself here when it ends, even if someone else cancels it; so none is missed.
    ended: SimpleQueue[tuple[_Work, Future[bytes]]] = SimpleQueue()
    pending: dict[_Work, Future[bytes]] = {}

    def outcome() -> Rendering:
        work, future = ended.get()
        del pending[work]
        return work.ended(future)

    failure = None
    try:
        while failure is None:
            try:
                work = next(works)
            except StopIteration:
                break
            except Exception as error:  # raised by the iterable of reports
                failure = error
                continue
            try:
                future = executor.submit(_make, work.report, work.renderer, os.getpid())
            except Exception as error:
                yield work.failed(error)
            else:
                pending[work] = future
                future.add_done_callback(partial(_put, ended, work))
            while len(pending) >= ahead or not ended.empty():
                yield outcome()
        while pending:
            yield outcome()
    finally:
        for future in pending.values():
            future.cancel()
    if failure is not None:
        raise failure


def _put(
    ended: SimpleQueue[tuple[_Work, Future[bytes]]], work: _Work, future: Future[bytes]
) -> None:
    ended.put((work, future))


def _make(report: Report, renderer: Renderer, home: int) -> bytes:
    """Render one report, here or in a worker process; `home` is the id of the process that asked for it.

    Raises what the renderer raises; `RenderingFailed` instead of what would end the program, or cannot be sent home.
    """
    try:
        return rendered(lay_out(report), renderer)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        is_home = os.getpid() == home
        if isinstance(error, Exception) and (is_home or _can_be_sent(error)):
            raise
        raise RenderingFailed(renderer.name, message_of(error)) from error


def _can_be_sent(error: Exception) -> bool:
    """Whether an exception survives pickling: one that does not would break a pool of processes."""
    import pickle  # only for a failure in another process

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
