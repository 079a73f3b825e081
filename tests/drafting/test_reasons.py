"""Reasons that say the opposite of their amounts, and those that do not."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from jixiao.drafting.reasons import contradicting_reasons
from tests.drafting.making import fund, report, side


def told(reason: str, *, name: str = "income", **amounts: int) -> list[tuple[str, str]]:
    (own,) = (fund(**{name: side(**amounts, reason=reason)}),)
    found = contradicting_reasons(report(own))
    return [(each.address, each.severity.value) for each in found]


FELL, ROSE = {"actual": 900, "last_year": 1200}, {"actual": 1200, "last_year": 900}


@pytest.mark.parametrize(
    ("reason", "amounts", "says"),
    [
        ("征缴收入较上年增加", FELL, True),
        ("收入大幅增长", FELL, True),
        ("收入减少", FELL, False),
        ("参保人数增加，财政补助收入减少", FELL, False),
        ("减免政策的范围扩大", FELL, False),
        ("缴费基数提高，收入增加", ROSE, False),
        ("财政补助收入下降", ROSE, True),
        ("缴费人数减少", ROSE, False),
        ("征缴收入增加", {"actual": 1195, "last_year": 1200}, False),
        ("征缴收入增加", {"actual": 900, "last_year": 0}, False),
        ("", FELL, False),
    ],
)
def test_the_direction_of_the_change(reason: str, amounts: dict[str, int], says: bool) -> None:
    expected = [("funds[0].income.reason", Severity.WARNING.value)] if says else []
    assert told(reason, budget=amounts["actual"], **amounts) == expected


@pytest.mark.parametrize(
    ("reason", "budget", "says"),
    [
        ("超额完成年初预算", 1000, True),
        ("超预算", 1000, True),
        ("未完成预算", 1000, False),
        ("未完成预算", 800, True),
        ("超额完成", 800, False),
    ],
)
def test_the_budget_that_was_passed_or_missed(reason: str, budget: int, says: bool) -> None:
    assert bool(told(reason, actual=900, last_year=900, budget=budget)) is says


def test_expenditure_is_asked_by_its_own_words() -> None:
    said = told("支出减少", name="expenditure", actual=1200, last_year=900, budget=1200)
    assert said == [("funds[0].expenditure.reason", "warning")]
    assert told("收入减少", name="expenditure", actual=1200, last_year=900, budget=1200) == []


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("{0}年疫情影响", True),
        ("{0}年起执行新标准", False),
        ("{0}年印发的办法", False),
        ("按某某发〔{0}〕11号执行", False),
        ("{1}年减免政策到期", False),
        ("{2}年保费提前预收", False),
    ],
)
def test_years_long_past(reason: str, says: bool) -> None:
    year = report(fund()).year
    words = reason.format(year - 3, year - 1, year + 1)
    found = told(words, actual=1000, last_year=1000, budget=1000)
    assert found == ([("funds[0].income.reason", "remark")] if says else [])
