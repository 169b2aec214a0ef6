"""How a report was published: what stands in the box beside it on a government's site. All of it optional."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from attrs import field, frozen
from attrs.validators import optional

from disclosure_schema.described import Described
from disclosure_schema.kinds import ADDRESS, WORDING, Address, Kind, Wording, tuple_of_kind
from disclosure_schema.model.agency import DAY

_DIGEST = re.compile("[0-9a-f]{64}")

DIGEST = Kind(
    "64 hexadecimal digits in lower case",
    lambda value: isinstance(value, str) and _DIGEST.fullmatch(value) is not None,
)
REVISION = Kind(
    "a whole number from 1", lambda value: type(value) is int and 1 <= value <= 1_000_000
)


@frozen(kw_only=True, repr=False)
class Publication(Described):
    """Publication metadata, as published."""

    #: 索引号
    index_number: Wording | None = field(default=None, validator=optional(WORDING))
    #: 文号, usually empty for a report.
    document_number: Wording | None = field(default=None, validator=optional(WORDING))
    #: 标题, as the site gives it.
    title: Wording | None = field(default=None, validator=optional(WORDING))
    #: 发布机构
    publisher: Wording | None = field(default=None, validator=optional(WORDING))
    #: 信息分类
    classification: Wording | None = field(default=None, validator=optional(WORDING))
    #: 关键词
    keywords: tuple[Wording, ...] = field(default=(), validator=tuple_of_kind(WORDING))
    #: 内容概述
    summary: Wording | None = field(default=None, validator=optional(WORDING))
    #: 成文日期
    written: datetime.date | None = field(default=None, validator=optional(DAY))
    #: 发布日期
    published: datetime.date | None = field(default=None, validator=optional(DAY))
    #: 有效性
    validity: Wording | None = field(default=None, validator=optional(WORDING))
    #: 公开方式
    manner: Wording | None = field(default=None, validator=optional(WORDING))
    #: 来源
    source: Wording | None = field(default=None, validator=optional(WORDING))
    #: Where it was found, and on which day.
    url: Address | None = field(default=None, validator=optional(ADDRESS))
    retrieved: datetime.date | None = field(default=None, validator=optional(DAY))
    #: SHA-256 of the published file.
    sha256: Annotated[str, DIGEST] | None = field(default=None, validator=optional(DIGEST))
    #: Counted from 1; a corrected report is published again with the next number.
    revision: Annotated[int, REVISION] | None = field(default=None, validator=optional(REVISION))
    #: The address of the publication that this one takes the place of.
    replaces: Address | None = field(default=None, validator=optional(ADDRESS))
    #: 更正说明: what was corrected, and why.
    correction: Wording | None = field(default=None, validator=optional(WORDING))
