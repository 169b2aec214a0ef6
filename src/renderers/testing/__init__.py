"""The promises that our renderers keep, as functions that look at anyone's renderer.

    import pytest
    from my_markdown import MarkdownRenderer
    from renderers.testing import PROMISES

    @pytest.mark.parametrize("promise", PROMISES)
    def test_promise(promise):
        promise(MarkdownRenderer(), extract)

`extract` gets the visible text out of the bytes of a file, best with a reader that is not yours:
in reading order, what stands in different cells apart from each other, a table row by row or cell by cell; page numbers left out.
White space between hanzi does not matter, and characters without ink or width (Unicode category Cf) may be missing;
Latin words are apart, a line break in a paragraph is white space, and a number is one run of digits.
With `paged=True` the head of a table, and the label of a group with （续）, may be seen again on later pages.

A broken promise raises `BrokenPromise`: the name of the promise, what was found, what was read,
and the smallest document that shows it, as Python that can be pasted. It is looked for some ten seconds at most.
Neither pytest nor hypothesis is needed.

What is promised:

* `says_what_it_makes`: name, media type and extension are text; `text/markdown`, and `md` without a dot.
* `returns_bytes`: a file is bytes, no text, no bytearray, no stream.
* `gives_the_same_bytes_twice`: for the same document, and for an equal one that was built separately.
* `gives_the_same_bytes_in_another_process`: whatever its hash seed, time zone, locale, folder, environment.
* `reads_no_clock`: some seconds later nothing has changed, and no file tells the day or the year in which it was made.
* `keeps_nothing_between_documents`: a document leaves no trace in the next one.
* `works_in_threads`: several threads at once do not disturb each other.
* `leaves_no_files`: in the working folder, in the temporary folder, at home.
* `leaves_the_document_alone`: a document is the same after it was rendered.
* `shows_every_text`: title, headings, runs of every role, cells, printed captions, what a figure shows.
* `shows_nothing_twice`: no text is seen more often than it stands in the document.
* `keeps_the_order`: blocks top to bottom, the cells of a table row by row.
* `keeps_awkward_characters`: marks of markup, dashes, quotes, rare hanzi, long words, line breaks.
* `keeps_spaces_between_words`: where a text in Latin letters has a space, white space is seen.
* `keeps_line_breaks`: a newline in a paragraph parts its lines.
* `tells_zero_from_blank`: a blank cell, 0, /, — and 无 each show what stands in them.
* `shows_the_text_of_links`: alone, between other text, side by side, where it is the address itself.
* `shows_what_figures_show`: what is on the picture and the caption, with and without an address.
* `shows_merged_cells_once`: spans of rows, columns and both, in head, stub and body.
* `bears_the_widest_table`: forty columns of numbers, none of them broken.
* `bears_the_longest_table`: three hundred rows in groups of up to 150.
* `bears_tables_that_touch`: two tables without a word between them.
* `bears_long_prose`: paragraphs of pages and of many runs, long titles, many headings.
* `bears_empty_parts`: no blocks, no title, no runs, one blank cell, a head alone.
* `shows_every_number_of_a_report`: of each edition of the form, as often as it is written.
* `bears_a_part_alone`: a section, or a table without a heading above it.

Text does not tell where things stand, what leads where, what is a heading. Formats that have such structure
are held to more by three functions, each with a reader of its own in place of `extract`:

* `keeps_cells_in_their_places(renderer, tables)`: numbers are under their headings and beside their labels, blanks are kept.
  `tables` gives the tables of a file square by square: a list of rows, and a row a list of texts.
  A merged cell gives its text in its first square, and in the others again or nothing.
* `keeps_addresses_of_links(renderer, links)`: links lead where they should, figures to their picture, nothing else anywhere.
  `links` gives pairs of the text that one sees and the address.
* `keeps_levels_of_headings(renderer, headings)`: headings are headings, lower ones rank lower, nothing else is one.
  `headings` gives pairs of a level, greater for lower ones, and the text; the title may be among them.

`SPECIMENS` are the documents they look at, by name, for tests of your own.
"""

from typing import Final

from renderers.testing.looking.broken_promise import BrokenPromise
from renderers.testing.looking.promise import Extract, Promise
from renderers.testing.promises.labels import returns_bytes, says_what_it_makes
from renderers.testing.promises.same_bytes import (
    gives_the_same_bytes_in_another_process,
    gives_the_same_bytes_twice,
    reads_no_clock,
)
from renderers.testing.promises.side_effects import (
    keeps_nothing_between_documents,
    leaves_no_files,
    leaves_the_document_alone,
    works_in_threads,
)
from renderers.testing.promises.structure import (
    Headings,
    Links,
    Tables,
    keeps_addresses_of_links,
    keeps_cells_in_their_places,
    keeps_levels_of_headings,
)
from renderers.testing.promises.tables import (
    bears_a_part_alone,
    bears_tables_that_touch,
    bears_the_longest_table,
    bears_the_widest_table,
    shows_every_number_of_a_report,
    shows_merged_cells_once,
)
from renderers.testing.promises.texts import (
    bears_empty_parts,
    bears_long_prose,
    keeps_awkward_characters,
    keeps_the_order,
    shows_every_text,
    shows_nothing_twice,
    shows_the_text_of_links,
    shows_what_figures_show,
    tells_zero_from_blank,
)
from renderers.testing.promises.white_space import keeps_line_breaks, keeps_spaces_between_words
from renderers.testing.specimens.catalogue import SPECIMENS

#: All promises about bytes and text. Each is a function of a renderer and of what reads its files.
PROMISES: Final[tuple[Promise, ...]] = (
    says_what_it_makes,
    returns_bytes,
    gives_the_same_bytes_twice,
    gives_the_same_bytes_in_another_process,
    reads_no_clock,
    keeps_nothing_between_documents,
    works_in_threads,
    leaves_no_files,
    leaves_the_document_alone,
    shows_every_text,
    shows_nothing_twice,
    keeps_the_order,
    keeps_awkward_characters,
    keeps_spaces_between_words,
    keeps_line_breaks,
    tells_zero_from_blank,
    shows_the_text_of_links,
    shows_what_figures_show,
    shows_merged_cells_once,
    bears_the_widest_table,
    bears_the_longest_table,
    bears_tables_that_touch,
    bears_long_prose,
    bears_empty_parts,
    shows_every_number_of_a_report,
    bears_a_part_alone,
)

__all__ = [
    "PROMISES",
    "SPECIMENS",
    "BrokenPromise",
    "Extract",
    "Headings",
    "Links",
    "Promise",
    "Tables",
    "keeps_addresses_of_links",
    "keeps_cells_in_their_places",
    "keeps_levels_of_headings",
]
