"""M903: the overall completion against the mean of the rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.completions import printed_overall
from jixiao.checks.registry import check
from jixiao.checks.rows import rows_of
from jixiao.checks.verdicts import broken, of_tie
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure, Interval, shown
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.core.ties import Operand, Tie, mean
from jixiao.core.words import beginning
from jixiao.judging.monitoring.completion import given_completions, solve_missing


@check(
    "M903",
    "总体完成率与各行完成率的平均数不符",
    "overall completion is not the mean of the rows",
    over="form",
    source="practice",
    kinds=(MONITORING,),
    needs=("monitoring",),
)
def overall_completion(view: FormView) -> Iterator[Verdict]:
    """
    查什么：总体完成率是否等于各行指标完成率的算术平均（“未达监控节点”“/”的行不算）；有一行漏填完成率的，按总体完成率倒推那一行是多少。
    为什么：改了某行忘改总体完成率，偏差率也跟着错。
    依据：由实际监控表还原的算法；按印出的位数比较。
    已知例外：漏填一行、倒推值合理的只报漏填；各地有按分值加权的，全表有分值的不查。
    """
    printed = printed_overall(view)
    given = given_completions(view.form)
    if (
        printed is None
        or len(given) < 2
        or any(row.plain("points") is not None for row in rows_of(view))
    ):
        return
    missing = solve_missing(view.form, view.result.indicators)
    if (
        missing is not None
        and missing.interval.high > 0
        and (missing.candidate is not None or missing.interval.low <= 100)
    ):
        yield _missing(view, missing.index, missing.interval, missing.candidate, printed)
        if missing.candidate is not None:
            return
    operands = tuple(
        operand for index, figure in given if (operand := _operand(view, index, figure)) is not None
    )
    verdict = of_tie(
        Tie(owner="M903", result=printed, operands=operands, formula=mean(len(operands)))
    )
    if verdict is not None:
        yield verdict


def _operand(view: FormView, index: int, figure: Figure) -> Operand | None:
    name = view.form.indicators[index].name
    return view.operand(
        f"indicators[{index}].completion",
        f"{beginning(name.text.strip(), 20) if name else f'第{index + 1}行'}完成率",
        figure,
    )


def _missing(
    view: FormView, index: int, interval: Interval, candidate: Decimal | None, printed: Operand
) -> Verdict:
    row = next(each for each in rows_of(view) if each.index == index)
    solved = (
        f"{candidate}%"
        if candidate is not None
        else f"{shown(interval.low, 2)}%—{shown(interval.high, 2)}%"
    )
    message = Text(
        f"{row.label}没有填完成率；按总体完成率{printed.figure.text}倒推应为{solved}",
        f"“{row.label}”: no completion; the overall {printed.figure.text} needs {solved}",
    )
    return broken(
        "M903",
        row.address("completion"),
        row.to_fill("completion", "actual"),
        Severity.WARNING,
        message,
        printed="",
        expected=str(candidate) if candidate else None,
        unit="%",
        related=(printed.place, row.place("name")),
        quote=row.name,
        correction=Correction(text=solved) if candidate is not None else None,
    )
