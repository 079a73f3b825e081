"""Filling and monitoring make the same form of the same data in the same layout, and tell the same."""

from __future__ import annotations

import msgspec
import pytest

from jixiao import FormData, FundingData, IndicatorData, Source, fill, monitor, review
from jixiao.core.findings import Severity
from jixiao.core.formdata import GoalData, MonthsData, flat

LAYOUTS = ("national-monitoring-2019", "xinjiang-monitoring-2020")
DATA = FormData(
    kind="monitoring",
    year=2024,
    as_of="2024-06",
    project="培训",
    implementing_unit="某县医保中心",
    funding=(
        FundingData(source="年度资金总额", role="total"),
        FundingData(source="财政拨款", budget="98.50", executed="49.25"),
        FundingData(source="其他资金", budget="1.50", executed="0.75"),
    ),
    goals=(GoalData(expected="培训300人次。", actual="培训150人次。"),),
    indicators=(
        IndicatorData(
            level1="产出指标",
            level2="数量指标",
            name="培训人次",
            target="≥300人次",
            actual="150人次",
            points="90",
            score="90",
        ),
    ),
    total_score="95",
)
FORECAST = ("conclusion", "forecast", "extra")  # what monitoring adds to a form


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_complete_the_same_fields(layout: str) -> None:
    [filled] = fill([DATA], "docx", layout=layout, draft=True).forms
    [monitored] = monitor([DATA], "docx", layout=layout).forms
    assert monitored.data.grade == ""  # the layout has no place for it

    def fields(data: FormData) -> dict[str, str]:
        return {
            address: text
            for address, text in flat(data)
            if text and address != "layout" and not any(each in address for each in FORECAST)
        }

    assert fields(filled.data) == fields(monitored.data)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_months_that_are_none_are_told_by_both(layout: str) -> None:
    months = (MonthsData(of="没有的", this_year=("1", "x")),)
    data = msgspec.structs.replace(DATA, months=months)
    told = []
    filled = fill([data], "docx", layout=layout)
    assert filled.files == ()
    for form in (filled.forms[0], monitor([data], "docx", layout=layout).forms[0]):
        told.append(
            [
                each.address
                for each in form.findings
                if each.severity is Severity.ERROR and each.code == "E012"
            ]
        )
    fields = ("of", "this_year", "this_year")
    assert told == [[f"0:form1.months[0].{field}" for field in fields]] * 2


def test_what_was_computed_is_not_said_to_have_no_place() -> None:
    data = msgspec.structs.replace(DATA, total_score="", grade="优")
    [monitored] = monitor([data], "docx", layout="xinjiang-monitoring-2020").forms
    assert monitored.data.funding[0].forecast == "100.00"
    assert "grade" in monitored.dropped
    assert "funding.forecast" not in monitored.dropped


def test_the_deviation_is_that_of_the_rate_on_the_form() -> None:
    """A printed rate that its amounts contradict is an error of its own, not one of the words."""
    total = FundingData(
        source="年度资金总额", role="total", budget="100", executed="50", rate="90%"
    )
    data = msgspec.structs.replace(DATA, funding=(total,))
    pack = "xinjiang-monitoring-2020"
    [monitored] = monitor([data], "docx", layout=pack, rules=pack).forms
    assert "偏差率为65.00%" in monitored.data.conclusion
    codes = {each.code for each in monitored.findings}
    assert "T201" in codes
    assert "M904" not in codes


@pytest.mark.parametrize("fmt", ["txt", "docx", "xlsx"])
def test_an_empty_cell_does_not_take_the_next_label_for_its_value(fmt: str) -> None:
    data = FormData(
        kind="monitoring", year=2024, as_of="2024-06", implementing_unit="某县社保局",
        funding=(FundingData(source="预算数", role="total", budget="100", executed="50"),),
        indicators=(IndicatorData(level1="产出指标", name="甲", target="≥10场", actual="5场"),),
    )  # fmt: skip
    made = fill(data, fmt, draft=True, layout="xinjiang-monitoring-2020")
    (found,) = review(Source(f"a.{fmt}", made.files[0].content)).documents
    form = found.view.forms[0].form
    assert (form.project, str(form.as_of)) == (None, "2024-06")
    assert "“项目名称”没有写" in {each.message.zh for each in found.findings}


def test_the_execution_to_date_is_summed_from_its_months() -> None:
    months = ("10.50", "9", "8.25", "7", "6", "5")
    total = FundingData(source="年度资金总额", role="total", budget="100.00")
    open_ = msgspec.structs.replace(
        DATA, funding=(total,), months=(MonthsData(of="executed", this_year=months),)
    )
    [found] = monitor(open_).forms
    assert (found.data.funding[0].executed, found.data.funding[0].rate) == ("45.75", "45.75%")
    few = MonthsData(of="executed", this_year=months[:2])
    [found] = monitor(msgspec.structs.replace(open_, months=(few,))).forms
    assert not found.data.funding[0].executed
