"""What an address may be."""

from __future__ import annotations

import pytest

from disclosure_schema.text.addresses import is_address, is_web_or_mail

SITE = ("http://a.cn/", "HTTPS://例子.中国/a?b=c:d#e", "ftp://a", "mailto:a@b.cn", "MailTo:a@b.cn")
OF_A_PAGE = (
    "tel:0909-555",
    "/a",
    "../b.html",
    "a:b/"[2:],
    "../a:b",
    "?a=b:c",
    "#c",
    "年报/2024.html",
    "/con2/consul",
)
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
        "//host/share",
        "///host",
        "\\\\host\\share",
        "/\\host",
        "\\/host",
        "/\t/host",
        "/\n/host",
        " //host",
    ),
    *("C:/x", "c:x", "C:\\x", "internal:'a'!A1", "external:x", "http:a", "https:/a"),
    *("CON", "con.html", "a/nul", "/AUX/b", "com1?x", "LPT9#x", "prn ", "CONIN$"),
    *("", " ", "http://a\n", "http://a\\b", "http://a\x85"),
)


@pytest.mark.parametrize("text", SITE)
def test_the_web_and_mail(text: str):
    """The web, file transfer and mail are led to from every file."""
    assert is_address(text)
    assert is_web_or_mail(text)


@pytest.mark.parametrize("text", OF_A_PAGE)
def test_addresses_that_need_a_page(text: str):
    """A relative address and a telephone number are addresses, and not for files that are opened elsewhere."""
    assert is_address(text)
    assert not is_web_or_mail(text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_address(text: str):
    """What runs code, opens a file, a device or a part of a workbook, or leads to a host without saying how, is none."""
    assert not is_address(text)
    assert not is_web_or_mail(text)
