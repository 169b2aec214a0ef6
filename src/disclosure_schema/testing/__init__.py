"""Reports for the tests of those who build on this package, and for our own: drawn, seeded, and with mistakes.

* `reports`, `consistent_reports` and the strategies for their parts need hypothesis,
  `pip install disclosure-schema[testing]`, which is loaded with the first of them.
* `seeded` makes reports that add up from a seed, with numbers as large as real ones.
  `planted` puts mistakes into them, and `scoring` counts how many of these a checker finds.
  They need nothing but this package.

Nothing else in the package may import it.
"""

from typing import TYPE_CHECKING

from disclosure_schema.testing.numbered import numbered_report

if TYPE_CHECKING:
    from disclosure_schema.testing.values import (
        PLACEHOLDERS,
        absents,
        amounts,
        counts,
        narratives,
        wordings,
    )
    from disclosure_schema.testing.whole import consistent_reports, reports

__all__ = [
    "PLACEHOLDERS",
    "absents",
    "amounts",
    "consistent_reports",
    "counts",
    "narratives",
    "numbered_report",
    "reports",
    "wordings",
]

_MODULES = {"consistent_reports": "whole", "reports": "whole"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module(f"{__name__}.{_MODULES.get(name, 'values')}")
    return getattr(module, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
