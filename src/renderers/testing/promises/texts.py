"""Promises about what is seen: every text, once, in order, whatever its characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from renderers.document import Document
from renderers.protocol import Renderer
from renderers.testing.looking.files import read
from renderers.testing.looking.flaws import Flaw
from renderers.testing.looking.promise import Extract, keep
from renderers.testing.looking.visible import CONTINUED, Reading, Visible, visible
from renderers.testing.specimens.catalogue import SPECIMENS
from renderers.testing.specimens.hard_tables import SIGNS, cell_alone, pages_of_rows


def named(beginning: str) -> Iterator[Document]:
    """The specimens whose name begins like this."""
    return (document for name, document in SPECIMENS.items() if name.startswith(beginning))


def missing_in(renderer: Renderer, extract: Extract) -> Callable[[Document], Flaw | None]:
    """A function that says which text of a document is not seen in its file."""

    def flaw_in(document: Document) -> Flaw | None:
        return missing(read(renderer, extract, document), document)

    return flaw_in


def missing(reading: Reading, document: Document) -> Flaw | None:
    """Which text of a document was not read as often as it stands there."""
    meant = Reading.meant(document)
    for each in dict.fromkeys(visible(document)):
        if (found := reading.times(each)) < (times := meant.times(each)):
            often = "is not seen" if found == 0 else f"is seen {found} times, not {times}"
            return Flaw("missing", f"{each} {often}", seen=reading.text)
    return None


def doubled(
    reading: Reading, texts: Iterable[Visible], meant: Reading, *, paged: bool
) -> Flaw | None:
    """Which of the texts of a document was read more often than is meant."""
    for each in texts:
        found, times = reading.times(each), meant.times(each)
        if paged and each.in_head:
            continue
        if paged and not each.is_number:
            found -= reading.count(f"{each.text}{CONTINUED}")
        if found > times:
            found_twice = f"{each} is seen {found} times, not {times}"
            return Flaw("doubled", found_twice, seen=reading.text)
    return None


def shows_every_text(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """Every text is seen: title, headings, runs of every role, cells, printed captions, what a figure shows."""
    keep(shows_every_text, named("every part"), missing_in(renderer, extract))


def shows_nothing_twice(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """No text is seen more often than it stands in the document."""

    def flaw_in(document: Document) -> Flaw | None:
        reading, meant = read(renderer, extract, document), Reading.meant(document)
        return doubled(reading, visible(document), meant, paged=paged)

    keep(shows_nothing_twice, [*named("every part"), pages_of_rows()], flaw_in)


def keeps_the_order(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """Blocks come top to bottom, the cells of a table row by row and in a row from left to right."""

    def flaw_in(document: Document) -> Flaw | None:
        reading = read(renderer, extract, document)
        places = [(reading.place(each), each) for each in visible(document)]
        seen = [(place, each) for place, each in places if place >= 0]
        for (earlier, before), (later, after) in pairwise(seen):
            if later < earlier:
                found = f"{after} is seen before {before.text!r}: {reading.around(later)!r}"
                return Flaw("order", found, seen=reading.text)
        return None

    keep(keeps_the_order, named("every part"), flaw_in)


def keeps_awkward_characters(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """Marks of markup, dashes, quotes, rare hanzi, long words, addresses and line breaks come out as they went in."""
    keep(keeps_awkward_characters, named("awkward"), missing_in(renderer, extract))


def tells_zero_from_blank(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """A blank cell, 0, /, — and 无 are told apart: each shows what stands in it and nothing else of these."""
    documents = {sign: cell_alone(sign, key) for key, sign in zip("abcde", SIGNS, strict=True)}
    shown = [each for each in SIGNS if each]

    def flaw_in(document: Document) -> Flaw | None:
        # Compared with the blank cell, for a page number may be a sign of its own.
        blank, here = (read(renderer, extract, each) for each in (documents[""], document))
        more = {each: here.count(each) - blank.count(each) for each in shown}
        text = document.table(document.title[-1]).cells[1].text
        if more == {each: int(each == text) for each in shown}:
            return None
        signs = (
            ", ".join(f"{each} {times:+d}" for each, times in more.items() if times) or "nothing"
        )
        found = f"where a blank cell becomes {text!r}, what is seen more is: {signs}"
        return Flaw("sign", found, seen=here.text)

    # The documents are small as they are; less of them would be compared with something else.
    keep(tells_zero_from_blank, documents.values(), flaw_in, attempts=0)


def shows_the_text_of_links(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """A link shows its text, alone, between others, beside another, and where it is its own address."""
    keep(shows_the_text_of_links, named("links"), missing_in(renderer, extract))


def shows_what_figures_show(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """A figure shows what is on the picture and its caption, with and without an address."""
    keep(shows_what_figures_show, named("figures"), missing_in(renderer, extract))


def bears_long_prose(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """Paragraphs of pages, of a hundred and fifty runs, long titles and many headings are seen whole."""
    keep(bears_long_prose, named("long prose"), missing_in(renderer, extract))


def bears_empty_parts(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """Without blocks, title, runs, captions, text or rows below the head, what is left is seen."""
    keep(bears_empty_parts, named("empty"), missing_in(renderer, extract))
