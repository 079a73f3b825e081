"""Monitoring points as data state and as forms print them."""

from __future__ import annotations

import pytest

from jixiao.core.monitoring_points import (
    dated_stretch,
    monitoring_point,
    point_in_line,
    point_of_head,
    stated_point,
    tenth_or_first,
    wanted_point,
)
from jixiao.core.periods import Period


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2020年6月", Period(2020, 6)),
        ("2020年1-7月", Period(2020, 7)),
        ("2020.06", Period(2020, 6)),
        ("2020年4-6月", Period(2020, 6)),
        ("2020年1月1日至6月30日", Period(2020, 6)),
        ("2020年1月1日至2020年6月30日", Period(2020, 6)),
        ("2020年6月30日", Period(2020, 6)),
        ("2020-6-5", Period(2020, 6)),
        ("六月", None),
    ],
)
def test_monitoring_point(text: str, point: Period | None) -> None:
    assert monitoring_point(text) == point


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2024-05..06", "2024-06"),
        ("2024-Q2", "2024-06"),
        ("2024-05", "2024-05"),
        (" 2024年5月 ", "2024-05"),
        ("2024-06-30", "2024-06"),
        ("2024", "2024"),
        ("去年", "None"),
    ],
)
def test_a_point_in_any_spelling_is_a_month(text: str, point: str) -> None:
    assert str(stated_point(text)) == point


@pytest.mark.parametrize(
    "text",
    [
        "2024.1-2024.8",
        "2024.1-8",
        "2024-01至2024-08",
        "2024/1/1-2024/8/31",
        "2024/1/1-8/31",
        "2024-01-01至2024-08-31",
        "2024-01-01/2024-08-31",
        "2024.01.01—2024.08.31",
        "2024年1月-2024年8月",
        "2024 年 1 月 至 2024 年 8 月",
        "2024年1月1日起至8月31日止",
        "2024年1～8月",
        "2024年度1-8月",
        "2024年7、8月",
        "2024年6月、7月和8月",
        "2024年七、八月",
        "二〇二四年一至八月",
        "截至2024年8月底",
    ],
)
def test_a_stretch_in_any_notation_is_its_last_month(text: str) -> None:
    assert stated_point(text) == Period(2024, 8)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2024年上半年", 6),
        ("2024年第2季度", 6),
        ("2024Q2", 6),
        ("2024年三季度", 9),
        ("2024年前三季度", 9),
        ("2024年6月1日至7日", 6),
        ("2024-01-08", 1),
        ("2024/1/8", 1),
        ("2024.10", 10),
    ],
)
def test_a_quarter_a_half_and_a_day_name_a_month(text: str, month: int) -> None:
    assert stated_point(text) == Period(2024, month)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2023年9月至2024年8月", "一个年度以内的年月"),
        ("2023.9-2024.8", "一个年度以内的年月"),
        ("2023/9/1-2024/8/31", "一个年度以内的年月"),
        ("2024-1-8", "2024年1月 或 2024年8月"),
        ("2023-02-30", "日历上有的日期，如 2023-02-28"),
        ("2024年2月30日", "日历上有的日期，如 2024-02-29"),
        ("2023/4/31", "日历上有的日期，如 2023-04-30"),
        ("2024年8月32日", "日历上有的日期，如 2024-08-31"),
        ("2024.8.32", "日历上有的日期，如 2024-08-31"),
        ("2024年8月0日", "日历上有的日期，如 2024-08-31"),
        ("截至2024年6月40号", "日历上有的日期，如 2024-06-30"),
        ("2024年9-3月", "年月"),
        ("2024年3个月", "年月"),
        ("2024-13", "年月"),
    ],
)
def test_what_is_no_month_of_one_year_is_refused_with_what_is_wanted(
    text: str, wanted: str
) -> None:
    assert stated_point(text) is None
    assert wanted in wanted_point(text).zh


def test_a_number_may_be_october_or_january() -> None:
    assert tenth_or_first("2024.1") == "2024"
    assert [tenth_or_first(each) for each in ("2024.10", "2024.01", "2024.11", "2024.2")] == [
        None
    ] * 4


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("（2024年1-9月）    单位：万元    填报日期：2024年10月12日", "2024-09"),
        ("（2024年1-9月）    单位：万元    2024年10月12日", "2024-09"),
        ("填报日期：2024年10月12日    监控时点：2024年9月", "2024-09"),
        ("2024年上半年项目支出绩效监控表", "2024-06"),
        ("（2024年三季度）    填报日期：2025年1月5日", "2024-09"),
        ("截至6月30日", "2024-06"),
        ("监控月份：6月", "2024-06"),
        ("数据日期：2024年6月30日", "2024-06"),
        ("6月份项目支出绩效监控表", "2024-06"),
        ("二〇二四年六月", "2024-06"),
        ("附件1.2024年6月项目支出绩效监控表", "2024-06"),
        ("本年1-6月执行数", "2024-06"),
        ("2024年10月12日", "None"),
        ("填报日期：2024年10月", "None"),
        ("请于7月15日前报送", "None"),
        ("项目支出绩效监控表（2021年6月修订）", "None"),
        ("项目支出绩效监控表（财预〔2021〕5号）", "None"),
        ("2024年1月1日-2024年12月31日", "None"),
        ("监控时段：2023年9月至2024年8月", "None"),
        ("单位：万元", "None"),
        ("监控时点：2021万年6月", "None"),
    ],
)
def test_the_point_that_a_line_names(text: str, point: str) -> None:
    said = point_in_line(text, 2024)
    assert str(said.point if said is not None else None) == point


def test_a_month_alone_is_less_firm_than_a_stretch() -> None:
    said = [point_in_line(each, None) for each in ("2024年9月", "2024年1-8月", "截至2024年8月")]
    assert [each.firm for each in said if each is not None] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("2024.1-2024.8", "2024-08"),
        ("2024.4-2024.6", "2024-Q2"),
        ("2024-05～06", "2024-05..06"),
        ("2024.1-2024.12", "2024-12"),
        ("2024.6", "2024-06"),
        ("2024.6.30", "2024-06"),
        ("2023.7-2024.6", None),
        ("2024年度", None),
        ("基金收入", None),
    ],
)
def test_the_stretch_that_dates_name(text: str, stretch: str | None) -> None:
    found = dated_stretch(text)
    assert (str(found) if found is not None else None) == stretch


@pytest.mark.parametrize(
    ("head", "month"),
    [
        ("1-6月执行数", 6),
        ("截至6月底执行数（B）", 6),
        ("上半年执行情况", 6),
        ("2024年1-9月完成情况", 9),
        ("2023年1-9月完成情况", None),
        ("6月执行数", None),
        ("全年预算数", None),
    ],
)
def test_the_month_up_to_which_a_column_counts(head: str, month: int | None) -> None:
    assert point_of_head(head, 2024) == (Period(2024, month) if month else None)
