"""What a form's fields hold, printed text by printed text; ``grid/fields.txt`` keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

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
from jixiao.core.figures.units import FACTOR, PERCENT, WAN_YUAN
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
    unit = (figure.unit.symbol or "倍数") if figure.unit else "无"
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


def test_whole_amounts_stay_whole_and_places_of_another_unit_do_not_count() -> None:
    def entry(text: str) -> Entry:
        return Entry(text=text, place=Place(text=text), figure=parse(text, WAN_YUAN))

    whole, fine = (
        FundingRow(source="总额", role="total", place=Place(), budget=entry("15")),
        FundingRow(source="其中", role="part", place=Place(), budget=entry("3.55亿元")),
    )
    assert with_peers_places((whole, fine)) == (whole, fine)
    assert with_peers_places((whole,)) == (whole,)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("15万", "15", "万元"),
        ("1.5亿", "1.5", "亿元"),
        ("15元", "15", "元"),
        ("854万(道路500万元)", "854", "万元"),
        ("854万（道路500万元）", "854", "万元"),
        ("854（无）", None, None),
        ("15人", None, None),
        ("15百万", None, None),  # a bare scale that no form prints for money
        ("15%", None, None),
        ("15.5", "15.5", "万元"),
    ],
)
def test_money_is_read_in_its_own_unit_else_the_forms(
    text: str, value: str | None, unit: str | None
) -> None:
    figure = money_figure(text, WAN_YUAN)
    found = (str(figure.value), figure.unit.symbol) if figure and figure.unit else (None, None)
    assert found == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("0.9407", "94.0700", 2),
        ("0.94", "94.00", 0),
        ("0.9", "90.0", 0),
        ("1", "100", 0),
        ("95", "9500", 0),
        ("95.5%", "95.5", 1),
        ("955‰", "95.5", 1),
        ("95.5‰", "9.55", 2),
    ],
)
def test_a_rate_in_percent_keeps_the_places_that_are_printed(
    text: str, value: str, places: int
) -> None:
    figure = parse(text)
    assert figure is not None
    shown = percentage(figure)
    assert (shown.value, shown.places) == (parse(value).value, places)  # type: ignore[union-attr]


def test_a_bare_number_beside_percentages_is_one() -> None:
    bare, beside, nothing = parse("95"), parse("94.5%"), parse("0%")
    assert bare is not None
    assert beside is not None
    assert nothing is not None
    assert percentage(bare, [beside]).base == parse("95%").base  # type: ignore[union-attr]
    assert percentage(bare, [nothing]).base == 95  # a zero says nothing of its column
    assert percentage(bare, [bare]).base == 95


@pytest.mark.parametrize(
    ("text", "base"),
    [("1.5", "1.5"), ("1.51", "0.0151"), ("-1.5", "-1.5"), ("-1.51", "-0.0151"), ("0", "0")],
)
def test_a_bare_rate_up_to_one_and_a_half_is_a_factor(text: str, base: str) -> None:
    figure = rate_figure(text)
    assert figure is not None
    assert f"{figure.base.normalize():f}" == base
    assert (figure.unit == FACTOR) == (text not in ("1.51", "-1.51", "0"))
