"""Tables: all markup between the texts of the cells follows from the shape and from where the cells come from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from renderers.document.alignment import alignment, is_banner
from renderers.document.headings import headings_of
from renderers.html.escaping import attribute
from renderers.html.looks import look

if TYPE_CHECKING:
    from renderers.document import Shape, Slot, Table
    from renderers.html.looks import Styling
    from renderers.html.weave import Weave

_WIDE: Final = 8


def add_table(table: Table, number: int, label: str, styling: Styling, weave: Weave) -> None:
    """Add a table with its box. `number` counts the tables of the page; `label` names one without a caption."""
    shape, cells, name = table.shape, table.cells, f"t{number}"
    kind = ' class="table"' if styling == "sheet" else look("box", styling)
    # A caption that is not printed is hidden by rules of the sheet. Where there is none it would be seen.
    captioned = table.caption and (table.caption_printed or styling == "sheet")
    # What scrolls has to be reachable by keyboard, and what is reached needs a name.
    named = (
        f'labelledby="{name}"'
        if captioned
        else f'label="{attribute(table.caption or label).decode()}"'
    )
    weave.markup(f'<div{kind} role="group" aria-{named} tabindex="0">\n'.encode())
    look_of = look("wide" if is_wide(shape) else "table", styling)
    kind = f' class="{width_class(shape)}"' if styling == "sheet" else look_of
    weave.markup(f"<table{kind}>\n".encode())
    if captioned:
        seen = look("caption_seen", styling) if table.caption_printed else ""
        weave.add(f'<caption id="{name}"{seen}>'.encode(), table.caption, b"</caption>\n")
    origins = tuple([each.origin for each in cells])
    weave.fill(_markup(shape, origins, name, styling), [each.text for each in cells])
    weave.markup(b"</table>\n</div>\n")


def is_wide(shape: Shape) -> bool:
    """Whether it scrolls on a narrow screen rather than shrink."""
    return len(shape.columns) >= _WIDE


@lru_cache(maxsize=256)
def width_class(shape: Shape) -> str:
    """Tables whose columns are divided alike share a class."""
    return "w" + "-".join(f"{each * 100:.0f}" for each in shape.columns) + f"s{shape.stub_columns}"


@lru_cache(maxsize=256)
def _markup(
    shape: Shape, origins: tuple[str, ...], name: str, styling: Styling
) -> tuple[bytes, ...]:
    """What stands before, between and behind the texts of the cells; `name` begins the ids of headings."""
    starts = _starts(shape, name, styling)
    pieces: list[str] = []
    pending = f"{_columns(shape, styling)}\n"
    head = shape.head_rows
    for number, row in enumerate(shape.rows):
        if number == 0 and head:
            pending += "<thead>\n"
        if number == head:
            pending += "</thead>\n<tbody>\n" if number else "<tbody>\n"
        pending += "<tr>"
        for each in row:
            path = f' data-path="{attribute(origins[each]).decode()}"' if origins[each] else ""
            pieces.append(f"{pending}{starts[each]}{path}>")
            pending = "</td>" if shape.slots[each].heading is None else "</th>"
        pending += "</tr>\n"
    if shape.rows:
        pending += "</tbody>\n" if len(shape.rows) > head else "</thead>\n"
    return tuple(each.encode("utf-8") for each in (*pieces, pending))


def _columns(shape: Shape, styling: Styling) -> str:
    if styling == "sheet":
        return f"<colgroup>{'<col>' * len(shape.columns)}</colgroup>"
    shares = "".join(f'<col style="width:{each:.2%}">' for each in _shares(shape))
    return f"<colgroup>{shares}</colgroup>"


def _shares(shape: Shape) -> tuple[float, ...]:
    whole = sum(shape.columns)
    return tuple(each / whole for each in shape.columns)


def _starts(shape: Shape, name: str, styling: Styling) -> list[str]:
    """For each slot its start tag, not yet closed."""
    heads = _headers(shape)
    spoken = {each for headings in heads for each in headings}
    found: list[str] = []
    for number, slot in enumerate(shape.slots):
        tag = f'th scope="{_scope(slot)}"' if slot.heading else "td"
        tag += f' id="{name}-{number}"' if number in spoken else ""
        tag += f' rowspan="{slot.rowspan}"' if slot.rowspan > 1 else ""
        tag += f' colspan="{slot.colspan}"' if slot.colspan > 1 else ""
        headers = " ".join(f"{name}-{each}" for each in heads[number])
        tag += f' headers="{headers}"' if headers else ""
        look_of = _class if styling == "sheet" else _style
        found.append(f"<{tag}{look_of(slot, shape)}")
    return found


def _scope(slot: Slot) -> str:
    if slot.heading == "row":
        return "rowgroup" if slot.rowspan > 1 else "row"
    return "colgroup" if slot.colspan > 1 else "col"


def _headers(shape: Shape) -> tuple[tuple[int, ...], ...]:
    """For each slot the headings to name in it. Where none spans anything their scope says enough.

    A heading is headed by those of its own kind alone: the one that groups it.
    """
    if not any(slot.heading and slot.rowspan * slot.colspan > 1 for slot in shape.slots):
        return ((),) * len(shape.slots)
    return tuple(
        tuple(
            each
            for each in headings
            if slot.heading is None or shape.slots[each].heading == slot.heading
        )
        for slot, headings in zip(shape.slots, headings_of(shape), strict=True)
    )


def _class(slot: Slot, shape: Shape) -> str:
    kinds: list[str] = []
    if slot.column < shape.stub_columns and slot.heading and not is_banner(slot, shape):
        # What stands at the left stays there while the table scrolls, each column beside the one before it.
        kinds.append(f"stub s{slot.column}" if slot.column else "stub")
    if (kind := _kind(slot, shape)) != "cell":
        kinds.append(kind)
    return f' class="{" ".join(kinds)}"' if kinds else ""


def _style(slot: Slot, shape: Shape) -> str:
    """The style of a cell, with its share of the width, which word processors ask of cells, not of columns."""
    share = sum(_shares(shape)[slot.column : slot.column + slot.colspan])
    return f'{look(_kind(slot, shape), "inline")[:-1]};width:{share:.2%}"'


def _kind(slot: Slot, shape: Shape) -> str:
    if is_banner(slot, shape):
        return "banner"
    return "line" if slot.heading and alignment(slot, shape) == "left" else "cell"
