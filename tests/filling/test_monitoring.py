"""Single months beside a form: how many there are, whether they are numbers, what they add up to."""

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


@pytest.mark.parametrize(
    ("last", "executed", "fits"),
    [
        ("10.035", "60.00", True),  # seven halves of the last place
        ("10.036", "60.00", False),
        ("9.965", "60.00", True),
        ("9.964", "60.00", False),
        ("10.35", "60.0", True),
        ("10.36", "60.0", False),
        ("99", "", True),  # nothing to set them against
    ],
)
def test_months_make_the_execution_but_for_rounding(last: str, executed: str, fits: bool) -> None:
    found = list(unfit_months(data(spent(*TEN[:5], last), executed=executed)))
    assert (found == []) is fits


def test_the_sum_of_the_months_is_told() -> None:
    (found,) = unfit_months(data(spent(*TEN[:5], "12.5")))
    assert found.message.zh.endswith("合计62.50万元，与执行数60.00不符")
    bare = FormData(kind="monitoring", as_of="2024-06", months=(spent(*TEN),))
    assert list(unfit_months(bare)) == []


def test_months_in_base_units_by_name() -> None:
    asked = data(
        spent("1", "2元", last_year=("3",)), MonthsData(of="培训 场次", this_year=("4场", "无"))
    )
    found = months_of(asked)
    assert found["executed"].this_year == (Decimal(10_000), Decimal(2))
    assert found["executed"].last_year == (Decimal(30_000),)
    assert found["培训场次"].this_year == (Decimal(4),)
