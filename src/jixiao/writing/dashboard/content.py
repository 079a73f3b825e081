"""What the monitoring dashboard says of each form, in words and numbers; the same for html and pdf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.fieldvalues import percentages, rate_figure
from jixiao.core.figures import HUNDRED, half_up, shown
from jixiao.core.formdata import FormData
from jixiao.judging.monitoring.forecast import CERTAIN, EXPECTED, IMPOSSIBLE, POSSIBLE
from jixiao.judging.monitoring.form import Monitoring, counted
from jixiao.judging.monitoring.lamps import LAMP_NAMES, Lamp
from jixiao.judging.monitoring.limits import deviates, no_deviation_limit
from jixiao.judging.monitoring.progress import time_progress
from jixiao.writing.dashboard.charts import Bar, Execution, execution_chart, rows_chart
from jixiao.writing.dashboard.legend import Meaning, legend_of

TITLE = "绩效运行监控看板"
HEADS = ("灯", "指标", "指标值", "完成值", "完成率", "全年预计", "完成目标可能性")
_SUBJECTS = {"execution": "预算执行", "deviation": "偏差"}


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A headline number with its name and a line of explanation; coloured by a lamp where one
    belongs to it.
    """

    name: str
    value: str
    note: str = ""
    lamp: Lamp = Lamp.NONE

    @property
    def lit(self) -> str:
        """The lamp in words, so that it is seen without its colour."""
        return LAMP_NAMES[self.lamp] if self.lamp is not Lamp.NONE else ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One indicator in the table."""

    lamp: Lamp
    name: str
    target: str
    actual: str
    completion: str
    expected: str
    likelihood: str
    reason: str


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be explained, by whom it stands (a row's name, 预算执行, 偏差), and the
    explanation given, if any.
    """

    subject: str
    what: str
    given: str = ""


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """One form on the dashboard."""

    title: str
    unit: str
    period: str
    lamp: Lamp
    numbers: tuple[Number, ...]
    rows: tuple[Row, ...]
    matters: tuple[Matter, ...]
    notes: tuple[str, ...]
    counts: tuple[tuple[Lamp, int], ...]
    legend: tuple[Meaning, ...] = ()
    execution_svg: str = ""
    rows_svg: str = ""


class Overview(msgspec.Struct, frozen=True):
    """Several forms side by side: the names of their numbers, and each form's values of these, — for
    one that it does not have.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[Panel, tuple[str, ...]], ...]


def overview(panels: Sequence[Panel]) -> Overview:
    """The forms beside each other."""
    names = tuple(each.name for each in max((panel.numbers for panel in panels), key=len))
    values = [{each.name: each.value for each in panel.numbers} for panel in panels]
    return Overview(
        names,
        tuple(
            (panel, tuple(own.get(name, "—") for name in names))
            for panel, own in zip(panels, values, strict=True)
        ),
    )


def legends(panels: Sequence[Panel]) -> tuple[tuple[Meaning, ...], ...]:
    """What the lamps of the forms mean, each once; there are several where the packs differ."""
    return tuple(dict.fromkeys(panel.legend for panel in panels if panel.legend))


def panel_of(data: FormData, found: Monitoring) -> Panel:
    """The form's dashboard. ``data`` is the filled form."""
    counts = counted(found.rows)
    return Panel(
        title=data.project or data.title or "监控表",
        unit=data.implementing_unit,
        period=_period(found),
        lamp=_overall_lamp(found),
        numbers=tuple(_numbers(found)),
        rows=tuple(_rows(data, found)),
        matters=tuple(_matters(data, found)),
        notes=tuple(_notes(found)),
        counts=tuple((lamp, counts[lamp]) for lamp in Lamp if counts[lamp]),
        legend=legend_of(found.pack),
        execution_svg=_execution_svg(found),
        rows_svg=_rows_svg(data, found),
    )


def _overall_lamp(found: Monitoring) -> Lamp:
    order = list(Lamp)
    return min((found.lamp, found.execution.lamp), key=order.index)


def _period(found: Monitoring) -> str:
    point = found.form.as_of
    return f"{point.year}年1—{point.month}月" if point is not None and point.month else ""


def _against_progress(found: Monitoring) -> str:
    """How the execution stands to what is due of the year."""
    if found.progress is None or found.gap is None:
        return ""
    by = "（按上年逐月）" if found.by_last_year else ""
    ahead = f"{'快' if found.gap > 0 else '慢'}{shown(abs(found.gap), 2)}个百分点"
    return f"序时进度{shown(found.progress * HUNDRED, 2)}%{by}，{ahead}"


def _numbers(found: Monitoring) -> Iterator[Number]:
    result = found.result
    if result.execution_rate is not None:
        yield Number(
            name="预算执行率",
            value=f"{shown(result.execution_rate, 2)}%",
            lamp=found.execution.lamp,
            note=_against_progress(found),
        )
    if result.overall_taken is not None:
        yield Number(
            name="总体完成率",
            value=f"{shown(result.overall_taken, 2)}%",
            note=_of_overall(result.overall_taken, result.overall_completion),
            lamp=found.lamp,
        )
    if result.deviation is not None:
        limit = no_deviation_limit(found.pack)
        note = f"界限±{limit}" if limit is not None else "总体完成率−执行率"
        yield Number(
            name="偏差",
            value=f"{shown(result.deviation, 2)}个百分点",
            note=note,
            lamp=Lamp.RED if deviates(result.deviation, found.pack) else Lamp.NONE,
        )
    if found.forecast_rate is not None and result.execution_rate:
        ends = [
            f"{shown(e, 1)}%" for e in (found.forecast_low, found.forecast_high) if e is not None
        ]
        yield Number(
            name="全年预计执行率",
            value=f"{shown(found.forecast_rate, 2)}%",
            note="–".join(ends),
        )
    open_matters = sum(not duty.given for duty in found.duties)
    note = f"{open_matters}项还没有说明" if open_matters else "都已说明" if found.duties else "没有"
    yield Number(
        name="要说明的事项",
        value=f"{len(found.duties)}项",
        note=note,
        lamp=Lamp.RED if open_matters else Lamp.NONE,
    )


def _of_overall(taken: Decimal, mean: Decimal | None) -> str:
    """What the overall completion is; where the form prints another than the mean, both."""
    if mean is None:
        return "表上所填"
    same = half_up(taken, 2) == half_up(mean, 2)
    return "各行指标完成率的平均" if same else f"表上所填，各行平均为{shown(mean, 2)}%"


def _rows(data: FormData, found: Monitoring) -> Iterator[Row]:
    for row, seen in zip(data.indicators, found.rows, strict=True):
        if row.name:
            chosen = next(
                (each for each in (CERTAIN, POSSIBLE, IMPOSSIBLE) if row.extra.get(each)),
                seen.likelihood or "",
            )
            yield Row(
                lamp=seen.lit.lamp,
                name=row.name,
                target=row.target,
                actual=row.actual,
                completion=row.completion,
                expected=row.extra.get(EXPECTED, ""),
                likelihood=chosen,
                reason=seen.lit.reason,
            )


def _matters(data: FormData, found: Monitoring) -> Iterator[Matter]:
    for duty in found.duties:
        name = (
            data.indicators[duty.index].name
            if duty.index is not None
            else _SUBJECTS.get(duty.about, duty.about)
        )
        yield Matter(subject=name, what=duty.what, given=duty.given)


def _notes(found: Monitoring) -> Iterator[str]:
    yield f"按规则包 {found.pack.id}（{found.pack.title}）计算；{found.pack_reason}。"
    if found.pack.lamps is not None:
        yield f"亮灯：{found.pack.lamps.source.text}。"
    if found.execution_forecast is not None:
        yield f"全年预计：{found.execution_forecast.basis}；横线为区间，不是承诺。"


def _execution_svg(found: Monitoring) -> str:
    rate = found.result.execution_rate
    if rate is None or found.progress is None:
        return ""
    rule = found.pack.execution_range
    return execution_chart(
        Execution(
            rate=rate,
            progress=found.progress * HUNDRED,
            lamp=found.execution.lamp,
            expected=found.forecast_rate,
            low=found.forecast_low,
            high=found.forecast_high,
            band=(
                (rule.low, rule.high)
                if rule is not None and rule.low is not None and rule.high is not None
                else None
            ),
        )
    )


def _rows_svg(data: FormData, found: Monitoring) -> str:
    bars = []
    completions = percentages([rate_figure(row.completion) for row in data.indicators])
    for row, printed, seen in zip(data.indicators, completions, found.rows, strict=True):
        if row.name:
            value = printed.value if printed is not None else None
            lit = "" if seen.lit.lamp is Lamp.NONE else f"{LAMP_NAMES[seen.lit.lamp]} "
            bars.append(
                Bar(
                    label=f"{lit}{row.name}", value=value, lamp=seen.lit.lamp, words=seen.lit.reason
                )
            )
    months = time_progress(found.form)
    scaled = (
        months * HUNDRED if found.result.convention == "scaled" and months is not None else None
    )
    return rows_chart(bars, scaled) if bars else ""


def lamp_words(counts: Sequence[tuple[Lamp, int]]) -> str:
    """红灯2 黄灯1 …"""
    return " ".join(f"{LAMP_NAMES[lamp]}{count}" for lamp, count in counts)
