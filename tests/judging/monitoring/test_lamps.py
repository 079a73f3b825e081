"""Lamps: the bands of the product rule, what grows with time, what does not."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.formdata import FormData, FundingData, IndicatorData, form_of
from jixiao.core.packs import LampRule, Source
from jixiao.judging.monitoring.lamps import Lamp, execution_lamp, row_lamp, worst
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs

PACK = load_packs()["cn-2020"]
RULE = PACK.lamps or LampRule(source=Source(kind="general"))
HALF = Decimal(1) / 2


def lamp(
    name: str,
    target: str,
    actual: str,
    rule: LampRule = RULE,
    level2: str = "数量指标",
    progress: Decimal = HALF,
) -> Lamp:
    data = FormData(
        kind="monitoring",
        as_of="2024-06",
        funding=(FundingData(source="总额", role="total", budget="100", executed="50"),),
        indicators=(IndicatorData(level2=level2, name=name, target=target, actual=actual),),
    )
    form = form_of(data)
    return row_lamp(form.indicators[0], score_form(form, PACK).indicators[0], progress, rule).lamp


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("29场", Lamp.RED),
        ("30场", Lamp.YELLOW),
        ("39场", Lamp.YELLOW),
        ("40场", Lamp.GREEN),
        ("59场", Lamp.GREEN),
        ("60场", Lamp.BLUE),
    ],
)
def test_a_count_is_due_by_the_months(actual: str, expected: Lamp) -> None:
    assert lamp("工伤预防培训场次", "≥100场", actual) is expected


@pytest.mark.parametrize(
    ("name", "target", "actual", "expected"),
    [
        ("待遇发放准确率", "≥99%", "100%", Lamp.GREEN),  # a rate is no half of itself at half-year
        ("待遇发放准确率", "≥99%", "98%", Lamp.YELLOW),
        ("待遇发放准确率", "≥99%", "50%", Lamp.RED),
        (
            "参保缴费人数",
            "74272人",
            "66467人",
            Lamp.GREEN,
        ),  # heads at a moment: 89% by the bands, not 179% of half
        ("参保缴费人数", "74272人", "40000人", Lamp.RED),
        ("上访率", "≤1%", "0%", Lamp.GREEN),
        ("上访率", "≤1%", "2%", Lamp.RED),
        ("工伤预防费", "≤100万元", "40万元", Lamp.GREEN),
        ("可支付月数", "6个月~9个月", "9个月", Lamp.GREEN),
        ("可支付月数", "6个月~9个月", "31个月", Lamp.RED),
        ("保障生育保险待遇享受人数", "≥284人", "128人", Lamp.NONE),  # events decide
        ("服务对象满意度", "≥90%", "未达监控节点", Lamp.NONE),
        ("政策宣传效果", "明显", "达成预期指标", Lamp.GREEN),
        ("政策宣传效果", "明显", "部分达成预期指标并具有一定效果", Lamp.YELLOW),
        ("政策宣传效果", "明显", "未达成预期指标且效果较差", Lamp.RED),
    ],
)
def test_rows_that_do_not_grow_with_time(
    name: str, target: str, actual: str, expected: Lamp
) -> None:
    assert lamp(name, target, actual) is expected


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("50%", Lamp.GREEN),
        ("47.5%", Lamp.GREEN),
        ("37%", Lamp.YELLOW),
        ("20%", Lamp.RED),
        ("95%", Lamp.BLUE),
        ("106%", Lamp.RED),
    ],
)
def test_an_execution_range_is_due_in_the_share_of_the_months(actual: str, expected: Lamp) -> None:
    assert lamp("基金支出预算执行率", "95%~105%", actual) is expected


def test_a_pack_may_scale_every_row_or_some_levels_alone() -> None:
    every = msgspec.structs.replace(RULE, timed="all")
    assert lamp("待遇发放准确率", "≥99%", "100%", every) is Lamp.BLUE
    shanxi = msgspec.structs.replace(RULE, timed_levels=("数量", "社会效益"))
    assert lamp("参保缴费人数", "74272人", "30000人", shanxi) is Lamp.GREEN
    assert lamp("待遇发放准确率", "≥99%", "98%", shanxi, level2="质量指标") is Lamp.RED
    assert lamp("待遇发放准确率", "≥99%", "99%", shanxi, level2="质量指标") is Lamp.GREEN


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("29.99", Lamp.RED),
        ("30", Lamp.YELLOW),
        ("39.99", Lamp.YELLOW),
        ("40", Lamp.GREEN),
        ("90", Lamp.GREEN),
    ],
)
def test_execution_has_three_lamps(rate: str, expected: Lamp) -> None:
    assert execution_lamp(Decimal(rate), HALF, RULE).lamp is expected


def test_no_budget_or_month_lights_no_lamp() -> None:
    assert execution_lamp(None, HALF, RULE).lamp is Lamp.NONE
    assert execution_lamp(Decimal(50), None, RULE).lamp is Lamp.NONE


def test_the_worst_lamp_of_a_form() -> None:
    assert worst([Lamp.BLUE, Lamp.GREEN, Lamp.YELLOW]) is Lamp.YELLOW
    assert worst([Lamp.NONE, Lamp.GREEN]) is Lamp.GREEN
    assert worst([]) is Lamp.NONE
