"""The heads of lists with one unit or project a row."""

from __future__ import annotations

import pytest

from jixiao.knowledge.registers import head_role, says_total


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("序号", "number"),
        ("单位名称", "unit"),
        ("填报单位", "unit"),
        ("预算单位", "unit"),
        ("项目实施单位", "unit"),
        ("主管部门", "supervising"),
        ("项目名称", "project"),
        ("年初预算数（万元）", "initial_budget"),
        ("全年预算数", "budget"),
        ("预算数\n（万元）", "budget"),
        ("调整后预算数", "budget"),
        ("全年执行数", "executed"),
        ("实际支出", "executed"),
        ("预算执行率（%）", "rate"),
        ("支出比例", "rate"),
        ("预算完成比例", "rate"),
        ("绩效目标完成比例", "completion"),
        ("自评得分", "score"),
        ("总分", "score"),
        ("自评等级", "grade"),
        ("备注", None),
        ("联系电话", None),
        ("", None),
    ],
)
def test_heads_name_what_their_columns_hold(head: str, role: str | None) -> None:
    assert head_role(head) == role


def test_the_row_of_sums() -> None:
    assert says_total("合 计")
    assert not says_total("合计数")
