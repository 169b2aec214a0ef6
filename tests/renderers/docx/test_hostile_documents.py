"""Word documents of ours that others made to do harm: they are refused with what to do, or read at the cost of their size."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest
from lxml import etree

from disclosure_schema.limits import LIMITS, Limits
from renderers import Document
from renderers.docx import DocxRenderer
from renderers.docx.comments import commenting
from renderers.docx.comments.commenting import Comment, commented_anew, with_comments
from renderers.docx.errors import (
    ChangedTables,
    MissingStyles,
    NotOurDocument,
    UnreadableCells,
    UnusableTemplate,
)
from renderers.docx.reading import unwrapping
from renderers.docx.reading.cell_text import visible_text
from renderers.docx.reading.edited_cells import texts_of_cells
from renderers.docx.reading.opening import open_document
from renderers.docx.writing.package import COMMENTS_TYPE
from renderers.docx.xml import IN_W, R, W
from support.word.comments import comments_in
from support.word.editing import elements, in_cell, packed, parts_of, texts_now, typed, with_part
from support.word.house_style import house_style

MAIN, DATA, LINKS = "word/document.xml", "customXml/item1.xml", "word/_rels/document.xml.rels"
PATH = "/requests/received/total"


def related(data: bytes, kind: str, target: str) -> bytes:
    """A file whose text has a further relationship."""
    link = f'<Relationship Id="zz" Type="{R}/{kind}" Target="{target}"/></Relationships>'
    return with_part(data, LINKS, lambda old: old.replace(b"</Relationships>", link.encode()))


def in_body(data: bytes, markup: str) -> bytes:
    """A file with something more before its text."""
    return with_part(
        data, MAIN, lambda old: old.replace(b"<w:body>", b"<w:body>" + markup.encode(), 1)
    )


def in_data(data: bytes, markup: str) -> bytes:
    """A file with something more at the end of its data."""
    return with_part(data, DATA, lambda old: old.replace(b"</data>", f"{markup}</data>".encode()))


@pytest.mark.parametrize(
    "kind", ["comments", "commentsExtended", "commentsIds", "commentsExtensible", "styles"]
)
@pytest.mark.parametrize(
    "target",
    [
        "document.xml",
        "footer1.xml",
        "../[Content_Types].xml",
        "_rels/document.xml.rels",
        "../customXml/item1.xml",
        "/docProps/app.xml",
    ],
)
def test_a_part_of_another_kind(city_docx: bytes, kind: str, target: str):
    """A relationship that calls another part the comments does not get that part overwritten."""
    file = with_comments(open_document(city_docx), {PATH: "旧"}, author="甲")
    for data in (city_docx, file):
        with pytest.raises(NotOurDocument, match=f"is taken for its {kind}, and is none"):
            commented_anew(
                open_document(related(data, kind, target)),
                [Comment("新", PATH)],
                author="乙" if data is city_docx or kind in ("comments", "styles") else "甲",
            )


@pytest.mark.parametrize("target", ["document.xml", "_rels/document.xml.rels", "/word/styles.xml"])
def test_relationships_in_circles(city: Document, city_docx: bytes, target: str):
    """Custom data that lead to other parts, or back to the text, are none of ours."""
    assert texts_now(related(city_docx, "customXml", target), city) == texts_now(city_docx, city)


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (
            '<table key="" rows="1">' + "\n" * (LIMITS.xml_elements + 1) + "</table>",
            "250,000 cells",
        ),
        ('<table key="" rows="1">' + "\n" * 200_000 + "</table>", "tell of other cells"),
        ('<table key="x" rows="7">x</table>' * 300, "not as they were"),
        ('<table key="x" rows="7">x</table>' * 250_001, "250,000 elements"),
        ('<attachment name="report.json" mediaType="a/b"/>', "two files of one name"),
    ],
)
def test_data_that_tell_of_too_much(city: Document, city_docx: bytes, markup: str, said: str):
    """The data part has a line for each cell, so it cannot have more lines than the text has room for cells."""
    data = in_data(city_docx, markup)
    with pytest.raises((NotOurDocument, ChangedTables), match=said) as caught:
        texts_now(data, city)

    assert str(caught.value).count("was expected") <= LIMITS.faults_reported


def test_a_text_of_megabytes(city: Document, city_docx: bytes):
    """A cell may hold as many characters as any text of a report; a label of megabytes is no spelling of a label."""
    opened = open_document(typed(city_docx, PATH, "9" * 21), limits=Limits(text_characters=20))
    with pytest.raises(UnreadableCells, match=f"{PATH}: a text of more than 20 characters"):
        texts_of_cells(opened, city)
    # One of these characters stands for eighteen.
    label = ("\ufdfa" * 10**6).encode()
    data = with_part(
        city_docx, MAIN, lambda old: old.replace("自然人".encode(), "自然人".encode() + label)
    )
    with pytest.raises(ChangedTables, match="the label “自然人” was expected") as caught:
        texts_now(data, city)
    assert len(str(caught.value)) < 1000


def test_wrappers_in_wrappers(monkeypatch: pytest.MonkeyPatch):
    """Each element is looked at once, however deep it stands, and no limit of recursion is met."""
    depth, count = 200, 50
    run = "<w:r><w:t>1</w:t></w:r>"
    (paragraph,) = elements(f"<w:p>{'<w:ins>' * depth}{run * count}{'</w:ins>' * depth}</w:p>")
    cell = elements("<w:tc/>")[0]
    cell.append(paragraph)
    looked: list[str] = []

    class Wrappers(frozenset[str]):
        def __contains__(self, name: object) -> bool:
            looked.append(str(name))
            return super().__contains__(name)

    found = list(unwrapping.unwrapped(paragraph, Wrappers([f"{IN_W}ins"])))

    assert visible_text(cell).text == "1" * count
    assert len(found) == count
    assert len(looked) == depth + count


def test_fields_and_readings_in_each_other(city: Document, city_docx: bytes):
    """Fields that never end, and readings above readings above readings, make a cell unreadable."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separated = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    text = "<w:r><w:t>7</w:t></w:r>"
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for markup, expected in (
        (f"{begun * 900}{ended * 899}{text}", "a field without an end"),
        (f"{(begun + separated) * 900}{text}", None),
        (f"{begun * 9}{separated}{text}{ended * 9}", ""),
        (
            "<w:r><w:ruby><w:rubyBase>" * 50 + text + "</w:rubyBase></w:ruby></w:r>" * 50,
            "a reading within a reading",
        ),
        (f"<w:r><w:ruby><w:rubyBase>{text}</w:rubyBase></w:ruby></w:r>", None),
    ):
        data = in_cell(city_docx, PATH, f"<w:p>{markup}</w:p>")
        if expected:
            with pytest.raises(UnreadableCells, match=expected):
                texts_now(data, city)
        else:
            assert texts_now(data, city)[PATH] == ("7" if expected is None else "")


def with_ours(data: bytes, count: int) -> bytes:
    """A file with many comments by one author, all of whose marks stand in one run with many properties."""
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="甲"><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:comment>'
        for n in range(count)
    )
    marks = "".join(f'<w:commentReference w:id="{n}"/>' for n in range(count))
    file = in_body(related(data, "comments", "comments.xml"), f"<w:p><w:r>{marks}</w:r></w:p>")
    file = with_part(
        file,
        "[Content_Types].xml",
        lambda old: old.replace(
            b"</Types>",
            f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS_TYPE}"/></Types>'.encode(),
        ),
    )
    part = f'<w:comments xmlns:w="{W}">{comments}</w:comments>'
    return with_part(file, "word/comments.xml", lambda _: part.encode())


def test_comments_by_the_thousand(city_docx: bytes):
    """Thousands of comments go at once, and what stays is known without comparing each with each."""
    compared = 0

    class Text(str):
        """A text that counts how often it is compared."""

        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, str(other))

    file = with_ours(city_docx, 5000)
    added = [Comment(Text(f"新 {n}"), PATH) for n in range(200)]
    done = commented_anew(open_document(file), added, author="甲")

    assert [text for _, text, _ in comments_in(done)] == [str(each.text) for each in added]
    assert parts_of(done)[MAIN].count(b"commentReference") == 200
    assert compared < 5000


def test_the_text_is_searched_once_for_headings(city_docx: bytes, monkeypatch: pytest.MonkeyPatch):
    """However many comments stand at headings or at the title."""
    read: list[etree._Element] = []
    text_of = commenting.text_of_paragraph

    def reading(paragraph: etree._Element) -> str:
        read.append(paragraph)
        return text_of(paragraph)

    monkeypatch.setattr(commenting, "text_of_paragraph", reading)
    headings = ["", "一、总体情况", "九、没有"]
    comments = [Comment(f"{n}", "/none", headings[n % 3]) for n in range(300)]
    commented_anew(open_document(city_docx), comments, author="甲")

    assert len(read) == len(set(read))


def template_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A template with another content in one part."""
    return with_part(house_style(), name, change)


STYLES = "word/styles.xml"


def chain(count: int) -> bytes:
    """A template whose parts lead one to the next."""
    parts = parts_of(house_style())
    for number in range(count):
        link = f'<Relationship Id="a" Type="{R}/image" Target="{number + 1}.bin"/>'
        head = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        )
        parts[f"word/{number}.bin"] = b""
        parts[f"word/_rels/{number}.bin.rels"] = f"{head}{link}</Relationships>".encode()
    return packed(parts)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (b"", "no Word document"),
        (
            template_part(STYLES, lambda old: old.replace(b"?>", b"?><!DOCTYPE a>", 1)),
            "document type",
        ),
        (template_part(MAIN, lambda _: b"<a>" * 999), "256 levels"),
        (template_part(MAIN, lambda _: b"<a/>" * 250_001), "250,000 elements"),
        (packed({**parts_of(house_style()), "a.png": bytes(65 * 2**20)}), "64 MiB"),
        (packed({**parts_of(house_style()), **{f"{n}": b"" for n in range(1000)}}), "1000 parts"),
        (chain(300), "lead to each other"),
        (related(house_style(), "image", "styles.xml"), ""),
    ],
)
def test_templates(template: bytes, said: str, city: Document):
    """A template is looked at within the same limits, before a library unpacks and follows all of it."""
    if not said:
        assert DocxRenderer(template=template).render(city)
        return
    with pytest.raises(UnusableTemplate, match=said):
        DocxRenderer(template=template)


@pytest.mark.parametrize("name", [MAIN, STYLES, "_rels/.rels", "[Content_Types].xml"])
def test_torn_templates(name: str):
    """Tags that are lost, doubled or exchanged end in an error about the template, whatever the library raises."""
    random = Random(name)
    whole = re.split(rb"(<[^>]+>|\"[^\"]*\")", parts_of(house_style())[name])
    for _ in range(15):
        pieces = list(whole)
        for _ in range(random.choice((1, 2, 6))):
            place = random.randrange(len(pieces))
            pieces[place] = random.choice((b"", pieces[place] * 2, random.choice(whole), b'"-1"'))
        torn = with_part(house_style(), name, lambda _, p=pieces: b"".join(p))
        try:
            DocxRenderer(template=torn)
        except (UnusableTemplate, MissingStyles):
            continue


def test_main_part_that_is_no_part_of_word():
    """A package whose main part has another kind of root is no template, whatever it says of itself."""
    with pytest.raises(UnusableTemplate):
        DocxRenderer(template=template_part(MAIN, lambda _: b"<html/>"))
