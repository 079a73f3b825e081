"""T201: the execution rate of the funding block against executed and budget."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import as_it_holds, broken, of_tie
from jixiao.checks.views import FormView
from jixiao.core.figures import places_needed, shown
from jixiao.core.figures.units import UNITS_APART
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.ties import Operand, Outcome, Tie, judge, ratio


@check(
    "T201",
    "执行率与执行数÷预算数不符",
    "execution rate does not follow from executed and budget",
    over="form",
    source="arithmetic",
)
def execution_rate(view: FormView) -> Iterator[Verdict]:
    """
    查什么：预算执行率是否等于全年执行数÷全年预算数（调整后预算数）。逐行查，总额行和分项行都查。
    为什么：执行率是资金部分得分的依据，也是正文引用最多的数；改了执行数忘改执行率最常见。
    依据：算术关系。按执行数印出的位数取区间，执行率印几位就比几位，85.75%印成86%不算错。
    已知例外：预算为0或没有预算数的不查；执行率写成1、0.94的按100%、94%看；只与年初预算数或到位数相符的降为警告，请确认口径；全年预算数是那个数的一万倍、一万分之一的，是预算数的单位填错了，执行率不用改；执行率恰好是预算数÷执行数的，是两个数填反了。
    """
    for index in range(len(view.form.funding)):
        printed, executed = funding.rate(view, index), funding.amount(view, index, "executed")
        budget = funding.amount(view, index, "budget")
        if printed is None or executed is None:
            continue
        others = [
            found
            for field in ("initial_budget", "arrived")
            if (found := funding.amount(view, index, field)) is not None
        ]
        if budget is None and not others:
            continue
        bases = [each for each in others if not _is_slip(view, index, each)]
        verdict = _against(printed, executed, budget or others[0], bases, sure=budget is not None)
        alone = len(view.form.funding) == 1  # else sums tell what is in another unit
        slip = _in_other_unit(printed, executed, budget or others[0]) if alone else None
        if verdict is not None:
            by_rate = verdict.finding is not None and verdict.tie is not None
            yield slip if slip is not None and by_rate else verdict


def _is_slip(view: FormView, index: int, base: Operand) -> bool:
    """Whether another amount that a rate may have been taken of is the budget of the total of which the
    row is the one part (or of that part): then the budget of this row is wrong, and not the rate.
    """
    other = funding.counterpart(view, index)
    budget = funding.amount(view, other, "budget") if other is not None else None
    return budget is not None and budget.figure.base == base.figure.base


def _against(
    printed: Operand,
    executed: Operand,
    budget: Operand,
    others: list[Operand],
    *,
    sure: bool,
) -> Verdict | None:
    tie = as_it_holds(_tie(printed, executed, budget))
    judged = judge(tie)
    if judged is None or judged.outcome is not Outcome.IMPOSSIBLE:
        return of_tie(tie)
    more = executed.figure.base > budget.figure.base
    if sure and more and _holds(_tie(printed, budget, executed)):
        return _exchanged(printed, executed, budget)
    for base in others:
        if _holds(_tie(printed, executed, base)):
            if sure and _is_shifted(budget, base):
                return _unit_slip(printed, base, budget)
            return (
                of_tie(
                    tie,
                    severity=Severity.WARNING,
                    message=_other_base(printed, base, judged.expected, budget),
                )
                if sure
                else of_tie(_tie(printed, executed, base))
            )
    return of_tie(tie, severity=Severity.ERROR if sure else Severity.WARNING)


def _in_other_unit(printed: Operand, executed: Operand, budget: Operand) -> Verdict | None:
    """That one of the amounts is in another unit of money, where the rate is right with it in the
    form's.
    """
    for which, other in ((executed, budget), (budget, executed)):
        for share in (1 / apart for apart in UNITS_APART):
            value = which.figure.value * share
            figure = which.figure.with_value(value, places_needed(value))
            meant = msgspec.structs.replace(which, figure=figure)
            pair = (meant, other) if which is executed else (other, meant)
            if which.figure.value and _holds(_tie(printed, *pair)):
                return _told_of_unit(printed, which, other, meant)
    return None


def _told_of_unit(printed: Operand, which: Operand, other: Operand, meant: Operand) -> Verdict:
    right = shown(meant.figure.value, max(meant.figure.places, 2))
    return broken(
        "T201",
        which.address,
        which.place,
        Severity.ERROR,
        Text(
            f"{which.name}{which.figure.text}多半是按元填的，应为{right}：那样执行率{printed.figure.text}相符",
            f"{which.figure.text} seems to be in another unit of money and should be {right}: the rate"
            f" {printed.figure.text} is right with that",
        ),
        printed=which.figure.text,
        expected=right,
        operands=(printed, which, other),
        correction=Correction(text=right),
        related=(other.place, printed.place),
    )


def _is_shifted(budget: Operand, other: Operand) -> bool:
    """Whether a budget is another one in a smaller unit (元 in a form in 万元), or in a larger one."""
    small, large = sorted(abs(each.figure.base) for each in (budget, other))
    return small > 0 and large / small in UNITS_APART


def _unit_slip(printed: Operand, other: Operand, budget: Operand) -> Verdict:
    """That the budget and not the rate is to be put right."""
    right = other.figure.text
    return broken(
        "T201",
        budget.address,
        budget.place,
        Severity.ERROR,
        Text(
            f"{budget.name}填报{budget.figure.text}，与{other.name}{right}只差单位，执行率{printed.figure.text}"
            f"按{right}算是对的：多半是把元、万元填混了",
            f"the budget {budget.figure.text} is {right} in another unit of money; the rate"
            f" {printed.figure.text} is right with {right}",
        ),
        printed=budget.figure.text,
        expected=right,
        operands=(printed, other, budget),
        correction=Correction(text=right),
        related=(other.place, printed.place),
    )


def _exchanged(printed: Operand, executed: Operand, budget: Operand) -> Verdict:
    """That budget and executed stand in each other's columns."""
    return broken(
        "T201",
        budget.address,
        budget.place,
        Severity.ERROR,
        Text(
            f"执行率{printed.figure.text}等于{budget.name}{budget.figure.text}÷{executed.name}{executed.figure.text}："
            "预算数和执行数多半填反了，或两栏的表头写反了",
            f"the rate {printed.figure.text} is {budget.figure.text} ÷ {executed.figure.text}: budget and"
            " executed seem to be exchanged",
        ),
        printed=budget.figure.text,
        operands=(printed, budget, executed),
        related=(executed.place, printed.place),
        advice=Text(
            "请核对预算数和执行数：填反了的对调，执行率不用改；没有填反的，重算执行率和得分",
            "look at both amounts: exchange them where they are mixed up, and keep the rate; else compute"
            " the rate and the score again",
        ),
    )


def _tie(printed: Operand, executed: Operand, budget: Operand) -> Tie:
    return Tie(
        owner="T201",
        result=printed,
        operands=(executed, funding.fixed_budget(budget)),
        formula=ratio(),
    )


def _holds(tie: Tie) -> bool:
    judged = judge(tie)
    return judged is not None and judged.outcome is Outcome.REPRODUCED


def _other_base(printed: Operand, other: Operand, expected: str, budget: Operand) -> Text:
    return Text(
        f"执行率填报{printed.figure.text}，"
        f"是按{other.name}{other.figure.text}算的；按{budget.name}{budget.figure.text}应为{expected}%，"
        "请确认口径",
        f"the execution rate {printed.figure.text} was taken of {other.figure.text}; of the"
        f" adjusted budget {budget.figure.text} it is {expected}%",
    )
