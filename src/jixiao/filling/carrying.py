"""Last year's form as the start of this year's: structure and targets kept, results cleared, the
year replaced.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.datelines import is_bare_month
from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    MonthsData,
    for_another_print,
)
from jixiao.core.forms import HEAD, SELF_EVALUATION, TARGET_DECLARATION
from jixiao.core.monitoring_points import stated_point
from jixiao.core.regex import regex
from jixiao.filling.pending import without_pending
from jixiao.filling.points import moved_point
from jixiao.filling.ranges import written_properly
from jixiao.filling.years import moved, other_years, spans_over
from jixiao.judging.monitoring.forecast import (
    CERTAIN,
    EXPECTED,
    IMPOSSIBLE,
    POSSIBLE,
    is_expected,
)

_YEAR = 12
_LIKELIHOODS = frozenset({CERTAIN, POSSIBLE, IMPOSSIBLE})


def carried_over(data: FormData, year: int) -> FormData:
    """The form for another year: sources of money, goals, indicators, targets and points stay;
    amounts, results, scores, reasons and who signed go. Twelve months of the year before are last year's.
    """
    old = data.year
    return msgspec.structs.replace(
        data,
        key="",
        year=year,
        as_of=regex(rf"^{old}(?!\d)").sub(str(year), data.as_of),
        as_of_printed=moved(data.as_of_printed, old, year),
        title=moved(data.title, old, year, leads=True),
        project=moved(data.project, old, year, leads=True),
        filed_on="",
        prepared_by="",
        reviewed_by="",
        head_of_unit="",
        funding=tuple(
            FundingData(source=moved(row.source, old, year), role=row.role, points=row.points)
            for row in data.funding
        ),
        goals=tuple(
            GoalData(expected=moved(goal.expected, old, year, spans=True)) for goal in data.goals
        ),
        indicators=tuple(_indicator(row, old, year) for row in data.indicators),
        total_score="",
        grade="",
        conclusion="",
        months=tuple(_as_last_year(data.months)) if old == year - 1 else (),
        texts=tuple(
            msgspec.structs.replace(each, text=moved(each.text, old, year))
            if each.kind == HEAD
            else each
            for each in data.texts
        ),
    )


def not_carried(
    old: FormData, new: FormData, year: int
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Addresses and texts of a form that was carried over to a year, with the years that they speak of
    and that were not: others than the old form's, the new one's among them (what was due in the year
    after). What they mean is for a person to say.
    """
    before = dict(_texts(old))
    for address, text in _texts(new):
        given = other_years(before.get(address, ""), old.year) if old.year is not None else ()
        of_new = [each for each in given if each.startswith(str(year))]
        years = (*other_years(text, year), *of_new)
        if years:
            yield address, text, years


def spans_kept(
    old: FormData, new: FormData, year: int
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Addresses and texts of a form that was carried over to a year, with the spans in them that hold
    both years and were left as they are.
    """
    before = dict(_texts(old))
    for address, text in _texts(new) if old.year is not None else ():
        given = spans_over(before.get(address, ""), old.year or year, year)
        spans = tuple(each for each in spans_over(text, old.year or year, year) if each in given)
        if spans:
            yield address, text, spans


def _texts(data: FormData) -> Iterator[tuple[str, str]]:
    """What is carried over and may speak of years."""
    for at, goal in enumerate(data.goals):
        yield f"goals[{at}].expected", goal.expected
    for at, row in enumerate(data.indicators):
        for name in ("name", "target"):
            yield f"indicators[{at}].{name}", getattr(row, name)


def at_another_point(data: FormData, point: str) -> FormData:
    """A monitoring form for another point (2024-08): goals, targets, amounts and results stay until
    they are brought up to date; what was computed for the old point goes, and its months, which run
    up to it. The title's months become those of the new point.
    """
    return msgspec.structs.replace(
        data,
        key="",
        title=moved_point(data.title, stated_point(data.as_of), stated_point(point)),
        as_of=point,
        as_of_printed="",
        funding=tuple(msgspec.structs.replace(row, rate="", forecast="") for row in data.funding),
        goals=tuple(msgspec.structs.replace(goal, completion="") for goal in data.goals),
        indicators=tuple(
            msgspec.structs.replace(row, completion="", extra=_without_forecast(row.extra))
            for row in data.indicators
        ),
        conclusion="",
        months=tuple(
            msgspec.structs.replace(each, this_year=()) for each in data.months if each.last_year
        ),
    )


def _as_last_year(months: tuple[MonthsData, ...]) -> Iterator[MonthsData]:
    for each in months:
        if len(each.this_year) == _YEAR:
            yield MonthsData(of=each.of, last_year=each.this_year)


def _without_forecast(extra: dict[str, str]) -> dict[str, str]:
    return {
        head: text
        for head, text in extra.items()
        if head not in _LIKELIHOODS and not is_expected(head)
    }


def taken_over(data: FormData) -> FormData:
    """A form of any origin as what is filled in or monitored begins with: without what an old print
    had beside its fields and without what a draft says is still to come, its columns under their usual
    names.
    """
    return with_usual_columns(for_another_print(without_pending(data)))


def with_usual_columns(data: FormData) -> FormData:
    """The form with what its rows are expected to reach under the usual name of that column, as
    layouts and forecasts know it.
    """
    return msgspec.structs.replace(
        data,
        indicators=tuple(
            msgspec.structs.replace(row, extra=_usually_named(row.extra)) for row in data.indicators
        ),
    )


def _usually_named(extra: dict[str, str]) -> dict[str, str]:
    """The first of the columns that say what is expected takes the usual name, unless one has it."""
    head = next((each for each in extra if is_expected(each)), EXPECTED)
    if EXPECTED in extra or head == EXPECTED:
        return extra
    return {EXPECTED if each == head else each: text for each, text in extra.items()}


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
        name=moved(row.name, old, year),
        target=_target(row, old, year),
        actual="",
        score="",
        review_score="",
        completion="",
        reason="",
        extra=_without_forecast(row.extra),
    )


def _target(row: IndicatorData, old: int | None, year: int) -> str:
    """A target of the year: what was due by a time of last year is due by the same of this one."""
    if old is not None and is_bare_month(row.target, row.name, row.level2):
        return row.target.replace(str(old), str(year))
    return written_properly(row, moved(row.target, old, year, spans=True))
