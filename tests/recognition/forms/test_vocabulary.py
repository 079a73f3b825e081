"""The words that real headers use, each in its field, however it is spaced, bracketed or broken."""

from __future__ import annotations

import pytest

from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.title import is_title
from jixiao.recognition.forms.words import heading_points, key

FUNDING = {
    v.INITIAL: (
        "年初预算数 年初预算 年初预匏数 计划安排资金 项目总投资 预算申报数 年度本级预算金额"
        " 项目预算金额 预算规模"
    ),
    v.BUDGET: (
        "全年预算数 全年预算数(A) 调整预算数（A） 调整后预算数 全年(调整)预算数 预算数"
        " 预算安排情况(调整后) 年度资金总额 资金总额"
    ),
    v.ARRIVED: "资金到位情况 到位数 实际到位资金 资金到位",
    v.EXECUTED: (
        "全年执行数 全年执行数（B） 预算执行数 执行数 资金执行情况 实际支出 1-7月执行数 1-X月执行数"
    ),
    v.RATE: (
        "执行率 执行率(B/A) 预算执行率 预算执行率(B/A×100%) 预算执行进度(%) 执行率（%） 支付率"
        " 支付进度 使用率 1-7月执行率"
    ),
    v.POINTS: "分值 权重 执行率权重",
    v.SCORE: "得分（20分*执行率） 得分 自评得分 执行率得分",
}
INDICATORS = {
    v.LEVEL1: "一级指标 一级/指标",
    v.LEVEL2: "二级指标",
    v.NAME: "三级指标 三级指标内容 指标名称 指标名称(三级指标) 目标名称",
    v.TARGET: (
        "年度指标值 年度指标值(A) 年度/指标值 预期指标值 预期指标值（包含数字及文字描述） 指标值 "
        "指标值及单位 年初目标值(A) 年初指标值 年度目标指标值 预算设定指标值 目标值 标准值 年度数值"
        " 指标目标值 2023年度指标值 年度绩效指标值"
    ),
    v.ACTUAL: (
        "实际完成值 实际完成值(B) 全年实际值 全年完成值 全年实际完成值 实际完成指标值"
        " 项目完成指标值 年终完成值 完成值 "
        "单项指标实际完成值 目标完成值 指标完成值 实施进度 1-7月执行情况 全年完成情况"
    ),
    v.OPERATOR: "指标性质 符号",
    v.UNIT: "度量单位 计量单位 单位(文字描述)",
    v.POINTS: "分值 权重 权重分值 指标权重(分) 权重占比(%) 参考分值 指标分值",
    v.SCORE: "得分 自评分 自评得分 单项指标得分 单项指标折算得分 指标得分(分) 单位自评得分",
    v.REVIEW_SCORE: "复核分 复核得分 财政审核评分 主管部门评分",
    v.COMPLETION: "指标完成率 完成率(%)",
    v.REASON: (
        "偏差原因分析及改进措施 未完成原因和改进措施 未完成原因及拟采取的改进措施 未完成原因分析"
        " 偏差大或目标未完成原因分析 未达到指标值原因"
    ),
}


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (role, word.replace("/", "\n")) if "B/A" not in word else (role, word)
        for role, words in table.items()
        for word in words.split()
    ]


@pytest.mark.parametrize(("role", "word"), cases(FUNDING))
def test_funding_heads(role: str, word: str) -> None:
    assert v.funding_role(word) == role
    assert v.funding_role("　" + "  ".join(word)) == role


@pytest.mark.parametrize(("role", "word"), cases(INDICATORS))
def test_indicator_heads(role: str, word: str) -> None:
    assert v.indicator_role(word) == role
    assert v.indicator_role("\n".join(word)) == role


@pytest.mark.parametrize(
    "word",
    [
        "参保人数",
        "姓名",
        "2020年",
        "",
        "序号",
        "说明文字很长的一句话不是表头，不应当被当作表头来读取",
    ],
)
def test_other_words_are_no_heads(word: str) -> None:
    assert v.indicator_role(word) is None
    assert v.funding_role(word) is None


@pytest.mark.parametrize(
    ("word", "levels"),
    [
        ("产出指标（50分）", {1}),
        ("效 益 指 标 (40 分)", {1}),
        ("项目完成", {1}),
        ("项目决策", {1}),
        ("产出值", {1}),
        ("一、产出指标", {1}),
        ("成本指标", {1, 2}),
        ("满意度指标", {1, 2}),
        ("数量指标", {2}),
        ("社会效率指标", {2}),
        ("社会公众或服务对象满意度指标", {2}),
        ("可持续影响力指标", {2}),
        ("生态环境成本指标", {2}),
        ("参保人数", set()),
        ("群众满意度", set()),
        ("预算执行率", set()),
        ("绩效指标", set()),
    ],
)
def test_levels(word: str, levels: set[int]) -> None:
    assert {level for level, bit in ((1, 1), (2, 2)) if v.level_of(word) & bit} == levels


@pytest.mark.parametrize(
    "word",
    [
        "年度资金总额",
        "其中:当年财政拨款",
        "社会保险基金",
        "中央补助",
        "自治区财政资金",
        "旗县财政资金",
        "上年结转资金",
        "财政专户管理资金",
        "彩票公益金",
        "其他",
        "1、省级资金",
        "基本支出",
        "东西部协作资金",
    ],
)
def test_funding_rows(word: str) -> None:
    assert v.says(v.FUND_ROW, word)


@pytest.mark.parametrize(
    "title",
    [
        "项目支出绩效自评表",
        "2023年度项目支出绩效自评表（公开）",
        "转移支付区域（项目）绩效目标自评表",
        "某县社保基金支出绩效监控情况表",
        "五、附表：某县支出绩效自评表",
    ],
)
def test_titles(title: str) -> None:
    assert is_title(title)


@pytest.mark.parametrize(
    "line",
    [
        "三、绩效目标",
        "（二）绩效目标完成情况",
        "绩效评价报告",
        "五、附表",
        "各项绩效目标完成情况见下表。",
    ],
)
def test_headings_are_no_titles(line: str) -> None:
    assert not is_title(line)


@pytest.mark.parametrize(
    ("heading", "digits"),
    [
        ("产出指标（50分）", "50"),
        ("产出 指 标 (40 分)", "40"),
        ("数量指标10分", "10"),
        ("得分（20分*执行率）", "20"),
        ("预算执行情况（10分）", "10"),
        ("产出指标（22.5分）", "22.5"),
    ],
)
def test_points_in_headings(heading: str, digits: str) -> None:
    found = heading_points(heading)
    assert found is not None
    assert found.digits == digits
    assert heading[found.start : found.end] == digits


@pytest.mark.parametrize(
    "heading", ["产出指标", "项目资金（万元）", "（一）财政拨款", "指标值(A)", "2020年(2020年度)"]
)
def test_headings_without_points(heading: str) -> None:
    assert heading_points(heading) is None


def test_a_label_is_the_same_however_it_is_printed() -> None:
    assert (
        key("年度\n指标值 （A）：")
        == key("<p>年度指标值</p>")
        == key("年 度　指标值(A)")
        == "年度指标值"
    )
