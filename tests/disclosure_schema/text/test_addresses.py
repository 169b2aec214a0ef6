"""What a link may lead to."""

from __future__ import annotations

import pytest

from disclosure_schema.kinds import ADDRESS
from disclosure_schema.text.addresses import is_absolute, is_address

ABSOLUTE = (
    "http://a.cn/",
    "HTTPS://例子.中国/a?b=c:d#e",
    "ftp://a",
    "mailto:a@b.cn",
    "MailTo:a@b.cn",
    "tel:0909",
)
RELATIVE = ("/a", "../b.html", "../a:b", "?a=b:c", "#c", "年报/2024.html", "CON", "a.exe")
NONE = (
    *(
        "javascript:alert(1)",
        "JavaScript:x",
        "java\tscript:x",
        "\x01javascript:x",
        "\u200bjavascript:x",
    ),
    *(
        "vbscript:x",
        "data:text/html,x",
        "blob:x",
        "file:///etc/passwd",
        "ms-word:ofe|u|x",
        "smb://h/s",
    ),
    *(
        "//host",
        "///host",
        "\\\\host\\share",
        "/\\host",
        "\\/host",
        "/\t/host",
        "/\n/host",
        "/ /host",
        " //host",
    ),
    *(
        "C:/x",
        "c:x",
        "C:\\x",
        "internal:'a'!A1",
        "external:x",
        "http:a",
        "https:/a",
        "java script:x",
    ),
    *("", " ", "http://a\n", "http://a\\b"),
)


@pytest.mark.parametrize("text", ABSOLUTE)
def test_the_web_mail_and_telephone(text: str):
    """A link may lead to the web, to mail and to a telephone from every file."""
    assert is_address(text)
    assert is_absolute(text)
    assert ADDRESS.fits(text)


@pytest.mark.parametrize("text", RELATIVE)
def test_relative_ones(text: str):
    """A relative address is one, and not absolute: `CON` and `a.exe` are names of pages on a site."""
    assert is_address(text)
    assert not is_absolute(text)
    assert ADDRESS.fits(text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_address(text: str):
    """What runs code, opens a file or a part of a workbook, or leads to a host without saying how, is none."""
    assert not is_address(text)
    assert not is_absolute(text)
    assert not ADDRESS.fits(text)


@pytest.mark.parametrize("text", ["http://a.cn/a b", 'http://a.cn/<x>"y"', "a b|c^`{}.html"])
def test_what_has_to_be_quoted(text: str):
    """A program may write spaces and quotes into an address, which formats quote; a report may not."""
    assert is_address(text)
    assert not ADDRESS.fits(text)
