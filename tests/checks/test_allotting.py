"""Points allotted to rows: exactly the whole, at their printed places, and no more rows changed than must."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checks.allotting import allotment, allotted, is_remainder, kept
from jixiao.checks.points import points_tie
from jixiao.core.figures import parse, quantum
from jixiao.core.places import Place
from jixiao.core.ties import Operand


def operand(name: str, text: str) -> Operand:
    figure = parse(text)
    assert figure is not None
    return Operand(name=name, figure=figure.assigned(), place=Place(), address=f"0:{name}")


@pytest.mark.parametrize(
    ("whole", "parts", "places", "made"),
    [
        ("10", ("3.3", "3.3", "3.3"), 1, ("3.4", "3.3", "3.3")),
        ("10", ("1.43",) * 7, 2, ("1.43",) * 4 + ("1.42",) + ("1.43", "1.43")),
        ("50", ("17", "17", "17"), 0, ("17", "17", "16")),
        ("10", ("10", "10"), 0, ("5", "5")),
        ("10.5", ("5", "5"), 0, ()),
        ("10", ("0", "0"), 0, ()),
        ("10", ("-1", "12"), 0, ()),
    ],
)
def test_largest_remainder(
    whole: str, parts: tuple[str, ...], places: int, made: tuple[str, ...]
) -> None:
    found = allotted(Decimal(whole), [Decimal(each) for each in parts], places)
    assert sorted(map(str, found)) == sorted(made)
    assert not made or sum(found) == Decimal(whole)


@given(
    st.integers(1, 10_000),
    st.lists(st.integers(1, 5_000), min_size=1, max_size=30),
    st.integers(0, 3),
)
def test_the_parts_always_come_to_the_whole(whole: int, parts: list[int], places: int) -> None:
    total, step = whole * quantum(places), quantum(places)
    found = allotted(total, [each * step for each in parts], places)
    assert sum(found) == total
    exact = [total * each / sum(parts) for each in parts]
    assert all(abs(one - other) < step for one, other in zip(found, exact, strict=True))


def test_the_rows_are_what_changes() -> None:
    rows = [operand(name, "3.3") for name in ("甲", "乙", "丙")]
    found = allotment(points_tie("S301", operand("数量指标", "10"), rows))
    assert found is not None
    assert found.zh == "10分不变，把甲3.3改为3.4，合计就是10；得分随分值重算"


def test_points_that_rounding_does_not_explain_are_only_looked_at() -> None:
    rows = [operand("甲", "10"), operand("乙", "13")]
    tie = points_tie("S301", operand("数量指标", "20"), rows)
    assert not is_remainder(Decimal(20), rows)
    assert allotment(tie) is None
    assert "20分不变，请核对各项：合计多了3分" in kept(tie).zh
