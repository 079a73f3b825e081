"""基金运行分析 of a period: to date against plan, 序时进度 and the same months of last year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.application.reports.reporting import made_report, must_be_of
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.core.packs import Ground, MonitoringRule
from jixiao.drafting.draft import DraftTable, Line
from jixiao.drafting.drafting import drafted, title_of
from jixiao.drafting.model import MonthsData, ReportData
from jixiao.drafting.validation import problems_in
from tests.drafting.making import fund, report, reports, side
from tests.drafting.test_drafting import PACK, SOURCE


def halfway(**fields: Any) -> ReportData:
    return report(fund(**fields), period="2022Q2")


def text_of(data: ReportData, limit: int | None = None) -> str:
    rule = MonitoringRule(
        source=SOURCE, behind_time_progress=None if limit is None else Decimal(limit)
    )
    pack = msgspec.structs.replace(PACK, monitoring=rule)
    draft, _ = drafted(data, pack)
    return "\n".join(block.text for block in draft.body if isinstance(block, Line))


def test_amounts_to_date_stand_against_plan_time_progress_and_last_year() -> None:
    text = text_of(halfway(income=side(450, 1000, 500)))
    assert (
        "2022年1—6月，东和市本级工伤保险基金收入450万元（不含上下级往来），"
        "完成年度预算1000万元的45.00%，比序时进度慢5.00个百分点，较上年同期减少50万元，下降10.00%"
    ) in text


@pytest.mark.parametrize(
    ("actual", "words"), [(500, "与序时进度持平"), (512, "比序时进度快1.20个百分点")]
)
def test_what_is_on_time_is_said(actual: int, words: str) -> None:
    assert words in text_of(halfway(income=side(actual, 1000, 500)))


def test_what_is_behind_says_by_how_much_and_asks_why() -> None:
    text = text_of(halfway(expenditure=side(380, 1000, 380)), limit=10)
    assert "工伤保险基金支出进度偏慢。比序时进度慢12.00个百分点，超过10个百分点的提示界限" in text
    assert "与按序时进度应完成的相差120万元" in text
    assert "【请填写：工伤保险基金支出慢于序时进度的原因】" in text


def test_a_reason_that_is_given_is_taken() -> None:
    text = text_of(halfway(expenditure=side(380, 1000, 380, reason="待遇在下半年调整")))
    assert "原因：待遇在下半年调整。" in text


def test_months_payable_are_of_the_months_so_far() -> None:
    spending = side(600, 1200, 600)
    text = text_of(
        halfway(expenditure=spending, cumulative_balance=Decimal(800), months_payable=MonthsData())
    )
    assert "按2022年1—6月实际月均支出100万元（不含上下级往来）测算，累计结余可支付8.0个月" in text
    assert "6月末累计结余800万元" in text


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2022Q1", "2022年一季度"),
        ("2022H1", "2022年上半年"),
        ("2022-09", "2022年前三季度"),
        ("2022年5月", "2022年1—5月"),
    ],
)
def test_the_title_names_the_period(period: str, title: str) -> None:
    assert title_of(report(fund(), period=period)) == f"东和市本级社会保险基金{title}运行分析"


def test_the_table_says_how_far_from_time_progress() -> None:
    draft, exhibits = drafted(halfway(income=side(450, 1000, 500)), PACK)
    (table,) = [block for block in draft.body if isinstance(block, DraftTable)]
    texts = [cell.text for cell in table.cells]
    assert {"2022年1—6月", "2021年1—6月", "2022年预算", "慢5.00"} <= set(texts)
    assert exhibits.band is not None
    assert (exhibits.band.low, exhibits.band.source) == (50, Ground(kind="general"))


@pytest.mark.parametrize("period", ["2022年4-6月", "2023Q1", "随便"])
def test_a_period_that_is_none_of_the_year_is_told(period: str) -> None:
    assert [each.address for each in problems_in(report(fund(), period=period))] == ["period"]


def test_data_of_another_period_than_is_asked_for_are_refused() -> None:
    must_be_of(halfway(), "2022H1")
    must_be_of(halfway(), "")
    for data, period in ((halfway(), "2022Q3"), (report(fund()), "2022Q2"), (halfway(), "明年")):
        with pytest.raises(UserError):
            must_be_of(data, period)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=reports(), fmt=st.sampled_from(["docx", "txt"]))
def test_analyses_of_consistent_data_have_no_errors_in_their_print(
    data: ReportData, fmt: str
) -> None:
    within = msgspec.structs.replace(data, forms=(), period="2022Q2")
    made = made_report(within, fmt, charts=False)
    wrong = [each.message.zh for each in made.findings if each.severity is Severity.ERROR]
    assert wrong == []
