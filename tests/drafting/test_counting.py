"""Numbers of persons, units and visits that cannot be so are told by their field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jixiao.drafting.counting import counts_wrong
from jixiao.drafting.model import CountData, LevyData, ReliefData
from tests.drafting.making import fund


def told(**fields: Any) -> dict[str, str]:
    return {each.address: each.message.zh for each in counts_wrong(fund(**fields), "funds[0]")}


def people(actual: str = "34260", unit: str = "人", name: str = "年末参保人数", **more: Any) -> Any:
    numbers = {each: Decimal(value) for each, value in more.items()}
    return (CountData(name=name, actual=Decimal(actual), unit=unit, **numbers),)


@pytest.mark.parametrize(
    ("count", "field", "words"),
    [
        (people("34260.5"), "actual", "年末参保人数是34260.5人，应为整数"),
        (people(last_year="33900.2"), "last_year", "上年数是33900.2人"),
        (people(budget="-3"), "budget", "预算数是-3，应为不小于0的数"),
        (people(unit="万"), "unit", "是不是“万人”"),
        (people(unit="万", name="享受待遇人次"), "unit", "是不是“万人次”"),
        (people(unit=" "), "unit", "应为 人、万人"),
        (people(unit="30人"), "unit", "写的是“30人”"),
    ],
)
def test_counts_that_cannot_be(count: Any, field: str, words: str) -> None:
    found = told(people=count)
    assert list(found) == [f"funds[0].people[0].{field}"]
    assert words in found[f"funds[0].people[0].{field}"]


@pytest.mark.parametrize(
    "count",
    [
        people("3.426", "万人", last_year="3.39"),
        people("34260", last_year="0"),
        people("33901.5", name="月均领取人数"),
        people("1830.55", "元/月", name="人均养老金"),
        people("34260.0"),
    ],
)
def test_counts_that_can(count: Any) -> None:
    assert told(people=count) == {}


def test_units_and_persons_of_relief_and_levy() -> None:
    relief = ReliefData(name="缓缴保费", amount=Decimal(5), units=Decimal("1.2"))
    levy = LevyData(standard=Decimal("92.5"), persons=Decimal("120.5"))
    found = told(relief=(relief,), serious_illness=levy)
    assert list(found) == ["funds[0].relief[0].units", "funds[0].serious_illness.persons"]
    assert "按户填，不按万户" in found["funds[0].relief[0].units"]
