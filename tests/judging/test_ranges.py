"""Which band of months a fund has, on which side of a range a quantity lies, how a range is shown."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.packs import BandRule, Ground, MonthsPayableRule, RangeRule
from jixiao.judging.ranges import months_band, range_words, side_of
from jixiao.knowledge.packs import load_packs

SOURCE = Ground(kind="practice", text="测试")
NATIONAL = load_packs()["cn-2020"]


def with_bands(*bands: tuple[str, ...]) -> tuple[BandRule, ...]:
    return tuple(
        BandRule(source=SOURCE, low=Decimal(number), funds=funds)
        for number, funds in enumerate(bands, start=1)
    )


@pytest.mark.parametrize(
    ("fund", "low"),
    [
        ("职工基本医疗保险", 1),
        ("职工基本医疗保险/统筹基金", 1),
        ("职工基本医疗保险/个人账户", None),
        ("失业保险", 2),
        ("工伤保险", 3),  # the band without funds is for every other
        ("各项基金", None),
        (None, None),
        ("", None),
    ],
)
def test_a_fund_has_the_first_band_that_is_for_it(fund: str | None, low: int | None) -> None:
    rule = MonthsPayableRule(
        source=SOURCE, bands=with_bands(("职工基本医疗保险/统筹基金",), ("失业保险",), ())
    )
    band = months_band(fund, msgspec.structs.replace(NATIONAL, months_payable=rule))
    assert (band.low if band is not None else None) == low


def test_a_pack_without_the_rule_has_no_band() -> None:
    assert months_band("职工基本医疗保险", NATIONAL) is None


@pytest.mark.parametrize(
    ("months", "side"),
    [
        ("2.9", "insufficient"),
        ("3", "low"),
        ("5.9", "low"),
        ("6", "inside"),
        ("9", "inside"),
        ("9.1", "high"),
        ("15", "high"),
        ("15.1", "excessive"),
    ],
)
def test_the_limits_of_a_band_are_inside(months: str, side: str) -> None:
    band = BandRule(
        source=SOURCE,
        low=Decimal(6),
        high=Decimal(9),
        insufficient=Decimal(3),
        excessive=Decimal(15),
    )
    assert side_of(Decimal(months), band) == side
    assert side_of(Decimal(months), RangeRule(source=SOURCE)) == "inside"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [("95", "105", "95%—105%"), ("95", None, "≥95%"), (None, "105", "≤105%")],
)
def test_a_range_in_words(low: str | None, high: str | None, words: str) -> None:
    ends = [Decimal(each) if each is not None else None for each in (low, high)]
    assert range_words(RangeRule(source=SOURCE, low=ends[0], high=ends[1])) == words
