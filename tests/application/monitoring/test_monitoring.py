"""Monitoring: the figures by the pack, what is said of deviations, what must be explained, and the
official tables read back.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.application.monitoring.monitoring import (
    monitor,
)
from jixiao.core.errors import UserError
from jixiao.core.formdata import (
    MonthsData,
)
from jixiao.core.packs import RulePack
from jixiao.filling.completing import complete
from jixiao.judging.monitoring.lamps import Lamp
from tests.application.monitoring_data import COUNTY, NATIONAL, SICHUAN, form, monitored, row, told


def test_completions_are_scaled_by_the_county_rule_and_plain_by_the_national_one() -> None:
    data = form(
        row("参保缴费人数", "74272人", "66467人"),
        row("待遇发放准确率", "≥95%", "100%"),
        row("满意度", "≥95%", "未达监控节点"),
    )
    scaled, plain = (monitored(data, pack=pack).data for pack in (COUNTY, NATIONAL))
    assert [each.completion for each in scaled.indicators] == ["44.75%", "50.00%", "/"]
    assert scaled.goals[0].completion == "47.38%"
    assert [each.completion for each in plain.indicators] == ["89.49%", "100.00%", "/"]
    assert scaled.funding[0].rate == "50.00%"


def test_the_layout_that_the_forms_name_is_kept_where_it_is_of_monitoring() -> None:
    county = form(
        row("参保人数", "100人", "60人"),
        project="工伤保险基金支出项目",
        implementing_unit="岳普湖县社保局",
    )
    usual = {"": "xinjiang-monitoring-2020", "national-2020": "xinjiang-monitoring-2020"}
    for named, printed_in in (
        usual | {"national-monitoring-2019": "national-monitoring-2019"}
    ).items():
        found = monitor([msgspec.structs.replace(county, layout=named)])
        assert found.forms[0].layout.id == printed_in
    with pytest.raises(UserError, match="没有样式“没有”"):
        monitor([msgspec.structs.replace(county, layout="没有")])


def test_what_a_form_leaves_to_the_majority_of_its_rows_is_kept() -> None:
    rows = (
        row("参保缴费人数", "100人", "80人", completion="40.00%"),
        row("宣传场次", "10场", "5场", completion="25.00%"),
    )
    assert [each.completion for each in monitored(form(*rows), pack=NATIONAL).data.indicators] == [
        "40.00%",
        "25.00%",
    ]


def test_no_deviation_only_where_nothing_is_to_be_explained() -> None:
    met = row("待遇发放准确率", "≥95%", "100%")
    assert monitored(form(met), pack=COUNTY).data.conclusion == "无偏差。"
    behind = monitored(form(met, executed="20.00", conclusion="无偏差。"), pack=COUNTY)
    assert behind.data.conclusion == "无偏差。"
    assert "M905 写“无偏差”" in told(behind)
    assert [duty.about for duty in behind.monitoring.duties] == ["execution", "deviation"]
    silent = monitored(form(met, executed="20.00"), pack=COUNTY)
    assert silent.data.conclusion.startswith("该项目有偏差，偏差率为30.00%，原因是（请填写）")
    late = monitored(form(met, executed="38.00", conclusion="无偏差。"), pack=lenient(COUNTY))
    assert late.data.conclusion == "无偏差。"
    assert "M905 写“无偏差" in told(late)


def lenient(pack: RulePack) -> RulePack:
    """A pack in which being behind time progress alone must be explained."""
    assert pack.monitoring is not None
    rule = msgspec.structs.replace(pack.monitoring, no_deviation_within=Decimal(90))
    return msgspec.structs.replace(pack, monitoring=rule)


def test_given_figures_are_kept_and_what_differs_is_told() -> None:
    """A clerk's rate, completions and overall completion stand; the rule's own are told."""
    data = form(
        row("培训人次", "≥100人次", "85人次", completion="80.00%"),
        row("宣传场次", "≥10场", "10场", completion="100.00%"),
        goals=[{"completion": "91.00%"}],
        funding=[
            {"source": "预算数", "role": "total", "budget": "100", "executed": "50", "rate": "51%"}
        ],
    )
    found = monitored(data, pack=NATIONAL)
    assert [each.completion for each in found.data.indicators] == ["80.00%", "100.00%"]
    assert (found.data.goals[0].completion, found.data.funding[0].rate) == ("91.00%", "51%")
    for words in (
        "M901 培训人次：指标值≥100人次，完成85人次，完成率应为85.00%，按6/12折算为42.50%，填报80.00%",
        "M903 总体完成率填报91.00%",
        "T201 ",
    ):
        assert words in told(found)


def test_a_reason_given_is_kept_and_its_rate_told() -> None:
    words = "该项目有偏差，偏差率为7.08%，原因是结算单晚到。措施：按月送单。"
    found = monitored(
        form(row("待遇发放准确率", "≥95%", "100%"), executed="20.00", conclusion=words), pack=COUNTY
    )
    assert found.data.conclusion == words
    assert "M904 " in told(found)
    assert all(duty.given for duty in found.monitoring.duties)


def test_the_forms_own_rates_are_filled_in_where_they_are_empty() -> None:
    rows = (
        row("职工基本医疗保险支出预算执行率", "95%~105%", ""),
        row("职工医保支出执行率与序时进程偏离率", "-10%~10%", ""),
        row("生育保险支出预算执行率", "95%~105%", ""),
        row("基金收入预算执行率", "95%~105%", ""),
    )
    found = monitored(form(*rows, executed="27.71", fund="职工基本医疗保险"), pack=COUNTY)
    assert [each.actual for each in found.data.indicators] == ["27.71%", "-22.29%", "", ""]
    assert told(found).count("L705 ") == 0


def by_months(pack: RulePack) -> RulePack:
    assert pack.monitoring is not None
    rule = msgspec.structs.replace(pack.monitoring, execution_ranges="by_months")
    return msgspec.structs.replace(pack, monitoring=rule)


def test_a_pack_may_count_an_execution_range_by_the_months() -> None:
    rate = row("基本养老保险支出预算执行率", "95%~105%", "")
    for executed, scaled, plain in (("50.01", "50.00%", "100.00%"), ("38.00", "40.00%", "80.00%")):
        found = [
            monitored(form(rate, executed=executed), pack=pack).data.indicators[0].completion
            for pack in (by_months(COUNTY), by_months(NATIONAL))
        ]
        assert found == [scaled, plain]


def test_a_row_that_no_rule_completes_stays_empty_and_out_of_the_mean() -> None:
    data = form(
        row("基本养老保险支出预算执行率", "95%~105%", ""),
        row("培训人次", "≥100人次", "85人次"),
        executed="38.00",
    )
    found = monitored(data, pack=NATIONAL)
    assert [each.completion for each in found.data.indicators] == ["", "85.00%"]
    assert found.data.goals[0].completion == "85.00%"
    assert "M911 基本养老保险支出预算执行率：完成值38.00%，完成率空着" in told(found)
    filled = complete(data, NATIONAL)
    assert filled.data.indicators == tuple(
        msgspec.structs.replace(each, extra={}) for each in found.data.indicators
    )
    assert filled.data.goals[0].completion == "85.00%"


def test_sichuan_warns_by_the_month_and_says_what_the_unit_may_choose() -> None:
    data = form(row("培训人次", "≥100人次", "50人次"), executed="39.00", as_of="2026-06")
    duties = monitored(data, pack=SICHUAN).monitoring.duties
    assert any(
        "低于6月应达到的40%" in duty.what and "10个工作日" in duty.what and "调剂" in duty.what
        for duty in duties
    )
    reached = monitored(form(data.indicators[0], executed="40.00", as_of="2026-06"), pack=SICHUAN)
    assert not any(duty.about == "execution" for duty in reached.monitoring.duties)


def test_red_and_yellow_rows_must_be_explained_unless_they_are() -> None:
    found = monitored(
        form(
            row("培训人次", "≥100人次", "20人次"),
            row("宣传场次", "≥10场", "1场", reason="场地未定，七月补办"),
        ),
        pack=NATIONAL,
    )
    assert [
        (duty.index, bool(duty.given)) for duty in found.monitoring.duties if duty.about == "row"
    ] == [(0, False), (1, True)]
    assert found.monitoring.lamp is Lamp.RED


def test_the_forecast_goes_into_the_columns_of_the_national_table_and_leaves_what_is_given() -> (
    None
):
    rows = (
        row("培训人次", "≥100人次", "60人次"),
        row("宣传场次", "≥10场", "2场", extra={"有可能": "√", "全年预计完成情况": "9场"}),
    )
    found = monitored(form(*rows), pack=NATIONAL).data
    assert found.funding[0].forecast == "100.00"
    assert found.indicators[0].extra == {"确定能": "√", "全年预计完成情况": "120人次"}
    assert found.indicators[1].extra == {"有可能": "√", "全年预计完成情况": "9场"}


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("≥95%", "97", "97"),
        ("90", "88.6%", "88.6%"),
        ("≤50万元", "20.5", "41.0"),
        ("≥1.5万人", "1.45", "2.90"),
        ("≥120万元", "60", "120"),
        ("≥100人次", "0人次", "0人次"),
        ("≥1万人次", "6,000人次", "12000人次"),
        ("≥0.9", "0.886", "0.886"),
    ],
)
def test_the_forecast_is_printed_as_the_actual_is(target: str, actual: str, expected: str) -> None:
    name = "培训人次" if "人" in target else "待遇发放准确率" if "9" in target else "培训支出"
    found = monitored(form(row(name, target, actual)), pack=NATIONAL).data
    assert found.indicators[0].extra["全年预计完成情况"] == expected


def test_what_is_expected_by_the_years_end_is_kept_under_any_name_of_its_column() -> None:
    found = monitored(
        form(
            row("培训人次", "≥100人次", "60人次", extra={"全年预计完成值": "98人次", "备注": "无"})
        ),
        pack=NATIONAL,
    )
    assert found.data.indicators[0].extra == {
        "全年预计完成情况": "98人次", "备注": "无", "确定能": "√",
    }  # fmt: skip
    assert found.dropped == ()


def test_last_years_months_shape_the_forecast() -> None:
    months = (MonthsData(of="executed", last_year=tuple(["5"] * 6 + ["15"] * 6)),)
    found = monitored(
        form(
            row("培训人次", "≥100人次", "60人次"),
            executed="25.00",
            months=msgspec.to_builtins(months),
        ),
        pack=NATIONAL,
    )
    assert found.data.funding[0].forecast == "100.00"


def test_last_years_months_say_what_is_due_where_they_are_known() -> None:
    months = (
        MonthsData(of="executed", last_year=tuple(["5"] * 6 + ["15"] * 6)),
        MonthsData(of="培训人次", last_year=tuple(["1"] * 6 + ["3"] * 6)),
    )
    rows = (row("培训人次", "≥100人次", "25人次"), row("宣传场次", "≥100场", "25场"))
    given = {"months": msgspec.to_builtins(months)}
    found = monitored(form(*rows, executed="25.00", **given), pack=NATIONAL).monitoring
    assert (found.by_last_year, found.progress, found.gap) == (True, Decimal("0.25"), 0)
    assert found.execution.lamp is Lamp.GREEN
    assert "（按上年逐月）" in found.execution.reason
    assert [each.lit.lamp for each in found.rows] == [Lamp.GREEN, Lamp.RED]
    plain = monitored(form(*rows, executed="25.00"), pack=NATIONAL).monitoring
    assert (plain.by_last_year, plain.progress) == (False, Decimal("0.5"))
    assert [each.lit.lamp for each in plain.rows] == [Lamp.RED, Lamp.RED]


def test_what_counts_up_is_carried_on_what_is_a_level_stays_and_the_rest_is_left_to_the_clerk() -> (
    None
):
    names = ("培训场次", "低保标准", "供养人数", "受益人数", "预算执行率", "工程进度")
    figures = ("60场", "620元", "300人", "60人", "46%", "60%")
    targets = ("≥100场", "≥600元", "≥300人", "≥100人", "≥90%", "100%")
    given = zip(names, targets, figures, strict=True)
    data = form(*(row(*each) for each in given))
    found = monitored(
        msgspec.structs.replace(data, layout="national-monitoring-2019"), pack=NATIONAL
    )
    expected = [each.extra.get("全年预计完成情况", "") for each in found.data.indicators]
    assert expected == ["120场", "620元", "300人", "", "92%", "100%"]
    open_rows = [each.index for each in found.monitoring.duties if "请填写" in each.what]
    assert open_rows == [3]
    other = monitored(
        msgspec.structs.replace(data, layout="xinjiang-monitoring-2020"), pack=NATIONAL
    )
    assert not [each for each in other.monitoring.duties if "请填写" in each.what]
