"""What a form's fields hold, printed text by printed text; ``grid/fields.txt`` keeps it."""

from __future__ import annotations

from pathlib import Path

from jixiao.core.fieldvalues import (
    line_figure,
    money_figure,
    other_reading,
    percentage,
    points_figure,
    rate_figure,
    value_figure,
    with_peers_places,
)
from jixiao.core.figures import Figure, parse
from jixiao.core.figures.units import PERCENT, WAN_YUAN
from jixiao.core.forms import Entry, FundingRow
from jixiao.core.places import Place
from tests.snapshots import holds

KEPT = Path(__file__).resolve().parent / "grid"
TEXTS = [
    "15",
    "15.00",
    "15万元",
    "15万",
    "1.5亿",
    "15元",
    "¥15",
    "￥15.5万",
    "854万（道路500万元，桥梁354万元）",
    "854（无）",
    "854万(其中)",
    "15人",
    "15%",
    "15.5%",
    "0.95",
    "1",
    "1.5",
    "1.51",
    "1.05",
    "-0.95",
    "-1.6",
    "0",
    "0.00",
    "94.07",
    "100",
    "5‰",
    "0.5倍",
    "3个百分点",
    "10分",
    "10",
    "9.5分",
    "10%",
    "9万元",
    "十",
    "—",
    "100%分",
    "94.07%",
    "105%",
    "1.00",
    "2",
]


def read(figure: Figure | None) -> str:
    if figure is None:
        return "—"
    unit = figure.unit.symbol if figure.unit else "无"
    flags = ("准" if figure.exact else "约") + ("自带" if figure.unit_stated else "")
    return f"{figure.value:f}/{unit}/{figure.places}/{flags}/{figure.base:f}"


def test_what_the_fields_of_a_form_hold() -> None:
    lines = []
    for text in TEXTS:
        rate = rate_figure(text)
        columns = {
            "金额": money_figure(text, None),
            "万元栏": money_figure(text, WAN_YUAN),
            "率": rate,
            "率作百分数": percentage(rate) if rate else None,
            "栏中有百分数": percentage(rate, [f for f in [parse("94%")] if f]) if rate else None,
            "栏中有零": percentage(rate, [f for f in [parse("0%"), parse("3")] if f])
            if rate
            else None,
            "另读": other_reading(rate) if rate else None,
            "分": points_figure(text),
            "目标": value_figure(text, WAN_YUAN, target=True),
            "完成": value_figure(text, None, target=False),
            "行": line_figure(text, PERCENT, WAN_YUAN),
            "金额行": line_figure(text, None, WAN_YUAN),
            "无单位行": line_figure(text, None, None),
        }
        lines.append(
            f"{text}：" + " ".join(f"{name}{read(each)}" for name, each in columns.items())
        )
    holds(KEPT / "fields.txt", lines)


def test_zeros_that_a_spreadsheet_dropped_are_put_back_from_the_same_unit() -> None:
    def entry(text: str, exact: bool = False) -> Entry:
        figure = parse(text, WAN_YUAN)
        assert figure is not None
        return Entry(
            text=text, place=Place(text=text), figure=figure.assigned() if exact else figure
        )

    rows = with_peers_places(
        (
            FundingRow(source="总额", role="total", place=Place(), budget=entry("15.8")),
            FundingRow(source="其中", role="part", place=Place(), executed=entry("12.34")),
            FundingRow(source="其他", role="part", place=Place(), arrived=entry("3.5亿元")),
            FundingRow(source="结转", role="part", place=Place(), initial_budget=entry("0", True)),
        )
    )
    figures = [
        each.figure
        for row in rows
        for each in (row.initial_budget, row.budget, row.arrived, row.executed)
        if each is not None and each.figure is not None
    ]
    assert [figure.places for figure in figures] == [2, 2, 1, 0]
