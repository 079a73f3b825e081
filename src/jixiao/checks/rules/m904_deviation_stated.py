"""M904: the deviation that the words state against overall completion less execution rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks import funding
from jixiao.checks.completions import printed_overall
from jixiao.checks.registry import check
from jixiao.checks.scores import untied
from jixiao.checks.verdicts import broken, held, of_tie
from jixiao.checks.views import FormView
from jixiao.checks.wording import NO_DEVIATION, claims
from jixiao.core.fieldvalues import computed_rate
from jixiao.core.figures import scan, shown
from jixiao.core.figures.units import RATIO
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, Entry
from jixiao.core.regex import regex
from jixiao.core.ties import Formula, Operand, Tie, total
from jixiao.judging.execution import total_index
from jixiao.judging.monitoring.completion import given_completions
from jixiao.judging.monitoring.limits import deviates, no_deviation_limit

_DEVIATION = regex(r"偏[差离](?:率|度|值|幅度)?[^，。；,;\d]{0,8}$")


@check(
    "M904",
    "偏差率与总体完成率、执行率不符",
    "stated deviation is not overall completion less execution rate",
    over="form",
    source="practice",
    kinds=(MONITORING,),
    needs=("monitoring",),
)
def deviation_stated(view: FormView) -> Iterator[Verdict]:
    """
    查什么：偏差栏写的偏差率，是否等于总体完成率减预算执行率；写“无偏差”的，两者相差是否超过规则包的界限（如10个百分点）。
    为什么：偏差率决定要不要写原因、采取措施。
    依据：由实际监控表还原的算法（偏差＝总体完成率−执行率）；界限取规则包。
    已知例外：没有印总体完成率的，按各行完成率的平均数看，偏差率不符只作警告；规则包没有界限的，“无偏差”不按此条判断；偏差写成正数负数都认；落后于序时进度由M905、F802报。
    """
    taken, rate = _overall(view), _rate(view)
    entry = view.form.conclusion
    if taken is None or rate is None or entry is None:
        return
    stated = _stated(view, entry)
    for printed in stated:
        if printed_overall(view) is not None:
            verdict = _tie(printed, taken, rate, Severity.ERROR)
        else:  # the clerk may have weighted the rows; and the mean stands in no cell of its own
            found = _tie(printed, taken, rate, Severity.WARNING)
            verdict = untied(found) if found is not None else None
        if verdict is not None:
            yield verdict
    limit = no_deviation_limit(view.pack)
    match = claims(NO_DEVIATION, entry.text)
    if not stated and match is not None and limit is not None:
        yield _none_claimed(view, entry, match, taken, rate, limit)


def _tie(printed: Operand, overall: Operand, rate: Operand, severity: Severity) -> Verdict | None:
    gap = overall.figure.base - rate.figure.base
    same_sign = (printed.figure.value >= 0) == (gap >= 0)
    first, second = (overall, rate) if same_sign else (rate, overall)
    formula: Formula = total([1, -1], "{0}-{1}")
    tie = Tie(owner="M904", result=printed, operands=(first, second), formula=formula)
    return of_tie(tie, severity=severity)


def _stated(view: FormView, entry: Entry) -> list[Operand]:
    found = []
    for span in scan(entry.text):
        unit = span.figure.unit
        if (
            unit is not None
            and unit.dimension == RATIO
            and _DEVIATION.search(entry.text[: span.start])
            and span.figure.value
        ):
            figure = msgspec.structs.replace(span.figure, exact=False)
            found.append(
                Operand(
                    name="偏差率",
                    figure=figure,
                    place=entry.place.narrowed(span.start, span.end),
                    address=view.address("conclusion"),
                )
            )
    return found


def _none_claimed(
    view: FormView,
    entry: Entry,
    match: re.Match[str],
    overall: Operand,
    rate: Operand,
    limit: Decimal,
) -> Verdict:
    gap = view.result.deviation
    if gap is None or not deviates(gap, view.pack):
        return held("M904", view.address("conclusion"))
    message = Text(
        f"写“{match.group()}”，"
        f"而总体完成率{overall.figure.text}与执行率{rate.figure.text}相差{shown(gap, 2)}个百分点，"
        f"超过{limit}个百分点",
        f"“{match.group()}”, yet {overall.figure.text} and {rate.figure.text} are {shown(gap, 2)}"
        f" points apart, more than {limit}",
    )
    return broken(
        "M904",
        view.address("conclusion"),
        entry.place.narrowed(*match.span()),
        Severity.WARNING,
        message,
        printed=match.group(),
        expected=f"偏差{shown(gap, 2)}个百分点",
        related=(overall.place, rate.place),
        operands=(overall, rate),
    )


def _overall(view: FormView) -> Operand | None:
    """What the deviation is of: the printed overall completion, else the mean of the rows."""
    printed, taken = printed_overall(view), view.result.overall_taken
    if printed is not None or taken is None:
        return printed
    for index, _ in given_completions(view.form):
        name = "各行完成率的平均数"
        of_row = view.operand(f"indicators[{index}].completion", name, computed_rate(taken))
        if of_row is not None:
            return msgspec.structs.replace(of_row, address=of_row.address + "#mean")
    return None


def _rate(view: FormView) -> Operand | None:
    index = total_index(view.form)
    printed = funding.rate(view, index) if index is not None else None
    if printed is not None:
        return printed
    rate, executed = view.result.rate_taken, funding.execution_place(view)
    if rate is None or executed is None:
        return None
    figure = computed_rate(rate)
    return msgspec.structs.replace(
        executed, figure=figure, name="执行率", address=executed.address + "#rate"
    )
