"""What both checkouts are given: reports, documents, broken files and Word documents, made once, by the old one.

    PYTHONPATH=CHECKOUT/src:tests python -P -m comparing.inputs CHECKOUT FOLDER

`reports` and `documents` are rendered in every way, `checked` is checked only, `wrong` and `word` hold what people
do to files. Chance is seeded, so the same checkout gives the same files.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from disclosure_schema import EDITIONS, Edition, InvalidSource, loads
from disclosure_schema.testing import numbered_report
from renderers import lay_out, render

Data = dict[str, Any]

AMOUNTS = ("/proactive/fees", "/proactive/procurement/amount")
ABSENT = (None, "/", "—", "无", "不适用")
LINKED = {
    "paragraph": [
        "中西文混排 mixed text，见",
        {
            "text": "清溪县政府信息公开专栏 Open Government",
            "address": "https://www.example.org/a?b=1&c=%E4",
        },
        "和https://www.example.org/a/very/long/path/without/any/space/until/the/line/is/full/2020.html，少见的字𬭎、㛃、㐂，",
        {"text": "http://www.example.org/", "address": "http://www.example.org/"},
        "（其中：全角，ＡＢＣ——……“引号”）。" * 30,
        {"text": "写信" * 60, "address": "mailto:a@example.org"},
        "，共1,234.50万元。\n另起一行。",
    ]
}
LONG = "关于进一步加强政府信息公开工作 and everything else（含上年结转事项）的若干情况" * 3


def wide_table(columns: int, rows: int, width: int = 4) -> Data:
    """A table in prose with merged cells in its head, and a merged cell in every third line."""
    head = [
        [{"text": "单位", "rowspan": 2}, {"text": "件数" * 8, "colspan": columns - 1}],
        ["第" + str(each) * (1 + each % width) for each in range(1, columns)],
    ]
    body: list[list[Any]] = []
    for row in range(rows):
        label: Any = {"text": f"甲局{row}\n二层", "rowspan": min(3, rows - row)}
        numbers = [str(10 ** (each % width) + row) for each in range(1, columns)]
        body.append([*([label] if row % 3 == 0 else []), *numbers])
    return {"table": head + body, "head_rows": 2, "caption": f"表 {columns} × {rows}"}


def filled(edition: Edition, random: Random, left_out: float = 0.08) -> Data:
    """A report with something in its cells; what is in them does not add up."""
    data: Data = {
        "$schema": f"urn:disclosure-schema:report/{edition.id}/1",
        "agency": {"name": random.choice(("某市人民政府", "云岭市清溪县某某镇人民政府", "某局"))},
        "year": random.randint(edition.first_year, edition.last_year or 2025),
    }
    parents = {path.rpartition("/")[0] for path in edition.paths}
    gone = {each for each in sorted(parents) if each.count("/") > 1 and random.random() < left_out}
    for path in edition.paths:
        parent, _, last = path.rpartition("/")
        if parent in gone:
            continue
        place = data
        for each in parent[1:].split("/"):
            place = place.setdefault(each, {})
        number = random.randrange(10 ** random.randrange(1, 6)) * (random.random() < 0.6)
        value = f"{number}.{random.randrange(100):02}" if path in AMOUNTS else number
        place[last] = value if random.random() < 0.93 else random.choice(ABSENT)
    return data


def hostile() -> Iterator[tuple[str, Data]]:
    """Reports that are hard to lay out."""
    offices = [f"云岭市{'清溪县' * (each % 4)}某某{'管理' * each}局" for each in range(9)]
    signature = {"agencies": offices, "date": "2025-11-30", "sealed": True, "reviewer": "某人"}
    wide = [wide_table(15, 9), "横排之后的一段。", wide_table(4, 70), wide_table(24, 6, 7)]
    figure = {
        "figure": "柱状图" * 40,
        "caption": "图1 " + LONG,
        "source": "https://www.example.org/1.png",
    }
    heads = [{"subheading": f"（一）{LONG}"}, {"subheading": f"1.{LONG}", "level": 2}, LINKED]
    tall = [
        *heads,
        {"subheading": "㈠两个标题相连"},
        wide_table(3, 4),
        figure,
        {"figure": "无说明"},
    ]
    for edition in EDITIONS:
        data = filled(edition, Random(edition.id), 0.0)
        data["sections"] = {
            "overview": {"body": [LINKED] * 12, "heading": f"一、{LONG}"},
            "proactive": {"before": tall, "after": [LINKED, wide_table(2, 2)]},
            "disputes": {"before": [wide_table(9, 3)], "heading": f"四、{LONG}"},
            "problems": {"body": tall * 3},
        }
        data |= {"title": LONG * 2, "preamble": [LINKED, "短。"], "signature": signature}
        data["contact"] = [{"office": "办公室" * 30, "email": "a@example.org", "fax": "0"}] * 3
        data["annexes"] = [
            {"title": f"{LONG}{each}", "body": wide[each:] + tall} for each in range(3)
        ]
        yield f"everything-{edition.id}", data
    plain = filled(EDITIONS[-1], Random("plain"), 0.4)
    for count in (1, 2, 3, 4, 9):
        sealed = {**signature, "agencies": offices[-count:], "sealed": count != 2}
        yield f"signed-by-{count}", {**plain, "preamble": ["字" * 28 * 17], "signature": sealed}
    yield (
        "date-alone",
        {**plain, "signature": {"agencies": [], "date": "2025-01-02", "sealed": True}},
    )
    yield "one-annex", {**plain, "annexes": [{"title": "一览表", "body": [wide_table(30, 3)]}]}
    published = {
        "index_number": "QX-1",
        "keywords": ["公开", "年报"],
        "publisher": "某局",
        "source": "本机关",
    }
    published |= {
        "summary": LONG,
        "published": "2025-01-24",
        "url": "https://www.example.org/x",
        "revision": 2,
    }
    extensions = {"cn.example.archive": {"ratio": 0.5, "none": None, "boxes": [1, {"a": "甲"}]}}
    yield "published", {**plain, "publication": published, "extensions": extensions}
    lines = [{"label": LONG, "after": "/requests/received", "cells": [*range(6), None]}]
    added = filled(EDITIONS[1], Random("added"), 0.0)
    added["requests"]["extra_rows"] = lines * 3
    added["remarks"] = [
        {"path": path, "before": "约", "after": "（其中修订16件）"}
        for path in EDITIONS[1].paths
        if path.endswith(("/issued", "/total")) and isinstance(number_at(added, path), int)
    ]
    yield "added-and-remarked", added


def number_at(data: Any, path: str) -> Any:
    """What stands at a place of a report's JSON."""
    for each in path[1:].split("/"):
        data = data[each]
    return data


def planted(data: Data, random: Random) -> Data:
    """The same report with one to three other numbers in its tables."""
    changed = json.loads(json.dumps(data))
    tables = [changed[each] for each in ("requests", "reconsideration", "litigation")]
    cells = [each for each in places(tables) if type(each[0][each[1]]) is int]
    for place, key in random.sample(cells, min(len(cells), random.randint(1, 3))):
        old = place[key]
        place[key] = random.choice((old + 1, old * 10, int(str(old)[::-1]), -old, 0, "/", 7))
    return changed


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place below a value: what holds it, and the key or index there."""
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in keys:
        yield value, key
        yield from places(value[key])


def tampered(data: Any, random: Random) -> Any:
    """The same JSON with up to three mistakes of any kind."""
    changed = json.loads(json.dumps(data))
    for _ in range(random.randint(1, 3)):
        holder, key = random.choice(list(places(changed)))
        match random.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[key[:-1] + "x"] = holder.pop(key)
            case 2 if isinstance(holder, dict):
                holder["ZZZ"] = 1
            case _:
                odd = (
                    None,
                    "x",
                    "",
                    3.5,
                    -1,
                    [],
                    {},
                    True,
                    "１２",
                    10**20,
                    ["a", 1],
                    {"a": 1},
                    "\u0007",
                )
                holder[key] = random.choice(odd)
    return changed


BROKEN: dict[str, bytes] = {
    "empty": b"",
    "no-json": b"{\"$schema\": ",
    "an-array": b"[]",
    "twice": b'{"year": 1, "year": 2, "agency": NaN}',
    "latin-1": "{\"é\": 1}".encode("latin-1"),
    "surrogate": b'{"$schema": "urn:disclosure-schema:report/2021/1", "agency": {"name": "\\ud800"}, "year": 2024}',
    "deep": b"[" * 3000 + b"]" * 3000,
    "later": b'{"$schema": "urn:disclosure-schema:report/2021/9", "agency": {"name": "a"}, "year": 2024}',
    "other-edition": b'{"$schema": "urn:disclosure-schema:report/2055/1", "year": "2024"}',
    "misspelt": b'{"$schema": "urn:disclosure-schema:report/2021/1", "agency": "x", "yaer": 2024}',
    "later-document": b'{"$schema": "urn:disclosure-schema:document/9", "title": "x"}',
    "with-mark": b'\xef\xbb\xbf{"$schema": "urn:disclosure-schema:report/2021/1", "agency": {"name": "\xe7\x94\xb2"}, "year": 2024}',
}  # fmt: skip

TYPED = (
    "12",
    "1,234",
    "１２",
    "①",
    "12%",
    "3万",
    "1O",
    "12（其中修订2件）",
    "约5",
    "无",
    "",
    "1 2",
    "-3",
    "1.5",
    "见附件",
)


#: The same as Word keeps it: line breaks, tracked changes, hidden text, a hyphen that does not break, a picture.
MARKED = (
    "1</w:t><w:br/><w:t>2",
    '4</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>5</w:delText></w:r></w:del><w:r><w:t>',
    '</w:t></w:r><w:ins w:id="2" w:author="a"><w:r><w:t>31</w:t></w:r></w:ins><w:r><w:t>',
    "</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r><w:r><w:t>6",
    "</w:t><w:noBreakHyphen/><w:t>3",
    "7</w:t><w:drawing/><w:t>",
)


def edited(data: bytes, random: Random) -> bytes:
    """A Word document in which one to four numbers were typed over, and sometimes a row or a part is gone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    text = parts["word/document.xml"].decode()
    for _ in range(random.randint(1, 4)):
        if numbers := list(re.finditer(r"(?<=<w:t>)\d+(?=</w:t></w:r></w:p></w:tc>)", text)):
            found = random.choice(numbers)
            text = text[: found.start()] + random.choice(TYPED + MARKED) + text[found.end() :]
    change = random.randrange(8)
    if change == 0:
        text = re.sub(r"<w:tr>(?:(?!<w:tr>).)*?</w:tr>(?=</w:tbl>)", "", text, count=1)
    elif change == 1:
        text = text.replace("自然人", "自然 人")
    elif change == 2:
        parts.pop("customXml/item1.xml", None)
    parts["word/document.xml"] = text.encode()
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip file that tells no time."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return saved.getvalue()


def template() -> bytes:
    """A Word document of a user: other paper, a header, a style of its own."""
    import docx
    from docx.shared import Cm

    word = docx.Document()
    word.sections[0].left_margin = Cm(4)
    word.sections[0].header.paragraphs[0].text = "某局文件"
    word.styles.add_style("正文公文", 1).font.size = Cm(0.5)
    word.add_paragraph("这一段会被替换。")
    saved = io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return packed({each: archive.read(each) for each in archive.namelist()})


def main(checkout: Path, folder: Path) -> None:
    """Write everything."""
    for each in ("reports", "documents", "checked", "wrong", "word"):
        (folder / each).mkdir(parents=True)

    def put(name: str, data: Any) -> None:
        (folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")

    examples = sorted((checkout / "examples" / "reports").glob("*.json"))
    documents = sorted((checkout / "tests" / "specimens" / "document-1").glob("*.json"))
    for example in examples:
        shutil.copy(example, folder / "reports")
    for document in documents:
        shutil.copy(document, folder / "documents")
    for name, data in hostile():
        put(f"reports/{name}", data)
    for seed in range(12):
        put(f"reports/random-{seed}", filled(EDITIONS[seed % len(EDITIONS)], Random(seed)))
    known = [json.loads(each.read_text("utf-8")) for each in (*examples, *documents)]
    reports = [each for each in known[: len(examples)] if "requests" in each]
    for seed in range(60):
        put(f"checked/planted-{seed}", planted(reports[seed % len(reports)], Random(seed)))
    for seed in range(150):
        put(f"wrong/tampered-{seed}", tampered(known[seed % len(known)], Random(seed)))
    for name, content in BROKEN.items():
        (folder / "wrong" / f"{name}.json").write_bytes(content)
    for edition in EDITIONS:
        word = render(numbered_report(edition), "docx")
        (folder / "word" / f"numbered-{edition.id}.docx").write_bytes(word)
    words = [render(loads(each.read_bytes()), "docx") for each in examples]
    for seed in range(80):
        changed = edited(words[seed % len(words)], Random(seed))
        (folder / "word" / f"edited-{seed}.docx").write_bytes(changed)
    (folder / "word" / "truncated.docx").write_bytes(words[0][:5000])
    (folder / "word" / "text.docx").write_bytes(b"no archive")
    (folder / "word" / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "word" / "others.docx").write_bytes(template())
    (folder / "word" / "bare.docx").write_bytes(
        packed({"a.txt": b"no document", "b.txt": lay_out(numbered_report()).title.encode()})
    )
    (folder / "template.docx").write_bytes(template())
    for path in sorted((folder / "reports").glob("*.json")):
        try:
            loads(path.read_bytes())
        except InvalidSource as error:
            print(f"{path.name} is refused, and its faults are compared: {error}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
