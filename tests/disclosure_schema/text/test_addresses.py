"""What a link may lead to."""

from __future__ import annotations

import re

import pytest

from disclosure_schema.text.addresses import ADDRESS, is_absolute, is_address

ABSOLUTE = (
    "http://a.cn", "HTTPS://例子.中国/", "https://a.cn:8080/x?y=z:1#t", "http://[::1]/", "ftp://a", "mailto:a@b.cn",
    "TEL:+86-0909-555",
)  # fmt: skip

RELATIVE = (
    "/", "/a/b:c", "./a", "../a.html", "a.html", "年报/2024.html", "?a=b:c", "#", "#a", "CON", "/a//b",
)  # fmt: skip

REFUSED = (
    "", " ", "//host/share", "///host", "\\\\host\\share", "/\\host", "//", "javascript:alert(1)", "JavaScript:x",
    "java\tscript:x", "java\nscript:x", "\x01javascript:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
    "C:/x", "C:\\x", "internal:x", "a:b", ":", "http:", "http:a.cn", "http://", "http:///a", "http://a b", "mailto:",
    "http://a\"b", "http://a<b", "urn:x", "年报:x", "ms-word:ofe|u|http://a",
)  # fmt: skip


@pytest.mark.parametrize("address", ABSOLUTE)
def test_absolute(address: str):
    """The web, mail and telephone lead to the same place wherever a link stands."""
    assert is_address(address)
    assert is_absolute(address)


@pytest.mark.parametrize("address", RELATIVE)
def test_relative(address: str):
    """A relative address may be kept, and is known as one: `CON` is a device where Windows resolves it."""
    assert is_address(address)
    assert not is_absolute(address)


@pytest.mark.parametrize("address", REFUSED)
def test_refused(address: str):
    """Refused is what runs code, opens files, or signs in at another computer."""
    assert not is_address(address)
    assert not is_absolute(address)


@pytest.mark.parametrize("address", [*ABSOLUTE, *RELATIVE, *REFUSED])
def test_expression(address: str):
    """The expression for JSON Schema says the same."""
    assert (re.search(ADDRESS, address) is not None) == is_address(address)
