"""S310: the score of the budget execution by the rule."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held, held_tie
from jixiao.checks.views import FormView
from jixiao.core.figures import cut_off, half_up, shown
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.ties import Operand, Outcome, Tie, capped_part, judge
from jixiao.judging.execution import execution_share, total_index

_BRACKETS = (
    (Decimal(1), Decimal(1)),
    (Decimal("0.8"), Decimal("0.7")),
    (Decimal("0.6"), Decimal("0.5")),
)


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
    查什么：预算执行得分是否等于分值×执行率，执行率超过100%的得满分。
    为什么：这一项完全由算术决定，填错直接影响总分。
    依据：规则包的执行率计分办法（通行为分值×执行率，以分值为上限）。
    已知例外：按执行率分档计分（100%得满分、80%以上得七成、60%以上得五成）或取整计分的，与所列办法不同但有先例，降为提醒；得分高于分值的由S304报；预算数和执行数都是0的没有执行率可言，不查。
    """
    for index in range(len(view.form.funding)):
        points, score = funding.points(view, index, "points"), funding.points(view, index, "score")
        share = _share(view, index)
        if (
            points is None
            or score is None
            or share is None
            or score.figure.value > points.figure.value
        ):
            continue
        yield _judged(view, points, score, share, index)


def _share(view: FormView, index: int) -> list[Decimal] | None:
    """The execution as a share: by the amounts, and as printed (rounded) beside them."""
    executed, budget = (
        funding.amount(view, index, "executed"),
        funding.amount(view, index, "budget"),
    )
    if (
        budget is not None
        and budget.figure.value == 0
        and (executed is None or executed.figure.value == 0)
    ):
        return None
    found: list[Decimal] = []
    if executed is not None and budget is not None and budget.figure.value > 0:
        found.append(executed.figure.base / budget.figure.base)
    printed = funding.rate(view, index)
    if printed is not None:
        bare = funding.read_otherwise(printed)
        shares = [each.figure.base for each in (printed, bare) if each is not None]
        found.append(
            min(shares, key=lambda share: abs(share - found[0])) if found else printed.figure.base
        )
    return found or None


def _judged(
    view: FormView, points: Operand, score: Operand, shares: list[Decimal], index: int
) -> Verdict:
    whole, value, places = points.figure.value, score.figure.value, score.figure.places
    rule = view.pack.execution
    assert rule is not None
    plain = msgspec.structs.replace(rule, method="linear")
    linear = [whole * execution_share(plain, share) for share in shares]
    ruled = (
        [view.result.execution_score]
        if view.result.execution_score is not None and index == total_index(view.form)
        else []
    )
    if any(
        value in (half_up(each, places), half_up(half_up(each, 2), places))
        for each in [*linear, *ruled]
    ):
        return _vouched(view, points, score, index) or held("S310", score.address)
    expected = ruled[0] if ruled else half_up(linear[0], 2)
    shown_rate = shown(shares[0] * 100, 2) + "%"
    severity = Severity.WARNING if _variant(value, whole, shares, places) else Severity.ERROR
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
        formula=f"{points.figure.text}×min({shown_rate},100%)={shown(expected, 2)}",
        difference=shown(value - expected, 2),
        correction=Correction(text=shown(expected, max(places, 2))),
    )


def _vouched(view: FormView, points: Operand, score: Operand, index: int) -> Verdict | None:
    """The verdict with its tie, where points × min(executed / budget, 1) gives the score to its
    last digit.
    """
    executed, budget, rule = (
        funding.amount(view, index, "executed"),
        funding.amount(view, index, "budget"),
        view.pack.execution,
    )
    if executed is None or budget is None or rule is None or rule.method != "linear":
        return None
    formula = capped_part(rule.cap, "{0}×min({1}/{2}," + f"{rule.cap})")
    result = msgspec.structs.replace(score, figure=score.figure.measured())
    tie = Tie(
        owner="S310",
        result=result,
        operands=(points, executed, funding.fixed_budget(budget)),
        formula=formula,
    )
    judged = judge(tie)
    return held_tie(tie) if judged is not None and judged.outcome is Outcome.REPRODUCED else None


def _variant(value: Decimal, whole: Decimal, shares: list[Decimal], places: int) -> bool:
    """Whether another rule in use gives it: brackets, or cut off to whole points."""
    for share in shares:
        bracket = next((part for least, part in _BRACKETS if share >= least), Decimal(0))
        if value == whole * bracket or value in (
            cut_off(whole * min(share, Decimal(1)), 0),
            cut_off(whole * min(share, Decimal(1)), places),
        ):
            return share < 1 or value == whole
    return False
