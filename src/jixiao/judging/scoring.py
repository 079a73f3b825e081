"""Scores a form by a rule pack: execution, each indicator, total and grade, every number with its
derivation.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import Figure, half_up, shown
from jixiao.core.findings import OperandShown
from jixiao.core.forms import MONITORING, Entry, Form, FundingRow, Indicator
from jixiao.core.packs import ExecutionRule, RulePack, name_of
from jixiao.judging.criteria import (
    Attainment,
    Criterion,
    CriterionKind,
    Stage,
    attain,
    parse_criterion,
)
from jixiao.judging.monitoring.completion import monitor
from jixiao.judging.results import Derivation, FormResult, IndicatorResult
from jixiao.knowledge.indicators import is_standard, known

_HUNDRED = Decimal(100)
_UNDECIDED = (CriterionKind.NONE, CriterionKind.UNREADABLE)


class _Choice(msgspec.Struct, frozen=True):
    """The shares of the points that a rule allows, the one it names first, and its formula."""

    low: Decimal
    high: Decimal
    named: Decimal | None
    formula: str


def score_form(form: Form, pack: RulePack) -> FormResult:
    """The form recomputed by the pack."""
    rows = tuple(_indicator(indicator, pack) for indicator in form.indicators)
    rate, rate_operands = execution_rate(form)
    result = FormResult(indicators=rows, pack=name_of(pack), execution_rate=rate)
    result = _with_execution(result, form, pack, rate_operands)
    result = _with_total(result, form, pack)
    return monitor(form, pack, result, rate_operands) if form.kind == MONITORING else result


def total_row(form: Form) -> FundingRow | None:
    """The funding row of the total; the first row where none is marked."""
    return next(
        (row for row in form.funding if row.role == "total"),
        form.funding[0] if form.funding else None,
    )


def execution_rate(form: Form) -> tuple[Decimal | None, tuple[OperandShown, ...]]:
    """执行率 in percent: executed over the full-year budget (the initial one where the form has no
    other); else the printed rate.
    """
    row = total_row(form)
    if row is None:
        return None, ()
    budget = (
        row.budget
        if row.budget is not None and row.budget.figure is not None
        else row.initial_budget
    )
    if (
        budget is not None
        and budget.figure is not None
        and row.executed is not None
        and row.executed.figure is not None
    ):
        operands = (_operand("全年执行数", row.executed), _operand("全年预算数", budget))
        if budget.figure.base == 0:
            return None, operands
        return row.executed.figure.base / budget.figure.base * _HUNDRED, operands
    if row.rate is not None and row.rate.figure is not None:
        return _percent(row.rate.figure), (_operand("执行率", row.rate),)
    return None, ()


def execution_points(form: Form) -> Entry | None:
    """The points of budget execution: in the funding rows, else in a heading (预算执行情况(10分))."""
    row = total_row(form)
    rows = ([row] if row is not None else []) + list(form.funding)
    for each in rows:
        if each.points is not None and each.points.figure is not None:
            return each.points
    return next(
        (
            heading.points
            for heading in form.level_points
            if heading.level == 0 and heading.points.figure is not None
        ),
        None,
    )


def _percent(figure: Figure) -> Decimal:
    """A printed rate in percent; 1 or 0.95 without a sign is a factor."""
    if figure.unit is not None:
        return figure.base * _HUNDRED
    return figure.value * _HUNDRED if abs(figure.value) <= Decimal("1.5") else figure.value


def _operand(name: str, entry: Entry) -> OperandShown:
    return OperandShown(name=name, printed=entry.text.strip(), place=entry.place)


def _with_execution(
    result: FormResult, form: Form, pack: RulePack, operands: tuple[OperandShown, ...]
) -> FormResult:
    points, rule, rate = execution_points(form), pack.execution, result.execution_rate
    if points is None or points.figure is None or rule is None or rate is None:
        return result
    places = pack.rounding.places if pack.rounding else 2
    share = execution_share(rule, rate / _HUNDRED)
    score = half_up(points.figure.value * share, places)
    if rule.method == "floor":
        score = Decimal(int(points.figure.value * share))
    formula = f"{points.text.strip()}×min({shown(rate, 2)}%,{shown(rule.cap * _HUNDRED, 0)}%)"
    derivation = Derivation(
        formula=formula,
        result=format(score, "f"),
        operands=(_operand("分值", points), *operands),
        rule="执行得分＝分值×执行率，以分值为限",
        source=rule.source,
    )
    return msgspec.structs.replace(result, execution_score=score, execution_derivation=derivation)


def execution_share(rule: ExecutionRule, rate: Decimal) -> Decimal:
    """The share of the execution points for a rate (1 for 100%)."""
    if rule.method == "bracket":
        return next(
            (
                bracket.share
                for bracket in sorted(rule.brackets, key=lambda each: -each.at_least)
                if rate >= bracket.at_least
            ),
            Decimal(0),
        )
    return max(Decimal(0), min(rate, rule.cap))


def _indicator(indicator: Indicator, pack: RulePack) -> IndicatorResult:
    name = _text(indicator.name)
    criterion = parse_criterion(
        _text(indicator.target),
        operator=_text(indicator.operator),
        unit=_text(indicator.unit),
        name=name,
        level2=_text(indicator.level1) + _text(indicator.level2),
    )
    entry = known(name) if name else None
    event_driven = entry is not None and entry.event_driven
    attainment = attain(
        criterion, _text(indicator.actual), unit=_text(indicator.unit), event_driven=event_driven
    )
    result = IndicatorResult(
        criterion=criterion,
        attainment=attainment,
        event_driven=event_driven,
        direction=criterion.kind.value,
        direction_reason=criterion.direction_reason,
    )
    points = indicator.points.figure if indicator.points else None
    if points is None or criterion.kind is CriterionKind.UNREADABLE or not name:
        return result
    choice = _choice(criterion, attainment, pack, event_driven=event_driven, name=name)
    return _scored(result, indicator, points.value, choice, pack) if choice else result


def _text(entry: Entry | None) -> str:
    return entry.text if entry is not None else ""


def _choice(
    criterion: Criterion, found: Attainment, pack: RulePack, *, event_driven: bool, name: str
) -> _Choice | None:
    """What the pack's rule for this kind of target gives; None where the pack has none."""
    if (
        event_driven
        or criterion.kind in _UNDECIDED
        or found.stage is Stage.NOT_DUE
        or criterion.doubt
    ):
        return _Choice(Decimal(0), Decimal(1), None, "")
    if criterion.kind is CriterionKind.QUALITATIVE or (
        found.figure is None and found.stage in (Stage.PARTLY, Stage.MISSED)
    ):
        return _by_band(found, pack)
    rule = pack.quantitative
    if rule is None:
        return None
    if found.attained:
        if (
            criterion.kind is CriterionKind.EXACT
            and (rule.exact == "two_sided" or (rule.exact == "standards" and is_standard(name)))
            and found.ratio is not None
            and found.ratio > 1
        ):
            return _Choice(Decimal(0), Decimal(1), None, "高于指标值")
        return _Choice(Decimal(1), Decimal(1), Decimal(1), "完成得满分")
    if found.attained is None or found.figure is None or found.value is None:
        return _Choice(Decimal(0), Decimal(1), None, "")
    return _unmet(criterion, found, pack)


def _by_band(found: Attainment, pack: RulePack) -> _Choice | None:
    rule = pack.qualitative
    if rule is None:
        return None
    bands = rule.bands
    if found.stage is Stage.MET or found.attained:
        return _Choice(bands[0].low, bands[0].high, None, bands[0].name)
    if found.ratio is not None:
        band = next((each for each in bands if each.low <= found.ratio), bands[-1])
        return _Choice(band.low, band.high, None, band.name)
    index = (
        {Stage.PARTLY: 1, Stage.MISSED: len(bands) - 1}.get(found.stage) if found.stage else None
    )
    if index is None:
        return _Choice(Decimal(0), Decimal(1), None, "")
    return _Choice(bands[index].low, bands[index].high, None, bands[index].name)


def _unmet(criterion: Criterion, found: Attainment, pack: RulePack) -> _Choice:
    """The shares for a missed numeric target, over what the printed actual may stand for by its
    rounding.
    """
    rule, figure, value = pack.quantitative, found.figure, found.value
    if rule is None or figure is None or value is None:
        return _Choice(Decimal(0), Decimal(1), None, "")
    named = _share(criterion, value, rule.reverse if rule.reverse != "either" else "inverse")
    if rule.between == "zero" and criterion.kind is CriterionKind.BETWEEN:
        named = Decimal(0)
    samples = [
        _share(criterion, each, method)
        for each in _spread(figure, value)
        for method in _methods(rule.reverse)
    ]
    if criterion.kind is CriterionKind.BETWEEN:
        samples = {"zero": [Decimal(0)], "either": [*samples, Decimal(0)]}.get(
            rule.between, samples
        )
    elif criterion.kind is CriterionKind.WITHIN:
        samples = [*samples, Decimal(0)]
    return _Choice(
        min([*samples, named]), max([*samples, named]), named, _formula(criterion, found)
    )


def _methods(reverse: str) -> tuple[str, ...]:
    return ("inverse", "linear") if reverse == "either" else (reverse,)


def _spread(figure: Figure, value: Decimal) -> tuple[Decimal, ...]:
    """The ends of what the print stands for, in the target's base units."""
    if figure.exact or figure.base == 0:
        return (value,)
    interval = figure.printed_interval
    scale = value / figure.base
    return interval.low * scale, value, interval.high * scale


def _share(criterion: Criterion, value: Decimal, reverse: str) -> Decimal:
    low, high = criterion.low, criterion.high
    if value < 0 and low is not None and low >= 0:
        return Decimal(0)
    if low is not None and value < low:
        return _unit(value / low) if low > 0 else Decimal(0)
    if high is None or value <= high:
        return Decimal(1)
    if high <= 0:
        return Decimal(0)
    return _unit(high / value if reverse == "inverse" else 1 - (value - high) / high)


def _unit(share: Decimal) -> Decimal:
    return max(Decimal(0), min(Decimal(1), share))


def _formula(criterion: Criterion, found: Attainment) -> str:
    if criterion.figure is None or found.figure is None:
        return ""
    actual, bound = found.figure.text, criterion.figure.text
    if found.reason == "高于指标值":
        bound = criterion.upper.text if criterion.upper is not None else bound
        return f"{bound}/{actual}"
    return f"{actual}/{bound}"


def _scored(
    result: IndicatorResult, indicator: Indicator, points: Decimal, choice: _Choice, pack: RulePack
) -> IndicatorResult:
    places = pack.rounding.places if pack.rounding else 2
    lowest, highest = half_up(points * choice.low, places), half_up(points * choice.high, places)
    if points != half_up(points, places) and choice.high == 1:
        highest = points
    printed = indicator.score.figure.value if indicator.score and indicator.score.figure else None
    score = _settled(
        printed,
        lowest,
        highest,
        half_up(points * choice.named, places) if choice.named is not None else None,
    )
    rule = (
        pack.qualitative
        if choice.named is None and result.criterion.kind is CriterionKind.QUALITATIVE
        else pack.quantitative
    )
    derivation = Derivation(
        formula=_shown_choice(points, choice),
        result=_shown_range(lowest, highest),
        operands=_operands(indicator),
        rule=choice.formula,
        source=rule.source if rule else None,
    )
    return msgspec.structs.replace(
        result, score=score, lowest=lowest, highest=highest, derivation=derivation
    )


def _settled(
    printed: Decimal | None, lowest: Decimal, highest: Decimal, named: Decimal | None
) -> Decimal | None:
    """The printed score where the rule allows it, else the rule's own, else the nearer end; None
    where nothing settles it.
    """
    if printed is not None and lowest <= printed <= highest:
        return printed
    if named is not None:
        return named
    if printed is None:
        return lowest if lowest == highest else None
    return max(lowest, min(highest, printed))


def _shown_choice(points: Decimal, choice: _Choice) -> str:
    value = format(points, "f")
    if choice.named is None:
        return f"{value}×{shown(choice.low * _HUNDRED, 0)}%～{value}×{shown(choice.high * _HUNDRED, 0)}%"
    return (
        value
        if choice.low == choice.high == 1
        else f"{value}×{choice.formula or shown(choice.named, 4)}"
    )


def _shown_range(lowest: Decimal, highest: Decimal) -> str:
    return format(lowest, "f") if lowest == highest else f"{lowest:f}～{highest:f}"


def _operands(indicator: Indicator) -> tuple[OperandShown, ...]:
    named = (("指标值", indicator.target), ("完成值", indicator.actual), ("分值", indicator.points))
    return tuple(
        _operand(name, entry) for name, entry in named if entry is not None and entry.text.strip()
    )


def _with_total(result: FormResult, form: Form, pack: RulePack) -> FormResult:
    """The total from the recomputed scores, with the execution score unless the printed total
    leaves it out.
    """
    pairs = zip(result.indicators, form.indicators, strict=True)
    scored = [
        (row, indicator) for row, indicator in pairs if indicator.points and indicator.points.figure
    ]
    headed = None if scored else _by_headings(result, form)
    if headed is None and (not scored or any(row.score is None for row, _ in scored)):
        return result
    score = headed or sum((row.score for row, _ in scored if row.score is not None), Decimal(0))
    points = headed or sum(
        (
            indicator.points.figure.value
            for _, indicator in scored
            if indicator.points and indicator.points.figure
        ),
        Decimal(0),
    )
    execution = execution_points(form)
    counted = (
        result.execution_score is not None
        and execution is not None
        and execution.figure is not None
    )
    if (
        counted
        and not execution_left_out(form)
        and execution
        and execution.figure
        and result.execution_score is not None
    ):
        score += result.execution_score
        points += execution.figure.value
    elif execution is not None and not execution_left_out(form):
        return result
    operands = tuple(
        _operand(_text(indicator.name).strip(), indicator.score)
        for _, indicator in scored
        if indicator.score is not None
    )
    derivation = Derivation(
        formula="各项得分之和",
        result=format(score, "f"),
        operands=operands,
        rule="总分＝执行得分＋各指标得分",
    )
    return msgspec.structs.replace(
        result, score=score, score_derivation=derivation, grade=grade(score, points, form, pack)
    )


def _by_headings(result: FormResult, form: Form) -> Decimal | None:
    """The points of the level-1 headings where only they carry points and every row under them is
    met; else None.
    """
    headings = [
        each for each in form.level_points if each.level == 1 and each.points.figure is not None
    ]
    under = {index for each in headings for index in each.indicators}
    named = {index for index, each in enumerate(form.indicators) if each.name is not None}
    if (
        not headings
        or not named <= under
        or not all(result.indicators[index].attainment.attained for index in named)
    ):
        return None
    return sum(
        (each.points.figure.value for each in headings if each.points.figure is not None),
        Decimal(0),
    )


def execution_left_out(form: Form) -> bool:
    """Whether the printed 总分 (its points) leaves the execution points out, as forms do that print
    90.
    """
    total = form.total.points.figure if form.total and form.total.points else None
    execution = execution_points(form)
    if total is None or execution is None or execution.figure is None:
        return False
    points = sum(
        (
            each.points.figure.value
            for each in form.indicators
            if each.points and each.points.figure
        ),
        Decimal(0),
    )
    return abs(total.value - points) < abs(total.value - points - execution.figure.value)


def grade(score: Decimal, points: Decimal, form: Form, pack: RulePack) -> str | None:
    """The grade of a score out of ``points``; a total near the printed full mark is measured
    against that mark.
    """
    if pack.grades is None or points <= 0:
        return None
    printed = (
        form.total.points.figure.value
        if form.total and form.total.points and form.total.points.figure
        else None
    )
    full = printed if printed and abs(printed - points) <= 1 else points
    of_hundred = score * _HUNDRED / full
    return next((each.name for each in pack.grades.grades if of_hundred >= each.at_least), None)
