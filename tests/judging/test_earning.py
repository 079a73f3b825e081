"""What of its points a row earns by the pack, whatever score is printed."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.packs import RulePack
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from tests.building import self_evaluation

NATIONAL = load_packs()["cn-2020"]


def by(**methods: str) -> RulePack:
    rule = msgspec.structs.replace(NATIONAL.quantitative, **methods)  # type: ignore[type-var]
    return msgspec.structs.replace(NATIONAL, quantitative=rule)


@pytest.mark.parametrize(
    ("name", "target", "actual", "methods", "how", "share", "formula"),
    [
        ("培训期数", "≥100期", "120期", {}, "full", "1", "完成得满分"),
        ("培训期数", "≥100期", "70期", {}, "share", "0.7", "70期/100期"),
        ("平均成本", "≤100元", "125元", {"reverse": "inverse"}, "share", "0.8", "100元/125元"),
        ("平均成本", "≤100元", "125元", {"reverse": "linear"}, "linear", "0.75", "(1-(125元-100元)/100元)"),
        ("平均成本", "≤100元", "250元", {"reverse": "linear"}, "linear", "0", "max(0,1-(250元-100元)/100元)"),
        ("增幅", "80%~90%", "95%", {"between": "zero"}, "zero", "0", "0"),
        ("缴费比例", "=8%", "9%", {}, "open", None, "高于指标值"),
        ("缴费比例", "=8%", "9%", {"exact": "one_sided"}, "full", "1", "完成得满分"),
        ("合格率", ">95%", "95%", {}, "open", None, ""),
        ("参保人数", "≥100人", "部分完成", {}, "band", None, "部分达成年度指标并具有一定效果"),
        ("生活安定", "提升", "未完成", {}, "band", None, "未达成年度指标且效果较差"),
        ("培训人次", "≥100人次", "已完成", {}, "open", None, ""),
        ("编制报告", "1份", "已完成", {}, "full", "1", "完成得满分"),
        ("任务完成率", "100%", "全部完成", {}, "full", "1", "完成得满分"),
        ("享受待遇人次", "≥100人次", "70人次", {}, "share", "0.7", "70人次/100人次"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("printed", ["10", "3", ""])
def test_what_a_row_earns(
    name: str,
    target: str,
    actual: str,
    methods: dict[str, str],
    how: str,
    share: str | None,
    formula: str,
    printed: str,
) -> None:
    form = self_evaluation(f"数量指标 | {name} | {target} | {actual} | 10 | {printed}")
    (row,) = score_form(form, by(**methods)).indicators
    assert row.earned is not None
    found = (row.earned.by, row.earned.share, row.earned.formula)
    assert found == (how, Decimal(share) if share else None, formula)


@pytest.mark.parametrize(
    ("printed", "score"),
    [("6.67", "6.67"), ("5", "5"), ("6", "6.67"), ("9", "6.67"), ("", "6.67")],
)
def test_a_score_between_two_methods_is_by_none(printed: str, score: str) -> None:
    form = self_evaluation(f"数量指标 | 平均成本 | ≤100元 | 150元 | 10 | {printed}")
    (row,) = score_form(form, by(reverse="either")).indicators
    assert row.score == Decimal(score)


def test_events_decide_a_score_whatever_their_number_comes_to() -> None:
    form = self_evaluation("数量指标 | 享受待遇人次 | ≥100人次 | 70人次 | 10 | 9")
    (row,) = score_form(form, NATIONAL).indicators
    assert (row.score, row.lowest, row.highest) == (9, 0, 10)
