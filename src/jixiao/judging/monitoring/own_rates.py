"""Rows of indicators that repeat the form's own execution rate, or say how far it is from time
progress (序时进度).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from jixiao.core.fieldvalues import as_rate, nearest_reading
from jixiao.core.figures import HUNDRED, Figure, half_up
from jixiao.core.figures.units import RATIO
from jixiao.core.forms import DEPARTMENT, TOTAL, Form, Indicator, figure_of, text_of
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.judging.criteria import Attainment
from jixiao.judging.monitoring.progress import time_progress
from jixiao.judging.results import IndicatorResult
from jixiao.knowledge.behaviour import is_own_execution, is_time_gap, names_execution, says
from jixiao.knowledge.funds import funds_in

_PLAIN_SOURCE = regex(r"^(?:其中[:：]?)?(?:[当本]年)?|(?:资金|收入)$")


def rate_rows(form: Form) -> tuple[int, ...]:
    """The rows that repeat the form's own spending rate; beside a row that says 支出, one that does
    not may be the income's.
    """
    names = _names(form)
    rows = [
        index
        for index, name in names.items()
        if _is_rate(form, name, form.indicators[index]) and of_this_fund(form, name)
    ]
    return tuple([index for index in rows if "支出" in names[index]] or rows)


def _is_rate(form: Form, name: str, row: Indicator) -> bool:
    """Whether a row is the own rate: by its name, or called 预算执行 with a result that is a rate."""
    if is_own_rate(form, name):
        return True
    if says("of_projects" if form.kind == DEPARTMENT else "of_departments", name):
        return False
    if _is_of_a_source(form, name):
        return False
    figure = figure_of(row.actual)
    unit = figure.unit if figure is not None else None
    return unit is not None and unit.dimension == RATIO and names_execution(name)


def is_own_rate(form: Form, name: str) -> bool:
    """Whether a name is that of the form's own execution rate, with or without what the form is of."""
    whose = squeezed("".join(text_of(each) for each in (form.project, form.title)))
    own = is_own_execution(name, whose, department=form.kind == DEPARTMENT)
    return own and not _is_of_a_source(form, name)


def _is_of_a_source(form: Form, name: str) -> bool:
    """Whether a name says one of several sources of the form's money (财政拨款执行率)."""
    parts = [row for row in form.funding if row.role != TOTAL]
    named = [_PLAIN_SOURCE.sub("", squeezed(row.source)) for row in parts]
    return len(parts) > 1 and any(len(each) > 1 and each in name for each in named)


def gap_rows(form: Form) -> tuple[int, ...]:
    """The rows that state how far the spending rate is from time progress."""
    return tuple(
        index
        for index, name in _names(form).items()
        if is_time_gap(name) and of_this_fund(form, name)
    )


def is_rate_of_use(name: str) -> bool:
    """Whether a rate may be taken of what arrived instead of the budget (资金使用率)."""
    return says("of_use", name)


def stated_rate(row: IndicatorResult, printed: Figure | None) -> Figure | None:
    """The rate that a row's actual states; a bare number is what judging set against the target,
    else what every bare rate is. None where it is no rate.
    """
    found = as_rate(printed) if printed is not None else None
    if found is None:
        return None
    unit, value = row.criterion.unit, row.attainment.value
    judged = value if unit is not None and unit.dimension == RATIO else None
    return nearest_reading(found, judged)


def of_this_fund(form: Form, words: str) -> bool:
    """Whether a name speaks of the form's own fund, or of none (生育保险 in a form on 职工医疗 does
    not); in a form without a fund, one fund alone is its own.
    """
    named = {span.fund for span in funds_in(words)}
    return not named or form.fund in named or (form.fund is None and len(named) == 1)


def own_rates(form: Form, rate: Decimal | None) -> Mapping[int, Decimal]:
    """What those rows should say at an execution rate, in percent to two places, by index; rows
    that may speak of something else are left out.
    """
    if rate is None:
        return {}
    names, printed, progress = _names(form), half_up(rate, 2), time_progress(form)
    found = {index: printed for index in rate_rows(form) if not is_rate_of_use(names[index])}
    if progress is not None:
        gap = printed - half_up(progress * HUNDRED, 2)
        found |= dict.fromkeys(gap_rows(form), gap)
    return {
        index: value
        for index, value in found.items()
        if {span.fund for span in funds_in(names[index])} <= {form.fund}
    }


def repeating(
    form: Form, rate: Decimal | None, results: Sequence[IndicatorResult]
) -> frozenset[int]:
    """The rows that say the form's own spending rate, as exactly as they are printed: what is known
    of the one is known of the others.
    """
    own = own_rates(form, rate)
    return frozenset(
        index
        for index in rate_rows(form)
        if rate is not None and index in own and _says(results[index].attainment, rate)
    )


def _says(found: Attainment, rate: Decimal) -> bool:
    if found.value is None or found.figure is None:
        return False
    places = min(found.figure.places, 2)
    return half_up(found.value * HUNDRED, places) == half_up(rate, places)


def _names(form: Form) -> dict[int, str]:
    return {
        index: each.name.text for index, each in enumerate(form.indicators) if each.name is not None
    }
