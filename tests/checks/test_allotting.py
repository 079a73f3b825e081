"""Points allotted to rows: exactly the whole, at their printed places, and no more rows changed than must."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checks.allotting import Change, allotted, changes, in_words, is_remainder
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
    assert [(each.row.name, each.points) for each in changes(Decimal(10), rows)] == [("甲", "3.4")]


def test_changes_alike_are_told_together_and_none_is_left_out() -> None:
    rows = [operand(name, "1.43") for name in "甲乙丙丁戊己庚辛"] + [operand("壬", "8")]
    made = changes(Decimal("19.52"), rows)
    assert in_words(made).zh == "把甲、乙、丙、丁、戊各1.43改为1.44，壬8改为8.03"
    made = (Change(row=rows[0], points="1.44"), Change(row=rows[8], points="9"))
    assert in_words(made).zh == "把甲1.43改为1.44，壬8改为9"


def test_points_that_rounding_does_not_explain_are_not_changed() -> None:
    rows = [operand("甲", "10"), operand("乙", "13")]
    assert not is_remainder(Decimal(20), rows)
    assert changes(Decimal(20), rows) == ()
    assert changes(Decimal(23), rows) == ()


def test_the_one_row_that_is_not_like_the_others_is_the_one_to_change() -> None:
    rows = [operand(str(at), text) for at, text in enumerate(("10", "8", "10", "10", "10"))]
    (change,) = changes(Decimal(50), rows)
    assert (change.row.name, change.points) == ("1", "10")
