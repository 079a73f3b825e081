"""The words on the deviation, and the columns of the forecast."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, form_of
from jixiao.filling.concluding import to_explain, with_conclusion, with_forecast
from jixiao.judging.monitoring.form import Monitoring, monitoring_of
from jixiao.knowledge.packs import load_packs

PACKS = load_packs()
LOCAL, NATIONAL = PACKS["xinjiang-monitoring-2020"], PACKS["cn-2020"]
BLANKS = "原因是（请填写）。措施：（请填写）。"


def data(executed: str, overall: str, *rows: IndicatorData, **fields: object) -> FormData:
    made = FormData(
        kind="monitoring",
        year=2024,
        as_of="2024-06",
        money_unit="万元",
        funding=(FundingData(source="总额", role="total", budget="100", executed=executed),),
        goals=(GoalData(expected="一", completion=overall),),
        indicators=rows or (IndicatorData(name="次数", target="≥10次", actual="5次", completion=overall),),
    )  # fmt: skip
    return msgspec.structs.replace(made, **fields)


def seen(form: FormData, **rule: object) -> Monitoring:
    assert LOCAL.monitoring is not None
    pack = msgspec.structs.replace(
        LOCAL, monitoring=msgspec.structs.replace(LOCAL.monitoring, **rule)
    )
    return monitoring_of(form_of(form), pack)


@pytest.mark.parametrize(
    ("executed", "overall", "conclusion"),
    [
        ("50", "50.00%", "无偏差。"),
        ("50", "60.00%", "无偏差。"),  # the limit itself
        ("50", "60.01%", f"该项目有偏差，偏差率为10.01%，{BLANKS}"),
        ("50", "39.99%", f"该项目有偏差，偏差率为10.01%，{BLANKS}"),
        ("39", "39.00%", f"预算执行率39.00%，比序时进度50.00%落后11.00个百分点，{BLANKS}"),
        ("40", "40.00%", "无偏差。"),
        ("39", "49.00%", f"预算执行率39.00%，比序时进度50.00%落后11.00个百分点，{BLANKS}"),
        ("", "50.00%", ""),  # without a rate there is no deviation
        ("50", "", ""),
    ],
)
def test_the_words_on_the_deviation(executed: str, overall: str, conclusion: str) -> None:
    form = data(executed, overall)
    assert with_conclusion(form, seen(form)).conclusion == conclusion


def test_what_is_said_already_stays_and_no_rule_says_nothing() -> None:
    own = data("50", "90%", conclusion="已说明。")
    assert with_conclusion(own, seen(own)).conclusion == "已说明。"
    form = data("50", "50%")
    assert with_conclusion(form, seen(form, no_deviation_within=None)).conclusion == ""
    none = msgspec.structs.replace(LOCAL, monitoring=None)
    assert with_conclusion(form, monitoring_of(form_of(form), none)).conclusion == ""
    blank = data("50", "50%", conclusion=" ")
    assert with_conclusion(blank, seen(blank)).conclusion == "无偏差。"


def test_what_must_be_explained_is_execution_and_deviation() -> None:
    form = data("20", "50.00%")
    assert to_explain(seen(form)) == (
        "预算执行率20.00%，比序时进度50.00%落后30.00个百分点",
        "总体完成率比预算执行率高30.00个百分点，超过10个百分点",
    )


@pytest.mark.parametrize(
    ("target", "actual", "mark", "expected"),
    [
        ("≥10次", "5次", "有可能", "10次"),
        ("≥10次", "9次", "确定能", "18次"),
        ("≥10次", "1次", "完全不可能", "2次"),
        ("≥10万元", "5.00万元", "有可能", "10.00万元"),
        ("≥95%", "96.5%", "确定能", "96.5%"),
        ("≥95%", "约96%", None, None),  # no single figure to print it by
        ("明显", "明显", None, None),
        ("≥10次", "", None, None),
        ("≥10次", "未达监控节点", None, None),
    ],
)
def test_what_a_row_will_come_to(
    target: str, actual: str, mark: str | None, expected: str | None
) -> None:
    form = data("50", "50%", IndicatorData(name="培训场次", target=target, actual=actual))
    (row,) = with_forecast(form, seen(form)).indicators
    assert row.extra.get("全年预计完成情况") == expected
    marks = [each for each in ("确定能", "有可能", "完全不可能") if row.extra.get(each)]
    assert (marks == [mark]) or (mark is None and (marks == [] or actual.startswith("约")))


def test_marks_and_forecasts_that_are_there_stay() -> None:
    given = {"有可能": "√", "全年预计完成情况": "9次"}
    form = data(
        "50", "50%", IndicatorData(name="培训场次", target="≥10次", actual="9次", extra=given)
    )
    assert with_forecast(form, seen(form)).indicators[0].extra == given
    empty = data(
        "50",
        "50%",
        IndicatorData(name="培训场次", target="≥10次", actual="9次", extra={"有可能": ""}),
    )
    assert with_forecast(empty, seen(empty)).indicators[0].extra["确定能"] == "√"


@pytest.mark.parametrize(
    ("rows", "forecasts"),
    [
        ((FundingData(source="总额", role="total", budget="100", executed="30"),), ["60.00"]),
        ((FundingData(source="总额", role="total", budget="100", executed="30", forecast="70"),), ["70"]),
        ((FundingData(source="总额", role="total", budget="100"),), [""]),
        (
            (
                FundingData(source="总额", role="total", budget="100", executed="30"),
                FundingData(source="拨款", role="part", budget="100", executed="30"),
            ),
            ["60.00", ""],
        ),
    ],
)  # fmt: skip
def test_what_the_execution_will_come_to(
    rows: tuple[FundingData, ...], forecasts: list[str]
) -> None:
    form = data("50", "50%", funding=rows)
    assert [each.forecast for each in with_forecast(form, seen(form)).funding] == forecasts
    unknown = data("50", "50%", funding=rows, money_unit="两")
    found = with_forecast(unknown, seen(unknown)).funding
    assert [each.forecast for each in found] == [each.forecast for each in rows]


def test_the_national_pack_sets_no_limit() -> None:
    form = data("50", "90%")
    assert with_conclusion(form, monitoring_of(form_of(form), NATIONAL)).conclusion == ""
    assert NATIONAL.monitoring is not None
    assert NATIONAL.monitoring.no_deviation_within is None
    assert LOCAL.monitoring is not None
    assert LOCAL.monitoring.no_deviation_within == Decimal(10)
