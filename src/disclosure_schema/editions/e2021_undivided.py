"""The form of 2021 whose （六）其他处理 is one undivided row, as in 2019: no text orders it, but offices publish it."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from disclosure_schema.editions.e2019 import E2019
from disclosure_schema.editions.e2021 import E2021
from disclosure_schema.editions.edition import Edition
from disclosure_schema.rows.requests import Applicants

E2021_UNDIVIDED: Final[Edition] = evolve(
    E2021, id="2021-undivided", requests=E2019.requests, otherwise_handled_class=Applicants
)
