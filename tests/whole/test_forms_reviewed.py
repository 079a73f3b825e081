"""Whole forms of several layouts through reading, recognition and all checks: what is right stays
silent, one slip is named.
"""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Finding, Severity
from jixiao.reading import read_bytes

NATIONAL = """项目支出绩效自评表

（2024年度）

金额单位：万元

项目名称\t医保经办能力提升\t\t\t\t\t\t
主管部门\t某市医保局\t\t\t\t实施单位\t市医保中心\t
项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t120.00\t110.00\t98.7\t10\t89.73%\t8.97
\t其中：财政拨款\t120.00\t110.00\t98.7\t-\t89.73%\t-
\t上年结转\t0.00\t0.00\t0\t-\t-\t-
\t其他资金\t0.00\t0.00\t0\t-\t-\t-
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t成本指标（20分）\t经济成本指标\t信息系统维护费\t≤50万元\t46.2万元\t10\t10\t
\t\t\t宣传费\t≤30万元\t24.5万元\t5\t5\t
\t\t\t设备购置费\t≤30万元\t28万元\t5\t5\t
\t产出指标（40分）\t数量指标\t培训人次\t≥300人次\t340人次\t20\t20\t
\t\t质量指标\t系统可用率\t≥99.5%\t99.62%\t10\t10\t
\t\t时效指标\t采购完成时间\t2024年9月底前\t2024年8月15日\t10\t10\t
\t效益指标（20分）\t社会效益指标\t办事时间缩短\t≥20%\t25%\t20\t20\t
\t满意度指标（10分）\t服务对象满意度指标\t参保人满意度\t≥95%\t94.6%\t10\t9.96\t个别窗口等候时间长
总分\t\t\t\t\t\t100\t98.93\t
"""
YINCHUAN = """2021年度项目支出绩效自评表
单位：万元
项目名称\t社区养老服务补助
主管部门\t金凤区民政局\t\t实施单位\t金凤区民政局本级
一级指标\t二级指标\t三级指标\t参考分值\t指标值\t实际完成值\t自评得分\t财政审核评分\t未完成原因
项目决策（10分）\t项目立项（5分）\t立项依据充分性\t3\t充分\t充分\t3\t3\t
\t\t立项程序规范性\t2\t规范\t规范\t2\t2\t
\t绩效目标（5分）\t目标合理性\t5\t合理\t合理\t5\t5\t
项目管理（25分）\t投入管理（10分）\t预算执行率\t10\t100%\t96%\t9.6\t9.6\t部分项目未结算
\t财务管理（15分）\t资金使用合规性\t15\t合规\t合规\t15\t15\t
项目产出（30分）\t产出数量（10分）\t补助社区数量\t10\t≥12个\t12个\t10\t10\t
\t产出质量（10分）\t补助发放准确率\t10\t100%\t100%\t10\t10\t
\t产出时效（10分）\t补助发放时间\t10\t2021年12月底前\t2021年11月20日\t10\t10\t
项目效益（35分）\t社会效益（25分）\t老年人生活质量\t25\t提升\t提升\t25\t25\t
\t满意度（10分）\t老年人满意度\t10\t≥90%\t95%\t10\t10\t
总分\t\t\t100\t\t\t99.6\t99.6\t
"""
MONITORING = """2023年度项目支出绩效运行监控表（1-7月）
单位：万元
项目名称\t职业技能提升补贴
主管部门\t江川区人社局\t\t\t实施单位\t江川区就业局
项目资金\t年初预算数\t全年预算数\t1-7月执行数\t执行率\t全年预计执行数
年度资金总额\t320.00\t320.00\t148.80\t46.50%\t320.00
其中：财政拨款\t300.00\t300.00\t138.80\t46.27%\t300.00
其他资金\t20.00\t20.00\t10.00\t50.00%\t20.00
一级指标\t二级指标\t三级指标\t年度指标值\t1-7月完成值\t指标完成率\t全年预计完成值\t偏差原因分析
产出指标\t数量指标\t补贴人数\t≥1200人\t640人\t53.33%\t1200人\t培训集中在下半年
\t\t培训场次\t≥20场\t12场\t60.00%\t20场\t
\t质量指标\t培训合格率\t≥90%\t92%\t100.00%\t92%\t
效益指标\t社会效益\t就业率\t≥60%\t58%\t96.67%\t62%\t
满意度指标\t满意度\t学员满意度\t≥90%\t未到考核时间\t\t≥90%\t
"""
SLIPS = [
    (NATIONAL, "89.73%\t8.97", "98.73%\t8.97", "T201", "98.73%"),
    (NATIONAL, "10\t89.73%\t8.97", "10\t89.73%\t9.87", "S310", "9.87"),
    (NATIONAL, "98.93", "99.83", "S309", "99.83"),
    (NATIONAL, "产出指标（40分）", "产出指标（400分）", "S316", "400分"),
    (NATIONAL, "340人次\t20\t20", "340人次\t20\t18", "S306", "18"),
    (NATIONAL, "2024年9月底前", "2023年9月底前", "D601", "2023年9月底前"),
    (NATIONAL, "10\t9.96", "10\t10.96", "S304", "10.96"),
    (NATIONAL, "≥300人次\t340人次", "≥300人次\t340万人次", "U503", "340万人次"),
    (YINCHUAN, "绩效目标（5分）", "绩效目标（6分）", "S301", "绩效目标（6分）"),
    (YINCHUAN, "99.6\t99.6", "96.6\t99.6", "S309", "96.6"),
    (MONITORING, "640人\t53.33%", "640人\t35.33%", "M901", "35.33%"),
    (MONITORING, "138.80\t46.27%", "138.80\t42.67%", "T201", "42.67%"),
]


def findings(text: str) -> list[Finding]:
    """The errors and warnings of a whole review."""
    reviewed = review(read_bytes(text.encode(), "form.txt"))
    assert [each.internal for each in reviewed.documents] == [()]
    return [
        each
        for document in reviewed.documents
        for each in document.findings
        if each.severity is not Severity.REMARK
    ]


@pytest.mark.parametrize(
    "text", [NATIONAL, YINCHUAN, MONITORING], ids=["national", "yinchuan", "monitoring"]
)
def test_right_forms_stay_silent(text: str) -> None:
    assert [(each.code, each.message.zh) for each in findings(text)] == []


@pytest.mark.parametrize(
    ("text", "before", "after", "code", "printed"),
    SLIPS,
    ids=[f"{slip[3]}-{slip[4]}" for slip in SLIPS],
)
def test_one_slip_is_named(text: str, before: str, after: str, code: str, printed: str) -> None:
    assert before in text
    found = [each for each in findings(text.replace(before, after)) if each.code == code]
    assert any(printed in (each.printed, each.place.text) for each in found), [
        (each.printed, each.place.text) for each in found
    ]


def test_rows_that_no_check_sees_are_told() -> None:
    (found,) = told(NATIONAL.replace("培训人次\t", "\t"), "R131")
    assert found.message.zh.startswith("数量指标的一行有指标值≥300人次、完成值340人次")
    unnamed = (
        NATIONAL[: NATIONAL.index("绩效指标\t")]
        + "一级指标\t二级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        + "产出指标\t数量指标\t≥20场\t12场\t50\t50\n效益指标\t社会效益指标\t≥90%\t95%\t40\t40\n"
    )
    (found,) = told(unnamed, "R131")
    assert "各行没有核对" in found.message.zh


def test_a_form_of_its_head_alone_is_not_passed_over() -> None:
    head = NATIONAL[: NATIONAL.index("\t成本指标")]
    assert ["只核对了资金" in each.message.zh for each in told(head, "R131")] == [True]
    bare = head[: head.index("项目资金")] + head[head.index("绩效指标\t") :]
    assert ["什么都没有核对" in each.message.zh for each in told(bare, "R131")] == [True]
    assert [each.code for each in findings("关于报送自评材料的函\n\n现将材料报上。\n")] == ["R130"]


def told(text: str, code: str) -> list[Finding]:
    reviewed = review(read_bytes(text.encode(), "form.txt"))
    found = [each for document in reviewed.documents for each in document.findings]
    return [each for each in found if each.code == code]
