"""Which way a bare number points, and from what the clerk is told that it does."""

from __future__ import annotations

import pytest

from jixiao.judging.criteria import attain, parse_criterion


@pytest.mark.parametrize(
    ("name", "level2", "target", "kind", "words"),
    [
        ("办公经费", "数量指标", "5万元", "at_most", "成本类指标"),
        ("办公经费", "数量指标", "5次", "at_least", "按“不低于”判断"),
        ("办公经费", "数量指标", "5", "at_least", "按“不低于”判断"),
        ("办公经费到位率", "数量指标", "95%", "at_least", "按“不低于”判断"),
        ("甲物品", "成本指标", "5万元", "at_most", "成本类指标"),
        ("甲物品单价", "数量指标", "5万元", "at_most", "成本类指标"),
        ("成本压减", "成本指标", "5%", "at_least", "按“不低于”判断"),
        ("事故发生数", "质量指标", "3起", "at_most", "不希望发生的事"),
        ("事故处理数", "质量指标", "3起", "at_least", "按“不低于”判断"),
        ("审批时限", "数量指标", "5天", "at_most", "时限类指标"),
        ("审批", "时效指标", "5天", "at_most", "时限类指标"),
        ("审批时限", "数量指标", "5次", "at_least", "按“不低于”判断"),
        ("展览", "数量指标", "5天", "at_least", "按“不低于”判断"),
        ("展览", "数量指标", "5", "at_least", "按“不低于”判断"),
        ("培训时长", "数量指标", "40小时", "at_least", "按“不低于”判断"),
        ("志愿服务时长", "数量指标", "1000小时", "at_least", "按“不低于”判断"),
        ("免费开放时间", "数量指标", "300天", "at_least", "按“不低于”判断"),
        ("违法建筑拆除面积", "数量指标", "10000平方米", "at_least", "按“不低于”判断"),
        ("贫困发生率", "数量指标", "0.5%", "at_most", "不希望发生的事"),
        ("结转结余率", "数量指标", "5%", "at_most", "不希望发生的事"),
        ("药占比", "数量指标", "30%", "at_most", "不希望发生的事"),
        ("平均住院日", "数量指标", "8天", "at_most", "不希望发生的事"),
        ("某病发生数", "数量指标", "3例", "at_least", "按“不低于”判断"),
        ("能耗", "数量指标", "下降3%", "at_least", "降幅"),
        ("差额补助人数", "数量指标", "5人", "at_least", "按“不低于”判断"),
    ],
)
def test_names_levels_and_units_tell_the_direction(
    name: str, level2: str, target: str, kind: str, words: str
) -> None:
    found = parse_criterion(target, name=name, level2=level2)
    assert found.kind == kind
    assert words in found.direction_reason
    assert not found.direction_stated


@pytest.mark.parametrize(
    ("name", "target", "below", "above"),
    [
        ("某某占比", "30%", "28%", "32%"),
        ("平均通勤时间", "30分钟", "28分钟", "32分钟"),
        ("质保期限", "3年", None, "5年"),
    ],
)
def test_where_either_way_may_be_better_nothing_is_judged(
    name: str, target: str, below: str | None, above: str
) -> None:
    """A small bare rate and a bare time whose names do not say it: only the target itself attains."""
    found = parse_criterion(target, name=name)
    assert found.unclear is (below is not None)
    assert attain(found, target).attained is True
    assert attain(found, above).attained is (None if below else True)
    if below is not None:
        assert attain(found, below).attained is None
    assert not parse_criterion(f"≥{target}", name=name).unclear


def test_a_large_bare_rate_is_to_be_reached() -> None:
    found = parse_criterion("60%", name="某某占比")
    assert (found.kind, found.unclear) == ("at_least", False)
