"""The network of ties finds the wrong figure among those that a failing tie relates."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.checks.network import Network, solve
from jixiao.checks.slips import slip
from jixiao.checks.suspicion import resolve
from jixiao.checks.verdicts import broken, of_tie
from jixiao.core.figures import parse
from jixiao.core.findings import Correction, Severity, Text
from jixiao.core.places import Place
from jixiao.core.ties import (
    Formula,
    Operand,
    Outcome,
    capped_ratio,
    growth,
    growth_by_change,
    judge,
    mean,
    ratio,
    total,
)
from tests.checks.network_ties import found_of, operand, tie

BUDGET, SPENT = operand("预算", "16592万元"), operand("支出", "155863万元")


POOLED, PERSONAL = operand("统筹", "86079万元"), operand("个人账户", "670612万元")


@pytest.mark.parametrize(
    ("result", "operands", "formula", "outcome"),
    [
        ("97.35%", ["29.00亿元", "29.79亿元"], ratio(), Outcome.REPRODUCED),
        ("102.28%", ["51774万元", "50617万元"], ratio(), Outcome.COMPATIBLE),
        (
            "6.66分",
            ["2分", "3分"],
            capped_ratio(Decimal(1), Decimal(10), "{0}/{1}"),
            Outcome.TRUNCATED,
        ),
        ("105.00%", ["0.84亿元", "0.80亿元"], ratio(), Outcome.REPRODUCED),
        ("104.22%", ["8354万元", "8016万元"], ratio(), Outcome.REPRODUCED),
        ("105.68%", ["1.63亿元", "1.53亿元"], ratio(), Outcome.IMPOSSIBLE),
        ("-8.82亿元", ["60.31亿元", "69.12亿元"], total([1, -1]), Outcome.COMPATIBLE),
        ("4.87%", ["21.5亿元", "0.98亿元"], growth_by_change(), Outcome.IMPOSSIBLE),
        ("6.16%", ["20.15亿元", "1.17亿元"], growth_by_change(), Outcome.REPRODUCED),
        ("10分", ["3.3分", "3.3分", "3.3分"], total([1, 1, 1]), Outcome.IMPOSSIBLE),
        ("9.9分", ["3.3分", "3.3分", "3.3分"], total([1, 1, 1]), Outcome.REPRODUCED),
        ("-19.77%", ["1.38亿元", "1.72亿元"], growth(), Outcome.REPRODUCED),
    ],
)
def test_verdict_by_the_printed_digits(
    result: str, operands: list[str], formula: Formula, outcome: Outcome
) -> None:
    judged = judge(
        tie(
            operand("结果", result),
            [operand(f"数{n}", text) for n, text in enumerate(operands)],
            formula,
        )
    )
    assert judged is not None
    assert judged.outcome is outcome


def test_a_divisor_that_may_be_zero_gives_no_verdict() -> None:
    assert (
        judge(
            tie(
                operand("率", "100%"), [operand("支出", "0万元"), operand("预算", "0万元")], ratio()
            )
        )
        is None
    )


def test_the_dropped_digit_is_found_and_said() -> None:
    rate, again = operand("执行率", "94.07%"), operand("全年预算", "165692万元")
    ties = [tie(rate, [SPENT, BUDGET], ratio()), tie(rate, [SPENT, again], ratio())]
    verdicts = resolve([verdict for each in ties if (verdict := of_tie(each)) is not None])
    finding = verdicts[0].finding
    assert finding is not None
    assert finding.place.text == "16592万元"
    assert finding.correction is not None
    assert (
        finding.correction.text == "165688万元"
    )  # what the other figures give; the budget printed elsewhere is within their rounding


def test_the_doubled_digit_among_parts_is_found() -> None:
    benefits = operand("待遇支出", "153141万元")
    elsewhere = operand("统筹再印", "86079万元")
    ties = [tie(benefits, [POOLED, PERSONAL], total([1, 1])), tie(elsewhere, [POOLED], total([1]))]
    finding = resolve([verdict for each in ties if (verdict := of_tie(each)) is not None])[
        0
    ].finding
    assert finding is not None
    assert finding.place.text == "670612万元"
    assert [cause.kind for cause in finding.causes] == ["doubled_digit"]
    assert finding.expected == "67062"


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from([0, 1]))
def test_solving_a_ratio_for_an_operand_gives_the_figure_that_makes_it_hold(
    top: int, bottom: int, which: int
) -> None:
    right = [operand("甲", f"{top}万元"), operand("乙", f"{bottom}万元")]
    rate = Operand(
        name="率",
        figure=parse("100%").with_value(Decimal(top) / Decimal(bottom) * 100),
        place=Place(text=""),
        address="0:率",  # type: ignore[union-attr]
    )
    wrong = list(right)
    wrong[which] = Operand(
        name="错",
        figure=right[which].figure.with_value(right[which].figure.value * 3),
        place=Place(),
        address="0:错",
    )
    found = solve(tie(rate, wrong, ratio()), "0:错")
    assert found is not None
    assert abs(found - right[which].figure.base) <= abs(right[which].figure.base) * Decimal("1e-9")


def test_a_correction_that_breaks_what_held_gains_nothing() -> None:
    income, spent, balance = (
        operand("收入", "45262万元"),
        operand("支出额", "46905万元"),
        operand("结余额", "-6512万元"),
    )
    parts = [operand("收入甲", "45000万元"), operand("收入乙之数", "262万元")]
    ties = [tie(balance, [income, spent], total([1, -1])), tie(income, parts, total([1, 1]))]
    network = Network([each for each in map(of_tie, ties) if each is not None])
    income_trial, spent_trial = network.best_trial(income), network.best_trial(spent)
    assert income_trial is not None
    assert spent_trial is not None
    assert income_trial.gain < spent_trial.gain


@pytest.mark.parametrize(
    ("wrong", "right", "places", "kind"),
    [
        ("16592", "165692", 0, "dropped_digit"),
        ("670612", "67062", 0, "doubled_digit"),
        ("4.87", "4.78", 2, "swapped_digits"),
        ("2.61", "-2.61", 2, "sign"),
        ("100.4", "1004", 1, "unit_shift"),
        ("75.9", "76.9", 1, "wrong_digit"),
        ("3.14", "9.99", 2, None),
    ],
)
def test_slips_have_names(wrong: str, right: str, places: int, kind: str | None) -> None:
    assert slip(Decimal(wrong), Decimal(right), places) == kind


def test_a_rate_computed_from_a_wrong_total_does_not_speak_for_it() -> None:
    whole, parts = (
        operand("总额", "9999万元"),
        [operand("财政", "60万元"), operand("其他", "40万元")],
    )
    ties = [
        tie(whole, parts, total([1, 1])),
        tie(operand("执行率", "0.90%"), [operand("执行", "90万元"), whole], ratio()),
    ]
    verdicts = [each for each in map(of_tie, ties) if each is not None]
    found = resolve(verdicts)[0].finding
    assert found is not None
    assert (found.printed, found.expected) == ("9999万元", "100")
    assert found.place == whole.place


def test_a_rate_speaks_for_a_total_where_a_part_is_a_slip_of_the_hand() -> None:
    whole, parts = operand("总额", "2356.8万元"), [operand("财政", "23568.0万元")]
    parts.append(operand("其他项", "0.0万元"))
    ties = [
        tie(whole, parts, total([1, 1])),
        tie(operand("执行率", "23.57%"), [whole, operand("全年预算数", "10000万元")], ratio()),
    ]
    verdicts = [each for each in map(of_tie, ties) if each is not None]
    found = resolve(verdicts)[0].finding
    assert found is not None
    assert (found.printed, found.expected) == ("23568.0万元", "2356.8")


def test_of_two_values_that_mend_alike_the_one_that_holds_to_the_last_digit_is_taken() -> None:
    """573.19 comes of the rate, 573.18 of the parts: both give 79.17%, one alone the sum."""
    whole = operand("执行数总额", "553.18万元")
    parts = [
        operand(f"执行{n}", f"{text}万元") for n, text in enumerate(("266.43", "265.90", "40.85"))
    ]
    rate = operand("执行率", "79.17%")
    budget = operand("预算数总额", "723.99万元")
    ties = [tie(rate, [whole, budget], ratio()), tie(whole, parts, total([1, 1, 1]))]
    verdicts = [each for each in map(of_tie, ties) if each is not None]
    corrections = {
        each.finding.correction for each in resolve(verdicts) if each.finding is not None
    }
    assert corrections == {Correction(text="573.18万元", safe=True)}


def test_a_correction_that_its_neighbours_do_as_well_is_not_safe() -> None:
    """Two rates of one amount leave several amounts open."""
    spent = operand("支出数", "1000.00万元")
    rates = [
        tie(operand(name, "50%"), [spent, operand(base, "1600.00万元")], ratio())
        for name, base in (("甲率", "甲数"), ("乙率", "乙数"))
    ]
    verdicts = [each for each in map(of_tie, rates) if each is not None]
    found = [each.finding for each in resolve(verdicts) if each.finding is not None]
    assert len(found) == 2
    assert not any(each.correction is not None and each.correction.safe for each in found)


def test_where_advice_says_which_cell_gives_way_no_value_is_proposed_beside_it() -> None:
    whole, parts = operand("标题分值", "10分"), [operand(f"分值{n}", "3.3分") for n in range(3)]
    broken = tie(whole, parts, total([1, 1, 1]))
    advice = Text("请让最后一行补足零头", "let the last row take the remainder")
    told = of_tie(broken, severity=Severity.WARNING, advice=advice)
    assert told is not None
    assert told.finding is not None
    assert (told.finding.correction, told.finding.advice) == (None, advice)
    plain = of_tie(broken)
    assert plain is not None
    assert plain.finding is not None
    assert plain.finding.correction is not None


def test_a_point_that_was_lost_is_found_among_points_of_one_place() -> None:
    """15.5 printed as 155: what the sum asks for is no whole number."""
    rows = [operand(name, text) for name, text in (("甲", "20分"), ("乙乙", "155分"), ("丙丙丙", "14.5分"))]  # fmt: skip
    rest = [operand("丁丁丁丁", "30分"), operand("戊戊戊戊戊", "20分")]
    heading = tie(operand("产出标题分值标题", "50分"), rows, total([1, 1, 1]))
    whole = tie(operand("总分总分总分总", "100分"), [*rows, *rest], total([1] * 5))
    found = found_of([heading, whole])
    assert {each.printed for each in found} == {"155分"}
    assert {each.correction for each in found} == {Correction(text="15.5分", safe=True)}


def test_no_other_sign_is_asked_of_a_figure_that_is_only_added() -> None:
    """Of 155 nothing is known; 14.5 cannot be -125."""
    rows = [operand("甲", "20分"), operand("乙乙", "155分"), operand("丙丙丙", "14.5分")]
    found = found_of([tie(operand("产出标题", "50分"), rows, total([1, 1, 1]))])
    assert not any(each.correction is not None and "-" in each.correction.text for each in found)


def test_two_wrong_rows_are_no_safe_correction_of_one() -> None:
    """10 → 14 and 10 → 110: 110 → 6 would mend both sums, which are over the same rows."""
    rows = [operand("甲" * n, text) for n, text in enumerate(("14分", "110分", "10分", "10分"), 1)]
    rest = [operand("戊" * 5, "50分")]
    heading = tie(operand("产出标题分值标题", "40分"), rows, total([1] * 4))
    whole = tie(operand("总分总分总分总", "90分"), [*rows, *rest], total([1] * 5))
    found = found_of([heading, whole])
    assert found
    assert not any(each.correction is not None and each.correction.safe for each in found)


def test_a_value_that_a_check_expects_goes_before_one_that_a_mean_gives_back() -> None:
    rates = [operand("甲" * n, text) for n, text in enumerate(("95.01%", "100.00%", "10.00%"), 1)]
    overall = tie(operand("总体完成率", "98.34%"), rates, mean(3))
    verdict = of_tie(overall)
    assert verdict is not None
    stated = broken(
        "T001",
        rates[2].address,
        rates[2].place,
        Severity.ERROR,
        Text("完成率应为100.00%", "should be 100.00%"),
        printed="10.00%",
        expected="100.00%",
    )
    found = [each.finding for each in resolve([stated, verdict]) if each.finding is not None]
    told = {each.correction.text for each in found if each.correction is not None}
    assert all("100.01" not in each.message.zh for each in found)
    assert "100.01%" not in told
    assert rates[2].figure.text in {each.printed for each in found}


def test_two_values_are_not_proposed_for_one_cell() -> None:
    """By its parts the amount is 9488.50, by the rate 18.00: the finding says the one it tells."""
    budget = operand("预算数", "123.50万元")
    parts = tie(budget, [operand("其中其中", "9488.50万元")], total([1]))
    rate = tie(operand("执行率执行", "50%"), [operand("执行数执行数", "9.00万元"), budget], ratio())
    for each in found_of([parts, rate]):
        told = each.expected and each.correction and each.correction.text.startswith(each.expected)
        assert each.correction is None or told


def test_a_figure_that_stands_everywhere_was_copied_from_nowhere() -> None:
    rates = [
        msgspec.structs.replace(operand("甲" * n, "50.00%"), place=Place(table=1, row=n, column=8))
        for n in range(1, 6)
    ]
    odd = msgspec.structs.replace(operand("乙" * 7, "5.00%"), place=Place(table=1, row=7, column=8))
    found = found_of([tie(operand("总体完成率的值", "50.00%"), [*rates, odd], mean(6))])
    assert {cause.kind for each in found for cause in each.causes} <= {"unit_shift"}


def test_of_two_values_that_do_alike_the_one_that_a_slip_makes_is_taken() -> None:
    """A rate and a budget are wrong: by the parts the budget lost a digit, by the rate it is none."""
    budget = operand("预算数", "497730.00元")
    parts = [operand("其中其中", "1934700.00元"), operand("其中其中其", "3042600.00元")]
    rate = tie(
        operand("执行率执行", "8798%"), [operand("执行数执", "4379062.70元"), budget], ratio()
    )
    found = found_of([tie(budget, parts, total([1, 1])), rate])
    values = {
        each.correction.text for each in found if each.printed == "497730.00元" and each.correction
    }
    assert values == {"4977300.00元"}
