"""How much there may be of a thing, so that no input can take hours or all memory.

The constants hold for every report, whoever makes it: a value beyond them has no meaning.
`Limits` are for those who read what a stranger sent, and may be chosen by whoever reads.
"""

from __future__ import annotations

from typing import Any, Final

from attrs import field, fields, frozen  # the house's own asks this module for bounds
from attrs.validators import ge, instance_of

#: The largest count: 2⁵³ − 1, so that a count is exact in every language that reads our JSON.
LARGEST_COUNT: Final = 2**53 - 1

#: How many digits an amount has at most on each side of its point: far beyond any budget.
AMOUNT_DIGITS: Final = 18

#: The years that a report may be about, the first and the last.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2999

#: How many rows or columns a cell of a table in prose may span, as in HTML.
LARGEST_SPAN: Final = 1000

#: How many squares a table in prose may have, rows times columns: more than any printed table has.
MOST_SQUARES: Final = 100_000

#: How many rows an office may have added to one table of the form: three times as many as the form has.
#: A finding lists every cell of a sum, and each of these rows may have seven findings: twice the rows cost four times as much.
MOST_ADDED_ROWS: Final = 100

#: How many characters a number may have as it was written, with its separators and spaces.
LONGEST_NUMBER: Final = 100

#: How often a report may be published again: the largest number of a revision.
LARGEST_REVISION: Final = 1_000_000

#: How many digits a number in a printed cell may have. No cell holds more, and Python is slow to read them.
PRINTED_DIGITS: Final = 60

#: How many digits a whole number in the extensions may have, and a fraction on each side of its point.
#: Python writes whole numbers of up to 4300 digits.
EXTENSION_DIGITS: Final = 4000

#: How many bits a whole number in the extensions has less than: some 4214 digits, which Python still writes.
EXTENSION_BITS: Final = 14_000

#: How many digits a number with an exponent may have in the extensions on each side of its point:
#: so few that none is lost when it is written without the exponent.
EXPONENT_DIGITS: Final = 400

#: How deep arrays and objects may nest in a report or document as JSON, and so in the extensions of a report.
DEEPEST: Final = 64

#: How many characters one text of a report may have: a cell, a paragraph, a heading.
LONGEST_TEXT: Final = 100_000


def _at_most(default: int) -> Any:
    return field(default=default, validator=[instance_of(int), ge(0)])


@frozen(kw_only=True, repr=False)
class Limits:
    """How much a source may hold that is read. Whatever holds more is refused with one fault that names the limit.

    Every function that reads takes them: `loads(text, limits=Limits(input_bytes=1_000_000))`.
    No limit can lift what the constants of this module forbid.
    """

    #: How long a source may be: in bytes, or in characters where it is a `str`.
    input_bytes: int = _at_most(20_000_000)
    #: How deep arrays and objects may nest in JSON, in levels; the outermost object is the first.
    depth: int = _at_most(DEEPEST)
    #: How many squares, rows times columns, the tables in the prose of a whole report may have.
    #: A document has the tables of the form besides, and its tables may have twice as many.
    cells_of_tables: int = _at_most(MOST_SQUARES)
    #: How long one text may be, in characters.
    text_characters: int = _at_most(LONGEST_TEXT)
    #: How many faults an error lists. It counts the others.
    faults_reported: int = _at_most(100)
    #: How many faults come with the known name that looks most like the unknown one.
    hints: int = _at_most(20)
    #: How many bytes all parts of a package, such as a Word file, may have in all once they are unpacked.
    package_bytes: int = _at_most(256 * 2**20)
    #: How many parts a package may have.
    package_parts: int = _at_most(10_000)
    #: How many bytes of XML may be parsed in a package in all.
    xml_bytes: int = _at_most(16 * 2**20)
    #: How many XML elements a package may have in all the parts that are parsed.
    xml_elements: int = _at_most(250_000)
    #: How many attributes these elements may have in all.
    xml_attributes: int = _at_most(350_000)

    def __repr__(self) -> str:
        chosen = (
            f"{each.name}={value}"
            for each in fields(Limits)
            if (value := getattr(self, each.name)) != each.default
        )
        return f"Limits({', '.join(chosen)})"


#: The limits that hold where nobody chooses others.
LIMITS: Final = Limits()
