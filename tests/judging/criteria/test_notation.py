"""How targets are written: every notation of a range, operators in columns of their own, damaged prints."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.judging.criteria import (
    CriterionKind,
    attain,
    parse_criterion,
    shown_criterion,
)

AT_LEAST, AT_MOST, EXACT, BETWEEN = "at_least", "at_most", "exact", "between"


RANGES = [
    "105%≤≥95%",
    "95%≤≥105%",
    "≥95%或≤105%",
    "≥95%且≤105%",
    "≥95%，≤105%",
    "≤105%或≥95%",
    "95%-105%",
    "95%~105%",
    "95%～105%",
    "95%—105%",
    "95%至105%",
    "95-105%",
    "[95%,105%]",
    "【95%，105%】",
    "95%≤执行率≤105%",
    "95%≤X≤105%",
    "不低于95%且不高于105%",
    "95%以上105%以下",
    "95%（含）至105%",
    "95%到105%",
    r"$\geq 95\%$ 或 $\leq 105\%$",
    r"$95\% \leq x \leq 105\%$",
    "９５％－１０５％",
    "全年预算支出执行目标95%至105%以上",
    "≥95% 或 ≤105%",
    "≥95%、≤105%",
    "大于等于95%小于等于105%",
]


@pytest.mark.parametrize("printed", RANGES)
def test_every_notation_of_one_range_means_the_same(printed: str) -> None:
    criterion = parse_criterion(printed)
    assert (criterion.kind, criterion.low, criterion.high) == (
        CriterionKind.BETWEEN,
        Decimal("0.95"),
        Decimal("1.05"),
    )


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("≥6个月或≤9个月", "6", "9"),
        ("≥ 6 个月或 ≤ 9 个月", "6", "9"),
        ("6-9个月", "6", "9"),
        ("≥-10%或≤10%", "-0.1", "0.1"),
        ("±10%", "-0.1", "0.1"),
        (r"$\geq -10\%$ 或 $\leq 10\%$", "-0.1", "0.1"),
        ("3.3-3.5万人", "33000", "35000"),
        ("-10%~10%", "-0.1", "0.1"),
        ("正负5%", "-0.05", "0.05"),
    ],
)
def test_other_ranges(printed: str, low: str, high: str) -> None:
    criterion = parse_criterion(printed)
    assert (criterion.kind, criterion.low, criterion.high) == (
        CriterionKind.BETWEEN,
        Decimal(low),
        Decimal(high),
    )


@pytest.mark.parametrize(
    ("target", "operator", "unit", "kind", "low", "high"),
    [
        ("95", "≥", "%", AT_LEAST, "0.95", None),
        ("95", "≥", "百分比", AT_LEAST, "0.95", None),
        ("95", "≥", "%(百分比)", AT_LEAST, "0.95", None),
        ("15", "≤", "万元", AT_MOST, None, "150000"),
        ("8", "＝", "个", EXACT, "8", "8"),
        ("100", "≥", "元/人", AT_LEAST, "100", None),
        ("100", "大于等于", "人次", AT_LEAST, "100", None),
        ("95", "≥%", "", AT_LEAST, "0.95", None),
        ("≥95%", "≥", "%", AT_LEAST, "0.95", None),
    ],
)
def test_operator_and_unit_in_columns_of_their_own(
    target: str, operator: str, unit: str, kind: str, low: str | None, high: str | None
) -> None:
    criterion = parse_criterion(target, operator=operator, unit=unit)
    assert criterion.kind == kind
    assert (criterion.low, criterion.high) == (
        Decimal(low) if low else None,
        Decimal(high) if high else None,
    )


@pytest.mark.parametrize(
    ("printed", "supposed"),
    [
        ("290%", "≥90%"),
        ("290$", "≥90%"),
        ("工5%", "≥15%"),
        ("%=99", "≥99"),
        ("M.8", "14.8"),
        ("IO", "10"),
        ("95$", "95%"),
    ],
)
def test_damage_is_said_and_not_repaired(printed: str, supposed: str) -> None:
    criterion = parse_criterion(printed)
    assert criterion.doubt == supposed
    assert criterion.kind is CriterionKind.UNREADABLE or criterion.low == Decimal("2.90")


@pytest.mark.parametrize("printed", ["10", "100%", "200%", "210人", "2.9%", "10人", "1000元"])
def test_sound_numbers_raise_no_doubt(printed: str) -> None:
    assert parse_criterion(printed).doubt is None


UNITS = st.sampled_from(["%", "人", "万人", "万元", "元/人", "个", "次", "亿元", "", "‰"])


@given(
    number=st.decimals("0.01", "99999", places=2),
    unit=UNITS,
    glyph=st.sampled_from(["≥", "≤", "=", ">", "<"]),
)
def test_a_shown_limit_reads_back(number: Decimal, unit: str, glyph: str) -> None:
    criterion = parse_criterion(f"{glyph}{number}{unit}")
    again = parse_criterion(shown_criterion(criterion))
    assert (again.kind, again.low, again.high, again.strict) == (
        criterion.kind,
        criterion.low,
        criterion.high,
        criterion.strict,
    )
    assert criterion.figure is not None
    assert criterion.figure.value == number


@given(
    low=st.integers(0, 500),
    width=st.integers(1, 500),
    unit=st.sampled_from(["%", "人", "万元", "个月"]),
)
def test_range_notations_agree(low: int, width: int, unit: str) -> None:
    a, b = f"{low}{unit}", f"{low + width}{unit}"
    forms = (
        f"{b}≤≥{a}",
        f"≥{a}或≤{b}",
        f"{a}-{b}",
        f"{a}~{b}",
        f"{a}至{b}",
        f"[{a},{b}]",
        f"≥{a}，≤{b}",
        f"$\\geq {low}$ {unit} 或 $\\leq {low + width}$ {unit}",
    )
    found = [parse_criterion(form) for form in forms]
    assert {(each.kind, each.low, each.high) for each in found} == {
        (CriterionKind.BETWEEN, found[0].low, found[0].high)
    }
    assert parse_criterion(shown_criterion(found[0])).high == found[0].high


@given(text=st.text(max_size=40))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    criterion = parse_criterion(text)
    assert criterion.text == text
    attain(criterion, text)


@given(
    target=st.text(
        alphabet="0123456789.%≥≤<>=或且-~至万元人月日年内前每以上下不低于,，() 　", max_size=24
    ),
    actual=st.text(alphabet="0123456789.%万元人年月日≥以上未完成/ ", max_size=16),
)
def test_any_mix_of_the_fields_marks_is_read_without_a_crash(target: str, actual: str) -> None:
    criterion = parse_criterion(target, operator="≥", unit="%", name="执行率")
    found = attain(criterion, actual)
    assert criterion.kind is not CriterionKind.BETWEEN or criterion.low <= criterion.high
    assert found.ratio is None or found.ratio == found.ratio
