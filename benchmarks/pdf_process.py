"""One process that makes PDF files by one tool: `python benchmarks/pdf_process.py TOOL TIMES`.

It prints as JSON what that took: seconds of each file, the bytes of the largest, the most memory ever used and the
memory held after the last file, in KiB.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from attrs import evolve

from checkouts import SOURCE
from disclosure_schema import loads
from pdf_tools import TOOLS, Missing
from renderers import lay_out
from turns import spent


def most_memory() -> int:
    """The most memory that this process, or any that it started, has had, in KiB."""
    each = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in each)


def held_memory() -> int:
    """The memory that this process has now, in KiB; 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return 0
    return int(statm.read_text().split()[1]) * resource.getpagesize() // 1024


def main() -> None:
    """Make the report `TIMES` times, and print what that took."""
    tool, times = sys.argv[1], int(sys.argv[2])
    document = lay_out(loads(SOURCE.read_bytes()))
    try:
        make, seconds, sizes, held = TOOLS[tool](), [], [], {}
        for count in range(1, times + 1):
            # No two documents are the same, so that whatever is kept for a document adds up.
            one = evolve(document, title=f"{document.title}（{count}）")
            start = spent()
            sizes.append(len(make(one)))
            seconds.append(spent() - start)
            if count in (100, times):
                held[count] = held_memory()
    except Missing as missing:
        print(json.dumps({"missing": str(missing)}))
        return
    measured = {"seconds": seconds, "bytes": max(sizes), "peak": most_memory(), "held": held}
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
