"""The figures of a monitoring form: its own rates in the rows that repeat them, 完成率 of every row
that a rule gives, and their mean.
"""

from __future__ import annotations

import msgspec

from jixiao.core.figures import shown
from jixiao.core.formdata import FormData, GoalData, form_of
from jixiao.core.packs import RulePack
from jixiao.core.words import blank, unsaid
from jixiao.judging.criteria import Stage
from jixiao.judging.execution import execution_rate
from jixiao.judging.monitoring.completion import (
    Convention,
    convention,
)
from jixiao.judging.monitoring.own_rates import own_rates
from jixiao.judging.scoring import score_form
from jixiao.knowledge.indicators import Indicators

_NOT_DUE = "/"


def settled(data: FormData, pack: RulePack, library: Indicators | None = None) -> Convention:
    """The convention of what is given: its rows' majority, else the pack's."""
    form = form_of(data)
    return convention(form, pack, score_form(form, pack, library=library).indicators)


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


def with_completions(
    data: FormData, pack: RulePack, known: Convention, library: Indicators | None = None
) -> FormData:
    """指标完成率 of every row that a rule gives, ``/`` of those not due yet, then 总体完成率 as the
    mean.
    """
    judged = score_form(form_of(data), pack, known, library=library).indicators
    rows = []
    for row, found in zip(data.indicators, judged, strict=True):
        text = row.completion
        if not text and found.attainment.stage is Stage.NOT_DUE:
            text = _NOT_DUE
        elif not text and found.completion is not None and not blank(row.actual):
            text = f"{shown(found.completion, 2)}%"
        rows.append(msgspec.structs.replace(row, completion=text))
    data = msgspec.structs.replace(data, indicators=tuple(rows))
    overall = score_form(form_of(data), pack, known, library=library).overall_completion
    if overall is None or any(not unsaid(goal.completion) for goal in data.goals):
        return data
    goals = data.goals or (GoalData(),)
    first = msgspec.structs.replace(goals[0], completion=f"{shown(overall, 2)}%")
    return msgspec.structs.replace(data, goals=(first, *goals[1:]))
