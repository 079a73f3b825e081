"""Monitoring: targets and actuals to date in; the official monitoring table, lamps, duties and a
forecast out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jixiao.core.dossier import Recognised
from jixiao.core.errors import user_error
from jixiao.core.facts import DocumentFacts
from jixiao.core.fieldvalues import money_figure
from jixiao.core.figures import Unit, half_up, parse, shown
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Text
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, form_of
from jixiao.core.forms import MONITORING, Form
from jixiao.core.packs import RulePack
from jixiao.core.periods import Period, monitoring_point
from jixiao.judging.monitoring.completion import convention
from jixiao.judging.monitoring.watch import EXECUTED, Months, RowWatch, Watch, watch
from jixiao.judging.scoring import score_form
from jixiao.knowledge.funds import funds_in

_NONE = re.compile(r"^\s*无偏差[。.]?\s*$")
_RATE_OF_DEVIATION = re.compile(r"(偏差率(?:为|是|达)?\s*)-?\d+(?:\.\d+)?%")
_INCOME = re.compile(r"收入|征缴|征收")
_FROM_PROGRESS = re.compile(r"序时.*偏[离差]|偏[离差].*序时")
_SPENDING_RATE = re.compile(r"(?:支出|资金|预算)[^收入]{0,8}执行率|预算执行(?:率|进度)|支出进度")
_TO_FILL = "原因是（请填写）。措施：（请填写）。"
_NOT_DUE = "/"
_LIKELIHOODS = ("确定能", "有可能", "完全不可能")
_HUNDRED = Decimal(100)


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A form with everything computed filled in, and its judgement. ``remarks`` say what was
    changed or is still missing.
    """

    data: FormData
    watch: Watch
    remarks: tuple[Text, ...] = ()


def watch_forms(
    forms: Sequence[FormData],
    *,
    pack: RulePack | None = None,
    as_of: Period | None = None,
    documents: Sequence[Recognised | None] = (),
) -> tuple[Watched, ...]:
    """Every form at its monitoring point. ``as_of`` goes before what the forms state."""
    found = []
    for index, data in enumerate(forms):
        recognised = documents[index] if index < len(documents) else None
        found.append(
            watch_form(data, pack=pack, as_of=as_of, recognised=recognised, number=index + 1)
        )
    return tuple(found)


def watch_form(
    data: FormData,
    *,
    pack: RulePack | None = None,
    as_of: Period | None = None,
    recognised: Recognised | None = None,
    number: int = 1,
) -> Watched:
    """One form: rates, completions, overall completion and deviation computed by the pack, lamps,
    duties, forecast.
    """
    from jixiao.judging.choosing import choose
    from jixiao.knowledge.packs import load_packs

    name = f"第{number}张表（{data.project or data.title or '没有名称'}）"
    point = as_of or (monitoring_point(data.as_of) if data.as_of else None)
    if point is None or point.month is None:
        raise user_error(
            "E012",
            f"{name}没有监控时点：请在 as_of 写如 2020-06，或用 --as-of 2020-06",
            f"form {number} has no monitoring point: give as_of or --as-of 2020-06",
        )
    prepared = msgspec.structs.replace(
        data, kind=MONITORING, as_of=str(point), year=data.year or point.year
    )
    _check(prepared, name, number)
    form = form_of(prepared, f"form{number}")
    stood = recognised.facts() if recognised else DocumentFacts()
    chosen, reason = choose(
        form, load_packs(), chosen=pack, year=stood.year, place=stood.place_words()
    )
    settled, why = _settled(form, chosen)
    filled = _completed(_with_own_rates(_with_rates(prepared), form.fund), settled)
    final = watch(
        form_of(filled, form.id), settled, f"{reason}；{why}", _months(prepared, name, number)
    )
    filled, remarks = _concluded(filled, final, data)
    filled = _with_forecast(filled, final)
    seen = msgspec.structs.replace(final, form=form_of(filled, form.id))
    return Watched(data=filled, watch=seen, remarks=(*remarks, *_open_rows(filled, seen)))


def _check(data: FormData, name: str, number: int) -> None:
    """Figures that cannot be read are told with their field and row; nothing is computed from them."""
    unit = money_unit(data.money_unit)
    if unit is None:
        said = f"{name}的金额单位“{data.money_unit}”不认识：用 元、万元 或 亿元"
        raise user_error("E012", said, f"form {number}: unknown money unit {data.money_unit!r}")
    if not data.indicators:
        raise user_error(
            "E012", f"{name}没有指标：indicators 至少要有一行", f"form {number} has no indicators"
        )
    for at, row in enumerate(data.funding, start=1):
        for field, words in (
            ("initial_budget", "年初预算数"),
            ("budget", "预算数"),
            ("arrived", "到位数"),
            ("executed", "执行数"),
        ):
            text = getattr(row, field)
            if text.strip(" /—-") and money_figure(text, unit) is None:
                raise user_error(
                    "E012",
                    f"{name}资金第{at}行“{row.source}”的{words}“{text}”不是金额：要填数字，如 2889.39",
                    f"form {number}, funding row {at}: {field} {text!r} is no amount",
                )
    for at, each in enumerate(data.indicators, start=1):
        if each.name and not each.target.strip():
            raise user_error(
                "E012",
                f"{name}指标第{at}行“{each.name}”没有指标值（target）",
                f"form {number}, indicator {at} {each.name!r} has no target",
            )


def _settled(form: Form, pack: RulePack) -> tuple[RulePack, str]:
    """The pack with the form's own convention of completion, where the pack leaves it to the form."""
    if pack.monitoring is None:
        raise user_error(
            "E012",
            f"规则包 {pack.id} 没有监控规则（monitoring）",
            f"the rule pack {pack.id} has no monitoring rule",
        )
    name, reason = convention(form, pack, score_form(form, pack).indicators)
    rule = msgspec.structs.replace(
        pack.monitoring, completion="scaled" if name == "scaled" else "plain"
    )
    return msgspec.structs.replace(pack, monitoring=rule), reason


def _with_rates(data: FormData) -> FormData:
    """Execution rates of the rows that have both amounts."""
    unit = money_unit(data.money_unit)
    return msgspec.structs.replace(
        data, funding=tuple(_with_rate(row, unit) for row in data.funding)
    )


def _with_rate(row: FundingData, unit: Unit | None) -> FundingData:
    budget = money_figure(row.budget, unit) or money_figure(row.initial_budget, unit)
    executed = money_figure(row.executed, unit)
    if (
        budget is None
        or executed is None
        or budget.base == 0
        or (row.role == "part" and not row.rate.strip(" /—-"))
    ):
        return row
    return msgspec.structs.replace(row, rate=f"{shown(executed.base / budget.base * _HUNDRED, 2)}%")


def _with_own_rates(data: FormData, fund: str | None) -> FormData:
    """The form's own execution rate, and how far that is from time progress, in the rows that ask
    for it and are empty.
    """
    point, total = (
        monitoring_point(data.as_of),
        next((row for row in data.funding if row.role == "total"), None),
    )
    rate = parse(total.rate) if total is not None else None
    if point is None or rate is None:
        return data
    gap = rate.value - half_up(point.time_progress * _HUNDRED, 2)
    rows = []
    for row in data.indicators:
        own = (
            not row.actual.strip()
            and not _INCOME.search(row.name)
            and {span.fund for span in funds_in(row.name)} <= {fund}
        )
        if own and _FROM_PROGRESS.search(row.name):
            row = msgspec.structs.replace(row, actual=f"{shown(gap, 2)}%")
        elif own and _SPENDING_RATE.search(row.name):
            row = msgspec.structs.replace(row, actual=f"{shown(rate.value, 2)}%")
        rows.append(row)
    return msgspec.structs.replace(data, indicators=tuple(rows))


def _completed(data: FormData, pack: RulePack) -> FormData:
    """Row completions by the pack, what no rule gives as it stands; then their mean as overall
    completion.
    """
    blank = tuple(msgspec.structs.replace(row, completion="") for row in data.indicators)
    form = form_of(msgspec.structs.replace(data, indicators=blank))
    rows = []
    for row, found in zip(data.indicators, score_form(form, pack).indicators, strict=True):
        text = row.completion
        if found.completion is not None:
            text = f"{shown(found.completion, 2)}%"
        if (
            not text
            and found.attainment.stage is not None
            and found.attainment.stage.value == "not_due"
        ):
            text = _NOT_DUE
        rows.append(msgspec.structs.replace(row, completion=text))
    filled = msgspec.structs.replace(data, indicators=tuple(rows))
    overall = score_form(form_of(filled), pack).overall_completion
    if overall is None:
        return filled
    goals = filled.goals or (GoalData(),)
    first = msgspec.structs.replace(goals[0], completion=f"{shown(overall, 2)}%")
    return msgspec.structs.replace(filled, goals=(first, *goals[1:]))


def _months(data: FormData, name: str, number: int) -> dict[str, Months]:
    """Single months in base units, checked against the monitoring point."""
    unit = money_unit(data.money_unit)
    point = monitoring_point(data.as_of)
    names = {_bare(row.name): row for row in data.indicators if row.name}
    found: dict[str, Months] = {}
    for each in data.months:
        key = EXECUTED if each.of == EXECUTED else _bare(each.of)
        if key != EXECUTED and key not in names:
            said = f"{name}逐月数 of“{each.of}”不是本表的指标，也不是 executed"
            raise user_error(
                "E012", said, f"form {number}: months of {each.of!r} name no indicator"
            )
        if each.this_year and point is not None and len(each.this_year) != point.month:
            raise user_error(
                "E012",
                f"{name}“{each.of}”的本年逐月数有{len(each.this_year)}个，"
                f"应有{point.month}个（1月至{point.month}月）",
                f"form {number}: {len(each.this_year)} months of {each.of!r}, {point.month}"
                " are due",
            )
        if each.last_year and len(each.last_year) != 12:
            raise user_error(
                "E012",
                f"{name}“{each.of}”的上年逐月数有{len(each.last_year)}个，应有12个",
                f"form {number}: last year needs 12 months",
            )
        series = [
            _values(texts, unit if key == EXECUTED else None, name, each.of, number)
            for texts in (each.this_year, each.last_year)
        ]
        found[key] = Months(this_year=series[0], last_year=series[1])
    if EXECUTED in found:
        _add_up(found[EXECUTED].this_year, data, unit, name, number)
    return found


def _add_up(
    months: Sequence[Decimal], data: FormData, unit: Unit | None, name: str, number: int
) -> None:
    """The months of execution must make the execution to date, but for the rounding of each."""
    total = next((row for row in data.funding if row.role == "total"), None)
    executed = money_figure(total.executed, unit) if total is not None else None
    if not months or executed is None:
        return
    whole = sum(months, Decimal(0))
    if abs(whole - executed.base) > (len(months) + 1) * executed.factor / 10**executed.places / 2:
        raise user_error(
            "E012",
            f"{name}本年逐月数合计{shown(whole / executed.factor, 2)}{data.money_unit}，"
            f"与执行数{executed.text}不符",
            f"form {number}: the months add up to {shown(whole / executed.factor, 2)}, not to"
            f" {executed.text}",
        )


def _values(
    texts: Sequence[str], unit: Unit | None, name: str, of: str, number: int
) -> tuple[Decimal, ...]:
    values = []
    for month, text in enumerate(texts, start=1):
        figure = money_figure(text, unit) if unit is not None else parse(text)
        if figure is None:
            raise user_error(
                "E012",
                f"{name}“{of}”{month}月的数“{text}”不是数字",
                f"form {number}: month {month} of {of!r}, {text!r}, is no number",
            )
        values.append(figure.base)
    return tuple(values)


def _concluded(data: FormData, found: Watch, given: FormData) -> tuple[FormData, tuple[Text, ...]]:
    """The words on deviation: 无偏差 where nothing is to be explained, else the figures and what
    the form says or has to say of them.
    """
    must = [duty.what for duty in found.duties if duty.about in ("execution", "deviation")]
    deviation, words = found.result.deviation, given.conclusion.strip()
    if not must:
        limit = (
            found.pack.monitoring.no_deviation_within if found.pack.monitoring is not None else None
        )
        return (
            msgspec.structs.replace(
                data,
                conclusion=words
                or ("无偏差。" if limit is not None and deviation is not None else ""),
            ),
            (),
        )
    drafted = _drafted(found, must)
    if not words:
        return msgspec.structs.replace(data, conclusion=drafted), (
            Text("偏差一栏要写明原因和措施", "the deviation needs its reason and measures"),
        )
    if _NONE.match(words):
        return msgspec.structs.replace(data, conclusion=drafted), (
            Text(
                f"原写“{words}”，与计算结果不符，已改写；请补上原因和措施",
                f"{words!r} does not agree with the figures and was rewritten",
            ),
        )
    if deviation is None:
        return data, ()
    right = _RATE_OF_DEVIATION.sub(
        lambda match: f"{match.group(1)}{shown(abs(deviation), 2)}%", words
    )
    if right == words:
        return data, ()
    return msgspec.structs.replace(data, conclusion=right), (
        Text(
            f"偏差一栏的偏差率改为{shown(abs(deviation), 2)}%",
            f"the deviation stated was corrected to {shown(abs(deviation), 2)}%",
        ),
    )


def _drafted(found: Watch, must: Sequence[str]) -> str:
    deviation = found.result.deviation
    limit = found.pack.monitoring.no_deviation_within if found.pack.monitoring is not None else None
    if deviation is not None and limit is not None and abs(deviation) > limit:
        return f"该项目有偏差，偏差率为{shown(abs(deviation), 2)}%，{_TO_FILL}"
    return f"{'；'.join(must)}，{_TO_FILL}"


def _with_forecast(data: FormData, found: Watch) -> FormData:
    """全年预计执行数, 全年预计完成情况 and 完成目标可能性; what the form says already stays."""
    unit = money_unit(data.money_unit)
    funding = tuple(
        (
            msgspec.structs.replace(
                row, forecast=row.forecast or _amount(found.execution_forecast.value, unit)
            )
            if row.role == "total" and found.execution_forecast is not None and unit is not None
            else row
        )
        for row in data.funding
    )
    indicators = tuple(
        _row_forecast(row, seen) for row, seen in zip(data.indicators, found.rows, strict=True)
    )
    return msgspec.structs.replace(data, funding=funding, indicators=indicators)


def _amount(base: Decimal, unit: Unit | None) -> str:
    return shown(base / unit.factor, 2) if unit is not None else ""


def _row_forecast(row: IndicatorData, seen: RowWatch) -> IndicatorData:
    extra = dict(row.extra)
    if not any(extra.get(each) for each in _LIKELIHOODS) and seen.likelihood is not None:
        extra[seen.likelihood] = "√"
    text = forecast_text(row, seen)
    if text:
        extra.setdefault("全年预计完成情况", text)
    return msgspec.structs.replace(row, extra=extra)


def forecast_text(row: IndicatorData, seen: RowWatch) -> str:
    """The expected value as the row prints its actual: the same unit and places."""
    printed = parse(row.actual)
    if seen.forecast is None or printed is None or not printed.factor:
        return ""
    value = half_up(seen.forecast.value / printed.factor, printed.places)
    figure = re.search(r"-?[\d,，]+(?:\.\d+)?", row.actual)
    return (
        row.actual[: figure.start()] + format(value, "f") + row.actual[figure.end() :]
        if figure
        else ""
    )


def _open_rows(data: FormData, found: Watch) -> tuple[Text, ...]:
    """What a person still has to fill in."""
    remarks = []
    for index, (row, seen) in enumerate(
        zip(data.indicators, found.result.indicators, strict=True), start=1
    ):
        if not row.name:
            continue
        if not row.actual.strip():
            words = f"指标第{index}行“{row.name}”没有完成值；未到考核时点的请填“未达监控节点”"
            remarks.append(Text(words, f"indicator {index} {row.name!r} has no actual value"))
        elif not row.completion.strip():
            words = f"指标第{index}行“{row.name}”的完成率算不出来（完成值“{row.actual.strip()}”），请填写"
            remarks.append(
                Text(words, f"indicator {index} {row.name!r}: no rule gives its completion")
            )
        elif seen.completion is None and row.completion.strip() != _NOT_DUE:
            words = f"指标第{index}行“{row.name}”的完成率{row.completion}没有规则可算，照原填"
            remarks.append(
                Text(words, f"indicator {index} {row.name!r}: its completion stands as given")
            )
    return tuple(remarks)


def _bare(text: str) -> str:
    return "".join(text.split())
