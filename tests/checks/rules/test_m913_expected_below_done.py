"""M913: what is expected by the year's end is what was counted from January, not the months to come."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.reading import read_bytes

FORM = """2023年度项目支出绩效监控表（1—8月）

项目名称	医保宣传经费
实施单位	某县医疗保障局
项目资金（{unit}）	资金来源	年初预算数	全年预算数	1—8月执行数	1—8月执行率	全年预计执行数
	年度资金总额	100.00	100.00	62.40	62.40%	{spent}
一级指标	二级指标	三级指标	年度指标值	1—8月完成情况	全年预计完成情况	指标完成率
产出指标	数量指标	{name}	≥20{of}	14{of}	{expected}	46.67%
"""


def told(
    spent: str = "98.00", expected: str = "20场", name: str = "宣传活动场次", of: str = "场"
) -> list[str]:
    text = FORM.format(unit="万元", spent=spent, expected=expected, name=name, of=of)
    (document,) = review(read_bytes(text.encode(), "监控表.txt")).documents
    return [each.printed for each in document.findings if each.code == "M913"]


@pytest.mark.parametrize(
    ("spent", "found"),
    [
        ("37.60", ["37.60"]),
        ("62.40", []),
        ("62.4", []),  # a spreadsheet's dropped zero
        ("62.38", ["62.38"]),
        ("98.00万元", []),
        ("980000元", []),
        ("376000元", ["376000元"]),
        ("—", []),
    ],
)
def test_money_that_is_expected_to_be_spent(spent: str, found: list[str]) -> None:
    assert told(spent=spent) == found


@pytest.mark.parametrize(
    ("expected", "name", "of", "found"),
    [
        ("6场", "宣传活动场次", "场", ["6场"]),
        ("6", "宣传活动场次", "场", ["6"]),
        ("14场", "宣传活动场次", "场", []),
        ("能完成", "宣传活动场次", "场", []),
        ("60%", "宣传活动场次", "场", []),
        ("13人", "参保人数", "人", []),  # heads at a moment
        ("12人", "受益人数", "人", ["12人"]),  # either: a remark
        ("13%", "群众知晓率", "%", []),
    ],
)
def test_rows_that_count_up(expected: str, name: str, of: str, found: list[str]) -> None:
    assert told(expected=expected, name=name, of=of) == found
