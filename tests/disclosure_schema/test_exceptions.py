"""Exceptions carry data, and survive the way out of another process."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

from disclosure_schema import Absent, Agency, InvalidSource, Issued, NoSuchCell, Unfit, loads
from disclosure_schema.plugins import BrokenPlugin, DoubledPlugin, Plugins, UnknownPlugin
from disclosure_schema.testing import numbered_report
from disclosure_schema.values import NOT_PRINTED
from renderers.document_json import InvalidDocument, document_loads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPORT = numbered_report()
GROUP = "disclosure_schema.renderers"


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    """Another process, started afresh."""
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        yield executor


def half_a_row() -> Issued:
    """A row that cannot be."""
    return Issued(issued=0, repealed=0, in_force=NOT_PRINTED)


@pytest.mark.parametrize(
    ("kind", "function", "arguments"),
    [
        (InvalidSource, loads, ("nonsense",)),
        (InvalidSource, loads, ('{"year": 3.0, "\\ud800": NaN}',)),
        (InvalidDocument, document_loads, ('{"title": 3}',)),
        (NoSuchCell, REPORT.at, ("/requests/received/totl",)),
        (NoSuchCell, REPORT.with_cell, ("/nowhere", 3)),
        (Unfit, REPORT.with_cell, ("/requests/received/total", 3.5)),
        (Unfit, Absent, ("12",)),
        (Unfit, Agency, ("",)),
        (UnknownPlugin, Plugins(GROUP).load, ("no such format",)),
        (UnknownPlugin, Plugins("disclosure_schema.nobody").load, ("no such thing",)),
    ],
)
def test_out_of_a_process(
    pool: ProcessPoolExecutor,
    kind: type[Exception],
    function: Callable[..., object],
    arguments: tuple[Any, ...],
):
    """An exception raised in another process arrives as the same, with the same data and message."""
    with pytest.raises(kind) as here:
        function(*arguments)
    there = pool.submit(function, *arguments).exception(timeout=30)

    assert type(there) is kind
    assert str(there) == str(here.value)
    assert vars_of(there) == vars_of(here.value)


def vars_of(error: BaseException | None) -> dict[str, Any]:
    """The data that an exception carries."""
    return {key: value for key, value in vars(error).items() if not key.startswith("_")}


@pytest.mark.parametrize(
    "error",
    [
        DoubledPlugin(GROUP, "pdf", ("one 1.0", "other 2.0")),
        BrokenPlugin(GROUP, "pdf", "one", "ImportError: no module named 'x'"),
        UnknownPlugin(GROUP, "pfd", ("pdf",)),
        NoSuchCell("/nowhere", ("/year",)),
        Unfit(3.5, "a whole number", "no fractions", "Issued.issued"),
    ],
)
def test_pickles(error: Exception):
    """An exception comes back from a pickle with its data and its message."""
    copy = pickle.loads(pickle.dumps(error))

    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars_of(copy) == vars_of(error)


def test_refused_lines_pickle():
    """The refusal of a row pickles with the row in it."""
    with pytest.raises(Unfit) as caught:
        half_a_row()
    copy = pickle.loads(pickle.dumps(caught.value))

    assert str(copy) == str(caught.value)
    assert copy.value == caught.value.value


@pytest.mark.parametrize(
    ("kind", "family"),
    [
        (InvalidSource, ValueError),
        (InvalidDocument, InvalidSource),
        (Unfit, ValueError),
        (NoSuchCell, LookupError),
        (UnknownPlugin, LookupError),
        (DoubledPlugin, LookupError),
        (BrokenPlugin, ImportError),
    ],
)
def test_families(kind: type[Exception], family: type[Exception]):
    """Exceptions can be caught as what they are in Python."""
    assert issubclass(kind, family)


def test_faults_are_data():
    """A fault can be used without reading its message."""
    with pytest.raises(InvalidSource) as caught:
        loads(
            '{"$schema": "urn:disclosure-schema:report/2021/1", "year": 21, "agency": {"name": "局"}}'
        )
    (fault,) = caught.value.faults

    assert fault.pointer == "/year"
    assert fault.found == "21"
    assert fault.expected == "a year as a whole number from 1900 to 2999"
    assert str(fault) == f"/year: expected {fault.expected}, found 21"
