"""The rules as data: code, severity, title, message, and the clause that each rests on.

A code is for ever: it is never given to another rule. Titles and messages stand in `wording`.
"""

from __future__ import annotations

from typing import Final

from disclosure_schema.frozen import frozen
from disclosure_schema.rules.severity import Severity
from disclosure_schema.rules.texts import Texts
from disclosure_schema.rules.wording import MESSAGES, TITLES


@frozen(kw_only=True)
class Rule:
    """A rule: what produces findings with its code."""

    code: str
    severity: Severity
    title: Texts
    #: The template of the messages of its findings.
    message: Texts
    #: What it rests on: the note on the form, an article, a notice.
    clause: Texts
    #: The relation between cells as a formula, for programs that implement it.
    formula: str


_FORM: Final = "国办公开办函〔2021〕30号"
_FORMS: Final = "国办公开办函〔2019〕60号、〔2021〕30号"
_CORNER: Final = Texts(
    f"{_FORMS}格式表三角注：第一项加第二项之和，等于第三项加第四项之和",
    f"the note in the corner of table 三 of the form ({_FORMS}): items one and two together equal items three and four together",
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        code="T3-ROW",
        severity=Severity.ERROR,
        title=TITLES["T3-ROW"],
        message=MESSAGES["T3-ROW"],
        clause=Texts(
            f"{_FORMS}格式表三“总计”列", f"the column 总计 of table 三 of the form ({_FORMS})"
        ),
        formula="natural_person + commercial + research + public_interest + legal_services + other = total",
    ),
    Rule(
        code="T3-SUM",
        severity=Severity.ERROR,
        title=TITLES["T3-SUM"],
        message=MESSAGES["T3-SUM"],
        clause=Texts(
            f"{_FORMS}格式表三“（七）总计”行",
            f"the line （七）总计 of table 三 of the form ({_FORMS})",
        ),
        formula="in every column: the sum of all lines of 三、本年度办理结果 but the last = outcomes.total",
    ),
    Rule(
        code="T3-BAL",
        severity=Severity.ERROR,
        title=TITLES["T3-BAL"],
        message=MESSAGES["T3-BAL"],
        clause=_CORNER,
        formula="in every column: received + carried_in = outcomes.total + carried_forward",
    ),
    Rule(
        code="T4-SUM",
        severity=Severity.ERROR,
        title=TITLES["T4-SUM"],
        message=MESSAGES["T4-SUM"],
        clause=Texts(
            f"{_FORMS}格式表四“总计”列", f"the columns 总计 of table 四 of the form ({_FORMS})"
        ),
        formula="upheld + corrected + other + pending = total",
    ),
    Rule(
        code="T2-2019",
        severity=Severity.WARNING,
        title=TITLES["T2-2019"],
        message=MESSAGES["T2-2019"],
        clause=Texts(
            "国办公开办函〔2019〕60号格式表二",
            "table 二 of the form of 2019 (国办公开办函〔2019〕60号)",
        ),
        formula="disclosed ≤ disclosed_to_date",
    ),
    Rule(
        code="NEGATIVE",
        severity=Severity.ERROR,
        title=TITLES["NEGATIVE"],
        message=MESSAGES["NEGATIVE"],
        clause=Texts("《政府信息公开条例》第五十条", "article 50 of the 政府信息公开条例"),
        formula="value ≥ 0, but for 本年增/减 of the form of 2019",
    ),
    Rule(
        code="T2-UNIT",
        severity=Severity.WARNING,
        title=TITLES["T2-UNIT"],
        message=MESSAGES["T2-UNIT"],
        clause=Texts(
            f"{_FORM}格式表二“本年收费金额（单位：万元）”",
            f"本年收费金额（单位：万元） in table 二 of the form ({_FORM})",
        ),
        formula="fees < 10000000, and no 元 behind the number",
    ),
)

_BY_CODE: Final = {each.code: each for each in RULES}


def rule_of(code: str) -> Rule:
    """The rule with a code. Raises KeyError."""
    return _BY_CODE[code]
