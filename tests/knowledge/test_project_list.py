"""How lists of projects head their columns."""

from __future__ import annotations

import pytest

from jixiao.knowledge.project_list import head_rank, is_total, is_whole, unit_in_head, unit_in_words


@pytest.mark.parametrize(
    ("role", "head"),
    [
        ("code", "项目编码"),
        ("code", "项目代码（必填）"),
        ("name", "项目名称"),
        ("name", "二级项目名称"),
        ("name", "项目支出名称"),
        ("unit", "预算单位"),
        ("unit", "单位名称"),
        ("unit", "主管部门"),
        ("unit", "项目实施单位"),
        ("amount", "预算数（万元）"),
        ("amount", "2024年预算安排"),
        ("amount", "批复金额(元)"),
        ("amount", "项目 金额"),
        ("amount", "全年预算数"),
    ],
)
def test_a_head_names_its_role(role: str, head: str) -> None:
    assert head_rank(role, head) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("role", "head"),
    [("name", "项目负责人"), ("amount", "执行数"), ("unit", "计量单位"), ("code", "单位编码")],
)
def test_another_head_does_not(role: str, head: str) -> None:
    assert head_rank(role, head) is None  # type: ignore[arg-type]


def test_of_two_heads_the_nearer_one_is_taken() -> None:
    carrying, charge = head_rank("unit", "实施单位"), head_rank("unit", "主管部门")
    assert carrying is not None
    assert charge is not None
    assert carrying < charge


def test_units_of_money() -> None:
    assert unit_in_head("预算数（万元）") == "万元"
    assert unit_in_head("预算数") == ""
    assert unit_in_words("金额单位：万元") == "万元"
    assert unit_in_words("填报单位：某局") == ""


def test_rows_of_sums() -> None:
    assert is_total("合计")
    assert is_total("教育局小计")
    assert not is_total("合计划项目")
    assert is_whole("合计")
