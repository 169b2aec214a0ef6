"""The conformance kit finds what is wrong, only that, and shows it small."""

from __future__ import annotations

import re
import string
import subprocess
import sys
import time
from pathlib import Path

import pytest

import renderers.testing
from renderers.document import Document, Table
from renderers.testing import PROMISES, SPECIMENS, BrokenPromise, Promise
from renderers.testing.specimens.awkward import AWKWARD
from support.reading.texts import text_of_html
from support.renderers import plain_renderer
from support.renderers.kit_promises import BY_NAME, STRUCTURE, broken_by, structure_broken_by
from support.renderers.plain_page import PlainPage
from support.renderers.plain_renderer import PlainRenderer
from support.renderers.wrong_bytes import DatesItsProperties, text_in_archive
from support.renderers.wrong_renderers import WRONG
from support.renderers.wrong_texts import RepeatsHeads

EACH_WRONG = [
    pytest.param(name, wrong, id=wrong.__name__) for name, each in WRONG.items() for wrong in each
]
#: The most blocks, rows, and characters of a message that it takes to show what a renderer does wrong.
FEW_BLOCKS, FEW_ROWS, SHORT = 3, 3, 1800

#: The promises about what is seen in a file.
SEEING = [each for each in BY_NAME if each.startswith(("shows", "bears", "keeps_the", "keeps_awk"))]


@pytest.mark.parametrize("promise", PROMISES)
def test_right_renderer_keeps(promise: Promise):
    """A right renderer keeps every promise."""
    promise(PlainRenderer(), bytes.decode)
    promise(PlainPage(), text_of_html)


@pytest.mark.parametrize("name", STRUCTURE)
def test_right_renderer_keeps_structure(name: str):
    """A right renderer keeps the promises about structure."""
    STRUCTURE[name](PlainPage())


def test_every_promise_has_a_wrong_renderer():
    """For each promise there is a renderer that breaks it, in the order of the promises."""
    assert list(WRONG) == [*BY_NAME, *STRUCTURE]


@pytest.fixture
def jumping_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that goes on at once by the time that somebody sleeps, so that nobody waits.

    Whoever sleeps still lets other threads run, for that is how a wrong renderer makes sure that they meet.
    """
    now, sleep, slept = time.time, time.sleep, [0.0]

    def jump(seconds: float) -> None:
        slept.append(seconds)
        sleep(0)

    monkeypatch.setattr(time, "time", lambda: now() + sum(slept))
    monkeypatch.setattr(time, "sleep", jump)


@pytest.mark.usefixtures("jumping_clock")
@pytest.mark.parametrize(("name", "wrong"), EACH_WRONG)
def test_one_mistake_breaks_one_promise(name: str, wrong: type[PlainRenderer]):
    """Of all promises a wrong renderer breaks its own and no other, and that is shown by a small document."""
    found = {each: broken_by(wrong(), promise) for each, promise in BY_NAME.items()}
    broken = {each: error for each, error in found.items() if error is not None}
    broken |= structure_broken_by(wrong())

    assert {each: str(error) for each, error in broken.items() if each != name} == {}
    assert set(broken) == {name}
    assert broken[name].promise == name
    assert_small_and_python(broken[name])


def assert_small_and_python(broken: BrokenPromise) -> None:
    """The document that is shown has few blocks and rows, and what the message prints makes it again."""
    name = broken.promise
    if broken.document is None:
        assert name in ("says_what_it_makes", "gives_the_same_bytes_in_another_process")
        return
    tables = [each for each in broken.document.blocks if isinstance(each, Table)]
    assert len(broken.document.blocks) <= FEW_BLOCKS
    if name != "bears_the_longest_table":  # whose mistake takes a hundred rows to see
        assert all(len(each.shape.rows) <= FEW_ROWS for each in tables)
    if not name.startswith(("bears_the", "bears_long")):
        assert len(str(broken)) <= SHORT
    assert all(each in str(broken) for each in broken.seen.splitlines())
    message, _, code = str(broken).partition("\n\n")
    assert broken.found in message
    assert broken.sentence in message
    if "characters more" not in code:
        names: dict[str, object] = {}
        exec(code, names)
        assert names["document"] == broken.document


def test_dates_inside_archives_are_found():
    """The day is found in the properties of a zip archive too, where no reader of its text sees it."""
    with pytest.raises(BrokenPromise, match="the day on which it was made"):
        BY_NAME["reads_no_clock"](DatesItsProperties(), text_in_archive)


def test_pages_may_repeat_heads():
    """With `paged` a head and a label with （续） may come again, without it they are seen twice."""
    renderer = RepeatsHeads()
    broken = [
        {each for each in SEEING if broken_by(renderer, BY_NAME[each], paged=paged)}
        for paged in (True, False)
    ]

    assert broken == [set(), {"shows_nothing_twice", "shows_merged_cells_once"}]


@pytest.mark.parametrize("promise", PROMISES)
def test_promises_say_what_they_promise(promise: Promise):
    """Each promise says it in a sentence."""
    assert promise.__doc__ is not None
    assert promise.__doc__.split("\n")[0].strip().endswith((".", "!"))


def test_promises_are_listed():
    """The documentation of the kit lists all promises in their order, and no other."""
    listed = re.findall(r"^\* `(\w+)`: ", renderers.testing.__doc__ or "", re.MULTILINE)

    assert listed == list(BY_NAME)
    assert all(f"* `{each}(" in (renderers.testing.__doc__ or "") for each in STRUCTURE)


def test_same_files_are_read_once():
    """What was read in a file is remembered, for readers that can be told apart."""
    read: list[bytes] = []

    def extract(data: bytes) -> str:
        read.append(data)
        return data.decode()

    for name in ("shows_every_text", "keeps_the_order", "shows_nothing_twice"):
        BY_NAME[name](PlainRenderer(), extract)

    assert len(read) == len(set(read)) == 2


def test_paths_may_be_relative(monkeypatch: pytest.MonkeyPatch):
    """Another process finds the module of a renderer where the path to it is relative."""
    support = Path(plain_renderer.__file__).parent
    monkeypatch.chdir(support.parent)
    monkeypatch.setattr(sys, "path", [support.name, *(p for p in sys.path if p != str(support))])

    BY_NAME["gives_the_same_bytes_in_another_process"](PlainRenderer(), bytes.decode)


def test_all_of_ascii_is_awkward():
    """Every printable character of ASCII stands in an awkward text."""
    texts = "".join(AWKWARD.values())

    assert set(string.printable) - set(string.whitespace) <= set(texts)


def test_no_test_runner_is_needed():
    """The kit is imported, and used, without pytest and hypothesis."""
    code = (
        "import sys\n"
        "sys.modules.update(pytest=None, hypothesis=None)\n"
        "from renderers.html import HtmlRenderer\n"
        "from renderers.testing import PROMISES\n"
        "PROMISES[0](HtmlRenderer(), bytes.decode)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_specimens_are_unlike():
    """No two specimens are the same, and their names say what they are."""
    documents: list[Document] = list(SPECIMENS.values())

    assert len(set(map(repr, documents))) == len(documents) > 30
