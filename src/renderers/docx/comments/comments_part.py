"""The part of a Word document that holds its comments, and the parts that say which comment answers which."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from disclosure_schema.opc.names import CONTENT_TYPES, OVERRIDE, RELATIONSHIP, relationships_of
from disclosure_schema.opc.package import Package
from renderers.docx.reading.cell_text import visible_text
from renderers.docx.writing.markup import NO_INDENT, size
from renderers.docx.writing.package import COMMENTS_TYPE
from renderers.docx.xml import IN_W, R, W, escaped, quoted, whole_number

# The parts that say which comment answers which, and which are done: the kind of relationship that leads to each, and
# its root. They have other ids for comments, and each of them knows the ids of the one before.
_MICROSOFT: Final = "http://schemas.microsoft.com/office/word"
_THREADS: Final = {
    "commentsExtended": f"{{{_MICROSOFT}/2012/wordml}}commentsEx",
    "commentsIds": f"{{{_MICROSOFT}/2016/wordml/cid}}commentsIds",
    "commentsExtensible": f"{{{_MICROSOFT}/2018/wordml/cex}}commentsExtensible",
}

# In points. LibreOffice ignores the style of comments, and would set them as large as the text.
_SIZE: Final = 9
# For documents without a style for comments: the text of an office may have an indent, which a comment must not.
_PLAIN: Final = f'{NO_INDENT}<w:jc w:val="left"/>'


class CommentsPart:
    """The comments of a document, in a copy that can be changed. `changed` gives the parts that differ.

    Raises `UnreadablePackage` if a part about comments is torn, or is of another kind.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._changed: dict[str, etree._Element] = {}
        found = package.related_as(package.main, "comments", f"{IN_W}comments")
        self._is_new = not found
        self._name = found[0] if found else self._free_name()
        self._root = (
            package.copy(self._name)
            if found
            else etree.fromstring(f'<w:comments xmlns:w="{W}" xmlns:r="{R}"/>')
        )
        self._next = 0
        styles = dict(self._styles())
        self._text_style = styles.get("annotation text")
        #: The style of the sign that stands at a comment, if the document has it.
        self.reference_style = styles.get("annotation reference")

    def made_by(self, author: str) -> Iterator[tuple[str, str]]:
        """The comments of an author: the id of each, and what it says."""
        for each in self._comments():
            if each.get(f"{IN_W}author") == author:
                yield each.get(f"{IN_W}id", ""), visible_text(each).text

    def number_from(self, least: int) -> None:
        """Number new comments from `least`, or from the first id above those of all comments."""
        taken = (whole_number(each.get(f"{IN_W}id", "")) for each in self._comments())
        self._next = max([least, *(each + 1 for each in taken)])

    def add(self, text: str, author: str, initials: str) -> str:
        """Add a comment, each line a paragraph, and return its id. Raises `MissingGlyph`."""
        identifier = str(self._next)
        self._next += 1
        lines = "".join(
            self._paragraph(line, is_first=not number)
            for number, line in enumerate(text.split("\n"))
        )
        comment = etree.fromstring(
            f'<w:comment xmlns:w="{W}" w:id="{identifier}" w:author={quoted(author)} '
            f"w:initials={quoted(initials)}>{lines}</w:comment>"
        )
        self._root.append(comment)
        self._changed[self._name] = self._root
        return identifier

    def remove(self, identifiers: Collection[str]) -> None:
        """Remove comments; an answer to one of them stays, as a comment of its own."""
        going = [each for each in self._comments() if each.get(f"{IN_W}id") in identifiers]
        keys = {
            value
            for comment in going
            for paragraph in comment.iter(f"{IN_W}p")
            for name, value in _named(paragraph)
            if name == "paraId"
        }
        for comment in going:
            self._root.remove(comment)
            self._changed[self._name] = self._root
        self._forget(keys)

    def changed(self) -> dict[str, etree._Element]:
        """The parts that differ, by their names. If there were no comments before, those that lead to the new part are among them."""
        if not self._is_new or not self._changed:
            return self._changed
        links, types = relationships_of(self._package.main), CONTENT_TYPES
        related, typed = self._package.copy(links), self._package.copy(types)
        taken = {each.get("Id") for each in related}
        identifier = next(
            name
            for number in range(len(taken) + 1)
            if (name := f"rIdComments{number}") not in taken
        )
        target = posixpath.relpath(self._name, posixpath.dirname(self._package.main) or ".")
        attributes = {"Id": identifier, "Type": f"{R}/comments", "Target": target}
        etree.SubElement(related, RELATIONSHIP, attributes)
        attributes = {"PartName": f"/{self._name}", "ContentType": COMMENTS_TYPE}
        etree.SubElement(typed, OVERRIDE, attributes)
        return {**self._changed, links: related, types: typed}

    def _comments(self) -> list[etree._Element]:
        return list(self._root.iterchildren(f"{IN_W}comment"))

    def _free_name(self) -> str:
        taken = {each.lower() for each in self._package.names()}
        folder = posixpath.dirname(self._package.main)
        names = (
            posixpath.join(folder, f"comments{each or ''}.xml") for each in range(len(taken) + 1)
        )
        return next(each for each in names if each.lower() not in taken)

    def _styles(self) -> Iterator[tuple[str, str]]:
        """The name of each style, and its id. Names are the same whatever the language of Word, and ids are not."""
        for part in self._package.related_as(self._package.main, "styles", f"{IN_W}styles"):
            for style in self._package.xml(part).iterchildren(f"{IN_W}style"):
                name = style.find(f"{IN_W}name")
                if name is not None:
                    yield name.get(f"{IN_W}val", "").lower(), style.get(f"{IN_W}styleId", "")

    def _paragraph(self, line: str, *, is_first: bool) -> str:
        style = f"<w:pStyle w:val={quoted(self._text_style)}/>" if self._text_style else _PLAIN
        sign = ""
        if is_first:
            style_of_sign = (
                f"<w:rStyle w:val={quoted(self.reference_style)}/>" if self.reference_style else ""
            )
            sign = f"<w:r><w:rPr>{style_of_sign}</w:rPr><w:annotationRef/></w:r>"
        text = f'<w:r><w:rPr>{size(_SIZE)}</w:rPr><w:t xml:space="preserve">{escaped(line)}</w:t></w:r>'
        return f"<w:p><w:pPr>{style}</w:pPr>{sign}{text}</w:p>"

    def _forget(self, keys: set[str]) -> None:
        """Remove what other parts say of the removed comments, which they know by the keys of their paragraphs."""
        for kind, tag in _THREADS.items():
            for name in self._package.related_as(self._package.main, kind, tag):
                root = self._package.copy(name)
                for each in list(root):
                    named = dict(_named(each))
                    if keys & {named.get("paraId"), named.get("durableId")}:
                        # The last of these parts knows comments by the ids that the one before gives them.
                        keys.add(named.get("durableId", ""))
                        root.remove(each)
                        self._changed[name] = root
                    elif named.get("paraIdParent") in keys:
                        parent = next(key for key in each.attrib if _local(key) == "paraIdParent")
                        del each.attrib[parent]
                        self._changed[name] = root


def _named(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element, by their names without namespaces."""
    return ((_local(key), str(value)) for key, value in element.attrib.items())


def _local(key: object) -> str:
    return str(key).rpartition("}")[2]
