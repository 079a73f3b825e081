"""Units: how they are written, their scales, and which can be set against each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.figures import (
    fold,
    parse,
    parse_unit,
)
from jixiao.core.figures.units import (
    MONEY_UNITS,
    in_wan,
    money_unit,
)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("单位：万元", "万元"),
        ("金额单位:元", "元"),
        ("（万元）", "万元"),
        ("%", "%"),
        ("百分比", "%"),
        ("%(百分比)", "%"),
        ("（％）", "%"),
        ("人次", "人次"),
        ("万人", "万人"),
        ("元/人", "元/人"),
    ],
)
def test_units_of_columns(text: str, symbol: str) -> None:
    unit = parse_unit(text)
    assert unit is not None
    assert unit.symbol == symbol


@pytest.mark.parametrize("text", ["", "备注", "好", "123"])
def test_what_is_no_unit(text: str) -> None:
    assert parse_unit(text) is None


@given(text=st.text(max_size=60))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_units_of_money_have_one_scale() -> None:
    assert {symbol: int(unit.factor) for symbol, unit in MONEY_UNITS.items()} == {
        "元": 1,
        "千元": 1_000,
        "万元": 10_000,
        "百万元": 1_000_000,
        "亿元": 100_000_000,
    }
    assert all(parse_unit(symbol) == unit for symbol, unit in MONEY_UNITS.items())
    assert (in_wan("元"), in_wan("亿元")) == (Decimal("0.0001"), 10_000)
    assert money_unit("万") is None


@pytest.mark.parametrize(
    ("text", "symbol", "base"),
    [
        ("60周岁", "周岁", "60"),
        ("3百元", "百元", "300"),
        ("2千万元", "千万元", "20000000"),
        ("2百万元", "百万元", "2000000"),
        ("2十万元", "十万元", "200000"),
        ("2万亿元", "万亿元", "2000000000000"),
        ("2百人", "百人", "200"),
        ("2千人次", "千人次", "2000"),
        ("2百万人", "百万人", "2000000"),
        ("2千万", "千万", "20000000"),
        ("5个工作日", "个工作日", "5"),
        ("5月", "月", "5"),
        ("3‰", "‰", "0.003"),
        ("3倍", "倍", "3"),
        ("3个百分点", "个百分点", "0.03"),
        ("90分", "分", "90"),
        ("90分钟", "分钟", "90"),
    ],
)
def test_units_and_their_scales(text: str, symbol: str, base: str) -> None:
    figure = parse(text)
    assert figure is not None
    assert figure.unit is not None
    assert (figure.unit.symbol, figure.base) == (symbol, Decimal(base))


@pytest.mark.parametrize(
    ("one", "other", "comparable"),
    [
        ("万元", "元", True),
        ("亿元", "千元", True),
        ("%", "‰", True),
        ("%", "倍", True),
        ("个百分点", "%", True),
        ("人", "名", True),
        ("万人", "位", True),
        ("人", "户", False),
        ("人", "人次", False),
        ("元", "%", False),
        ("元", "元/人", False),
        ("元/人", "万元/人", True),
        ("分", "%", False),
        ("天", "日", False),
    ],
)
def test_what_can_be_set_against_each_other(one: str, other: str, comparable: bool) -> None:
    left, right = parse_unit(one), parse_unit(other)
    assert left is not None
    assert right is not None
    assert left.comparable(right) is comparable
    assert right.comparable(left) is comparable
