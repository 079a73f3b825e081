"""Lamps: the bands of the product rule, what grows with time, what does not."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.formdata import FormData, FundingData, IndicatorData, form_of
from jixiao.core.packs import Ground, LampRule
from jixiao.judging.monitoring.lamps import Lamp, Lit, execution_lamp, row_lamp, worst
from jixiao.judging.monitoring.progress import Progress
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs

PACK = load_packs()["cn-2020"]
RULE = PACK.lamps or LampRule(source=Ground(kind="general"))
HALF = Progress(share=Decimal("0.5"))


def lamp(
    name: str,
    target: str,
    actual: str,
    rule: LampRule = RULE,
    level2: str = "数量指标",
    progress: Progress = HALF,
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


def lit(
    name: str, target: str, actual: str, rule: LampRule = RULE, progress: Progress = HALF
) -> Lit:
    data = FormData(
        kind="monitoring",
        as_of="2024-06",
        indicators=(IndicatorData(name=name, target=target, actual=actual),),
    )
    form = form_of(data)
    return row_lamp(form.indicators[0], score_form(form, PACK).indicators[0], progress, rule)


@pytest.mark.parametrize(
    ("name", "target", "actual", "expected", "reason"),
    [
        ("培训场次", "≥100场", "5万元", Lamp.NONE, "完成值与指标值的单位不能比较"),
        ("安全事故", "=0起", "1起", Lamp.RED, "已超过指标值"),
        ("安全事故", "=0起", "0起", Lamp.GREEN, "没有超过指标值"),
        ("投诉率", "290%", "295%", Lamp.NONE, "指标值“290%”可能是“≥90%”之误"),
        ("培训场次", "≥0场", "5场", Lamp.GREEN, "没有超过指标值"),
        ("培训场次", "2次/月", "3次/月", Lamp.BLUE, "已达到指标值（150.00%）"),
        ("覆盖户数", "100户~200户", "100户", Lamp.GREEN, "在指标值的范围内"),
        ("覆盖户数", "100户~200户", "200户", Lamp.GREEN, "在指标值的范围内"),
        ("覆盖户数", "100户~200户", "99户", Lamp.RED, "低于指标值的范围"),
        ("覆盖户数", "100户~200户", "201户", Lamp.RED, "高于指标值的范围"),
        ("支出预算执行率", "0%~105%", "60%", Lamp.GREEN, "在指标值的范围内"),
        ("支出预算执行率", "95%~105%", "47.5%", Lamp.GREEN, "在按月份折算的范围内"),
        ("支出预算执行率", "95%~105%", "52.5%", Lamp.GREEN, "在按月份折算的范围内"),
        ("支出预算执行率", "95%~105%", "47.4%", Lamp.GREEN, "是按月份折算的99.79%"),
        ("支出预算执行率", "95%~105%", "52.6%", Lamp.GREEN, "是按月份折算的100.19%"),
        ("支出预算执行率", "95%~105%", "105%", Lamp.BLUE, "是按月份折算的200.00%"),
        ("支出预算执行率", "95%~105%", "105.1%", Lamp.RED, "已超过全年指标值的上限"),
        ("支出预算执行率偏离度", "-10%~10%", "5%", Lamp.GREEN, "在指标值的范围内"),
        ("效果", "明显", "部分达成", Lamp.YELLOW, "部分达成"),
        ("效果", "明显", "未达成", Lamp.RED, "填报为未达成"),
        ("效果", "明显", "明显", Lamp.GREEN, "已达成"),
        ("效果", "明显", "尚可", Lamp.NONE, "文字描述，不能据此判断是否完成"),
        ("完成时间", "6月30日前", "7月5日", Lamp.RED, "完成日期晚于指标值"),
        ("", "≥5场", "5场", Lamp.NONE, "空行"),
        ("满意度", "≥90%", "/", Lamp.NONE, "未到监控节点"),
        ("领取失业保险金人数", "≥100人", "50人", Lamp.NONE, "人数由发生的事件决定，不评判快慢"),
    ],
)
def test_lamps_at_their_limits_and_why(
    name: str, target: str, actual: str, expected: Lamp, reason: str
) -> None:
    found = lit(name, target, actual)
    assert (found.lamp, found.reason) == (expected, reason)


def test_at_the_end_of_the_year_an_execution_range_is_a_range() -> None:
    found = lit("支出预算执行率", "95%~105%", "47.5%", progress=Progress(share=Decimal(1)))
    assert (found.lamp, found.reason) == (Lamp.RED, "低于指标值的范围")


@pytest.mark.parametrize(
    ("actual", "blue_from", "expected"),
    [
        ("60%", "120", Lamp.BLUE),
        ("59.9%", "120", Lamp.GREEN),
        ("60%", None, Lamp.GREEN),
        ("30%", "120", Lamp.YELLOW),  # sixty per cent of it
        ("29.9%", "120", Lamp.RED),
    ],
)
def test_a_rate_far_above_its_target_is_blue(
    actual: str, blue_from: str | None, expected: Lamp
) -> None:
    rule = msgspec.structs.replace(RULE, blue_from=Decimal(blue_from) if blue_from else None)
    assert lit("覆盖率", "≥50%", actual, rule).lamp is expected


@pytest.mark.parametrize(
    ("actual", "expected"),
    [("59人", Lamp.RED), ("60人", Lamp.YELLOW), ("79人", Lamp.YELLOW), ("80人", Lamp.GREEN), ("119人", Lamp.GREEN), ("120人", Lamp.BLUE)],
)  # fmt: skip
def test_heads_at_a_moment_have_the_bands_of_the_whole(actual: str, expected: Lamp) -> None:
    assert lit("参保人数", "≥100人", actual).lamp is expected
    without = msgspec.structs.replace(RULE, blue_from=None)
    assert lit("参保人数", "≥100人", "120人", without).lamp is Lamp.GREEN


def test_how_far_a_passed_limit_is_passed() -> None:
    found = lit("支出预算执行率", "95%~105%", "210%")
    assert (found.lamp, found.share) == (Lamp.RED, 200)
    assert lit("支出预算执行率", "95%~105%", "50%").share == 100


def test_a_lamp_says_what_the_progress_was_taken_from() -> None:
    late = Progress(share=Decimal("0.25"), by_last_year=True)
    assert execution_lamp(Decimal(25), late, RULE) == Lit(
        lamp=Lamp.GREEN,
        share=Decimal(100),
        reason="执行率25.00%是序时进度25.00%（按上年逐月）的100.00%",
    )
    found = lit("培训场次", "≥100场", "25场", progress=late)
    assert (found.lamp, found.reason) == (
        Lamp.GREEN, "完成值是按上年逐月折算应完成数的100.00%",
    )  # fmt: skip
    assert lit("培训场次", "≥100场", "25场").lamp is not Lamp.GREEN


@pytest.mark.parametrize(
    ("name", "target", "actual", "expected"),
    [
        ("资金支付率", "100%", "50%", Lamp.GREEN),
        ("预算执行率", "≥95%", "48%", Lamp.GREEN),
        ("预算执行率", "≥95%", "36%", Lamp.YELLOW),
        ("预算执行率", "≥95%", "20%", Lamp.RED),
        ("预算执行率", "≥95%", "90%", Lamp.GREEN),  # no blue, as execution has none
        ("任务完成率", "100%", "50%", Lamp.GREEN),
        ("工程进度", "100%", "30%", Lamp.YELLOW),
        ("资金到位率", "100%", "50%", Lamp.RED),
        ("征缴率", "≥95%", "50%", Lamp.RED),
    ],
)
def test_rates_that_grow_over_the_year_are_due_by_the_months(
    name: str, target: str, actual: str, expected: Lamp
) -> None:
    assert lamp(name, target, actual) is expected
    levels = msgspec.structs.replace(RULE, timed_levels=("时效",))
    assert lamp(name, target, actual, levels) is not Lamp.BLUE


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("29人", Lamp.RED),
        ("30人", Lamp.YELLOW),
        ("40人", Lamp.GREEN),
        ("100人", Lamp.GREEN),  # twice what is due, if it counts up; if not, all there is
        ("119人", Lamp.GREEN),
        ("120人", Lamp.BLUE),
    ],
)
def test_where_nobody_can_say_whether_it_counts_up_it_is_not_behind_nor_ahead(
    actual: str, expected: Lamp
) -> None:
    assert lamp("受益人数", "≥100人", actual) is expected


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("2场", Lamp.RED),
        ("3场", Lamp.YELLOW),
        ("6场", Lamp.GREEN),
        ("11场", Lamp.GREEN),
        ("13场", Lamp.RED),
    ],
)
def test_a_range_of_what_counts_up_is_due_by_the_months(actual: str, expected: Lamp) -> None:
    assert lamp("活动场次", "10场~12场", actual) is expected
    assert lamp("可支付月数", "6个月~9个月", "5个月") is Lamp.RED  # a level is not
