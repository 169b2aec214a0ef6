"""How a report was published: what stands in the box beside it on a government's site. All of it optional."""

from __future__ import annotations

import re
from typing import Annotated

from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import Address, Day, Kind, Wording
from disclosure_schema.limits import LARGEST_REVISION

_DIGEST = re.compile("[0-9a-f]{64}")

DIGEST = Kind(
    "64 hexadecimal digits in lower case",
    lambda value: isinstance(value, str) and _DIGEST.fullmatch(value) is not None,
)
REVISION = Kind(
    "a whole number from 1", lambda value: type(value) is int and 1 <= value <= LARGEST_REVISION
)


@frozen(kw_only=True)
class Publication:
    """Publication metadata, as published."""

    #: 索引号
    index_number: Wording | None = None
    #: 文号, usually empty for a report.
    document_number: Wording | None = None
    #: 标题, as the site gives it.
    title: Wording | None = None
    #: 发布机构
    publisher: Wording | None = None
    #: 信息分类
    classification: Wording | None = None
    #: 关键词
    keywords: tuple[Wording, ...] = ()
    #: 内容概述
    summary: Wording | None = None
    #: 成文日期
    written: Day | None = None
    #: 发布日期
    published: Day | None = None
    #: 有效性
    validity: Wording | None = None
    #: 公开方式
    manner: Wording | None = None
    #: 来源
    source: Wording | None = None
    #: Where it was found, and on which day.
    url: Address | None = None
    retrieved: Day | None = None
    #: SHA-256 of the published file.
    sha256: Annotated[str, DIGEST] | None = None
    #: Counted from 1; a corrected report is published again with the next number.
    revision: Annotated[int, REVISION] | None = None
    #: The address of the publication that this one takes the place of.
    replaces: Address | None = None
    #: 更正说明: what was corrected, and why.
    correction: Wording | None = None
