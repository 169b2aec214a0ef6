"""The editions of the form, one constant each."""

from __future__ import annotations

from disclosure_schema.editions.e2019 import E2019
from disclosure_schema.editions.e2021 import E2021
from disclosure_schema.editions.e2021_undivided import E2021_UNDIVIDED
from disclosure_schema.editions.edition import Edition

#: The editions that this package knows, oldest first.
EDITIONS: tuple[Edition, ...] = (E2019, E2021, E2021_UNDIVIDED)


def edition_for(year: int) -> Edition:
    """The edition that is meant for reports about `year`, 数据年度.

    It is a proposal only: some reports are published in another edition than that of their year,
    and a `Report` takes any.
    Raises ValueError for years before 2019, when there was no national form.
    """
    for each in EDITIONS:
        if each.first_year <= year and (each.last_year is None or year <= each.last_year):
            return each
    raise ValueError(
        f"there was no national form for report year {year}; the first is that of 2019"
    )


__all__ = ["E2019", "E2021", "E2021_UNDIVIDED", "EDITIONS", "Edition", "edition_for"]
