"""What stands beside a fund's amounts: 预收下年保费, 减免缓缴, 大病筹资, policies; each figure computed,
no cause invented.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jixiao.drafting.draft import Line
from jixiao.drafting.drafting import drafted
from jixiao.drafting.model import LevyData, PolicyData, PrepaidData, ReliefData
from jixiao.drafting.validation import problems_in
from jixiao.knowledge.funds import RESIDENT_MEDICAL
from tests.drafting.making import fund, part, report, side
from tests.drafting.test_drafting import PACK


def text_of(**fields: Any) -> str:
    draft, _ = drafted(report(fund(RESIDENT_MEDICAL, **fields)), PACK)
    return "\n".join(block.text for block in draft.body if isinstance(block, Line))


def number(value: int | str) -> Decimal:
    return Decimal(value)


def test_income_is_told_without_what_was_paid_in_ahead_too() -> None:
    text = text_of(
        income=side(1200, 1200, 1300),
        prepaid=PrepaidData(actual=number(400), last_year=number(600)),
    )
    assert "含预收2023年度保费400万元" in text
    assert "属于本年度的收入为800万元，按同一口径较上年增加100万元，增长14.29%" in text


def test_last_years_prepaid_is_asked_for_where_it_is_not_known() -> None:
    text = text_of(prepaid=PrepaidData(actual=number(400)))
    assert "【请填写：上年预收下年保费" in text


def test_relief_stands_beside_the_fall_of_income_with_whom_it_was_for() -> None:
    relief = (
        ReliefData(
            name="阶段性减免保费", amount=number(150), units=number(1200), persons=number(35000)
        ),
        ReliefData(name="缓缴保费", amount=number(50)),
    )
    text = text_of(income=side(1000, 1000, 1200), relief=relief)
    assert "阶段性减免保费150万元（涉及单位1200户、35000人）；缓缴保费50万元" in text
    assert "合计200万元，相当于收入减少额的100.00%" in text
    assert "收入变动较大的原因" not in text
    assert "收入执行率" not in text


@pytest.mark.parametrize(
    ("last_year", "asked"), [(1200, True), (1000, False)], ids=["a part of it", "no fall"]
)
def test_what_relief_does_not_explain_is_asked_for(last_year: int, asked: bool) -> None:
    relief = (ReliefData(name="缓缴保费", amount=number(50)),)
    text = text_of(income=side(1000, 1000, last_year), relief=relief)
    assert ("相当于收入减少额的25.00%" in text) is asked
    assert ("收入与上年相比变动较大的原因" in text) is asked


def test_the_levy_for_serious_illness_is_set_against_what_was_paid() -> None:
    spending = side(1000, parts=(part("大病保险支出", 600), part("住院费用支出", 400)))
    levy = LevyData(
        standard=number(90),
        persons=number(70000),
        last_year_standard=number(85),
        last_year_persons=number(70000),
    )
    text = text_of(expenditure=spending, serious_illness=levy)
    assert "每人90元筹资，70000人应筹集630万元（较上年增加35万元，增长5.88%）" in text
    assert "实际列支600万元，比应筹集的少30万元，相当于应筹集金额的95.24%" in text


def test_what_was_paid_for_serious_illness_is_asked_for_where_no_part_says_it() -> None:
    text = text_of(serious_illness=LevyData(standard=number(90), persons=number(70000)))
    assert "【请填写：大病保险支出" in text


def test_policies_are_listed_with_number_and_date_or_asked_for_them() -> None:
    policies = (
        PolicyData(name="《甲通知》", number="医保发〔2022〕20号", date="2022年6月30日"),
        PolicyData(name="乙办法", content="提高报销比例"),
    )
    text = text_of(policies=policies)
    assert "（三）执行的主要政策文件" in text
    assert "1.城乡居民基本医疗保险基金：《甲通知》（医保发〔2022〕20号，2022年6月30日）。" in text
    assert "《乙办法》（【请填写：文号】，【请填写：印发日期】）：提高报销比例。" in text
    assert "执行的主要政策文件" not in text_of()


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"prepaid": PrepaidData(actual=number(1300))}, "prepaid.actual", "比本年收入1200万元还多"),
        (
            {"relief": (ReliefData(name="缓缴", amount=number(-1)),)},
            "relief[0].amount",
            "缓缴的金额是-1",
        ),
        (
            {"serious_illness": LevyData(standard=number(90), persons=number(-7))},
            "serious_illness.persons",
            "大病保险筹资人数是-7",
        ),
    ],
)
def test_what_cannot_be_is_told_by_its_field(
    fields: dict[str, Any], field: str, words: str
) -> None:
    (told,) = problems_in(report(fund(**fields)))
    assert told.address == f"funds[0].{field}"
    assert words in told.message.zh
