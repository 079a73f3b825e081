"""A monitoring form judged: lamps, who must explain what, and the forecast of the year's end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from jixiao.core.figures import HUNDRED, shown
from jixiao.core.findings import Text
from jixiao.core.formdata import EXECUTED
from jixiao.core.forms import Entry, Form, Indicator
from jixiao.core.packs import Ground, LampRule, RulePack
from jixiao.core.words import squeezed
from jixiao.judging.amounts import execution
from jixiao.judging.execution import budget_of, total_row
from jixiao.judging.monitoring.completion import Convention
from jixiao.judging.monitoring.forecast import (
    POSSIBLE,
    Forecast,
    forecast_amount,
    forecast_level,
    likelihood,
    no_further,
)
from jixiao.judging.monitoring.lamps import (
    LAMP_NAMES,
    Lamp,
    Lit,
    counts_up,
    execution_lamp,
    is_execution,
    is_progress,
    row_lamp,
    worst,
)
from jixiao.judging.monitoring.limits import Behind, behind, deviates, no_deviation_limit
from jixiao.judging.monitoring.own_rates import repeating
from jixiao.judging.monitoring.progress import progress_of
from jixiao.judging.results import FormResult, IndicatorResult
from jixiao.judging.scoring import score_form
from jixiao.knowledge.indicators import Indicators
from jixiao.knowledge.labels import no_reason
from jixiao.knowledge.prompts import is_open

_MISSING = Text(
    "没有填完成值；未到考核时点的，请填“未达监控节点”",
    "the result is missing; where it is not due yet, write “未达监控节点”",
)
_NOT_EXECUTED = Text(
    "没有填执行数，执行率、偏差和全年预计执行数都没有算",
    "no execution is given; its rate, the deviation and the forecast were not computed",
)
_NO_RULE = LampRule(source=Ground(kind="general", text=""))


class Months(msgspec.Struct, frozen=True, kw_only=True):
    """Single months of an amount in base units: this year's to date and last year's twelve."""

    this_year: tuple[Decimal, ...] = ()
    last_year: tuple[Decimal, ...] = ()


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Something that must be explained: no fault by itself. ``about`` is execution, deviation, row or
    entry (a value that is missing); ``field`` is what it is about (``indicators[3].actual``),
    ``index`` the row's. ``code`` is the check that tells the same of the form, empty for a lamp,
    which no check tells.

    ``given`` is the explanation that the form has already.
    """

    about: str
    said: Text
    field: str
    code: str = ""
    index: int | None = None
    given: str = ""

    @property
    def what(self) -> str:
        """It in Chinese, as the dashboard says it."""
        return self.said.zh


class _Own(NamedTuple):
    """What is known of the form's own execution: last year's months, and where the rate will end."""

    last_year: tuple[Decimal, ...]
    forecast: Forecast | None


class RowMonitoring(msgspec.Struct, frozen=True, kw_only=True):
    """One indicator: its lamp, its forecast (base units of the target; None where it cannot be said
    whether the row counts up over the year) and whether the target can be reached (完成目标可能性).
    """

    lit: Lit
    forecast: Forecast | None = None
    likelihood: str | None = None


class Monitoring(msgspec.Struct, frozen=True, kw_only=True):
    """A form at its monitoring point. ``progress`` is the share of the year that is due, by last
    year's months where these are known (``by_last_year``), else by the months of twelve; ``gap`` is
    execution less that in percentage points;
    ``execution_forecast`` in base units (元), ``forecast_rate`` that over the budget in percent,
    ``forecast_low`` and ``forecast_high`` the ends of its range over the budget.
    """

    form: Form
    pack: RulePack
    pack_reason: str
    result: FormResult
    progress: Decimal | None
    gap: Decimal | None
    execution: Lit
    rows: tuple[RowMonitoring, ...]
    lamp: Lamp
    duties: tuple[Duty, ...] = ()
    execution_forecast: Forecast | None = None
    forecast_rate: Decimal | None = None
    forecast_low: Decimal | None = None
    forecast_high: Decimal | None = None
    by_last_year: bool = False


def monitoring_of(
    form: Form,
    pack: RulePack,
    reason: str = "",
    months: Mapping[str, Months] | None = None,
    settled: Convention | None = None,
    *,
    library: Indicators | None = None,
) -> Monitoring:
    """The form judged by the pack; ``months`` are single months by indicator name, ``executed`` for
    the total; ``settled`` is the convention of completion that it was filled in by; ``library`` (the
    shipped one) says what its indicators are.
    """
    known_months = months or {}
    result = score_form(form, pack, settled, library=library)
    executed = known_months.get(EXECUTED, Months())
    progress = progress_of(form, executed.last_year)
    rule = pack.lamps or _NO_RULE
    gap = (
        result.execution_rate - progress.share * HUNDRED
        if result.execution_rate is not None and progress is not None
        else None
    )
    expected = _execution_forecast(form, executed)
    rate, low, high = _over_the_budget(form, expected)
    repeats = repeating(form, result.execution_rate, result.indicators)
    of_the_form = _Own(executed.last_year, _as_rate(expected, rate, low, high))
    rows = tuple(
        _row(each, found, form, rule, known_months, of_the_form if index in repeats else None)
        for index, (each, found) in enumerate(zip(form.indicators, result.indicators, strict=True))
    )
    found = Monitoring(
        form=form,
        pack=pack,
        pack_reason=reason,
        result=result,
        progress=progress.share if progress is not None else None,
        by_last_year=progress is not None and progress.by_last_year,
        gap=gap,
        execution=execution_lamp(result.execution_rate, progress, rule),
        rows=rows,
        lamp=worst(row.lit.lamp for row in rows),
        execution_forecast=expected,
        forecast_rate=rate,
        forecast_low=low,
        forecast_high=high,
    )
    return msgspec.structs.replace(found, duties=tuple(_duties(found)))


def counted(lamps: Sequence[RowMonitoring]) -> dict[Lamp, int]:
    """How many rows have each lamp."""
    return {lamp: sum(row.lit.lamp is lamp for row in lamps) for lamp in Lamp}


def _row(
    indicator: Indicator,
    found: IndicatorResult,
    form: Form,
    rule: LampRule,
    months: Mapping[str, Months],
    form_own: _Own | None,
) -> RowMonitoring:
    """``form_own`` is what is known of the form's own execution, where the row repeats it and has no
    months of its own.
    """
    own = months.get(squeezed(indicator.name.text) if indicator.name else "")
    form_own, own = (form_own, Months()) if own is None else (None, own)
    last_year = form_own.last_year if form_own is not None else own.last_year
    lit = row_lamp(indicator, found, progress_of(form, last_year), rule)
    value, month = found.attainment.value, form.as_of.month if form.as_of else None
    if value is None or month is None or not _can_be_forecast(indicator, found):
        return RowMonitoring(lit=lit)
    if form_own is not None and form_own.forecast is not None:
        known = form_own.forecast
        reached = likelihood(found.criterion, known, value, month)
        return RowMonitoring(lit=lit, forecast=known, likelihood=reached)
    ways = _ways(indicator, found, value, month, own)
    ends = {likelihood(found.criterion, each, value, month) for each in ways}
    values = {each.value for each in ways}
    return RowMonitoring(
        lit=lit,
        forecast=ways[0] if len(values) == 1 else None,
        likelihood=ends.pop() if len(ends) == 1 else POSSIBLE,
    )


def _can_be_forecast(indicator: Indicator, found: IndicatorResult) -> bool:
    named, numeric = indicator.name is not None, found.criterion.numeric
    return named and numeric and not found.event_driven and not found.departs


def _ways(
    indicator: Indicator, found: IndicatorResult, value: Decimal, month: int, own: Months
) -> tuple[Forecast, ...]:
    """How the row may come to its year's end: as it stands, as it has grown, or either where it is
    not known whether it counts up.
    """
    low, high = found.criterion.low, found.criterion.high
    level = forecast_level(value)
    amount = forecast_amount(value, month, this_year=own.this_year, last_year=own.last_year)
    if not is_execution(indicator) and is_progress(indicator):
        amount = no_further(amount, max(value, low or high or value))
    counted = True if is_progress(indicator) else counts_up(indicator, found)
    if counted is None:
        return level, amount
    return (amount if counted else level,)


def _execution_forecast(form: Form, months: Months) -> Forecast | None:
    row, month = total_row(form), form.as_of.month if form.as_of else None
    if row is None or row.executed is None or row.executed.figure is None or month is None:
        return None
    return forecast_amount(
        row.executed.figure.base, month, this_year=months.this_year, last_year=months.last_year
    )


def _over_the_budget(
    form: Form, expected: Forecast | None
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The rate that is expected and the ends of its range, in percent of the budget."""
    row = total_row(form)
    budget = budget_of(row) if row is not None else None
    if expected is None or budget is None or budget.figure is None:
        return None, None, None
    whole = budget.figure.base
    return (
        execution(expected.value, whole),
        execution(expected.low, whole),
        execution(expected.high, whole),
    )


def _as_rate(
    expected: Forecast | None, rate: Decimal | None, low: Decimal | None, high: Decimal | None
) -> Forecast | None:
    """What is expected of the execution as a share of the budget; the rates are in percent."""
    if expected is None or rate is None or low is None or high is None:
        return None
    return msgspec.structs.replace(
        expected, value=rate / HUNDRED, low=low / HUNDRED, high=high / HUNDRED
    )


def _duties(found: Monitoring) -> Iterator[Duty]:
    yield from _execution_duties(found)
    yield from _deviation_duties(found)
    total = total_row(found.form)
    if total is not None and not _text(total.executed):
        field = f"funding[{found.form.funding.index(total)}].executed"
        yield Duty(about="entry", said=_NOT_EXECUTED, field=field)
    for index, (row, indicator) in enumerate(zip(found.rows, found.form.indicators, strict=True)):
        if row.lit.lamp in (Lamp.RED, Lamp.YELLOW):
            yield Duty(
                about="row",
                said=_lit(row.lit),
                field=f"indicators[{index}].actual",
                index=index,
                given=explanation(indicator),
            )
        elif indicator.name is not None and not _text(indicator.actual):
            yield Duty(
                about="entry",
                said=_MISSING,
                field=f"indicators[{index}].actual",
                code="L705",
                index=index,
            )


def _lit(lit: Lit) -> Text:
    share = f": {shown(lit.share, 2)}% of what is due" if lit.share is not None else ""
    return Text(f"{LAMP_NAMES[lit.lamp]}：{lit.reason}", f"{lit.lamp.value} lamp{share}")


def _execution_duties(found: Monitoring) -> Iterator[Duty]:
    rule, late = found.pack.monitoring, behind(found.form, found.pack, found.result.execution_rate)
    if rule is None or late is None:
        return
    chosen = late.least is not None and rule.responses and rule.response_days
    days, ways = rule.response_days, rule.responses
    zh = f"，{days}个工作日内选择{'、'.join(ways)}" if chosen else ""
    en = f"; choose {' or '.join(ways)} within {days} working days" if chosen else ""
    said, total = _by_both(late, found), total_row(found.form)
    yield Duty(
        about="execution",
        said=Text(said.zh + zh, said.en + en),
        field=f"funding[{found.form.funding.index(total)}].executed" if total else "funding",
        code="F802",
        given=_stated_reason(found.form),
    )


def _by_both(late: Behind, found: Monitoring) -> Text:
    """How far execution is behind the months, beside the time progress that lamps go by."""
    if late.least is not None or not found.by_last_year or found.progress is None:
        return late.said()
    said = late.said(basis=True)
    share = shown(found.progress * HUNDRED, 2)
    return Text(
        f"{said.zh}（按上年逐月，序时进度是{share}%）",
        f"{said.en} ({share}% were due by last year's months)",
    )


def _deviation_duties(found: Monitoring) -> Iterator[Duty]:
    deviation = found.result.deviation
    if deviation is None or not deviates(deviation, found.pack):
        return
    high, points = deviation > 0, shown(abs(deviation), 2)
    limit = no_deviation_limit(found.pack)
    said = Text(
        f"总体完成率比预算执行率{'高' if high else '低'}{points}个百分点，超过{limit}个百分点",
        f"overall completion is {points} points {'above' if high else 'below'} execution, more than"
        f" {limit}",
    )
    given = _stated_reason(found.form)
    yield Duty(about="deviation", said=said, field="conclusion", code="M904", given=given)


def explanation(indicator: Indicator) -> str:
    """The reason that a row states, in its own column or in one of the columns of 偏差原因; a prompt to
    fill it in is none.
    """
    words = [
        _text(indicator.reason),
        *(entry.text.strip() for header, entry in indicator.extra if "原因" in header),
    ]
    return next((each for each in words if not is_open(each) and not no_reason(each)), "")


def _stated_reason(form: Form) -> str:
    """The words on a deviation, where they are more than 无偏差 and no blanks to fill."""
    words = _text(form.conclusion)
    return words if "原因" in words and "请填写" not in words else ""


def _text(entry: Entry | None) -> str:
    return entry.text.strip() if entry is not None else ""
