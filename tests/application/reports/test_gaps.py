"""What in a report's data wants a reason is told at the field where it is to be written."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from jixiao.application.reports.gaps import unexplained
from jixiao.application.reports.reporting import made_report
from jixiao.core.findings import Severity
from jixiao.core.packs import MonitoringRule
from jixiao.drafting.model import LevyData, ReportData
from jixiao.knowledge.funds import RESIDENT_MEDICAL
from tests.drafting.making import fund, part, report, side
from tests.drafting.test_drafting import PACK, SOURCE

LIMITED = msgspec.structs.replace(
    PACK, monitoring=MonitoringRule(source=SOURCE, behind_time_progress=Decimal(10))
)


def told(data: ReportData) -> dict[str, str]:
    found = list(unexplained(data, LIMITED))
    assert {each.severity for each in found} <= {Severity.REMARK}
    return {each.address: each.message.zh for each in found}


def medical(paid: int, reason: str = "", **more: Any) -> ReportData:
    spent = side(
        1000,
        parts=(part("大病保险支出", paid), part("住院费用支出", 1000 - paid)),
        reason=reason,
    )
    levy = LevyData(standard=Decimal(90), persons=Decimal(50000))  # 450 万元
    return report(fund(RESIDENT_MEDICAL, expenditure=spent, serious_illness=levy), **more)


def test_serious_illness_that_is_not_what_was_to_be_raised() -> None:
    found = told(medical(300))
    assert list(found) == ["funds[0].serious_illness.standard"]
    assert "筹资标准×人数的66.67%" in found["funds[0].serious_illness.standard"]


def test_serious_illness_that_is_near_or_explained_or_of_half_a_year() -> None:
    assert told(medical(430)) == {}
    assert told(medical(300, reason="大病保险按季清算，四季度次年支付")) == {}
    assert "funds[0].serious_illness.standard" not in told(medical(300, period="2022Q2"))


def test_execution_far_behind_the_months_without_a_reason() -> None:
    late = side(300, 1000, 900)
    data = report(fund(income=late, expenditure=side(480, 1000, 900)), period="2022Q2")
    found = told(data)
    assert list(found) == ["funds[0].income.reason"]
    assert "慢20.00个百分点，超过10个百分点" in found["funds[0].income.reason"]
    why = msgspec.structs.replace(late, reason="居民保费集中在四季度征收")
    assert told(report(fund(income=why, expenditure=late), period="2022Q2")).keys() == {
        "funds[0].expenditure.reason"
    }
    assert told(msgspec.structs.replace(data, period="")) == {}


def test_the_report_says_it() -> None:
    made = made_report(medical(300), "txt", charts=False)
    assert any(each.code == "E058" for each in made.findings)
    assert made.content
