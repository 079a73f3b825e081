"""Monitoring forms (监控表): row completions by the form's convention, and overall completion."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.core.fieldvalues import percentage, percentages
from jixiao.core.figures import HUNDRED, Figure, Interval, half_up
from jixiao.core.findings import OperandShown
from jixiao.core.forms import Form, Indicator
from jixiao.core.packs import RulePack
from jixiao.judging.criteria import CriterionKind, Stage
from jixiao.judging.execution import operand
from jixiao.judging.monitoring.deviation import printed_overall, with_deviation
from jixiao.judging.monitoring.lamps import is_execution
from jixiao.judging.monitoring.months import completion_at, prints
from jixiao.judging.monitoring.progress import point_month, time_progress
from jixiao.judging.results import Derivation, FormResult, IndicatorResult

SCALED, PLAIN = "scaled", "plain"


class MissingCompletion(msgspec.Struct, frozen=True, kw_only=True):
    """The one empty completion cell of a form, solved from the printed overall completion.

    ``index`` is the indicator's; ``interval`` holds what the cell may be, in percent; ``candidate``
    the value in it that the form's own rows or rule suggest.
    """

    index: int
    interval: Interval
    candidate: Decimal | None


class Convention(msgspec.Struct, frozen=True):
    """How a form's row completions are computed (``SCALED`` by months, ``PLAIN``), and from what
    that is known, in words.
    """

    name: str
    reason: str


def with_monitoring(
    form: Form,
    pack: RulePack,
    result: FormResult,
    rate_operands: tuple[OperandShown, ...],
    settled: Convention | None = None,
) -> FormResult:
    """The result with row completions, overall completion and deviation; by the convention
    ``settled`` before, where it is.
    """
    if pack.monitoring is None:
        return result
    found = settled or convention(form, pack, result.indicators)
    rows = tuple(
        _completed(row, indicator, printed, found.name, form, pack)
        for row, indicator, printed in zip(
            result.indicators, form.indicators, printed_completions(form), strict=True
        )
    )
    result = msgspec.structs.replace(
        result, indicators=rows, convention=found.name, convention_reason=found.reason
    )
    result = _with_overall(result, form, pack)
    return with_deviation(result, form, pack, rate_operands)


def convention(form: Form, pack: RulePack, rows: Sequence[IndicatorResult]) -> Convention:
    """The convention that most of the form's rows follow that have a completion; where they show
    none, the pack's.
    """
    progress, month = time_progress(form), point_month(form)
    scaled = plain = 0
    for row, printed in zip(rows, printed_completions(form), strict=True):
        share = reached_share(row)
        if printed is None or share is None:
            continue
        of_months = month is not None and month < 12
        scaled += of_months and prints(printed, completion_at(share, month))
        plain += prints(printed, completion_at(share)) or shows_ratio(printed, row)
    if scaled > plain:
        return Convention(SCALED, f"表内多数行（{scaled}行）按月份折算")
    if plain > scaled:
        return Convention(PLAIN, f"表内多数行（{plain}行）为完成值÷指标值")
    return _of_the_pack(pack, progress)


def _of_the_pack(pack: RulePack, progress: Decimal | None) -> Convention:
    stated = pack.monitoring.completion if pack.monitoring else "form"
    if stated == SCALED and progress is None:
        return Convention(PLAIN, "表内没有监控月份，按完成值÷指标值计算")
    if stated == SCALED:
        return Convention(SCALED, "规则包规定完成率按月份折算")
    return Convention(
        PLAIN, "规则包规定完成率为完成值÷指标值" if stated == PLAIN else "按完成值÷指标值计算"
    )


def printed_completions(form: Form) -> list[Figure | None]:
    """The rows' printed completions in percent; None for ``/``, words and empty cells."""
    return percentages(
        [each.completion.figure if each.completion else None for each in form.indicators]
    )


def reached_share(row: IndicatorResult) -> Decimal | None:
    """What a row has reached of its target, months apart: min(actual/target, 1); 1 where it is
    simply met, 0 outside a range; None where no rule gives it.
    """
    found, kind = row.attainment, row.criterion.kind
    if row.departs or found.stage in (Stage.NOT_DUE, Stage.MISSED, Stage.PARTLY):
        return None
    if kind is CriterionKind.BETWEEN and found.attained is not None:
        return Decimal(1) if found.attained else Decimal(0)
    if found.attained:
        return Decimal(1)
    if (
        kind in (CriterionKind.AT_LEAST, CriterionKind.EXACT)
        and found.ratio is not None
        and found.value is not None
    ):
        return max(Decimal(0), min(Decimal(1), found.ratio))  # of events beyond 1, attained or not
    return None


def is_of_the_year(row: IndicatorResult, indicator: Indicator, form: Form, pack: RulePack) -> bool:
    """Whether a row is an execution rate outside a range that is the year's: half of it in June is
    on time, and what it counts is the pack's to say; in December it is outside, unless the pack
    counts it by the months.
    """
    progress = time_progress(form)
    return (
        progress is not None
        and (progress < 1 or _by_months(pack))
        and row.criterion.kind is CriterionKind.BETWEEN
        and row.attainment.attained is False
        and is_execution(indicator)
    )


def _by_months(pack: RulePack) -> bool:
    return pack.monitoring is not None and pack.monitoring.execution_ranges == "by_months"


def _completed(
    row: IndicatorResult,
    indicator: Indicator,
    printed: Figure | None,
    name: str,
    form: Form,
    pack: RulePack,
) -> IndicatorResult:
    share, progress = reached_share(row), time_progress(form)
    if progress is not None and is_of_the_year(row, indicator, form, pack):
        share = _of_months(row, progress, pack)
    if share is None or (
        name == PLAIN and share == 0 and row.criterion.kind is CriterionKind.BETWEEN
    ):
        return row
    month = point_month(form)
    if name == SCALED and month is not None:
        completion, formula = completion_at(share, month), f"min(完成值/指标值,1)×{month}/12"
    else:
        completion, formula = completion_at(_plain(row, share, printed)), "完成值/指标值"
    places = printed.places if printed is not None else 2
    rounded = half_up(completion, places)
    derivation = Derivation(
        formula=formula,
        result=format(rounded, "f") + "%",
        operands=_operands(indicator),
        rule="指标完成率",
    )
    return msgspec.structs.replace(
        row, completion=rounded, convention=name, derivation=row.derivation or derivation
    )


def _of_months(row: IndicatorResult, progress: Decimal, pack: RulePack) -> Decimal | None:
    """What is reached of a year's range of execution by the months; None where no rule counts it.
    What is above the range has left it already.
    """
    low, high, value = row.criterion.low, row.criterion.high, row.attainment.value
    if not _by_months(pack) or not low or value is None:
        return None
    if high is not None and value > high:
        return Decimal(0)
    return max(Decimal(0), min(Decimal(1), value / (low * progress)))


def _plain(row: IndicatorResult, share: Decimal, printed: Figure | None) -> Decimal:
    """actual/target; a met row may be capped at 100% or show its excess, whichever the form prints."""
    ratio = row.attainment.ratio
    rising = row.criterion.kind in (CriterionKind.AT_LEAST, CriterionKind.EXACT)
    excess = share == 1 and rising and printed is not None and shows_ratio(printed, row)
    return ratio if excess and ratio is not None else share


def shows_ratio(printed: Figure, row: IndicatorResult) -> bool:
    """Whether a print is actual/target as it is, an excess over the target (112%) included."""
    ratio = row.attainment.ratio
    return ratio is not None and prints(printed, completion_at(ratio))


def _operands(indicator: Indicator) -> tuple[OperandShown, ...]:
    named = (("指标值", indicator.target), ("完成值", indicator.actual))
    return tuple(operand(name, entry) for name, entry in named if entry is not None)


def given_completions(form: Form) -> list[tuple[int, Figure]]:
    """The rows that have a number for their completion."""
    return [
        (index, figure)
        for index, figure in enumerate(printed_completions(form))
        if figure is not None
    ]


def solve_missing(form: Form, rows: Sequence[IndicatorResult]) -> MissingCompletion | None:
    """The one empty completion cell from the printed overall completion (the mean); None where none
    or several are empty, or the printed mean holds without it.
    """
    overall, given = printed_overall(form), given_completions(form)
    empty = [
        index for index, row in enumerate(rows) if lacks_completion(form.indicators[index], row)
    ]
    if overall is None or len(empty) != 1 or not given:
        return None
    rate, count = percentage(overall), Decimal(len(given))
    total = sum((figure.value for _, figure in given), Decimal(0))
    if half_up(total / count, rate.places) == rate.value:
        return None
    half = Decimal(1).scaleb(-rate.places) / 2
    interval = Interval(
        (rate.value - half) * (count + 1) - total, (rate.value + half) * (count + 1) - total
    )
    return MissingCompletion(
        index=empty[0],
        interval=interval,
        candidate=_candidate(interval, given, rows[empty[0]]),
    )


def lacks_completion(indicator: Indicator, row: IndicatorResult) -> bool:
    """A row that was due and has an actual value, with nothing printed for its completion."""
    blank = indicator.completion is None or not indicator.completion.text.strip()
    has_actual = indicator.actual is not None and bool(indicator.actual.text.strip())
    return blank and has_actual and row.attainment.stage is not Stage.NOT_DUE


def _candidate(
    interval: Interval, given: list[tuple[int, Figure]], row: IndicatorResult
) -> Decimal | None:
    """What the neighbours print most often, else the rule's own value, else a month factor, if it
    lies in the interval.
    """
    values = [figure.value for _, figure in given]
    common = sorted(set(values), key=lambda value: -values.count(value))
    months = [half_up(Decimal(month) * HUNDRED / 12, 2) for month in range(12, 0, -1)]
    options = [*common, *([row.completion] if row.completion is not None else []), *months]
    return next((value for value in options if value in interval), None)


def _with_overall(result: FormResult, form: Form, pack: RulePack) -> FormResult:
    given = given_completions(form)
    if not given:
        return result
    missing = solve_missing(form, result.indicators)
    values = [figure.value for _, figure in given]
    note = "各行指标完成率的平均数"
    if missing is not None and missing.candidate is not None:
        values.append(missing.candidate)
        note += f"（第{missing.index + 1}行完成率缺填，按总体完成率反推为{missing.candidate}%）"
    places = max(figure.places for _, figure in given)
    mean = half_up(sum(values, Decimal(0)) / len(values), max(2, places))
    operands = tuple(
        operand(f"第{index + 1}行", entry)
        for index, _ in given
        if (entry := form.indicators[index].completion) is not None
    )
    derivation = Derivation(
        formula=f"{sum(values, Decimal(0)):f}/{len(values)}",
        result=f"{mean:f}%",
        operands=operands,
        rule=note,
        source=pack.monitoring.source if pack.monitoring else None,
    )
    return msgspec.structs.replace(
        result,
        overall_completion=mean,
        overall_derivation=derivation,
    )
