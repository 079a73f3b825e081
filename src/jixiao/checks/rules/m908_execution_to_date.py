"""M908: execution to date that an indicator states, against the form's own execution."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.checks import funding
from jixiao.checks.rates import execution_tie, gap_rows, in_percent, less_time_progress, rate_rows
from jixiao.checks.registry import check
from jixiao.checks.rows import Row
from jixiao.checks.scores import untied
from jixiao.checks.verdicts import gap_words, of_tie
from jixiao.checks.views import FormView
from jixiao.core.findings import OperandShown, Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.core.ties import Judged, Operand, Outcome, Tie, judge
from jixiao.judging.monitoring.progress import time_progress


@check(
    "M908",
    "执行率指标与本表执行情况矛盾",
    "an execution indicator contradicts the form's own execution",
    over="form",
    source="arithmetic",
    kinds=(MONITORING,),
)
def execution_to_date(view: FormView) -> Iterator[Verdict]:
    """
    查什么：监控表里“支出预算执行率”指标的完成值，是否等于本表资金执行数÷预算数；“执行率与序时进程偏离率”是否等于执行率减序时进度。
    为什么：年中执行才过半，指标却填95%，是把目标抄成了完成值；偏离率填0%同理。
    依据：算术关系，按本表自己的预算数和执行数。
    已知例外：收入执行率没有收入预算可对，不查；名称写的是别的险种（如职工医保表里的生育保险）不查；按相对数计算偏离率（执行率÷序时进度−1）也认。
    """
    for row, printed in rate_rows(view):
        judged = execution_tie(view, "M908", printed)
        verdict = _verdict(row, printed, judged) if judged is not None else None
        if verdict is not None:
            yield verdict
    pair, progress = funding.executed_and_budget(view), time_progress(view.form)
    if pair is None or progress is None:
        return
    for row, printed in gap_rows(view):
        tie = Tie(owner="M908", result=printed, operands=pair, formula=less_time_progress(progress))
        judged = judge(in_percent(tie))
        relative = pair[0].figure.base / pair[1].figure.base / progress - 1
        if judged is None or relative in printed.figure.printed_interval:
            continue
        verdict = _verdict(row, printed, _finer(judged))
        if verdict is not None:
            yield verdict


def _verdict(row: Row, printed: Operand, judged: Judged) -> Verdict | None:
    copied = (
        "（照抄了指标值）"
        if row.criterion.figure is not None and printed.figure.value in _bounds(row)
        else ""
    )
    message = Text(
        f"{row.label}填报{printed.figure.text}{copied}，"
        f"本表{judged.tie.shown()}应为{judged.expected}%，{gap_words(judged, '个百分点')}",
        f"“{row.label}” is printed {printed.figure.text}; this form's {judged.tie.shown()} gives"
        f" {judged.expected}%",
    )
    verdict = of_tie(judged.tie, severity=Severity.ERROR, message=message)
    return _with_completion(row, untied(verdict)) if verdict is not None else None


def _with_completion(row: Row, verdict: Verdict) -> Verdict:
    """The verdict whose correction is followed by the row's completion."""
    finding, printed = verdict.finding, row.entry("completion")
    if finding is None or finding.correction is None or printed is None:
        return verdict
    shown = OperandShown(
        name=f"{row.label}完成率",
        printed=printed.text.strip(),
        place=printed.place,
        address=row.address("completion"),
    )
    correction = msgspec.structs.replace(finding.correction, following=(shown,))
    return msgspec.structs.replace(
        verdict, finding=msgspec.structs.replace(finding, correction=correction)
    )


def _finer(judged: Judged) -> Judged:
    """A failing tie shown with two places: -22.29 and not -22 for a printed 0%."""
    if judged.outcome is not Outcome.IMPOSSIBLE:
        return judged
    result = msgspec.structs.replace(
        judged.tie.result, figure=judged.tie.result.figure.with_places(2)
    )
    return judge(msgspec.structs.replace(judged.tie, result=result)) or judged


def _bounds(row: Row) -> list[object]:
    return [
        figure.value for figure in (row.criterion.figure, row.criterion.upper) if figure is not None
    ]
