"""Scores a form by a rule pack: execution, each indicator, total and grade, every number with its
derivation.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED, half_up, shown
from jixiao.core.findings import OperandShown
from jixiao.core.forms import MONITORING, Form, Indicator, text_of
from jixiao.core.packs import RulePack, name_of
from jixiao.core.regex import regex
from jixiao.judging.criteria import (
    Attainment,
    Criterion,
    CriterionKind,
    Stage,
    attain,
    parse_criterion,
)
from jixiao.judging.execution import derived_score, execution_points, execution_rate, operand
from jixiao.judging.monitoring.completion import Convention, with_monitoring
from jixiao.judging.results import Derivation, FormResult, IndicatorResult
from jixiao.judging.shares import named_method, score_places, share_of_points, shares_in_use
from jixiao.judging.totals import execution_left_out, grade, points_of_rows, value_of
from jixiao.knowledge.behaviour import is_standard
from jixiao.knowledge.indicators import (
    Indicators,
    counted_up,
    shipped_indicators,
)

_RATE = regex(r"(?:率|比例|比重|占比|满意度)(?:\s*[（(].*[）)])?\s*$", needs="率比度")
_UNDECIDED = (CriterionKind.NONE, CriterionKind.UNREADABLE)


class _Choice(msgspec.Struct, frozen=True):
    """The shares of the points that a rule allows, the one it names first, and its formula."""

    low: Decimal
    high: Decimal
    named: Decimal | None
    formula: str


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
        rate=entry.dimension == "ratio" if entry is not None else bool(_RATE.search(name)),
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
    points = indicator.points.figure if indicator.points else None
    if points is None or criterion.kind is CriterionKind.UNREADABLE or not name:
        return result
    choice = _choice(criterion, attainment, pack, event_driven=event_driven, name=name)
    return _scored(result, indicator, points.value, choice, pack) if choice else result


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
    rule, value = pack.quantitative, found.value
    at_the_limit = found.ratio == 1  # 95% for >95%: by the share of the target it would be full
    if rule is None or found.figure is None or value is None or at_the_limit:
        return _Choice(Decimal(0), Decimal(1), None, "")
    named = share_of_points(criterion, value, named_method(rule))
    if rule.between == "zero" and criterion.kind is CriterionKind.BETWEEN:
        named = Decimal(0)
    samples = [each for shares in shares_in_use(criterion, found, rule) for each in shares]
    return _Choice(
        min([*samples, named]), max([*samples, named]), named, _formula(criterion, found)
    )


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
    places = score_places(pack)
    lowest, highest = half_up(points * choice.low, places), half_up(points * choice.high, places)
    if points != half_up(points, places) and choice.high == 1:
        highest = points
    score = _settled(
        value_of(indicator.score),
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
        return (
            f"{value}×{shown(choice.low * HUNDRED, 0)}%～{value}×{shown(choice.high * HUNDRED, 0)}%"
        )
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
    left_out = execution is None or execution_left_out(form, pack)
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
