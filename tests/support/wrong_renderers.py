"""For every promise of `renderers.testing` the renderers that break it."""

from __future__ import annotations

from plain_renderer import PlainRenderer
from wrong_bytes import (
    CachesByTitle,
    Counts,
    Dates,
    DottedExtension,
    GivesByteArray,
    KnowsObjects,
    LeavesFiles,
    Remembers,
    Shares,
    Stamps,
    TrustsHash,
    Unpicklable,
    WritesIntoDocument,
)
from wrong_texts import (
    CaptionIsEnough,
    ComputesMoney,
    DropsCaptions,
    FiguresLast,
    FillsSquares,
    FirstRunDecides,
    FullStops,
    MergesTables,
    NamesColumns,
    NeedsHeadings,
    OneHundredRows,
    PrintsAddresses,
    RepeatsHeadings,
    RightToLeft,
    Shortens,
    Unescapes,
    ZeroIsNothing,
)

#: For each promise those that break it, and no other promise.
WRONG: dict[str, tuple[type[PlainRenderer], ...]] = {
    "says_what_it_makes": (DottedExtension,),
    "returns_bytes": (GivesByteArray,),
    "gives_the_same_bytes_twice": (Counts, KnowsObjects),
    "gives_the_same_bytes_in_another_process": (TrustsHash, Unpicklable),
    "reads_no_clock": (Stamps, Dates),
    "keeps_nothing_between_documents": (CachesByTitle, Remembers),
    "works_in_threads": (Shares,),
    "leaves_no_files": (LeavesFiles,),
    "leaves_the_document_alone": (WritesIntoDocument,),
    "shows_every_text": (DropsCaptions,),
    "shows_nothing_twice": (RepeatsHeadings,),
    "keeps_the_order": (FiguresLast, RightToLeft),
    "keeps_awkward_characters": (Unescapes, FullStops),
    "tells_zero_from_blank": (ZeroIsNothing,),
    "shows_the_text_of_links": (PrintsAddresses,),
    "shows_what_figures_show": (CaptionIsEnough,),
    "shows_merged_cells_once": (FillsSquares,),
    "bears_the_widest_table": (NamesColumns,),
    "bears_the_longest_table": (OneHundredRows,),
    "bears_tables_that_touch": (MergesTables,),
    "bears_long_prose": (Shortens,),
    "bears_empty_parts": (FirstRunDecides,),
    "shows_every_number_of_a_report": (ComputesMoney,),
    "bears_a_part_alone": (NeedsHeadings,),
}
