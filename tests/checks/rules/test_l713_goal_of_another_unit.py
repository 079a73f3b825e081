"""L713: goals that were copied from another unit's form."""

from __future__ import annotations

import pytest

import jixiao
from jixiao.core.formshapes import FormData, GoalData, IndicatorData


def _said(words: str, unit: str = "乙县水务局", department: str = "乙县财政局") -> list[str | None]:
    data = FormData(
        kind="self_evaluation",
        year=2024,
        project="业务培训",
        implementing_unit=unit,
        supervising_department=department,
        goals=(GoalData(expected=words, actual="已完成。"),),
        indicators=(IndicatorData(name="培训期数", target="≥9期", actual="9期"),),
    )
    found = jixiao.check(data).documents[0].findings
    return [each.printed for each in found if each.code == "L713"]


@pytest.mark.parametrize(
    "words",
    [
        "甲县统计局全年开展培训10期。",
        "目标1：甲县统计局开展培训10期。",
        "2024年，甲县统计局开展培训10期。",
        "1.甲县统计局开展培训。2.提高水平。",
    ],
)
def test_another_unit_is_the_subject(words: str) -> None:
    assert _said(words) == ["甲县统计局"]


@pytest.mark.parametrize(
    "words",
    [
        "乙县水务局全年开展培训10期。",
        "水务局全年开展培训，甲县统计局协助。",
        "保障甲县统计局等单位用水。",
        "甲县统计局委托我单位开展培训。",
        "乙县财政局及时拨付资金。",
        "甲县财政局及时拨付资金。",
        "为甲县统计局培训人员。",
        "全县开展培训10期。",
        "建设甲县文化中心。",
    ],
)
def test_others_may_stand_in_the_goals(words: str) -> None:
    assert _said(words) == []


def test_without_a_unit_nothing_is_said() -> None:
    assert _said("甲县统计局全年开展培训10期。", unit="", department="") == []
    assert _said("某市第一医院购置设备。", unit="某市第一人民医院") == []  # its own, in short
