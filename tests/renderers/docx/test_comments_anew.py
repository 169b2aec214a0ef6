"""Comments of ours that take the place of earlier ones, beside those of people and their answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from renderers import Document
from renderers.docx import DocxRenderer
from renderers.docx.comments.commenting import Comment, commented_anew, with_comments
from renderers.docx.errors import NotOurDocument
from renderers.docx.reading.opening import open_document
from renderers.docx.xml import W
from renderers.errors import MissingGlyph
from support.word.comments import comments_in
from support.word.editing import (
    behind_cell,
    edited,
    elements,
    in_cell,
    packed,
    parts_of,
    texts_now,
    typed,
    with_part,
)
from support.word.house_style import house_style

NEW, OLD = Comment("新", "/requests/received/total"), Comment("旧", "/requests/carried_in/total")
AUTHOR = "disclosure check"


def anew(data: bytes, *comments: Comment) -> bytes:
    """The file with these comments of ours."""
    return commented_anew(open_document(data), comments, author=AUTHOR, initials="DC")


def test_earlier_ones_go_and_those_of_people_stay(city_docx: bytes):
    """Ours are replaced, by their author; what others say stays where it is."""
    asked = with_comments(
        open_document(city_docx), {NEW.origin: "核对过吗？"}, author="王芳", initials="王"
    )
    first = anew(asked, NEW, OLD)
    second = anew(first, NEW)
    third = anew(second)

    assert comments_in(first) == [
        ("王芳", "核对过吗？", "3525"),
        (AUTHOR, "新", "3525"),
        (AUTHOR, "旧", "121"),
    ]
    assert comments_in(second) == comments_in(first)[:2]
    assert comments_in(third) == comments_in(asked)
    assert parts_of(third)["word/document.xml"] == etree_written(
        parts_of(asked)["word/document.xml"]
    )


def etree_written(content: bytes) -> bytes:
    """The same XML as lxml writes it."""
    return etree.tostring(
        etree.fromstring(content).getroottree(),
        xml_declaration=True,
        encoding="UTF-8",
        standalone=True,
    )


def test_where_nothing_changes(city_docx: bytes):
    """Without comments, or with those that are there already, it is the same bytes."""
    assert anew(city_docx) is city_docx
    first = anew(city_docx, NEW, OLD)
    assert anew(first, OLD, NEW) is first
    assert anew(city_docx, NEW, OLD) == first


def test_the_same_words_elsewhere(city_docx: bytes):
    """A comment that says the same of another cell is another one; two of the same are two."""
    moved = Comment(NEW.text, OLD.origin)
    data = anew(anew(city_docx, NEW, NEW), moved)

    assert comments_in(data) == [(AUTHOR, "新", "121")]
    assert len(comments_in(anew(city_docx, NEW, NEW))) == 2


W14, W15 = (f"http://schemas.microsoft.com/office/word/{each}/wordml" for each in (2010, 2012))
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
MS = "http://schemas.microsoft.com/office"


def answered(city_docx: bytes) -> bytes:
    """Two comments of ours after Word: the first has an answer and is done, the second has an answer too."""
    data = anew(city_docx, NEW, OLD)
    for number, path in ((2, NEW.origin), (3, OLD.origin)):
        data = behind_cell(data, path, f'<w:r><w:commentReference w:id="{number}"/></w:r>')
    parts = parts_of(data)
    root = etree.fromstring(parts["word/comments.xml"])
    for number in (2, 3):
        root.extend(
            elements(
                f'<w:comment w:id="{number}" w:author="王芳"><w:p><w:r><w:t>已核实</w:t></w:r></w:p></w:comment>'
            )
        )
    for number, comment in enumerate(root):
        list(comment.iter(f"{{{W}}}p"))[-1].set(f"{{{W14}}}paraId", f"A{number}")
    parts["word/comments.xml"] = etree.tostring(root)
    parts["word/commentsExtended.xml"] = (
        f'<x:commentsEx xmlns:x="{W15}"><x:commentEx x:paraId="A0" x:done="1"/><x:commentEx x:paraId="A1" x:done="0"/>'
        '<x:commentEx x:paraId="A2" x:paraIdParent="A0"/><x:commentEx x:paraId="A3" x:paraIdParent="A1"/></x:commentsEx>'
    ).encode()
    ids = "".join(f'<x:commentId x:paraId="A{n}" x:durableId="D{n}"/>' for n in range(4))
    parts["word/commentsIds.xml"] = f'<x:commentsIds xmlns:x="{CID}">{ids}</x:commentsIds>'.encode()
    more = "".join(f'<x:commentExtensible x:durableId="D{n}"/>' for n in range(4))
    parts["word/commentsExtensible.xml"] = (
        f'<x:commentsExtensible xmlns:x="{CEX}">{more}</x:commentsExtensible>'
    ).encode()
    links = "".join(
        f'<Relationship Id="t{n}" Type="{MS}/{kind}/relationships/{name}" Target="{name}.xml"/>'
        for n, (kind, name) in enumerate(
            [
                ("2011", "commentsExtended"),
                ("2016/09", "commentsIds"),
                ("2018/08", "commentsExtensible"),
            ]
        )
    )
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", links.encode() + b"</Relationships>")
    return packed(parts)


def test_answers_stay(city_docx: bytes):
    """A comment that still holds keeps its answers and its mark; of one that goes, the answer is a comment of its own."""
    data = anew(answered(city_docx), NEW)
    parts = parts_of(data)
    extended, ids, extensible = (
        [dict(each.attrib) for each in etree.fromstring(parts[f"word/comments{name}.xml"])]
        for name in ("Extended", "Ids", "Extensible")
    )

    assert comments_in(data) == [
        (AUTHOR, "新", "3525"),
        ("王芳", "已核实", "3525"),
        ("王芳", "已核实", "121"),
    ]
    assert [[*each.values()] for each in extended] == [["A0", "1"], ["A2", "A0"], ["A3"]]
    assert [[*each.values()] for each in ids] == [["A0", "D0"], ["A2", "D2"], ["A3", "D3"]]
    assert [[*each.values()] for each in extensible] == [["D0"], ["D2"], ["D3"]]


def test_where_there_is_no_cell(city: Document, city_docx: bytes):
    """A comment without a cell stands at its heading, without a heading at the title; none is lost."""
    heading = "五、存在的主要问题及改进情况"
    data = anew(
        city_docx,
        Comment("甲"),
        Comment("乙", "/none", heading),
        Comment("丙", "/none", "没有这一节"),
    )

    assert comments_in(data) == [
        (AUTHOR, "甲", city.title),
        (AUTHOR, "丙", city.title),
        (AUTHOR, "乙", heading),
    ]
    assert texts_now(data, city) == texts_now(city_docx, city)
    empty = edited(
        city_docx, lambda body: [body.remove(p) for p in body.findall(f"{{{W}}}p")] and None
    )
    assert comments_in(anew(empty, Comment("甲"))) == [(AUTHOR, "甲", "")]


def test_in_odd_cells(city_docx: bytes):
    """Empty cells, cells of several paragraphs, in content controls and with tracked changes bear comments."""
    for markup in (
        "<w:p/>",
        "<w:p><w:pPr/><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r></w:p>",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>1</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        '<w:p><w:ins w:id="5" w:author="a"><w:r><w:t>3</w:t></w:r></w:ins></w:p>',
    ):
        before = in_cell(city_docx, NEW.origin, markup)
        data = anew(before, NEW)

        assert [each[:2] for each in comments_in(data)] == [(AUTHOR, "新")]
        assert parts_of(anew(data))["word/document.xml"] == parts_of(before)["word/document.xml"]


def test_styles_by_their_names(city: Document, city_docx: bytes):
    """The style of comments is found by its name, and a template that has none does without."""
    translated = with_part(
        city_docx, "word/styles.xml", lambda old: old.replace(b'"CommentText"', b'"a7"')
    )
    house = DocxRenderer(template=house_style()).render(city)

    assert b'<w:pStyle w:val="a7"/>' in parts_of(anew(translated, NEW))["word/comments.xml"]
    assert b"pStyle" not in parts_of(anew(house, NEW))["word/comments.xml"]


def test_other_parts_are_the_same_bytes(city_docx: bytes):
    """Only what bears comments or leads to them is written anew; order, names, and other parts stay."""
    other = with_part(city_docx, "word/media/image1.png", lambda _: b"\x89PNG" * 100)
    before, after = parts_of(other), parts_of(anew(other, NEW))
    differing = {each for each in after if after[each] != before.get(each)}

    assert list(after) == [*before, "word/comments.xml"]
    assert differing == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    again = parts_of(anew(anew(other, NEW), OLD))
    assert {each for each in again if again[each] != after[each]} == {
        "word/document.xml",
        "word/comments.xml",
    }


def test_it_is_valid(city: Document, city_docx: bytes, tmp_path: Path):
    """What comes out is as valid as what went in by the schemas of Office Open XML."""
    path = tmp_path / "a.docx"
    house = DocxRenderer(template=house_style()).render(city)
    for before in (city_docx, house, answered(city_docx)):
        path.write_bytes(before)
        known = {each.description for each in OpenXmlValidator().validate(path).errors}
        path.write_bytes(anew(before, NEW, Comment("甲")))
        found = {each.description for each in OpenXmlValidator().validate(path).errors}

        assert found <= known


def test_numbers_of_comments(city_docx: bytes):
    """Ids that are taken, or no numbers, do not matter."""
    odd = in_cell(
        city_docx,
        OLD.origin,
        '<w:p><w:commentRangeStart w:id="x"/><w:r><w:commentReference w:id="41"/></w:r></w:p>',
    )
    comments = parts_of(anew(odd, NEW))["word/comments.xml"]

    assert b'w:id="42"' in comments


def test_what_cannot_be(city_docx: bytes):
    """A character that XML cannot hold, and a file that is none of ours, are refused."""
    with pytest.raises(MissingGlyph):
        anew(city_docx, Comment("\x00", NEW.origin))
    with pytest.raises(NotOurDocument):
        anew(b"PK", NEW)
    assert comments_in(anew(typed(city_docx, NEW.origin, "7"), NEW)) == [(AUTHOR, "新", "7")]
