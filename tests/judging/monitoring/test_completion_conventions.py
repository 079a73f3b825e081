"""Completions scaled by months or plain: what a form's rows, its pack and its range say."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.forms import Form
from jixiao.judging.monitoring.completion import (
    PLAIN,
    SCALED,
    Convention,
)
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from tests.building import funding, monitoring
from tests.judging.monitoring.forms import NATIONAL, PLACE, judged, one

PLAIN_FORM = monitoring(
    """
培训人次 | ≥200人次 | 120人次 | 60%
培训场次 | ≥10场 | 5场 | 50%
资金支付准确率 | 100% | 100% | 100%
设备采购数量 | ≥8台 | 8台 | 100%
""",
    row=funding("100", "50"),
    overall="77.5%",
    unit_name="某市某局",
)


SCALED_FORM = monitoring(
    """
培训人次 | ≥200人次 | 120人次 | 40.00%
培训场次 | ≥10场 | 5场 | 33.33%
资金支付准确率 | 100% | 100% | 100%
设备采购数量 | ≥8台 | 8台 | 66.67%
""",
    row=funding("100", "50"),
    overall="60%",
    unit_name="某市某局",
    month=8,
)


@pytest.mark.parametrize(
    ("form", "convention", "completions"),
    [
        (PLAIN_FORM, PLAIN, ["60", "50", "100", "100"]),
        (SCALED_FORM, SCALED, ["40.00", "33.33", "67", "66.67"]),
    ],
)
def test_elsewhere_the_majority_of_the_rows_decides(
    form: Form, convention: str, completions: list[str]
) -> None:
    result = judged(form)
    assert result.convention == convention
    assert [row.completion for row in result.indicators] == [Decimal(each) for each in completions]
    assert "多数行" in result.convention_reason


def test_without_a_month_the_plain_ratio_is_taken_even_under_a_scaling_pack() -> None:
    form = monitoring(
        "培训人次 | ≥200人次 | 120人次 | 60%", row=funding("100", "50"), overall="60%", month=None
    )
    assert score_form(form, load_packs()["xinjiang-monitoring-2020"]).convention == PLAIN


def test_completions_printed_as_factors_are_read_as_rates() -> None:
    form = monitoring(
        "培训 | ≥200人次 | 120人次 | 0.6\n采购 | ≥8台 | 8台 | 1",
        row=funding("100", "50"),
        overall="80%",
        unit_name="某市",
    )
    assert judged(form).overall_completion == Decimal("80.00")


@pytest.mark.parametrize(
    ("target", "actual", "printed", "scaled", "plain"),
    [
        ("≥200人次", "120人次", "", "30.00", "60.00"),
        ("≥200人次", "120人次", "60%", "30", "60"),
        ("≥200人次", "240人次", "", "50.00", "100.00"),
        ("≥200人次", "240人次", "120%", "50", "120"),  # its excess, where the form prints that
        ("≥200人次", "240人次", "100%", "50", "100"),
        ("≥200人次", "0人次", "", "0.00", "0.00"),
        ("≥200人次", "-5人次", "", "0.00", "0.00"),
        ("=200人次", "120人次", "", "30.00", "60.00"),
        ("=200人次", "240人次", "120%", "50", "120"),
        ("≤200人次", "160人次", "125%", "50", "100"),  # no excess of a limit
        ("≤200人次", "160人次", "", "50.00", "100.00"),
        ("≤200人次", "240人次", "", None, None),
        ("100人次~200人次", "150人次", "", "50.00", "100.00"),
        ("100人次~200人次", "250人次", "", "0.00", None),
        ("100人次~200人次", "部分完成", "", None, None),
        ("100人次~200人次", "未完成", "", None, None),
        ("≥200人次", "未达监控节点", "", None, None),
        ("≥200人次", "部分完成", "", None, None),
        ("明显", "明显", "", "50.00", "100.00"),
        ("明显", "70%", "", None, None),
        ("—", "120人次", "", None, None),
        ("IO", "120人次", "", None, None),
    ],
)
def test_a_completion_by_either_convention(
    target: str, actual: str, printed: str, scaled: str | None, plain: str | None
) -> None:
    for name, expected in ((SCALED, scaled), (PLAIN, plain)):
        found = score_form(one(target, actual, printed), NATIONAL, Convention(name, "测试"))
        (row,) = found.indicators
        assert (str(row.completion) if row.completion is not None else None) == expected
        assert (found.convention, found.convention_reason) == (name, "测试")
        assert row.convention == (name if expected is not None else None)


def test_how_a_completion_came_about_is_told() -> None:
    form = one("≥200人次", "120人次", month=8)
    (row,) = score_form(form, NATIONAL, Convention(SCALED, "")).indicators
    assert row.derivation is not None
    assert (row.derivation.formula, row.derivation.result, row.derivation.rule) == (
        "min(完成值/指标值,1)×8/12",
        "40.00%",
        "指标完成率",
    )
    assert [(each.name, each.printed) for each in row.derivation.operands] == [
        ("指标值", "≥200人次"),
        ("完成值", "120人次"),
    ]
    (row,) = score_form(form, NATIONAL, Convention(PLAIN, "")).indicators
    assert row.derivation is not None
    assert (row.derivation.formula, row.derivation.result) == ("完成值/指标值", "60.00%")


@pytest.mark.parametrize(
    ("rows", "month", "convention", "reason"),
    [
        ("240人次 | 120%", 6, PLAIN, "表内多数行（1行）为完成值÷指标值"),
        ("120人次 | 60%", 6, PLAIN, "表内多数行（1行）为完成值÷指标值"),
        ("120人次 | 30%", 6, SCALED, "表内多数行（1行）按月份折算"),
        ("120人次 | 30%\n100人次 | 50%", 6, PLAIN, "按完成值÷指标值计算"),  # one of each
        ("120人次 | 33%", 6, PLAIN, "按完成值÷指标值计算"),
        ("120人次 | 60%", 12, PLAIN, "表内多数行（1行）为完成值÷指标值"),  # both are the same
        ("120人次 | ", 6, PLAIN, "按完成值÷指标值计算"),
        ("未完成 | 60%", 6, PLAIN, "按完成值÷指标值计算"),
    ],
)
def test_the_rows_show_the_convention(rows: str, month: int, convention: str, reason: str) -> None:
    table = "\n".join(f"培训人次 | ≥200人次 | {row}" for row in rows.splitlines())
    form = monitoring(table, row=funding("100", "50"), overall="", month=month, unit_name=PLACE)
    found = score_form(form, NATIONAL)
    assert (found.convention, found.convention_reason) == (convention, reason)


@pytest.mark.parametrize(
    ("completion", "month", "convention", "reason"),
    [
        ("scaled", 6, SCALED, "规则包规定完成率按月份折算"),
        ("scaled", None, PLAIN, "表内没有监控月份，按完成值÷指标值计算"),
        ("plain", 6, PLAIN, "规则包规定完成率为完成值÷指标值"),
        ("plain", None, PLAIN, "规则包规定完成率为完成值÷指标值"),
        ("form", 6, PLAIN, "按完成值÷指标值计算"),
    ],
)
def test_where_no_row_shows_it_the_pack_says_the_convention(
    completion: str, month: int | None, convention: str, reason: str
) -> None:
    assert NATIONAL.monitoring is not None
    rule = msgspec.structs.replace(NATIONAL.monitoring, completion=completion)
    found = score_form(
        one("≥200人次", "120人次", month=month), msgspec.structs.replace(NATIONAL, monitoring=rule)
    )
    assert (found.convention, found.convention_reason) == (convention, reason)


RATE = "支出预算执行率"


@pytest.mark.parametrize(
    ("actual", "month", "by_months", "scaled", "plain"),
    [
        ("40%", 6, False, None, None),  # the year's range: nothing counts it
        ("40%", 6, True, "42.11", "84.21"),  # 40 of the 47.5 that are due
        ("47.5%", 6, True, "50.00", "100.00"),
        ("60%", 6, True, "50.00", "100.00"),
        ("-5%", 6, True, "0.00", None),
        ("95%", 6, True, "50.00", "100.00"),
        ("40%", 12, False, "0.00", None),  # at the year's end it is a range like others
        ("40%", 12, True, "42.11", "42.11"),  # all of it is due in December
        ("110%", 6, True, "0.00", None),  # what is above the range has left it already
        ("40%", None, False, None, None),
    ],
)
def test_an_execution_rate_within_the_year(
    actual: str, month: int | None, by_months: bool, scaled: str | None, plain: str | None
) -> None:
    assert NATIONAL.monitoring is not None
    rule = msgspec.structs.replace(
        NATIONAL.monitoring, execution_ranges="by_months" if by_months else None
    )
    pack = msgspec.structs.replace(NATIONAL, monitoring=rule)
    form = one("95%~105%", actual, month=month, name=RATE)
    for name, expected in ((SCALED, scaled), (PLAIN, plain)):
        if month is None and name == SCALED:
            continue
        (row,) = score_form(form, pack, Convention(name, "")).indicators
        assert (str(row.completion) if row.completion is not None else None) == expected


def test_another_range_within_the_year_is_missed() -> None:
    form = one("95%~105%", "40%", name="合格率")
    (row,) = score_form(form, NATIONAL, Convention(SCALED, "")).indicators
    assert row.completion == 0
