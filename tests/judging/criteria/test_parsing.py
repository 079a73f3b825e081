"""Targets beside the ones that mean something else: what makes a limit, a range, a text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.judging.criteria import Criterion, CriterionKind, parse_criterion

AT_LEAST, AT_MOST, EXACT, BETWEEN, WORDS, NONE, PERIODIC, WITHIN, DEADLINE = (
    CriterionKind(each)
    for each in (
        "at_least", "at_most", "exact", "between", "qualitative", "none", "periodic", "within", "deadline",
    )
)  # fmt: skip


def bounds(found: Criterion) -> str:
    return "～".join(
        "" if each is None else f"{each.normalize():f}" for each in (found.low, found.high)
    )


@pytest.mark.parametrize(
    ("target", "kind", "between"),
    [
        ("105%≤执行率≥95%", BETWEEN, "0.95～1.05"),  # as people write it
        ("95%≤执行率≤105%", BETWEEN, "0.95～1.05"),
        ("105%≥执行率≥95%", BETWEEN, "0.95～1.05"),
        ("≥95或≤105%", BETWEEN, "0.95～1.05"),  # the first has the second's unit
        ("≥95%，≥90%", WORDS, "～"),  # two limits of one side
        ("95%，105%", WORDS, "～"),
        ("[95%，105%]", BETWEEN, "0.95～1.05"),
        ("[95%，105%", WORDS, "～"),
        ("95%，105%]", WORDS, "～"),
        ("95%-96%", BETWEEN, "0.95～0.96"),
        ("95%-95%", WORDS, "～"),
        ("96%-95%", WORDS, "～"),
        ("3人-5万元", WORDS, "～"),
        ("3人-5名", BETWEEN, "3～5"),
        ("3次-5次", BETWEEN, "3～5"),
        ("3-5", BETWEEN, "3～5"),
        ("95%以上且不超过105%", BETWEEN, "0.95～1.05"),
        ("≥95%，支出的预算执行率应当≤105%", BETWEEN, "0.95～1.05"),  # twelve signs between
        ("≥95%，支出的预算的执行率应当≤105%", WORDS, "～"),  # thirteen
        ("≥95%、≤105%、100%", WORDS, "～"),
        ("±0.5个百分点", BETWEEN, "-0.005～0.005"),
        ("正负3天", BETWEEN, "-3～3"),
    ],
)
def test_what_makes_a_range(target: str, kind: CriterionKind, between: str) -> None:
    found = parse_criterion(target)
    assert (found.kind, bounds(found)) == (kind, between)


@pytest.mark.parametrize(
    ("target", "strict"),
    [
        (">95%且<105%", True),
        (">95%且≤105%", False),
        ("≥95%且<105%", False),
        ("95%~105%", False),
        (">95%以上", True),
        ("<5%以内", True),
        ("≥95%以上", False),
    ],
)
def test_bounds_that_do_not_attain_themselves(target: str, strict: bool) -> None:
    assert parse_criterion(target).strict is strict


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("控制在95%以上", AT_LEAST),  # the word behind tells the side
        ("控制在95%以下", AT_MOST),
        ("控制在95%", AT_MOST),
        ("95%", AT_LEAST),
        ("每月25日前发放率≥99%", AT_LEAST),  # a rate with a day beside it
        ("每月25日前≥3次", PERIODIC),
        ("每月25日前发放", PERIODIC),
        ("12月底前完成率≥99%", AT_LEAST),
        ("30日内完成率≥99%", WORDS),
        ("30日内完成≥3件", WITHIN),
        ("2020.12", DEADLINE),
        ("培训3场" + "的" * 23, AT_LEAST),  # 25 signs beside the figure
        ("培训3场" + "的" * 24, WORDS),
        ("的" * 20 + "培训3场", AT_LEAST),
        ("培训3场，走访5户", WORDS),
    ],
)
def test_what_makes_a_limit(target: str, kind: CriterionKind) -> None:
    assert parse_criterion(target).kind is kind


@pytest.mark.parametrize(
    ("target", "unit", "low", "symbol"),
    [
        ("≥2万", "人", "20000", "万人"),  # the scale is the cell's, the noun the column's
        ("≥2万", "元", "20000", "万元"),
        ("≥2万", "万元", "20000", "万"),
        ("≥2万", "", "20000", "万"),
        ("≥2万人", "户", "20000", "万人"),
        ("≥2", "万元", "20000", "万元"),
        ("≥2", "", "2", ""),
        ("≥2%", "人", "0.02", "%"),
        ("2020.12", "万元", "20201200", "万元"),
    ],
)
def test_the_unit_column_fills_what_the_cell_leaves_out(
    target: str, unit: str, low: str, symbol: str
) -> None:
    found = parse_criterion(target, unit=unit)
    assert found.low == Decimal(low)
    assert (found.unit.symbol if found.unit else "") == symbol


@pytest.mark.parametrize(
    ("target", "name", "kind", "between"),
    [
        ("无", "投诉情况", WORDS, "～"),
        ("无", "参保人数", NONE, "～"),
        ("—", "投诉情况", NONE, "～"),
        ("不涉及", "投诉情况", NONE, "～"),
        ("=0个", "建设站点", EXACT, "～0"),  # less than nothing there is not
        ("=1个", "建设站点", EXACT, "1～1"),
        ("=1起", "安全事故", EXACT, "～1"),
        ("0个", "建设站点", AT_MOST, "～0"),
        ("1个", "建设站点", AT_LEAST, "1～"),
        ("1起", "安全事故", AT_MOST, "～1"),
    ],
)
def test_the_name_helps_a_short_target(
    target: str, name: str, kind: CriterionKind, between: str
) -> None:
    found = parse_criterion(target, name=name)
    assert (found.kind, bounds(found)) == (kind, between)


@pytest.mark.parametrize(
    ("target", "doubt", "low"),
    [
        ("$95%", None, "0.95"),
        ("≥$95$%", None, "0.95"),
        ("≥$95$", None, "95"),
        ("5$", "5%", None),
        ("95$", "95%", None),
        ("260%", "≥60%", "2.6"),
        ("259%", None, "2.59"),
        ("2100%", "≥100%", "21"),
        ("2101%", None, "21.01"),
    ],
)
def test_dollar_signs_and_damage(target: str, doubt: str | None, low: str | None) -> None:
    found = parse_criterion(target)
    assert found.doubt == doubt
    assert found.low == (Decimal(low) if low else None)


@pytest.mark.parametrize("kind", ["≥", "≤"])
def test_an_operator_column_serves_one_bare_figure_alone(kind: str) -> None:
    assert parse_criterion("95%", operator=kind).direction_stated
    two = parse_criterion("培训3场，走访5户", operator=kind)
    assert two.kind is WORDS
    own = parse_criterion("≤95%", operator=kind)
    assert own.kind is AT_MOST
