"""Scores a form by a rule pack: execution, each indicator, total and grade, every number with its
derivation.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED, half_up, shown
from jixiao.core.findings import OperandShown
from jixiao.core.forms import MONITORING, Form, Indicator, LevelPoints, figure_of, text_of
from jixiao.core.packs import RulePack, name_of
from jixiao.core.regex import regex
from jixiao.judging.criteria import CriterionKind, attain, parse_criterion
from jixiao.judging.earning import FULL, OPEN, earned
from jixiao.judging.execution import derived_score, execution_points, execution_rate, operand
from jixiao.judging.grouping import SharedPoints, grouped_score, shared_points
from jixiao.judging.monitoring.completion import Convention, with_monitoring
from jixiao.judging.results import Derivation, Earned, FormResult, IndicatorResult
from jixiao.judging.shares import score_places
from jixiao.judging.totals import (
    execution_left_out,
    grade,
    is_scored_with_execution,
    points_of_rows,
    value_of,
)
from jixiao.knowledge.indicators import (
    Indicators,
    counted_up,
    shipped_indicators,
)

_RATE = regex(r"(?:率|比例|比重|占比|满意度)(?:\s*[（(].*[）)])?\s*$", needs="率比度")


def score_form(
    form: Form,
    pack: RulePack,
    settled: Convention | None = None,
    *,
    library: Indicators | None = None,
) -> FormResult:
    """The form recomputed by the pack. ``settled`` is the convention of completion where it was
    known before (of a form that is being filled in); otherwise the form's own rows show it.
    ``library`` (the shipped one) says what its indicators are.
    """
    known = library or shipped_indicators()
    rows = tuple(_indicator(indicator, pack, form.year, known) for indicator in form.indicators)
    for group in shared_points(form):
        rows = _with_group(rows, form, group, pack)
    rate, rate_operands = execution_rate(form)
    result = FormResult(indicators=rows, pack=name_of(pack), execution_rate=rate)
    result = _with_execution(result, form, pack, rate_operands)
    result = _with_total(result, form, pack)
    if form.kind != MONITORING:
        return result
    return with_monitoring(form, pack, result, rate_operands, settled)


def _with_execution(
    result: FormResult, form: Form, pack: RulePack, operands: tuple[OperandShown, ...]
) -> FormResult:
    points, rate = execution_points(form), result.execution_rate
    found = None if points is None or rate is None else derived_score(points, rate, operands, pack)
    if found is None:
        return result
    score, derivation = found
    return msgspec.structs.replace(result, execution_score=score, execution_derivation=derivation)


def _indicator(
    indicator: Indicator, pack: RulePack, year: int | None, library: Indicators
) -> IndicatorResult:
    name = text_of(indicator.name)
    criterion = parse_criterion(
        text_of(indicator.target),
        operator=text_of(indicator.operator),
        unit=text_of(indicator.unit),
        name=name,
        level2=text_of(indicator.level1) + text_of(indicator.level2),
        library=library,
    )
    entry = library.known(name) if name else None
    event_driven = entry is not None and entry.event_driven
    attainment = attain(
        criterion,
        text_of(indicator.actual),
        unit=text_of(indicator.unit),
        event_driven=event_driven,
        rate=names_rate(name, library),
        year=year,
    )
    result = IndicatorResult(
        criterion=criterion,
        attainment=attainment,
        event_driven=event_driven,
        direction=criterion.kind.value,
        direction_reason=criterion.direction_reason,
        library_id=entry.id if entry is not None else "",
        library_name=entry.name if entry is not None else "",
        accumulates=counted_up(entry, criterion.unit.dimension if criterion.unit else None),
    )
    found = earned(criterion, attainment, pack, name=name, event_driven=event_driven)
    result = msgspec.structs.replace(result, earned=found)
    points = indicator.points.figure if indicator.points else None
    if points is None or criterion.kind is CriterionKind.UNREADABLE or not name or found is None:
        return result
    settling = OPEN if event_driven else found
    return _scored(result, indicator, points.value, settling, pack, value_of(indicator.score))


def _with_group(
    rows: tuple[IndicatorResult, ...], form: Form, group: SharedPoints, pack: RulePack
) -> tuple[IndicatorResult, ...]:
    """The rows with what those that have their points together earn, at the row that has them: all where
    each of them does, else what no rule says.
    """
    at, figure = group.leader, figure_of(group.points)
    if at is None or figure is None or rows[at].earned is None:
        return rows
    found = FULL if all(_earns_all(rows[each]) for each in group.rows) else OPEN
    own = msgspec.structs.replace(rows[at], earned=found)
    score = _scored(own, form.indicators[at], figure.value, found, pack, grouped_score(form, group))
    return (*rows[:at], score, *rows[at + 1 :])


def _earns_all(row: IndicatorResult) -> bool:
    found = row.earned
    return found is not None and found.by == "full" and bool(row.attainment.attained)


def names_rate(name: str, library: Indicators) -> bool:
    """Whether a name is that of a rate, whose bare number may be a factor or a percentage."""
    entry = library.known(name) if name else None
    return entry.dimension == "ratio" if entry is not None else bool(_RATE.search(name))


def _scored(
    result: IndicatorResult,
    indicator: Indicator,
    points: Decimal,
    found: Earned,
    pack: RulePack,
    printed: Decimal | None,
) -> IndicatorResult:
    places = score_places(pack)
    lowest, highest = half_up(points * found.low, places), half_up(points * found.high, places)
    if points != half_up(points, places) and found.high == 1:
        highest = points
    own = half_up(points * found.share, places) if found.share is not None else None
    ranges = [(points * low, points * high) for low, high in found.methods]
    allowed = [(half_up(low, places), half_up(high, places)) for low, high in ranges]
    score = _settled(printed, allowed or [(lowest, highest)], own)
    in_words = found.share is None and result.criterion.kind is CriterionKind.QUALITATIVE
    rule = pack.qualitative if in_words else pack.quantitative
    derivation = Derivation(
        formula=_shown_share(points, found),
        result=_shown_range(lowest, highest),
        operands=_operands(indicator),
        rule=found.formula,
        source=rule.source if rule else None,
    )
    return msgspec.structs.replace(
        result, score=score, lowest=lowest, highest=highest, derivation=derivation
    )


def _settled(
    printed: Decimal | None, allowed: Sequence[tuple[Decimal, Decimal]], own: Decimal | None
) -> Decimal | None:
    """The printed score where a method allows it, else the rule's ``own``, else the nearer end of
    what is allowed; None where nothing settles it.
    """
    if printed is not None and any(low <= printed <= high for low, high in allowed):
        return printed
    if own is not None:
        return own
    lowest, highest = min(low for low, _ in allowed), max(high for _, high in allowed)
    if printed is None:
        return lowest if lowest == highest else None
    return max(lowest, min(highest, printed))


def _shown_share(points: Decimal, found: Earned) -> str:
    value = format(points, "f")
    if found.share is None:
        low, high = shown(found.low * HUNDRED, 0), shown(found.high * HUNDRED, 0)
        return f"{value}×{low}%～{value}×{high}%"
    if found.low == found.high == 1:
        return value
    return f"{value}×{found.formula or shown(found.share, 4)}"


def _shown_range(lowest: Decimal, highest: Decimal) -> str:
    return format(lowest, "f") if lowest == highest else f"{lowest:f}～{highest:f}"


def _operands(indicator: Indicator) -> tuple[OperandShown, ...]:
    named = (("指标值", indicator.target), ("完成值", indicator.actual), ("分值", indicator.points))
    return tuple(
        operand(name, entry) for name, entry in named if entry is not None and entry.text.strip()
    )


def _with_total(result: FormResult, form: Form, pack: RulePack) -> FormResult:
    """The total from the recomputed scores, with the execution score unless the total leaves it
    out.
    """
    pairs = zip(result.indicators, form.indicators, strict=True)
    scored = [(row, each) for row, each in pairs if value_of(each.points) is not None]
    headed = None if scored else _by_headings(result, form)
    if headed is None and (not scored or any(row.score is None for row, _ in scored)):
        return result
    score = headed or sum((row.score for row, _ in scored if row.score is not None), Decimal(0))
    points = headed or points_of_rows(form)
    execution, own = value_of(execution_points(form)), result.execution_score or Decimal(0)
    apart = execution_left_out(form, pack) and not is_scored_with_execution(form)
    left_out = execution is None or apart
    if execution is not None and not left_out and result.execution_score is None:
        return result
    whole, most = score + own, points + (execution or 0)
    known = execution is None or result.execution_score is not None
    operands = tuple(
        operand(text_of(indicator.name).strip(), indicator.score)
        for _, indicator in scored
        if indicator.score is not None
    )
    derivation = Derivation(
        formula="各项得分之和",
        result=format(score if left_out else whole, "f"),
        operands=operands,
        rule="总分＝执行得分＋各指标得分",
    )
    return msgspec.structs.replace(
        result,
        score=score if left_out else whole,
        score_derivation=derivation,
        grade=grade(whole, most, form, pack) if known else None,
    )


def _by_headings(result: FormResult, form: Form) -> Decimal | None:
    """The points of the level-1 headings, else of those above rows without points of their own, where
    only headings carry points and every row under them is met; else None.
    """
    headings: list[LevelPoints | SharedPoints] = [
        each for each in form.level_points if each.level == 1 and figure_of(each.points) is not None
    ]
    headings = headings or list(shared_points(form))
    under = {
        index
        for each in headings
        for index in (each.rows if isinstance(each, SharedPoints) else each.indicators)
    }
    named = {index for index, each in enumerate(form.indicators) if each.name is not None}
    met = all(result.indicators[index].attainment.attained for index in named)
    if not headings or not named <= under or not met:
        return None
    return sum((each.points.figure.value for each in headings if each.points.figure), Decimal(0))
