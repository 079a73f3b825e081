"""The four charts as Altair definitions: axes and labels in Chinese, colours of Okabe and Ito,
bands as grey areas, every bar with its figure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import altair as alt

from jixiao.core.figures import shown
from jixiao.core.packs import RangeRule
from jixiao.drafting.exhibits import Exhibits

BLUE, ORANGE, GREEN, GREY, BAND = "#0072B2", "#E69F00", "#009E73", "#999999", "#DDDDDD"
VERMILION, SKY = "#D55E00", "#56B4E9"
FONTS = "Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, SimHei, WenQuanYi Zen Hei, sans-serif"
_WIDTH = 430  # with this letters of 11 are printed in nine points
_PANEL = 104  # high: the chart of income and expenditure stands below their table
_MANY = 36  # indicators from which their chart is drawn smaller, to stay on its page
_BESIDE = 300  # percent of the target from which a dot is drawn at the edge
Definition = alt.LayerChart | alt.FacetChart | alt.VConcatChart


def flows(exhibits: Exhibits) -> Definition | None:
    """Income and expenditure by fund: last year, budget and this year side by side."""
    if not exhibits.flows:
        return None
    sides = _in_order([each.side for each in exhibits.flows])
    return _styled(
        alt.vconcat(*(_flow_panel(exhibits, side) for side in sides)).resolve_scale(color="shared")
    )


def _flow_panel(exhibits: Exhibits, side: str) -> Definition:
    places = 2 if exhibits.unit == "亿元" else 0
    rows = [
        {
            "fund": each.fund,
            "basis": each.basis,
            "amount": float(each.amount),
            "label": shown(each.amount, places),
        }
        for each in exhibits.flows
        if each.side == side
    ]
    funds = _in_order([each.fund for each in exhibits.flows])
    base = _chart(rows).encode(
        x=alt.X("fund:N", sort=funds, title=None, axis=alt.Axis(labelAngle=0)),
        xOffset=alt.XOffset("basis:N", sort=list(exhibits.bases)),
        y=alt.Y("amount:Q", title=f"基金{side}（{exhibits.unit}）"),
    )
    colours = alt.Scale(domain=list(exhibits.bases), range=[GREY, SKY, BLUE])
    bars = base.mark_bar().encode(
        color=alt.Color("basis:N", scale=colours, title=None, legend=alt.Legend(orient="top"))
    )
    labels = base.mark_text(dy=-6, fontSize=9.5).encode(text="label:N")
    return alt.layer(bars, labels).properties(width=_WIDTH, height=_PANEL)


def execution(exhibits: Exhibits) -> Definition | None:
    """Execution rates of income and expenditure as points against the band."""
    if not exhibits.executions:
        return None
    rows = [
        {
            "fund": each.fund,
            "side": each.side,
            "rate": float(each.rate),
            "label": f"{shown(each.rate, 2)}%",
        }
        for each in exhibits.executions
    ]
    funds = _in_order([each.fund for each in exhibits.executions])
    scale = alt.Scale(domain=_around(exhibits), nice=False, zero=False)
    base = _chart(rows).encode(
        y=alt.Y("fund:N", sort=funds, title=None),
        yOffset=alt.YOffset("side:N", sort=["收入", "支出"]),
        x=alt.X("rate:Q", scale=scale, title="预算执行率（%）"),
    )
    sides = alt.Scale(domain=["收入", "支出"], range=[BLUE, ORANGE])
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        color=alt.Color("side:N", scale=sides, title=None, legend=alt.Legend(orient="top")),
        shape=alt.Shape(
            "side:N",
            scale=alt.Scale(domain=["收入", "支出"], range=["circle", "square"]),
            title=None,
            legend=alt.Legend(orient="top"),
        ),
    )
    labels = base.mark_text(align="left", dx=9, fontSize=10.5).encode(text="label:N")
    return _styled(
        alt.layer(*_band(exhibits.band, scale), points, labels).properties(
            width=_WIDTH, height=36 * len(funds)
        )
    )


def _around(exhibits: Exhibits) -> list[float]:
    """From below the lowest rate, or end of the band, to above the highest, with room for the
    labels.
    """
    band = exhibits.band
    ends = [end for end in (band.low, band.high) if end is not None] if band is not None else []
    values = [float(value) for value in (*(each.rate for each in exhibits.executions), *ends)]
    low, high = min(values), max(values)
    room = max(high - low, 10.0)
    return [max(0.0, low - room * 0.08), high + room * 0.2]


def _band(band: RangeRule | None, scale: alt.Scale) -> list[alt.Chart]:
    """The grey area between the ends of a band, with its ends as dashed lines."""
    if band is None or band.low is None or band.high is None:
        return []
    low, high = float(band.low), float(band.high)
    area = (
        _chart([{"low": low, "high": high}])
        .mark_rect(color=BAND, opacity=0.7)
        .encode(
            x=alt.X("low:Q", scale=scale),
            x2="high:Q",
        )
    )
    ends = (
        _chart([{"at": low}, {"at": high}])
        .mark_rule(color="#555555", strokeDash=[4, 3])
        .encode(
            x=alt.X("at:Q", scale=scale),
        )
    )
    return [area, ends]


def months(exhibits: Exhibits) -> Definition | None:
    """Months payable as bars, each fund's band drawn behind its own bar."""
    if not exhibits.payables:
        return None
    rows = [
        {
            "fund": each.fund,
            "months": float(each.months),
            "label": f"{shown(each.months, 1)}个月",
            "low": _number(each.low),
            "high": _number(each.high),
            "state": _state(each.months, each.low, each.high),
        }
        for each in exhibits.payables
    ]
    funds = _in_order([each.fund for each in exhibits.payables])
    base = _chart(rows).encode(y=alt.Y("fund:N", sort=funds, title=None))
    states = {"在合理区间内": BLUE, "在合理区间外": VERMILION, "没有规定合理区间": SKY}
    shown_states = [state for state in states if any(row["state"] == state for row in rows)]
    colours = alt.Scale(domain=shown_states, range=[states[state] for state in shown_states])
    bars = base.mark_bar(height=16).encode(
        x=alt.X("months:Q", title="可支付月数（个月）"),
        color=alt.Color("state:N", scale=colours, title=None, legend=alt.Legend(orient="top")),
    )
    labels = base.mark_text(align="left", dx=5, fontSize=10.5).encode(x="months:Q", text="label:N")
    layers = [bars, labels]
    if any(row["low"] is not None for row in rows):
        bands = (
            base.transform_filter("isValid(datum.low)")
            .mark_bar(color=BAND, height=30)
            .encode(x="low:Q", x2="high:Q")
        )
        layers.insert(0, bands)
    return _styled(alt.layer(*layers).properties(width=_WIDTH, height=40 * len(funds)))


def _state(value: Decimal, low: Decimal | None, high: Decimal | None) -> str:
    if low is None and high is None:
        return "没有规定合理区间"
    return (
        "在合理区间内"
        if (low is None or value >= low) and (high is None or value <= high)
        else "在合理区间外"
    )


def attainment(exhibits: Exhibits) -> Definition | None:
    """Each counted indicator in percent of its target, fund by fund, with a line at one hundred."""
    if not exhibits.attained:
        return None
    far = any(each.completion > _BESIDE for each in exhibits.attained)
    edge = min(
        Decimal(_BESIDE),
        max(Decimal(120), *(each.completion for each in exhibits.attained), Decimal(100)),
    )
    panels = [
        _attained_panel(exhibits, fund, float(edge) * 1.15)
        for fund in _in_order([each.fund for each in exhibits.attained])
    ]
    note = [f"超过{_BESIDE}%的画在{_BESIDE}%处，旁边的数是实际比例"] if far else []
    title = (
        alt.TitleParams(text=note, fontSize=10, fontWeight="normal", anchor="start")
        if note
        else alt.Undefined
    )
    return _styled(alt.vconcat(*panels, spacing=2, title=title).resolve_scale(x="shared"))


def _attained_panel(exhibits: Exhibits, fund: str, edge: float) -> Definition:
    own = [each for each in exhibits.attained if each.fund == fund]
    rows = [
        {
            "indicator": each.indicator,
            "percent": float(min(each.completion, Decimal(_BESIDE))),
            "label": f"{shown(each.completion, 1)}%",
            "state": "完成" if each.met else "未完成",
        }
        for each in own
    ]
    last = fund == exhibits.attained[-1].fund
    bottom = alt.Axis(labels=last, ticks=last, title="占目标值的百分比（%）" if last else None)
    base = _chart(rows).encode(
        y=alt.Y(
            "indicator:N",
            sort=_in_order([each.indicator for each in own]),
            title=None,
            axis=alt.Axis(labelLimit=230),
        ),
        x=alt.X("percent:Q", axis=bottom, scale=alt.Scale(domain=[0, edge], nice=False)),
    )
    states = alt.Scale(domain=["完成", "未完成"], range=[BLUE, VERMILION])
    legend = alt.Legend(orient="top") if fund == exhibits.attained[0].fund else None
    points = base.mark_point(filled=True, size=80, opacity=1).encode(
        color=alt.Color("state:N", scale=states, title=None, legend=legend),
        shape=alt.Shape(
            "state:N",
            scale=alt.Scale(domain=["完成", "未完成"], range=["circle", "triangle-down"]),
            title=None,
            legend=legend,
        ),
    )
    labels = base.mark_text(align="left", dx=8, fontSize=11).encode(text="label:N")
    line = _chart([{"at": 100}]).mark_rule(color="#555555", strokeDash=[4, 3]).encode(x="at:Q")
    heading = alt.TitleParams(
        text=fund, anchor="start", frame="group", fontSize=11.5, fontWeight="normal", offset=4
    )
    width = 360 if len(exhibits.attained) <= _MANY else 420
    return alt.layer(line, points, labels).properties(
        width=width, height=16 * len(own), title=heading
    )


def _styled(chart: Definition) -> Definition:
    """Fonts, sizes and frame that all charts share."""
    made: Definition = (
        chart.configure(font=FONTS, background="white")
        .configure_axis(
            labelFontSize=11,
            titleFontSize=11.5,
            titleFontWeight="normal",
            gridColor="#EEEEEE",
        )
        .configure_legend(labelFontSize=11, symbolSize=110)
        .configure_view(stroke="#CCCCCC")
    )
    return made


def _chart(rows: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows))


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _in_order(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))
