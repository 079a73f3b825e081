"""Which way a bare number points, and from what the clerk is told that it does."""

from __future__ import annotations

import pytest

from jixiao.judging.criteria import parse_criterion


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
