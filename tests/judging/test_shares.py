"""The share of the points that a counted target earns, at its limits and beside them."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.packs import Ground, QuantitativeRule, RoundingRule
from jixiao.judging.criteria import attain, parse_criterion
from jixiao.judging.shares import INVERSE, LINEAR, score_places, share_of_points, shares_in_use
from jixiao.knowledge.packs import load_packs

RULE = QuantitativeRule(source=Ground(kind="practice", text="测试"), reverse="either")


@pytest.mark.parametrize(
    ("target", "value", "inverse", "linear"),
    [
        ("≥0次", "0", "1", "1"),
        ("≥0次", "-1", "0", "0"),
        ("≥-5次", "-5", "1", "1"),
        ("≥-5次", "-6", "0", "0"),
        ("≥100次", "100", "1", "1"),
        ("≥100次", "75", "0.75", "0.75"),
        ("≥100次", "-75", "0", "0"),
        ("≥100次", "0", "0", "0"),
        ("≤100次", "-1", "1", "1"),
        ("≤100次", "100", "1", "1"),
        ("≤100次", "125", "0.8", "0.75"),
        ("≤100次", "200", "0.5", "0"),
        ("≤100次", "250", "0.4", "0"),
        ("≤0次", "0", "1", "1"),
        ("≤0次", "1", "0", "0"),
        ("≤-5次", "-5", "1", "1"),
        ("≤-5次", "-4", "0", "0"),
        ("=100次", "125", "1", "1"),
        ("=100次", "75", "0.75", "0.75"),
        ("100次~200次", "100", "1", "1"),
        ("100次~200次", "200", "1", "1"),
        ("100次~200次", "50", "0.5", "0.5"),
        ("100次~200次", "250", "0.8", "0.75"),
    ],
)
def test_what_a_value_earns_by_either_method(
    target: str, value: str, inverse: str, linear: str
) -> None:
    criterion, number = parse_criterion(target), Decimal(value)
    assert share_of_points(criterion, number) == Decimal(inverse)
    assert share_of_points(criterion, number, INVERSE) == Decimal(inverse)
    assert share_of_points(criterion, number, LINEAR) == Decimal(linear)


@given(
    target=st.sampled_from(["≥{}次", "≤{}次", "={}次", "{}次~900次"]),
    bound=st.integers(-50, 800),
    value=st.integers(-100, 3000),
    method=st.sampled_from([INVERSE, LINEAR]),
)
def test_a_share_is_one_when_attained_and_less_otherwise(
    target: str, bound: int, value: int, method: str
) -> None:
    criterion = parse_criterion(target.format(bound))
    share = share_of_points(criterion, Decimal(value), method)
    assert 0 <= share <= 1
    assert (share == 1) == bool(attain(criterion, f"{value}次").attained)


@pytest.mark.parametrize(
    ("target", "actual", "changes", "shares"),
    [
        ("≤100元", "125.0元", {}, ["0.800", "0.750"]),  # both methods
        ("≤100元", "125.0元", {"reverse": "inverse"}, ["0.800"]),
        ("≤100元", "125.0元", {"reverse": "linear"}, ["0.750"]),
        ("100元~200元", "250.0元", {"reverse": "inverse"}, ["0.800"]),
        ("100元~200元", "250.0元", {"reverse": "inverse", "between": "either"}, ["0.800", "0.000"]),
        ("100元~200元", "250.0元", {"reverse": "inverse", "between": "zero"}, ["0.000"]),
        ("≤100元", "125.0元", {"reverse": "inverse", "between": "zero"}, ["0.800"]),
        ("≤100元", "125.0元", {"reverse": "inverse", "between": "either"}, ["0.800"]),
        ("30日内", "40日", {"reverse": "inverse"}, ["0.750", "0.000"]),  # late may be nothing
        ("每年12次以上", "9次", {"reverse": "inverse"}, ["0.750"]),
        ("≥100人", "5万元", {}, []),
        ("效果明显", "好", {}, []),
        ("≥100%", "未完成", {}, []),
    ],
)
def test_the_shares_that_a_rule_allows(
    target: str, actual: str, changes: dict[str, str], shares: list[str]
) -> None:
    criterion, rule = parse_criterion(target), msgspec.structs.replace(RULE, **changes)
    found = list(shares_in_use(criterion, attain(criterion, actual), rule))
    assert [f"{each[len(each) // 2]:.3f}" for each in found] == shares


def test_a_print_stands_for_what_may_have_been_rounded_to_it() -> None:
    rule = msgspec.structs.replace(RULE, reverse="inverse")
    criterion = parse_criterion("≥200人")
    (shares,) = shares_in_use(criterion, attain(criterion, "1.5百人"), rule)
    assert shares == (Decimal("0.725"), Decimal("0.75"), Decimal("0.775"))
    (nothing,) = shares_in_use(criterion, attain(criterion, "0人"), rule)
    assert nothing == (0,)
    (counted,) = shares_in_use(criterion, attain(criterion, "150人"), rule)
    assert counted == (Decimal("0.75"),)


def test_the_national_pack_takes_either_method_and_names_the_inverse() -> None:
    assert load_packs()["cn-2020"].quantitative is not None
    assert load_packs()["cn-2020"].quantitative.reverse == "either"


def test_a_score_has_two_places_unless_the_pack_says_otherwise() -> None:
    pack = load_packs()["cn-2020"]
    one = RoundingRule(source=Ground(kind="practice"), places=1)
    assert score_places(msgspec.structs.replace(pack, rounding=None)) == 2
    assert score_places(msgspec.structs.replace(pack, rounding=one)) == 1
