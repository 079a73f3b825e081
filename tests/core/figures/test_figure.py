"""What a printed figure stands for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.figures import (
    Interval,
    half_up,
    parse,
    peers_places,
)
from jixiao.core.figures.units import (
    WAN_YUAN,
    YI_YUAN,
    Unit,
)

NUMBERS = st.builds(
    lambda whole, places, digits: (whole, places, digits),
    st.integers(0, 10**8),
    st.integers(0, 4),
    st.integers(0, 9999),
)


def _printed(whole: int, places: int, digits: int, *, grouped: bool) -> str:
    head = f"{whole:,}" if grouped else str(whole)
    return head + ("." + f"{digits:04d}"[:places] if places else "")


@given(number=NUMBERS, unit=st.sampled_from(["万元", "亿元", "%"]))
def test_a_measured_figure_stands_for_what_rounds_to_it(
    number: tuple[int, int, int], unit: str
) -> None:
    figure = parse(_printed(*number, grouped=False) + unit)
    assert figure is not None
    interval, quantum = figure.interval, Decimal(1).scaleb(-figure.places) * figure.factor
    assert figure.base in interval
    assert interval.high - interval.low == quantum
    for share in (Decimal("0.01"), Decimal("0.5"), Decimal("0.99")):
        inside = interval.low + quantum * share
        assert half_up(inside / figure.factor, figure.places) == figure.value


@given(whole=st.integers(0, 10**6))
def test_whole_persons_are_exact_and_scaled_counts_are_not(whole: int) -> None:
    exact, measured = parse(f"{whole}人"), parse(f"{whole}.12万人")
    assert exact is not None
    assert measured is not None
    assert exact.interval == Interval.point(Decimal(whole))
    assert measured.interval.low < measured.base < measured.interval.high


def test_zeros_that_a_spreadsheet_dropped_narrow_the_interval() -> None:
    figure = parse("0.8亿元")
    assert figure is not None
    finer = figure.with_places(2)
    assert (finer.interval.low, finer.interval.high) == (Decimal(79_500_000), Decimal(80_500_000))
    assert figure.with_places(0) == figure
    assert figure.interval.low == Decimal(75_000_000)


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("1.38", YI_YUAN, "1.38亿元"),
        ("1.38亿元", YI_YUAN, "1.38亿元"),
        ("９５％", None, "９５％"),
        ("1.2百分点", None, "1.2百分点"),
        ("2万 人", None, "2万 人"),
        ("28600万", WAN_YUAN, "28600万"),
        ("百分之九十六", None, "百分之九十六"),
        ("3", None, "3"),
    ],
)
def test_a_figure_is_told_with_its_unit_once(text: str, unit: Unit | None, said: str) -> None:
    figure = parse(text)
    assert figure is not None
    assert (figure.with_unit(unit) if unit else figure).in_words == said


@given(
    st.decimals("0", "9999", places=2),
    st.integers(0, 4),
)
def test_zeros_are_put_back_and_never_taken_away(value: Decimal, places: int) -> None:
    figure = parse(f"{value}万元")
    assert figure is not None
    refined = figure.with_places(places)
    assert (refined.value, refined.places) == (figure.value, max(2, places))


@pytest.mark.parametrize(
    ("figures", "places"),
    [
        ("0.8 0.84 1.27", 2),  # the zero that a spreadsheet dropped
        ("22.45 18.27 4.17 26.077", 2),  # one with a digit too many
        ("26.077 4.17", 3),
        ("500 500 487.3251", 4),  # planned in whole numbers, spent to the yuan
        ("487.3251 120.5 60.5 306.3251", 4),
        ("100 200 300", 0),
        ("", 0),
    ],
)
def test_how_finely_figures_beside_each_other_are_printed(figures: str, places: int) -> None:
    read = [parse(each) for each in figures.split()]
    assert peers_places(each.places for each in read if each is not None) == places
