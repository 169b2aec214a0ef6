"""The form in force since report year 2021."""

from __future__ import annotations

from typing import Final

from disclosure_schema.editions.edition import Edition
from disclosure_schema.form.headings import group, leaf
from disclosure_schema.form.tables import Band, Bands, Grid
from disclosure_schema.rows.proactive import Proactive2021
from disclosure_schema.rows.requests import OtherwiseHandled

SECTIONS: Final = (
    leaf("overview", "一、总体情况", clause="条例第五十条"),
    leaf("proactive", "二、主动公开政府信息情况", clause="条例第五十条第（一）项"),
    leaf("requests", "三、收到和处理政府信息公开申请情况", clause="条例第五十条第（二）项"),
    leaf("disputes", "四、政府信息公开行政复议、行政诉讼情况", clause="条例第五十条第（三）项"),
    leaf("problems", "五、存在的主要问题及改进情况", clause="条例第五十条第（四）项"),
    leaf("other_matters", "六、其他需要报告的事项", clause="条例第五十条第（五）项"),
)

PROACTIVE: Final = Bands(
    root="/proactive",
    bands=(
        Band(
            caption="第二十条第（一）项",
            corner="信息内容",
            columns=(
                leaf("issued", "本年制发件数"),
                leaf("repealed", "本年废止件数"),
                leaf("in_force", "现行有效件数"),
            ),
            rows=(
                leaf("rules", "规章", clause="条例第二十条第（一）项"),
                leaf("normative_documents", "行政规范性文件", clause="条例第二十条第（一）项"),
            ),
        ),
        Band(
            caption="第二十条第（五）项",
            corner="信息内容",
            columns=(leaf("", "本年处理决定数量"),),
            rows=(leaf("licensing", "行政许可", clause="条例第二十条第（五）项"),),
        ),
        Band(
            caption="第二十条第（六）项",
            corner="信息内容",
            columns=(leaf("", "本年处理决定数量"),),
            rows=(
                leaf("penalties", "行政处罚", clause="条例第二十条第（六）项"),
                leaf("compulsion", "行政强制", clause="条例第二十条第（六）项"),
            ),
        ),
        Band(
            caption="第二十条第（八）项",
            corner="信息内容",
            columns=(leaf("", "本年收费金额（单位：万元）"),),
            rows=(leaf("fees", "行政事业性收费", clause="条例第二十条第（八）项"),),
        ),
    ),
)

REQUESTS: Final = Grid(
    root="/requests",
    corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    columns=(
        group(
            "申请人情况",
            leaf("natural_person", "自然人"),
            group(
                "法人或其他组织",
                leaf("commercial", "商业企业"),
                leaf("research", "科研机构"),
                leaf("public_interest", "社会公益组织"),
                leaf("legal_services", "法律服务机构"),
                leaf("other", "其他"),
            ),
            leaf("total", "总计"),
        ),
    ),
    rows=(
        leaf("received", "一、本年新收政府信息公开申请数量", clause="条例第二十九条、第三十一条"),
        leaf("carried_in", "二、上年结转政府信息公开申请数量"),
        group(
            "三、本年度办理结果",
            leaf("granted", "（一）予以公开", clause="条例第三十六条第（一）项、第（二）项"),
            leaf(
                "partly_granted",
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                clause="条例第三十七条",
            ),
            group(
                "（三）不予公开",
                leaf("state_secret", "1.属于国家秘密", clause="条例第十四条"),
                leaf("prohibited_by_law", "2.其他法律行政法规禁止公开", clause="条例第十四条"),
                leaf("security_and_stability", "3.危及“三安全一稳定”", clause="条例第十四条"),
                leaf(
                    "third_party_rights", "4.保护第三方合法权益", clause="条例第十五条、第三十二条"
                ),
                leaf("internal_affairs", "5.属于三类内部事务信息", clause="条例第十六条第一款"),
                leaf("deliberative_process", "6.属于四类过程性信息", clause="条例第十六条第二款"),
                leaf("enforcement_file", "7.属于行政执法案卷", clause="条例第十六条第二款"),
                leaf(
                    "administrative_query", "8.属于行政查询事项", clause="条例第三十六条第（七）项"
                ),
                key="refused",
                clause="条例第三十六条第（三）项",
            ),
            group(
                "（四）无法提供",
                leaf(
                    "not_held",
                    "1.本机关不掌握相关政府信息",
                    clause="条例第十条、第三十六条第（四）项、第（五）项",
                ),
                leaf("must_be_created", "2.没有现成信息需要另行制作", clause="条例第三十八条"),
                leaf("still_unclear", "3.补正后申请内容仍不明确", clause="条例第三十条"),
                key="unavailable",
                clause="条例第三十六条",
            ),
            group(
                "（五）不予处理",
                leaf("petition", "1.信访举报投诉类申请", clause="条例第三十九条第一款"),
                leaf("repeated", "2.重复申请", clause="条例第三十六条第（六）项"),
                leaf("published_work", "3.要求提供公开出版物", clause="条例第三十九条第二款"),
                leaf("vexatious", "4.无正当理由大量反复申请", clause="条例第三十五条"),
                leaf("reissue", "5.要求行政机关确认或重新出具已获取信息"),
                key="not_processed",
                clause="条例第三十五条、第三十六条、第三十九条",
            ),
            group(
                "（六）其他处理",
                leaf(
                    "not_clarified",
                    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                    clause="条例第三十条",
                ),
                leaf(
                    "fee_unpaid",
                    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                    clause="条例第四十二条",
                ),
                leaf("other", "3.其他"),
                key="otherwise_handled",
            ),
            leaf("total", "（七）总计"),
            key="outcomes",
            clause="条例第三十六条",
        ),
        leaf("carried_forward", "四、结转下年度继续办理", clause="条例第三十三条"),
    ),
    stub=(0.85, 1.35, 4.2),
)

_RESULTS: Final = (
    leaf("upheld", "结果维持"),
    leaf("corrected", "结果纠正"),
    leaf("other", "其他结果"),
    leaf("pending", "尚未审结"),
    leaf("total", "总计"),
)

DISPUTES: Final = Grid(
    root="",
    columns=(
        group("行政复议", *_RESULTS, key="reconsideration", clause="条例第五十一条"),
        group(
            "行政诉讼",
            group("未经复议直接起诉", *_RESULTS, key="direct"),
            group("复议后起诉", *_RESULTS, key="after_reconsideration"),
            key="litigation",
            clause="条例第五十一条",
        ),
    ),
)

E2021: Final = Edition(
    id="2021",
    source="国办公开办函〔2021〕30号《中华人民共和国政府信息公开工作年度报告格式》",
    first_year=2021,
    last_year=None,
    title="{agency}{year}年政府信息公开工作年度报告",
    sections=SECTIONS,
    proactive=PROACTIVE,
    requests=REQUESTS,
    disputes=DISPUTES,
    proactive_class=Proactive2021,
    otherwise_handled_class=OtherwiseHandled,
)
