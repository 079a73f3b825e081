"""Single months beside a form: how many there are, whether they are numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.formdata import FormData, FundingData, IndicatorData, MonthsData
from jixiao.filling.monitoring import months_of, unfit_months


def data(*months: MonthsData, executed: str = "60.00", as_of: str = "2024-06") -> FormData:
    return FormData(
        kind="monitoring",
        year=2024,
        as_of=as_of,
        money_unit="万元",
        funding=(FundingData(source="总额", role="total", budget="100", executed=executed),),
        indicators=(IndicatorData(name="培训 场次", target="≥12场"),),
        months=months,
    )


def spent(*this_year: str, last_year: tuple[str, ...] = ()) -> MonthsData:
    return MonthsData(of="executed", this_year=this_year, last_year=last_year)


TEN = ("10.00",) * 6


@pytest.mark.parametrize(
    ("months", "as_of", "said"),
    [
        (spent(*TEN), "2024-06", []),
        (spent(*TEN), "2024-05", ["全年执行数有6个，应有5个（1月至5月）"]),
        (spent(*TEN[1:], "10.00", "0"), "2024-06", ["全年执行数有7个，应有6个（1月至6月）"]),
        (spent(*TEN), "", []),  # without a point nobody knows how many are due
        (spent(), "2024-06", []),
        (spent(*TEN, last_year=("1",) * 12), "2024-06", []),
        (spent(*TEN, last_year=("1",) * 11), "2024-06", ["全年执行数有11个，应有12个（1月至12月）"]),
        (spent(*TEN, last_year=("1",) * 13), "2024-06", ["全年执行数有13个，应有12个（1月至12月）"]),
        (spent(*TEN[:5], "一些"), "2024-06", ["全年执行数6月的数应为数字"]),
        (spent(*TEN[:5], "10人"), "2024-06", ["全年执行数6月的数应为数字"]),
        (MonthsData(of="培训场次", this_year=("1场",) * 6), "2024-06", []),
        (MonthsData(of="培训场次", this_year=("1场",) * 5), "2024-06", ["“培训场次”有5个，应有6个（1月至6月）"]),
        (MonthsData(of="别的", this_year=("1",) * 6), "2024-06", ["应为本表的指标名称；执行数的逐月数写 executed"]),
    ],
)  # fmt: skip
def test_months_that_are_too_few_too_many_or_no_numbers(
    months: MonthsData, as_of: str, said: list[str]
) -> None:
    found = list(unfit_months(data(months, as_of=as_of)))
    assert [each.message.zh.partition("：")[2] for each in found] == said


def test_what_they_add_up_to_is_the_checks_to_tell() -> None:
    assert list(unfit_months(data(spent(*TEN[:5], "12.5")))) == []


def test_months_in_base_units_by_name() -> None:
    asked = data(
        spent("1", "2元", last_year=("3",)), MonthsData(of="培训 场次", this_year=("4场", "无"))
    )
    found = months_of(asked)
    assert found["executed"].this_year == (Decimal(10_000), Decimal(2))
    assert found["executed"].last_year == (Decimal(30_000),)
    assert found["培训场次"].this_year == (Decimal(4),)
