"""A fact sheet that is wholly in another unit of money is doubted by its persons."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.findings import Severity
from jixiao.drafting.model import CountData
from jixiao.drafting.per_head import per_head_doubts
from jixiao.knowledge.funds import EMPLOYEE_PENSION, UNEMPLOYMENT, WORK_INJURY
from tests.drafting.making import fund, report, side


def told(
    name: str, amounts: tuple[str, str], *counts: tuple[str, str, str], **fields: str
) -> dict[str, str]:
    people = tuple(
        CountData(name=each, actual=Decimal(actual), unit=unit) for each, actual, unit in counts
    )
    of = fund(
        name, people=people, income=side(Decimal(amounts[0])), expenditure=side(Decimal(amounts[1]))
    )
    found = list(per_head_doubts(report(of, **fields)))
    assert {each.severity for each in found} <= {Severity.WARNING}
    return {each.address: each.message.zh for each in found}


INSURED, PAID = ("年末参保人数", "2.5", "万人"), ("领取失业保险金人数", "820", "人")


def test_amounts_in_yuan_under_a_head_of_wan_are_doubted() -> None:
    found = told(UNEMPLOYMENT, ("18000000", "9000000"), INSURED, PAID)
    assert list(found) == ["funds[0].income.actual", "funds[0].expenditure.actual"]
    words = found["funds[0].income.actual"]
    assert "按年末参保人数2.5万人算，人均7200000元，不合情理" in words
    assert "是不是按元填的" in words


@pytest.mark.parametrize(
    ("name", "amounts", "counts"),
    [
        (UNEMPLOYMENT, ("1800", "900"), (INSURED, PAID)),
        (WORK_INJURY, ("300", "260"), (("参保人数", "25000", "人"), ("享受待遇人数", "12", "人"))),
        (EMPLOYEE_PENSION, ("90000", "88000"), (("参保人数", "3.2", "万人"), ("离退休人数", "21000", "人"))),
        (EMPLOYEE_PENSION, ("90000", "88000"), (("领取养老金人次", "3", "人"),)),  # visits are none
        (EMPLOYEE_PENSION, ("90000000", "88000000"), ()),  # of a province
    ],
)  # fmt: skip
def test_what_people_pay_and_get_is_not_doubted(
    name: str, amounts: tuple[str, str], counts: tuple[tuple[str, str, str], ...]
) -> None:
    assert told(name, amounts, *counts) == {}


def test_amounts_in_yi_under_a_head_of_wan_are_doubted_in_a_year_alone() -> None:
    assert "人均0.07元" in told(UNEMPLOYMENT, ("0.18", "900"), INSURED)["funds[0].income.actual"]
    assert told(UNEMPLOYMENT, ("0.18", "900"), INSURED, period="2022Q1") == {}


def test_more_than_any_place_has_is_doubted_without_persons() -> None:
    found = told(EMPLOYEE_PENSION, ("900000000", "880000000"))
    assert [each.split("，")[1] for each in found.values()] == ["超过一万亿元"] * 2
