"""S310: the score of the budget execution by the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held, held_tie
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED, Figure, cut_off, half_up, shown
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.packs import ExecutionRule, RulePack
from jixiao.core.ties import Operand, Outcome, Tie, capped_part, judge
from jixiao.judging.execution import (
    IN_USE,
    bracket_share,
    execution_shares,
    most_of_execution,
    score_formula,
    total_index,
    unrounded_score,
)
from jixiao.judging.shares import score_places

_FINE = 1000  # so many 万元 and more are fine enough a figure without decimals


@check(
    "S310",
    "预算执行得分与执行率不符",
    "execution score does not follow from the execution rate",
    over="form",
    source="practice",
    needs=("execution",),
)
def execution_score(view: FormView) -> Iterator[Verdict]:
    """
    查什么：预算执行得分是否按规则包的办法由执行率得出：分值×执行率（超过100%的得满分），或按执行率所在的档，或取整。
    为什么：这一项完全由算术决定，填错直接影响总分。
    依据：规则包的执行率计分办法；通行为分值×执行率，以分值为上限。
    已知例外：得分按这一格印出的位数比，四舍五入后相等的不报：应得9.52，写成10（整数）或9.5的不报，写成10.00的报；执行数四舍五入前的值能得出这个分的也不报（预算9.60、执行4.90，得5.10或5.11）。规则包只凭做法、没有文件或表注为据的，按分值×执行率给的分只作提示。按执行率分档计分（通行为100%得满分、80%以上得七成、60%以上得五成，规则包可以另定）或取整计分的，与规则包的办法不同但有先例，降为警告；规则包有文件为据、又不是分值×执行率的，不降。得分高于分值的由S304报；预算数和执行数都是0的没有执行率可言，不查。
    """
    for index in range(len(view.form.funding)):
        points, score = funding.points(view, index, "points"), funding.points(view, index, "score")
        shares = execution_shares(view.form, index)
        if points is None or score is None or not shares:
            continue
        if score.figure.value <= most_of_execution(points.figure.value, view.pack.execution):
            yield _judged(view, points, score, shares, index)


def _judged(
    view: FormView, points: Operand, score: Operand, shares: Sequence[Decimal], index: int
) -> Verdict:
    whole, value, places = points.figure.value, score.figure.value, score.figure.places
    rule, total = view.pack.execution, view.result.execution_score
    assert rule is not None
    ruled = [total] if total is not None and index == total_index(view.form) else []
    rounded = score_places(view.pack)
    exact = [*ruled, *(unrounded_score(whole, share, rule) for share in shares)]
    if _printed_as(score.figure, exact, rounded):
        return _vouched(view, points, score, index) or held("S310", score.address)
    if _within_rounding(view, points, score, index):
        return held("S310", score.address)
    expected = ruled[0] if ruled else half_up(unrounded_score(whole, shares[0], rule), rounded)
    shown_rate = shown(shares[0] * HUNDRED, 2) + "%"
    severity = _severity(view.pack, score.figure, whole, shares)
    message = Text(
        f"预算执行得分填报{score.figure.text}，执行率{shown_rate}，分值{points.figure.text}，"
        f"应得{shown(expected, 2)}",
        f"the execution score is printed {score.figure.text}; at {shown_rate} of"
        f" {points.figure.text} points it is {shown(expected, 2)}",
    )
    rate = funding.rate(view, index)
    return broken(
        "S310",
        score.address,
        score.place,
        severity,
        message,
        printed=score.figure.text,
        expected=shown(expected, max(places, 2)),
        related=tuple(each.place for each in (rate, points) if each is not None),
        operands=tuple(each for each in (points, rate) if each is not None),
        formula=f"{score_formula(points.figure.text, shares[0], rule)}={shown(expected, 2)}",
        difference=shown(value - expected, 2),
        correction=Correction(text=shown(expected, max(places, 2))),
    )


def _vouched(view: FormView, points: Operand, score: Operand, index: int) -> Verdict | None:
    """The verdict with its tie, where points × min(executed / budget, 1) gives the score to its
    last digit.
    """
    tie = _tie(view, points, score, index)
    judged = judge(tie) if tie is not None else None
    reproduced = judged is not None and judged.outcome is Outcome.REPRODUCED
    return held_tie(tie) if tie is not None and reproduced else None


def _within_rounding(view: FormView, points: Operand, score: Operand, index: int) -> bool:
    """Whether the score may be that of an amount which is printed rounded, and of the printed rate:
    of 4.9049 printed as 4.90. Few whole 万元 are taken as they are printed.
    """
    tie, rate = _tie(view, points, score, index), funding.rate(view, index)
    if tie is None:
        return False
    executed = tie.operands[1].figure
    rounded = executed.places > 0 or executed.value >= _FINE
    low, high = score.figure.printed_interval.low, score.figure.printed_interval.high
    whole = points.figure.value
    at_rate = rate is None or (
        whole * rate.figure.interval.low < high and low < whole * rate.figure.interval.high
    )
    judged = judge(tie)
    return rounded and at_rate and judged is not None and judged.outcome is Outcome.COMPATIBLE


def _tie(view: FormView, points: Operand, score: Operand, index: int) -> Tie | None:
    """points × min(executed / budget, 1), where that is the rule."""
    executed, budget, rule = (
        funding.amount(view, index, "executed"),
        funding.amount(view, index, "budget"),
        view.pack.execution,
    )
    if executed is None or budget is None or rule is None or rule.method != "linear":
        return None
    formula = capped_part(rule.cap, "{0}×min({1}/{2}," + f"{rule.cap})")
    result = msgspec.structs.replace(score, figure=score.figure.measured())
    return Tie(
        owner="S310",
        result=result,
        operands=(points, executed, funding.fixed_budget(budget)),
        formula=formula,
    )


def _printed_as(score: Figure, exact: Sequence[Decimal], rounded: int) -> bool:
    """Whether a score is one of these, rounded as it is printed, by the pack first or at once."""
    places = score.places
    return any(
        score.value in (half_up(each, places), half_up(half_up(each, rounded), places))
        for each in exact
    )


def _severity(pack: RulePack, score: Figure, whole: Decimal, shares: Sequence[Decimal]) -> Severity:
    """An error, but for what others score by: softer where nothing firm says that the pack's is
    another.
    """
    rule = pack.execution
    assert rule is not None
    usual = msgspec.structs.replace(rule, method="linear")
    if not rule.source.firm:
        exact = [unrounded_score(whole, share, usual) for share in shares]
        if _printed_as(score, exact, score_places(pack)):
            return Severity.REMARK
    soft = _others_count(rule) and _by_others(usual, score.value, whole, shares, score.places)
    return Severity.WARNING if soft else Severity.ERROR


def _others_count(rule: ExecutionRule) -> bool:
    """Whether a score by another method may have its reason: a firm rule that is not the usual one
    was made to be kept.
    """
    return rule.method == "linear" or not rule.source.firm


def _by_others(
    rule: ExecutionRule, value: Decimal, whole: Decimal, shares: Sequence[Decimal], places: int
) -> bool:
    """Whether another rule in use gives it: brackets, or cut off to whole points or to what is
    printed.
    """
    brackets = IN_USE if rule.in_use is None else rule.in_use
    for share in shares:
        linear = unrounded_score(whole, share, rule)
        others = (cut_off(linear, 0), cut_off(linear, places))
        if value in others or (brackets and value == whole * bracket_share(brackets, share)):
            return share < 1 or value == whole
    return False
