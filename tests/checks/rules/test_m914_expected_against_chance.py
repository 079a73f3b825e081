"""M914: a target that will be missed is neither certain nor without a reason."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.reading import read_bytes

FORM = """2023年度项目支出绩效监控表（1—8月）

项目名称	医保宣传经费
实施单位	某县医疗保障局
一级指标	二级指标	三级指标	年度指标值	1—8月完成情况	全年预计完成情况	偏差原因分析	完成目标可能性
产出指标	数量指标	宣传活动场次	≥20场	11场	{expected}	{reason}	{chance}
效益指标	社会效益指标	医保政策知晓率	≥90%	92%	93%		确定能
"""


def told(expected: str, reason: str, chance: str) -> list[tuple[str, str]]:
    text = FORM.format(expected=expected, reason=reason, chance=chance)
    (document,) = review(read_bytes(text.encode(), "监控表.txt")).documents
    return [
        (each.printed, each.message.zh[-12:]) for each in document.findings if each.code == "M914"
    ]


@pytest.mark.parametrize(
    ("expected", "reason", "chance", "found"),
    [
        ("20场", "", "确定能", []),
        ("17场", "车辆不足", "有可能", []),
        ("17场", "车辆不足", "不可能", []),
        ("17场", "车辆不足", "确定能", [("确定能", "完成目标可能性却是“确定能”"[-12:])]),
        ("17场", "车辆不足", "能完成", [("能完成", "完成目标可能性却是“能完成”"[-12:])]),
        ("17场", "", "有可能", []),
        ("17场", "", "不可能", [("17场", "，没有写偏差原因和改进措施"[-12:])]),
        ("17场", "无", "", [("17场", "，没有写偏差原因和改进措施"[-12:])]),
        (
            "22场",
            "",
            "完全不可能",
            [("完全不可能", "完成目标可能性却是“完全不可能”"[-12:])],
        ),
        ("9场", "", "有可能", []),  # less than is done: M913
        ("能完成", "", "有可能", []),
        ("", "", "有可能", []),
    ],
)
def test_the_chance_and_the_reason_follow_what_is_expected(
    expected: str, reason: str, chance: str, found: list[tuple[str, str]]
) -> None:
    assert told(expected, reason, chance) == found
