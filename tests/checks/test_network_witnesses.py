"""What speaks for a figure, and for a correction of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from jixiao.api import review
from jixiao.checks.network import Network, Trial, solve
from jixiao.checks.verdicts import of_tie
from jixiao.core.findings import Severity
from jixiao.core.ties import Tie, growth, ratio, total
from jixiao.reading import read_bytes
from tests.checks.network_ties import operand, tie

INCOME, SPENT = operand("收入", "30.00亿元"), operand("支出", "28.00亿元")
BALANCE, RATE = operand("结余", "2.00亿元"), operand("占比", "93.33%")


def network(*ties: Tie) -> Network:
    return Network([each for each in map(of_tie, ties) if each is not None])


def test_ties_that_hold_to_the_last_digit_vouch_for_a_figure() -> None:
    known = network(
        tie(BALANCE, [INCOME, SPENT], total([1, -1])),
        tie(RATE, [SPENT, INCOME], ratio()),
        tie(operand("另一占比", "95.0%"), [SPENT, INCOME], ratio()),  # false
        tie(operand("增幅", "3.4%"), [INCOME, operand("上年", "29.00亿元")], growth()),
    )
    assert known.holding_at(INCOME.address) == 3
    assert known.holding_at(INCOME.address, computed=False) == 0
    assert known.holding_at(RATE.address, computed=False) == 1
    assert known.failing_at(INCOME.address) == 1


def test_a_tie_that_holds_by_rounding_alone_vouches_for_nothing() -> None:
    parts = [operand("一", "1.04亿元"), operand("二", "1.04亿元")]
    known = network(tie(operand("和", "2.09亿元"), parts, total([1, 1])))
    assert (known.holding_at("0:一"), known.failing_at("0:一")) == (0, 0)


def test_what_is_computed_from_a_figure_does_not_speak_against_a_correction() -> None:
    wrong = operand("支出", "27.00亿元")
    known = network(
        tie(BALANCE, [INCOME, wrong], total([1, -1])),
        tie(operand("占比", "90.00%"), [wrong, INCOME], ratio()),
    )
    found = known.best_trial(wrong)
    assert found is not None
    assert found.figure.value == 28
    assert (len(found.mended), len(found.broken), len(found.following)) == (1, 1, 1)
    assert (found.gain, found.independent_gain) == (-1, 1)


@pytest.mark.parametrize(
    ("beside", "full"), [(["60.29%", "97.50%"], False), (["60%", "97%"], True), ([], True)]
)
def test_a_correction_has_the_places_of_the_figures_of_its_unit_beside_it(
    beside: Sequence[str], full: bool
) -> None:
    rate = operand("率", "50%")
    others = [operand(f"率{at}", text) for at, text in enumerate(beside)]
    amounts = [operand("支出", "3.0000亿元"), operand("收入", "5.0000亿元")]
    ties = [tie(rate, amounts, ratio())]
    if others:
        ties.append(tie(operand("合计", "217%"), [rate, *others], total([1] * 3)))
    known = network(*ties)
    found = Trial(
        operand=rate,
        figure=rate.figure.with_value(Decimal(60), 0),
        mended=tuple(range(len(known.ties))),
        broken=(),
    )
    assert known.is_full(found) is full


@pytest.mark.parametrize("printed", ["0.00亿元", "5.00亿元"])
def test_an_operand_of_nought_is_solved_for_as_another_is(printed: str) -> None:
    part = operand("部分", printed)
    whole = tie(INCOME, [part, SPENT], total([1, 1]))
    assert solve(whole, part.address) == Decimal("200000000")
    assert solve(whole, "0:无此数") is None


def test_the_value_that_more_ties_hold_with_to_the_last_digit_is_taken_first() -> None:
    wrong = operand("收入", "31.00亿元")
    known = network(
        tie(BALANCE, [wrong, SPENT], total([1, -1])),
        tie(RATE, [SPENT, wrong], ratio()),
    )
    found = known.best_trial(wrong)
    assert found is not None
    assert (found.figure.value, found.exact) == (30, 2)


ONE_PART = """2023年度项目支出绩效自评表

项目名称	医保宣传经费
实施单位	某县医保局
项目资金（万元）		年初预算数	全年预算数	全年执行数	执行率	分值	得分
	年度资金总额	100.00	{budget}	94.40	94.40%	10	9.44
	其中：本年财政拨款	{first}	{part}	{spent}	{rate}	—	—
"""
ALIKE = {"budget": "100.00", "first": "100.00", "part": "100.00", "spent": "94.40"}


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"part": "90.00"}, {("90.00", "100.00")}),
        ({"part": "110.00"}, {("110.00", "100.00")}),
        ({"part": "10.00"}, {("10.00", "100.00")}),
        ({"spent": "84.40"}, {("84.40", "94.40")}),
        ({"spent": "97.30"}, {("97.30", "94.40")}),
        ({"budget": "110.00"}, {("110.00", "100.00")}),
        ({"rate": "94.00%"}, {("94.00%", "94.40")}),
        # a part that is less than the total in every column, by its own rate: a list that leaves out
        ({"first": "60.00", "part": "60.00", "spent": "54.00", "rate": "90.00%"}, set()),
        ({"first": "60.00", "part": "60.00", "spent": "54.00"}, {("94.40%", "90.00")}),
    ],
)
def test_the_one_part_of_a_total_is_wrong_where_total_and_rate_agree(
    cells: dict[str, str], told: set[tuple[str, str]]
) -> None:
    text = ONE_PART.format(**({"rate": "94.40%"} | ALIKE | cells))
    (document,) = review(read_bytes(text.encode(), "自评表.txt")).documents
    found = [each for each in document.findings if each.severity is Severity.ERROR]
    assert {(each.printed, each.expected) for each in found} == told
