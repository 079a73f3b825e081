"""The figures of a monitoring form: its own rates in the rows that repeat them, 完成率 of every row
that a rule gives, and their mean; what of the given ones the rule does not give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.core.fieldvalues import percentage
from jixiao.core.figures import half_up, parse, shown
from jixiao.core.formdata import FormData, GoalData, form_of
from jixiao.core.forms import Form
from jixiao.core.packs import RulePack
from jixiao.core.words import blank
from jixiao.filling.values import Problem, problem, unsaid
from jixiao.judging.criteria import Stage
from jixiao.judging.execution import execution_rate
from jixiao.judging.monitoring.completion import (
    Convention,
    convention,
    printed_completions,
    printed_deviation,
    printed_overall,
)
from jixiao.judging.monitoring.own_rates import own_rates
from jixiao.judging.results import FormResult
from jixiao.judging.scoring import score_form

NO_DEVIATION = re.compile(r"\s*无偏差[。.]?\s*")
_RATE_OF_DEVIATION = re.compile(r"偏差率(?:为|是|达)?\s*(-?\d+(?:\.\d+)?)\s*[%％]")
_NOT_DUE = "/"


def settled(data: FormData, pack: RulePack) -> Convention:
    """The convention of what is given: its rows' majority, else the pack's."""
    form = form_of(data)
    return convention(form, pack, score_form(form, pack).indicators)


def with_own_rates(data: FormData) -> FormData:
    """The form's own execution rate, and how far that is from time progress, in the rows that ask
    for it and are empty.
    """
    form = form_of(data)
    found = own_rates(form, execution_rate(form)[0])
    rows = tuple(
        msgspec.structs.replace(row, actual=f"{shown(found[index], 2)}%")
        if index in found and not row.actual.strip()
        else row
        for index, row in enumerate(data.indicators)
    )
    return msgspec.structs.replace(data, indicators=rows)


def with_completions(data: FormData, pack: RulePack, known: Convention) -> FormData:
    """指标完成率 of every row that a rule gives, ``/`` of those not due yet, then 总体完成率 as the
    mean.
    """
    judged = score_form(form_of(data), pack, known).indicators
    rows = []
    for row, found in zip(data.indicators, judged, strict=True):
        text = row.completion
        if not text and found.attainment.stage is Stage.NOT_DUE:
            text = _NOT_DUE
        elif not text and found.completion is not None and not blank(row.actual):
            text = f"{shown(found.completion, 2)}%"
        rows.append(msgspec.structs.replace(row, completion=text))
    data = msgspec.structs.replace(data, indicators=tuple(rows))
    overall = score_form(form_of(data), pack, known).overall_completion
    if overall is None or any(not unsaid(goal.completion) for goal in data.goals):
        return data
    goals = data.goals or (GoalData(),)
    first = msgspec.structs.replace(goals[0], completion=f"{shown(overall, 2)}%")
    return msgspec.structs.replace(data, goals=(first, *goals[1:]))


def monitored(data: FormData, result: FormResult, pack: RulePack) -> Iterator[Problem]:
    """What a rule does not give of the completions, and a deviation that nobody explains."""
    form = form_of(data)
    yield from _rows(data, form, result)
    yield from _overall(form, result)
    deviation = printed_deviation(form, result.execution_rate)
    if deviation is not None:
        yield from _deviation(data.conclusion, deviation, pack)


def _rows(data: FormData, form: Form, result: FormResult) -> Iterator[Problem]:
    figures = printed_completions(form)
    for index, (row, judged) in enumerate(zip(data.indicators, result.indicators, strict=True)):
        given, address = figures[index], f"indicators[{index}].completion"
        if given is not None and judged.completion is not None:
            if given.value != judged.completion:
                yield problem(
                    address,
                    "warning",
                    row.completion,
                    f"按本表口径应为 {judged.completion:f}%",
                    f"by the form's own convention it is {judged.completion:f}%",
                )
        elif row.name and not row.completion.strip() and not blank(row.actual):
            yield problem(
                address,
                "warning",
                "",
                f"算不出来（{row.name}，完成值“{row.actual.strip()}”），请填写；空着不计入总体完成率",
                f"no rule gives it ({row.name}, actual {row.actual.strip()!r}): fill it in; left"
                " empty it does not count",
            )
        elif row.name and given is not None:
            yield problem(
                address,
                "remark",
                row.completion,
                "没有规则可算，照原填",
                "no rule gives it; it stands as given",
            )


def _overall(form: Form, result: FormResult) -> Iterator[Problem]:
    printed, mean = printed_overall(form), result.overall_completion
    if printed is None or printed.figure is None or mean is None:
        return
    rate = percentage(printed.figure)
    if half_up(mean, rate.places) != rate.value:
        index = next(
            index
            for index, goal in enumerate(form.goals)
            if goal.completion is not None and goal.completion.figure is not None
        )
        yield problem(
            f"goals[{index}].completion",
            "warning",
            printed.text,
            f"各行完成率的平均数是 {shown(mean, rate.places)}%",
            f"the mean of the rows is {shown(mean, rate.places)}%",
        )


def _deviation(words: str, deviation: Decimal, pack: RulePack) -> Iterator[Problem]:
    size = shown(abs(deviation), 2)
    within = pack.monitoring.no_deviation_within if pack.monitoring else None
    if within is not None and abs(deviation) > within:
        apart = f"总体完成率与执行率相差 {shown(deviation, 2)} 个百分点"
        english = f"overall completion and execution differ by {shown(deviation, 2)} points"
        if unsaid(words):
            said = (f"{apart}，要说明偏差和措施", f"{english}: explain it")
            yield problem("conclusion", "warning", "", *said)
        elif NO_DEVIATION.fullmatch(words):
            said = (f"{apart}，请写明原因和措施", f"{english}: give the reason and measures")
            yield problem("conclusion", "warning", words, *said)
    match = _RATE_OF_DEVIATION.search(words)
    stated = parse(match.group(1)) if match is not None else None
    if match is None or stated is None:
        return
    if half_up(abs(deviation), stated.places) != abs(stated.value):
        yield problem(
            "conclusion",
            "warning",
            match.group(),
            f"总体完成率减执行率应为 {size}%",
            f"overall completion less execution gives {size}%",
        )
