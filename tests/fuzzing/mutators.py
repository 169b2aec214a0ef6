"""How inputs are changed: JSON value by value and Word files part by part, so that most of what is made gets past the parser.

A mutator takes an input, the most bytes that the changed one may have, and a seed. `mutate` changes plain bytes.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

#: Changes bytes, up to a size: what the fuzzer itself does.
Mutate = Callable[[bytes, int], bytes]

_SCALARS: Final[tuple[Any, ...]] = (
    *(None, True, 0, -1, 1, 1000, 2**53, 1e300, 0.1, "", " ", "\n", "/", "12", "无", "0" * 5000),
    *(
        "a\u202eb",
        "\ufeff",
        "𬭎",
        "2025-02-30",
        "//host/share",
        "http://a.cn/",
        "/requests/x",
        [],
        {},
    ),
)


def mutated_json(data: bytes, most: int, random: Random, mutate: Mutate) -> bytes:
    """JSON with some values replaced, doubled, moved or lost; or with other bytes, as every fourth time."""
    try:
        value = json.loads(data)
        if random.randrange(4) == 0:
            return mutate(data, most)
        changed = _changed(value, random, mutate)
    except (ValueError, RecursionError):
        return mutate(data, most)
    return changed if len(changed) <= most else data


def _changed(value: Any, random: Random, mutate: Mutate) -> bytes:
    """JSON-ready objects with one to three changes in them, written."""
    for _ in range(random.randint(1, 3)):
        places = list(_places(value))
        if not places:
            break
        owner, key = random.choice(places)
        other_owner, other_key = random.choice(places)
        match random.randrange(8):
            case 0:
                owner[key] = random.choice(_SCALARS)
            case 1:
                owner[key] = json.loads(json.dumps(other_owner[other_key]))
            case 2:
                del owner[key]
            case 3 if isinstance(owner, list):
                owner.extend(owner[key : key + 1] * random.choice((1, 2, 30, 200)))
            case 4 if isinstance(owner, dict):
                owner[random.choice((str(other_key), f"{key}x"))] = owner.pop(key)
            case 7:
                for _ in range(random.choice((2, 60, 70, 600))):
                    owner[key] = random.choice(([owner[key]], {"paragraph": owner[key]}))
            case 5 if isinstance(owner[key], str):
                owner[key] *= random.choice((2, 100, 5000))
            case 6 if isinstance(owner[key], str):
                text = mutate(owner[key].encode(errors="surrogatepass"), 200)
                owner[key] = text.decode(errors="replace")
            case _:
                owner[key] = [owner[key]] * random.choice((1, 2, 50))
    return json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every value inside others: the object or array that holds it, and its key or index there."""
    if not isinstance(value, dict | list):
        return
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(members):
        yield value, key
        yield from _places(each)


def mutated_package(data: bytes, most: int, random: Random, mutate: Mutate) -> bytes:
    """A zip archive with other bytes in one of its parts, or with parts renamed, doubled or lost."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(each, archive.read(each)) for each in archive.namelist()]
    except Exception:  # whatever a broken archive makes of zipfile
        return mutate(data, most)
    at = random.randrange(len(parts)) if parts else 0
    match random.randrange(10):
        case 0:
            return mutate(data, most)
        case 1 if len(parts) > 1:
            del parts[at]
        case 2 if parts:
            parts[at] = (random.choice(parts)[0], parts[at][1])
        case 3 if parts:
            parts[at] = (parts[at][0], random.choice(parts)[1])
        case _ if parts:
            name, part = parts[at]
            parts[at] = (name, _mutated_part(name, part, most, random, mutate))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {name: part for name, part in parts if name}.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue() if len(packed.getvalue()) <= most else data


def _mutated_part(name: str, part: bytes, most: int, random: Random, mutate: Mutate) -> bytes:
    """Other bytes in a part; in XML mostly an element that is doubled, moved or lost."""
    if name.endswith(".json"):
        return mutated_json(part, most, random, mutate)
    pieces = part.split(b"<")
    if len(pieces) < 4 or random.randrange(3) == 0:
        return mutate(part, most)
    at, to = random.randrange(1, len(pieces)), random.randrange(1, len(pieces))
    match random.randrange(4):
        case 0:
            pieces[at] = pieces[to]
        case 1:
            pieces[at : at + 1] = [pieces[at]] * random.choice((2, 50))
        case 2:
            pieces[at] = mutate(pieces[at], len(pieces[at]) + 20).replace(b"<", b"")
        case _:
            first, last = sorted((at, to))
            del pieces[first : min(last, first + 20)]
    return b"<".join(pieces)


#: How the inputs of each target are changed.
MUTATORS: Final[dict[str, Callable[[bytes, int, Random, Mutate], bytes]]] = {
    "report": mutated_json,
    "document": mutated_json,
    "word": mutated_package,
}
