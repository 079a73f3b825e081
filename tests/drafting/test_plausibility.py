"""What in a report's data can hardly be so is told at its field, and what may well be is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jixiao.application.reports.reporting import made_report
from jixiao.core.findings import Severity
from jixiao.drafting.model import CountData, FundData, PolicyData, ReliefData
from jixiao.drafting.plausibility import implausible
from jixiao.knowledge.funds import EMPLOYEE_PENSION, UNEMPLOYMENT
from tests.drafting.making import fund, part, report, side


def told(*funds: FundData, **fields: Any) -> dict[str, str]:
    found = list(implausible(report(*funds, **fields)))
    assert {each.severity for each in found} <= {Severity.WARNING}
    return {each.address: each.message.zh for each in found}


def of_parts(*last_years: int | str | None, **totals: int | str) -> FundData:
    parts = tuple(
        part(item, amount, last_year=None if before is None else Decimal(before))
        for item, amount, before in zip(
            ("保费收入", "利息收入"), (1100, 100), last_years, strict=True
        )
    )
    return fund(income=side(1200, parts=parts, **totals))


def test_a_total_of_last_year_that_its_items_do_not_reach() -> None:
    found = told(of_parts(900, 90, last_year=1000))
    assert list(found) == ["funds[0].income.last_year"]
    words = found["funds[0].income.last_year"]
    assert "工伤保险收入上年数合计1000万元，各分项之和990万元，少10万元" in words
    assert "上年同期合计" in next(
        iter(told(of_parts(900, 90, last_year=1000), period="2022Q2").values())
    )


def test_items_that_are_known_in_part_or_rounded_reach_any_total() -> None:
    assert told(of_parts(900, None, last_year=1000)) == {}
    assert told(of_parts(900, 100, last_year=1000)) == {}
    assert told(of_parts("900.4", "99.4", last_year=1000)) == {}


def test_a_budget_that_its_items_do_not_reach_is_told_in_the_report() -> None:
    parts = (
        part("保费收入", 1100, budget=Decimal(900)),
        part("利息收入", 100, budget=Decimal(0)),
    )
    made = made_report(report(fund(income=side(1200, 1000, parts=parts))), "txt", charts=False)
    assert [each.address for each in made.findings if each.code == "E059"] == [
        "funds[0].income.budget"
    ]
    assert made.content


def people(*counts: tuple[str, str, str], name: str = UNEMPLOYMENT) -> dict[str, str]:
    listed = tuple(
        CountData(name=each, actual=Decimal(actual), unit=unit) for each, actual, unit in counts
    )
    return told(fund(name, people=listed))


def test_more_recipients_than_insured() -> None:
    found = people(("年末参保人数", "2.5", "万人"), ("领取失业保险金人数", "33200", "人"))
    assert list(found) == ["funds[0].people[1].actual"]
    assert "33200人，比年末参保人数2.5万人还多" in found["funds[0].people[1].actual"]


@pytest.mark.parametrize(
    ("insured", "recipients", "name"),
    [
        (("年末参保人数", "2.5", "万人"), ("领取失业保险金人数", "3320", "人"), UNEMPLOYMENT),
        (("年末参保人数", "2.5", "万人"), ("享受待遇人次", "3.1", "万人次"), UNEMPLOYMENT),
        (("参保缴费人数", "2.5", "万人"), ("离退休人员", "3.1", "万人"), EMPLOYEE_PENSION),
        (("年末参保职工", "2.5", "万人"), ("离退休人员", "3.1", "万人"), EMPLOYEE_PENSION),
        (("新增参保人数", "0.1", "万人"), ("领取失业保险金人数", "3320", "人"), UNEMPLOYMENT),
    ],
)
def test_recipients_that_may_be_so_many(
    insured: tuple[str, str, str], recipients: tuple[str, str, str], name: str
) -> None:
    assert people(insured, recipients, name=name) == {}


def test_balances_below_nothing_and_a_fund_without_a_last_year() -> None:
    assert list(told(fund(opening_balance=Decimal(-300), cumulative_balance=Decimal(-100)))) == [
        "funds[0].opening_balance",
        "funds[0].cumulative_balance",
    ]
    found = told(fund(income=side(1200, 1200, 0), opening_balance=Decimal(300)))
    assert "不知道的要查明再填" in found["funds[0].income.last_year"]
    assert told(fund(income=side(1200, 1200, 0), opening_balance=Decimal(0))) == {}


def test_relief_for_some_of_no_amount() -> None:
    nothing = ReliefData(name="缓缴保费", amount=Decimal(0), persons=Decimal(300))
    assert list(told(fund(relief=(nothing,)))) == ["funds[0].relief[0].amount"]
    assert told(fund(relief=(ReliefData(name="缓缴保费", amount=Decimal(0)),))) == {}


def test_relief_of_more_than_all_that_came_in() -> None:
    much = ReliefData(name="阶段性减免保费", amount=Decimal(1201))
    found = told(fund(income=side(1200), relief=(much,)))
    assert "阶段性减免保费1201万元，比本年收入1200万元还多" in found["funds[0].relief[0].amount"]
    assert told(fund(income=side(1201), relief=(much,))) == {}


def test_a_rate_that_can_hardly_be() -> None:
    def rate(name: str, value: str) -> FundData:
        return fund(people=(CountData(name=name, actual=Decimal(value), unit="%"),))

    assert (
        "参保率955%，一个率一般不会有这么高"
        in told(rate("参保率", "955"))["funds[0].people[0].actual"]
    )
    assert list(told(rate("参保群众满意度", "101"))) == ["funds[0].people[0].actual"]
    assert told(rate("参保率", "101")) == {}


def test_documents_and_days_that_are_not_of_the_year() -> None:
    later = PolicyData(name="某通知", number="人社部发〔2023〕11号", date="2023年2月20日")
    before = PolicyData(name="某办法", number="国发〔2005〕38号", date="2005年12月3日")
    found = told(fund(policies=(before, later)), policies=(later,))
    assert list(found) == ["funds[0].policies[1].date", "policies[0].date"]
    assert "2023年2月20日，在2022年以后" in found["policies[0].date"]
    assert list(told(fund(), filed_on="2021年3月1日")) == ["filed_on"]
    assert list(told(fund(), filed_on="2022年3月1日")) == ["filed_on"]
    assert told(fund(), filed_on="2023年3月1日") == {}


@pytest.mark.parametrize(
    ("actual", "unit", "last_year", "budget", "doubted"),
    [
        ("32.5", "万人", "3.2", None, "上年3.2万人，相差10倍"),
        ("3.2", "万人", "32.5", None, "上年32.5万人，相差10倍"),
        ("3.2", "万人", "3.1", "31", "预算31万人，相差9.7倍"),
        ("3.2", "万人", "3.1", "3.3", None),
        ("90", "人", "9", None, None),  # few people
        ("300", "元/月", "30", None, None),  # no people
        ("3.2", "万人", None, None, None),
    ],
)
def test_people_many_times_those_of_last_year(
    actual: str, unit: str, last_year: str | None, budget: str | None, doubted: str | None
) -> None:
    count = CountData(
        name="参保人数",
        actual=Decimal(actual),
        unit=unit,
        last_year=Decimal(last_year) if last_year else None,
        budget=Decimal(budget) if budget else None,
    )
    found = told(fund(people=(count,)))
    assert [words for field, words in found.items() if "people" in field] == [
        words for words in found.values() if doubted and doubted in words
    ]
    assert any("people" in field for field in found) is (doubted is not None)


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"filed_on": "昨天"}, "filed_on"),
        ({"filed_on": "2023.13.1"}, "filed_on"),
        ({"filed_on": "2023年2月20日"}, ""),
        ({"area": "某县社会保险中心", "unit": "某县社会保险中心"}, "area"),
        ({"year": 2099}, "year"),
    ],
)
def test_a_head_that_can_hardly_be(fields: dict[str, Any], at: str) -> None:
    assert list(told(fund(), **fields)) == ([at] if at else [])


def test_a_day_of_a_document_that_is_none() -> None:
    wrong = PolicyData(name="某通知", number="某发〔2022〕1号", date="2022.13.1")
    year = PolicyData(name="某办法", number="某发〔2022〕2号", date="2022年")
    found = told(fund(policies=(year, wrong)))
    assert list(found) == ["funds[0].policies[1].date"]
    assert "“2022.13.1”不是日期" in found["funds[0].policies[1].date"]
