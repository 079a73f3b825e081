"""The rows of a form to start from: the fund's own first, every level there, costs among outputs."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.filling.suggesting import known_for, suggested_rows
from jixiao.knowledge.indicators import KnownIndicator

FUND = "工伤保险"


def known(name: str, level: str, target: str = "", *funds: str) -> KnownIndicator:
    return KnownIndicator(
        id=name,
        name=name,
        match=name,
        level=level,
        direction="at_least",
        dimension="count",
        accumulates=True,
        target=target,
        funds=funds,
    )


def rows(*library: KnownIndicator) -> list[str]:
    return [f"{row.level1}/{row.level2}/{row.name}" for row in suggested_rows(library, FUND)]


def test_the_funds_own_come_before_common_ones_and_others_not_at_all() -> None:
    common = [known(f"常用{number}", "产出/数量") for number in range(14)]
    own, other = known("本险", "产出/数量", "", FUND), known("他险", "产出/数量", "", "失业保险")
    found = rows(*common, own, other)
    assert len(found) == 14
    assert "产出指标/数量指标/本险" in found
    assert "产出指标/数量指标/常用13" not in found
    assert not any("他险" in each for each in found)


def test_fourteen_rows_and_what_a_level_still_lacks() -> None:
    outputs = [known(f"产出{number}", "产出/数量") for number in range(20)]
    last = (
        known("效益一", "效益/社会效益"),
        known("效益二", "效益/社会效益"),
        known("满意", "满意度/服务对象满意度"),
    )
    found = rows(*outputs, *last)
    assert len(found) == 16
    assert found[-2:] == ["效益指标/社会效益指标/效益一", "满意度指标/服务对象满意度指标/满意"]
    costs = (*outputs[:14], known("成本", "成本/经济成本"))
    assert len(rows(*costs)) == 14  # no cost is called for


def test_rows_stand_in_the_order_of_the_levels() -> None:
    found = rows(
        known("满意", "满意度/服务对象满意度"),
        known("成本", "成本/经济成本"),
        known("生态", "效益/生态效益"),
        known("社会", "效益/社会效益"),
        known("时效", "产出/时效"),
        known("别的", "产出/管理"),
        known("数量", "产出/数量"),
        known("没有", "产出"),
        known("背景", "背景/数量"),
    )
    assert found == [
        "产出指标/数量指标/数量",
        "产出指标/时效指标/时效",
        "产出指标/成本指标/成本",
        "产出指标/管理指标/别的",
        "产出指标//没有",
        "效益指标/社会效益指标/社会",
        "效益指标/生态效益指标/生态",
        "满意度指标/服务对象满意度指标/满意",
    ]


@pytest.mark.parametrize(
    ("target", "taken"),
    [("≥95%", "≥95%"), ("95%", "95%"), ("6~9个月", ""), ("95~105%", "95~105%"), ("每月25日前", "每月25日前"), ("按实际填写", ""), ("", "")],
)  # fmt: skip
def test_a_usual_target_is_taken_where_it_is_a_figure(target: str, taken: str) -> None:
    (row,) = suggested_rows([known("数量", "产出/数量", target)], FUND)
    assert row.target == taken


def test_a_target_of_other_funds_is_left_out() -> None:
    entry = msgspec.structs.replace(
        known("可支付月数", "产出/数量", "6~9个月"), target_funds=("失业保险",)
    )
    assert [each.target for each in known_for([entry], FUND, "self_evaluation")] == [""]
    assert [each.target for each in known_for([entry], "失业保险", "monitoring")] == ["6~9个月"]
    assert [each.target for each in known_for([entry], "", "self_evaluation")] == ["6~9个月"]


def test_the_gap_to_time_progress_is_asked_in_the_year_alone() -> None:
    entries = [known("支出执行率与序时进度偏离率", "产出/数量"), known("培训人次", "产出/数量")]
    assert len(known_for(entries, FUND, "monitoring")) == 2
    (kept,) = known_for(entries, FUND, "self_evaluation")
    assert kept.name == "培训人次"
