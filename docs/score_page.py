"""The page docs/checker-score.md: how many planted mistakes `check` finds, counted anew each time the page is made."""

from __future__ import annotations

from disclosure_schema.testing.corpus import seeded_corpus
from disclosure_schema.testing.scoring import claims_of_check, score

HEAD = """# How good the checker is

Measured by `python docs/generate.py`, on reports made from a seed: offices from townships, most of whose cells are 0, to cities with ten thousand requests, in all editions. Into each one mistake is put that is known, so it can be counted how often `check` finds it.

* **found**: anything was reported.
* **located**: a cell was named as the wrong one, it is wrong, and no other was named. Of two or three mistakes all must be.
* **misled**: a cell was named as the wrong one that is right, or a number for it that is not the right one; of a mistake over several cells each counts.
* **right first**: applying the first suggestion of each finding gives the report without the mistake.
* **right among**: applying some suggestion of each finding does.
* **break no rule**: mistakes after which the report still adds up, such as two numbers of one sum that changed places. No checker can find them, and they are not counted otherwise.

The mistakes are of the kinds that `check` looks for, drawn as it describes them, so the score is partly circular: it says how well they are told apart from the sums, and not how common they are, nor what people do besides. `replaced`, `two_cells` and `three_cells` put any other numbers into cells, and owe nothing to what is recognised.

A number of table 四 stands in one sum only, which never tells a wrong cell from two: nothing is located there but a sign, and two or three wrong cells look like one. A line of table 四 that was shifted (`row_shifted`) has lost the number at its edge, and is right among the suggestions only where that was 0, or follows from the others. Fees in 元 are never more than likely.
"""

COMPLETE = """
## Reports with a number in every cell

"""

BLANKS = """
## Reports with cells left blank

Columns without numbers, 总计 never filled in, lines that are not on the page, as published reports have them. What is absent is never read as 0, so fewer sums can be assessed, and more cells may be the wrong one.

"""

OWN = """
## Your own checker

    from disclosure_schema.testing.corpus import seeded_corpus
    from disclosure_schema.testing.scoring import Claim, score

    def my_checker(report):
        if report.requests.received.total == 0:
            yield Claim("/requests/received/total", ({"/requests/received/total": 1},))

    print(score(my_checker, seeded_corpus(1)).markdown())

A `Claim` names the cell that is wrong, or None if that is not known, and sets of changes, the likeliest first. A checker in another language is a function that hands it `dumps(report)` and makes claims of the answer. Each `PlantedMistake` of `seeded_corpus(1).mistaken` holds the report with and without the mistake, and the numbers that should stand in its cells.
"""


def score_page() -> str:
    """The page, with the scores on two corpora."""
    complete, blanks = (
        score(claims_of_check, seeded_corpus(1, blanks=each)).markdown() for each in (False, True)
    )
    return HEAD + COMPLETE + complete + BLANKS + blanks + OWN
