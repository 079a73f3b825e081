"""Last year's form as the start of this year's: structure and targets kept, results cleared, the
year replaced.
"""

from __future__ import annotations

import re

import msgspec

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData
from jixiao.core.forms import SELF_EVALUATION, TARGET_DECLARATION
from jixiao.judging.monitoring.forecast import CERTAIN, IMPOSSIBLE, POSSIBLE

EXPECTED = "全年预计完成情况"
_OF_THE_POINT = frozenset({EXPECTED, CERTAIN, POSSIBLE, IMPOSSIBLE})


def carried_over(data: FormData, year: int) -> FormData:
    """The form for another year: sources of money, goals, indicators, targets and points stay;
    amounts, results, scores and reasons go.
    """
    old = data.year
    return msgspec.structs.replace(
        data,
        year=year,
        as_of=_moved(data.as_of, old, year),
        title=_moved(data.title, old, year),
        project=_moved(data.project, old, year),
        filed_on="",
        funding=tuple(
            FundingData(source=row.source, role=row.role, points=row.points) for row in data.funding
        ),
        goals=tuple(GoalData(expected=_moved(goal.expected, old, year)) for goal in data.goals),
        indicators=tuple(_indicator(row, old, year) for row in data.indicators),
        total_score="",
        grade="",
        conclusion="",
    )


def at_another_point(data: FormData, point: str) -> FormData:
    """A monitoring form for another point (2024-08): goals, targets, amounts and results stay until
    they are brought up to date; what was computed for the old point goes.
    """
    return msgspec.structs.replace(
        data,
        as_of=point,
        funding=tuple(msgspec.structs.replace(row, rate="", forecast="") for row in data.funding),
        goals=tuple(msgspec.structs.replace(goal, completion="") for goal in data.goals),
        indicators=tuple(
            msgspec.structs.replace(row, completion="", extra=_without_forecast(row.extra))
            for row in data.indicators
        ),
        conclusion="",
    )


def _without_forecast(extra: dict[str, str]) -> dict[str, str]:
    return {head: text for head, text in extra.items() if head not in _OF_THE_POINT}


def as_kind(data: FormData, kind: str) -> FormData:
    """A target declaration as the form that answers it; its title is left to the layout."""
    if data.kind == kind:
        return data
    keeps_title = data.kind != TARGET_DECLARATION
    return msgspec.structs.replace(data, kind=kind, title=data.title if keeps_title else "")


def convertible(data: FormData, kinds: tuple[str, ...]) -> str | None:
    """The kind that a form can take among those of a layout; None where it is another kind of form
    altogether.
    """
    if data.kind in kinds:
        return data.kind
    return (
        kinds[0]
        if data.kind in (TARGET_DECLARATION, SELF_EVALUATION)
        and kinds
        and kinds[0] != "fund_statement"
        else None
    )


def _indicator(row: IndicatorData, old: int | None, year: int) -> IndicatorData:
    return msgspec.structs.replace(
        row,
        name=_moved(row.name, old, year),
        target=_moved(row.target, old, year),
        actual="",
        score="",
        review_score="",
        completion="",
        reason="",
    )


def _moved(text: str, old: int | None, year: int) -> str:
    """The text with the form's own year replaced; other years are left as they are."""
    return re.sub(rf"(?<!\d){old}(?!\d)", str(year), text) if old is not None else text
