"""The colour space of the screen, sRGB, as an ICC profile that an archive file carries."""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import Final

# The primaries of IEC 61966-2-1 and its white, adapted to D50 by the Bradford transform: X, Y, Z.
_RED: Final = (0.43607, 0.22249, 0.01392)
_GREEN: Final = (0.38515, 0.71687, 0.09708)
_BLUE: Final = (0.14307, 0.06061, 0.71410)
_D50: Final = (0.96420, 1.0, 0.82491)

_POINTS = 1024
_HEADER = 128


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """An ICC profile of version 2.1 for displays: three primaries, and one tone curve for all of them."""
    curve = _curve()
    tags = [
        (b"desc", _description("sRGB")),
        (b"cprt", b"text\0\0\0\0No copyright, use freely\0"),
        (b"wtpt", _xyz(_D50)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    start = _HEADER + 4 + 12 * len(tags)
    table, content = [struct.pack(">I", len(tags))], b""
    places: dict[bytes, int] = {}
    for name, value in tags:
        if value not in places:
            places[value] = start + len(content)
            content += value + bytes(-len(value) % 4)
        table.append(struct.pack(">4sII", name, places[value], len(value)))
    return _header(start + len(content)) + b"".join(table) + content


def _header(size: int) -> bytes:
    header = struct.pack(
        ">I4xI4s4s4s6H4s",
        size,
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(1999, 10, 18, 0, 0, 0),  # when the standard was published
        b"acsp",
    )
    return (header + bytes(28) + _fixed(_D50)).ljust(_HEADER, b"\0")


def _fixed(numbers: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(each * 65536)) for each in numbers)


def _xyz(point: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(point)


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    # The names in Unicode and in Macintosh scripts that follow are empty.
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(8 + 3 + 67)


def _curve() -> bytes:
    """The tone curve, from stored values to light: linear near black, else a power of 2.4 (IEC 61966-2-1)."""
    values = [each / (_POINTS - 1) for each in range(_POINTS)]
    light = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in values
    ]
    return struct.pack(
        f">4s4xI{_POINTS}H", b"curv", _POINTS, *(round(each * 65535) for each in light)
    )
