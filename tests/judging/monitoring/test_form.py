"""What must be explained at a monitoring point, at each limit, and what the year will come to."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, form_of
from jixiao.core.packs import RulePack
from jixiao.judging.monitoring.form import (
    Duty,
    Monitoring,
    Months,
    counted,
    explanation,
    monitoring_of,
)
from jixiao.judging.monitoring.lamps import Lamp
from jixiao.knowledge.packs import load_packs

PACKS = load_packs()
NATIONAL, SICHUAN = PACKS["cn-2020"], PACKS["sichuan-monitoring-2025"]


def data(
    executed: str = "50", overall: str = "", *rows: IndicatorData, **fields: object
) -> FormData:
    made = FormData(
        kind="monitoring",
        year=2024,
        as_of="2024-06",
        money_unit="万元",
        funding=(FundingData(source="总额", role="total", budget="100", executed=executed),),
        goals=(GoalData(expected="一", completion=overall),),
        indicators=rows,
    )
    return msgspec.structs.replace(made, **fields)


def with_rule(**changes: object) -> RulePack:
    assert NATIONAL.monitoring is not None
    rule = msgspec.structs.replace(NATIONAL.monitoring, **changes)
    return msgspec.structs.replace(NATIONAL, monitoring=rule)


def duties(form: FormData, pack: RulePack, about: str) -> list[Duty]:
    return [each for each in monitoring_of(form_of(form), pack).duties if each.about == about]


@pytest.mark.parametrize(
    ("executed", "changes", "what"),
    [
        ("40", {"execution_warnings": {"6": Decimal(40)}}, None),  # the limit itself
        ("39.99", {"execution_warnings": {"6": Decimal(40)}}, "预算执行率39.99%，低于6月应达到的40%"),
        ("39.99", {"execution_warnings": {"7": Decimal(40)}}, None),
        (
            "39.99",
            {"execution_warnings": {"6": Decimal(40)}, "responses": ("调整", "说明"), "response_days": 5},
            "预算执行率39.99%，低于6月应达到的40%，5个工作日内选择调整、说明",
        ),
        (
            "39.99",
            {"execution_warnings": {"6": Decimal(40)}, "responses": ("调整",)},
            "预算执行率39.99%，低于6月应达到的40%",
        ),
        (
            "39.99",
            {"execution_warnings": {"6": Decimal(40)}, "response_days": 5},
            "预算执行率39.99%，低于6月应达到的40%",
        ),
        ("40", {"behind_time_progress": Decimal(10)}, None),
        ("39.99", {"behind_time_progress": Decimal(10)}, "预算执行率39.99%，比序时进度50.00%落后10.01个百分点"),
        ("39.99", {"behind_time_progress": None}, None),
        ("70", {"behind_time_progress": Decimal(10)}, None),  # ahead is not behind
        ("", {"behind_time_progress": Decimal(10)}, None),
    ],
)  # fmt: skip
def test_when_the_execution_must_be_explained(
    executed: str, changes: dict[str, object], what: str | None
) -> None:
    found = duties(data(executed), with_rule(**changes), "execution")
    assert [each.what for each in found] == ([what] if what else [])


@pytest.mark.parametrize(
    ("overall", "what"),
    [
        ("60%", None),  # the limit itself
        ("60.01%", "总体完成率比预算执行率高10.01个百分点，超过10个百分点"),
        ("40%", None),
        ("39.99%", "总体完成率比预算执行率低10.01个百分点，超过10个百分点"),
        ("50%", None),
    ],
)
def test_when_the_deviation_must_be_explained(overall: str, what: str | None) -> None:
    row = IndicatorData(name="次数", target="≥10次", actual="5次", completion=overall)
    form = data("50", overall, row)
    found = duties(form, with_rule(no_deviation_within=Decimal(10)), "deviation")
    assert [each.what for each in found] == ([what] if what else [])
    assert duties(form, with_rule(no_deviation_within=None), "deviation") == []
    none = with_rule(no_deviation_within=Decimal(0))
    assert len(duties(form, none, "deviation")) == (overall != "50%")
    half = with_rule(no_deviation_within=Decimal("0.5"))
    close = msgspec.structs.replace(row, completion="50.6%")
    (said,) = duties(data("50", "50.6%", close), half, "deviation")
    assert said.what.startswith("总体完成率比预算执行率高0.60个百分点")


@pytest.mark.parametrize(
    ("conclusion", "given"),
    [
        ("原因是招标推迟。", "原因是招标推迟。"),
        ("无偏差。", ""),
        ("偏差率为10%，原因是（请填写）。", ""),
        ("请填写", ""),
        ("", ""),
    ],
)
def test_the_words_on_a_deviation_count_where_they_give_a_reason(
    conclusion: str, given: str
) -> None:
    (duty,) = duties(
        data("20", conclusion=conclusion), with_rule(behind_time_progress=Decimal(10)), "execution"
    )
    assert duty.given == given


@pytest.mark.parametrize(
    ("row", "given"),
    [
        (IndicatorData(name="甲", reason=" 天气 "), "天气"),
        (IndicatorData(name="甲", reason="天气", extra={"偏差原因": "招标"}), "天气"),
        (IndicatorData(name="甲", extra={"偏差原因": "招标"}), "招标"),
        (IndicatorData(name="甲", extra={"备注": "已办", "原因分析": "招标"}), "招标"),
        (IndicatorData(name="甲", extra={"备注": "已办"}), ""),
        (IndicatorData(name="甲"), ""),
    ],
)
def test_the_reason_that_a_row_gives(row: IndicatorData, given: str) -> None:
    assert explanation(form_of(data("50", "", row)).indicators[0]) == given


def seen(*rows: IndicatorData, **fields: object) -> Monitoring:
    return monitoring_of(form_of(data("50", "", *rows, **fields)), NATIONAL)


def test_rows_that_lag_and_rows_without_a_result_are_called_for() -> None:
    found = seen(
        IndicatorData(name="培训场次", target="≥100场", actual="29场", reason="天气"),
        IndicatorData(name="宣传场次", target="≥100场", actual="35场"),
        IndicatorData(name="走访场次", target="≥100场", actual="50场"),
        IndicatorData(name="检查场次", target="≥100场", actual=" "),
        IndicatorData(name="", target="≥100场"),
        IndicatorData(name="演练场次", target="≥100场", actual="未达监控节点"),
    )
    assert [(each.about, each.index, each.given) for each in found.duties] == [
        ("row", 0, "天气"),
        ("row", 1, ""),
        ("entry", 3, ""),
    ]
    assert found.duties[0].what == "红灯：完成值是按月份折算应完成数的58.00%"
    assert found.lamp is Lamp.RED
    counts = counted(found.rows)
    assert (counts[Lamp.RED], counts[Lamp.YELLOW], counts[Lamp.GREEN]) == (1, 1, 1)
    assert (counts[Lamp.BLUE], counts[Lamp.NONE]) == (0, 3)


@pytest.mark.parametrize(
    ("row", "value", "rate"),
    [
        (FundingData(source="总额", role="total", budget="100", executed="30"), "600000", "60"),
        (FundingData(source="总额", role="total", budget="0", executed="30"), "600000", None),
        (FundingData(source="总额", role="total", budget="1元", executed="0.5元"), "1", "100"),
        (FundingData(source="总额", role="total", budget="-1", executed="30"), "600000", None),
        (FundingData(source="总额", role="total", executed="30"), "600000", None),
        (FundingData(source="总额", role="total", budget="若干", executed="30"), "600000", None),
        (FundingData(source="总额", role="total", budget="100", executed="若干"), None, None),
        (FundingData(source="总额", role="total", budget="100"), None, None),
    ],
)
def test_what_the_execution_will_come_to(
    row: FundingData, value: str | None, rate: str | None
) -> None:
    found = seen(funding=(row,))
    expected = found.execution_forecast
    assert (expected.value if expected is not None else None) == (Decimal(value) if value else None)
    assert found.forecast_rate == (Decimal(rate) if rate else None)
    ends = (found.forecast_low, found.forecast_high)
    assert ends == ((Decimal(rate) * 9 / 10, Decimal(rate) * 11 / 10) if rate else (None, None))
    without = monitoring_of(form_of(data(funding=(row,), as_of="")), NATIONAL)
    assert (without.execution_forecast, without.gap) == (None, None)


@pytest.mark.parametrize(
    ("name", "target", "actual", "value"),
    [
        ("培训场次", "≥100场", "30场", "60"),  # it counts up
        ("支出预算执行率", "≥95%", "40%", "0.8"),
        ("覆盖率", "≥95%", "40%", "0.4"),  # as now
        ("参保人数", "≥100人", "30人", "30"),
        ("效果", "明显", "70%", None),
        ("培训场次", "≥100场", "未完成", None),
        ("领取失业保险金人数", "≥100人", "50人", None),
        ("", "≥100场", "30场", None),
    ],
)
def test_what_a_row_will_come_to(name: str, target: str, actual: str, value: str | None) -> None:
    (found,) = seen(IndicatorData(name=name, target=target, actual=actual)).rows
    assert (found.forecast.value if found.forecast is not None else None) == (
        Decimal(value) if value else None
    )


@pytest.mark.parametrize(
    ("name", "actual", "repeats"),
    [
        ("支出预算执行率", "30.02%", True),
        ("支出预算执行率", "30.0%", True),
        ("预算执行率", "30.02", True),
        ("支出预算执行率", "31%", False),  # another figure, whatever the name says
        ("征缴收入执行率", "30.02%", False),
        ("资金使用率", "30.02%", False),  # it may be of what arrived
    ],
)
def test_a_row_that_repeats_the_execution_ends_where_the_execution_ends(
    name: str, actual: str, repeats: bool
) -> None:
    """Last year's first half had 40% of the year: 30.02% is less behind than by the months."""
    row = IndicatorData(name=name, target="95%~105%", actual=actual)
    form = form_of(
        data(
            "",
            "",
            row,
            funding=(FundingData(source="总额", role="total", budget="300", executed="90.05"),),
        )
    )
    last_year = (Decimal(4),) * 6 + (Decimal(6),) * 6
    found = monitoring_of(form, NATIONAL, months={"executed": Months(last_year=last_year)})
    (seen_row,) = found.rows
    assert found.forecast_rate is not None
    assert seen_row.forecast is not None
    assert (seen_row.forecast.value * 100 == found.forecast_rate) is repeats
    assert (seen_row.forecast.method == "profile") is repeats


@pytest.mark.parametrize(
    ("month", "name", "target", "actual", "completion", "lamp", "reach"),
    [
        # a count of ＝100 is met by more, as its score and completion have it
        ("06", "培训人次", "=100人次", "120人次", "100", Lamp.BLUE, "确定能"),
        ("06", "培训人次", "=100人次", "50人次", "50", Lamp.GREEN, "有可能"),
        ("12", "培训人次", "=100人次", "120人次", "100", Lamp.BLUE, "确定能"),
        ("12", "培训人次", "=100人次", "90人次", "90", Lamp.GREEN, "完全不可能"),
        # a standard is departed from on both sides: nothing is said of it
        ("06", "人均补助标准", "=640元/人", "700元/人", None, Lamp.NONE, None),
        ("12", "报销比例", "=80%", "85%", None, Lamp.NONE, None),
        ("12", "设备单价", "=5000元", "4900元", None, Lamp.NONE, None),
        ("12", "缴费比例", "=16%", "16%", "100", Lamp.GREEN, "确定能"),
    ],
)
def test_what_an_exact_target_comes_to(
    month: str,
    name: str,
    target: str,
    actual: str,
    completion: str | None,
    lamp: Lamp,
    reach: str | None,
) -> None:
    row = IndicatorData(name=name, target=target, actual=actual)
    found = monitoring_of(form_of(data("50", "", row, as_of=f"2024-{month}")), NATIONAL)
    (seen_row,), (result,) = found.rows, found.result.indicators
    assert result.completion == (Decimal(completion) if completion else None)
    assert (seen_row.lit.lamp, seen_row.likelihood) == (lamp, reach)


@pytest.mark.parametrize("name", ["预算执行率", "预算执行进度", "资金使用率", "支付进度"])
def test_whatever_an_execution_rate_is_called_half_of_it_in_june_is_on_time(name: str) -> None:
    row = IndicatorData(name=name, target="95%~105%", actual="50%")
    found = monitoring_of(form_of(data("50", "", row)), NATIONAL)
    assert found.rows[0].lit.lamp is Lamp.GREEN
    assert found.result.indicators[0].completion is None


def test_a_duty_by_the_months_names_last_years_progress_that_the_lamp_goes_by() -> None:
    last_year = (Decimal(1),) * 6 + (Decimal(15),) * 6
    pack = with_rule(behind_time_progress=Decimal(10))
    found = monitoring_of(
        form_of(data("12.5")), pack, months={"executed": Months(last_year=last_year)}
    )
    assert found.execution.lamp is Lamp.GREEN
    (duty,) = [each for each in found.duties if each.about == "execution"]
    assert duty.said.zh == (
        "预算执行率12.50%，比序时进度50.00%（按月份6/12）落后37.50个百分点（按上年逐月，序时进度是6.25%）"
    )


def test_a_shipped_pack_warns_by_the_month() -> None:
    form = data("39.99", as_of="2025-06")
    (duty,) = duties(form, SICHUAN, "execution")
    assert duty.what.startswith("预算执行率39.99%，低于6月应达到的40%")
    assert duties(data("40", as_of="2025-06"), SICHUAN, "execution") == []


def test_a_duty_says_what_it_is_about_which_check_tells_the_same_and_both_in_words() -> None:
    rows = (
        IndicatorData(name="培训场次", target="≥100场", actual="29场", completion="29%"),
        IndicatorData(name="检查场次", target="≥100场", actual=""),
    )
    pack = with_rule(no_deviation_within=Decimal(10), behind_time_progress=Decimal(10))
    found = monitoring_of(form_of(data("10", "50%", *rows)), pack).duties
    assert [(each.about, each.code, each.field) for each in found] == [
        ("execution", "F802", "funding[0].executed"),
        ("deviation", "M904", "conclusion"),
        ("row", "", "indicators[0].actual"),
        ("entry", "L705", "indicators[1].actual"),
    ]
    assert all(each.said.zh and each.said.en.isascii() for each in found[:3])
    assert found[2].said.en == "red lamp: 58.00% of what is due"
    assert found[3].what.startswith("没有填完成值")
