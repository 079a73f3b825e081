"""Amounts may be left open while a form is drafted: what is written reads back as it was, with the
same cells empty, in every layout and format; no label is taken for an amount.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.application.filling import fill
from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    data_of,
    differences,
)
from jixiao.knowledge.layouts import Layout, layouts
from jixiao.reading import read_bytes
from jixiao.recognition import recognise
from jixiao.writing.layouts.pages import printed

LAYOUTS = tuple(each for each in layouts().values() if "funding.total.budget" in each.places())
FORMATS = ("docx", "xlsx", "txt", "html", "pdf")
AMOUNTS = ("initial_budget", "budget", "arrived", "executed")
SOURCES = ("财政资金", "其他", "上级补助收入", "其中：中央补助")
ROWS = (
    IndicatorData(
        level1="产出指标", level2="数量指标", name="参保人数", target="≥100人", actual="90人"
    ),
)


def form(layout: Layout, *funding: FundingData) -> FormData:
    kind = next(each for each in layout.kinds if each != "fund_statement")
    return FormData(
        kind=kind,
        year=2021,
        as_of="2021-06" if kind == "monitoring" else "",
        project="失业保险",
        implementing_unit="甲县社会保险局",
        supervising_department="甲县社会保险局",
        funding=funding,
        goals=(GoalData(expected="按月足额发放。", actual="已按月发放。"),),
        indicators=ROWS,
    )


def told_and_lost(
    data: FormData, layout: Layout, fmt: str
) -> tuple[list[str], list[tuple[str, str, str]]]:
    """What is told of unread amounts, and what differs between what is printed and what is read."""
    made = fill([data], fmt, layout=layout, draft=True)
    [filled] = made.forms
    [read] = [
        data_of(form)
        for document in read_bytes(made.files[0].content, made.files[0].name)
        for form in recognise(document).forms
    ]
    told = [each.message.zh for each in filled.findings if each.code in ("R121", "R124", "R134")]
    lost = [
        each
        for each in differences(printed(filled.data, layout), read)
        if each[0].startswith("funding")
    ]
    return told, lost


@st.composite
def left_open(draw: st.DrawFn, sources: tuple[str, ...]) -> tuple[FundingData, ...]:
    """A total and some of its parts, with any of their amounts left open."""
    names = draw(st.lists(st.sampled_from(sources), max_size=3, unique=True))
    amount = st.sampled_from(("", "", "0", "100.00", "1,250.50", "—"))
    rows = [
        FundingData(
            source=name or "年度资金总额",
            role="part" if name else "total",
            **{field: draw(amount) for field in AMOUNTS},
        )
        for name in ("", *names)
    ]
    return tuple(rows)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: each.id)
@settings(
    max_examples=6, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.data())
def test_amounts_left_open_are_read_back_open(
    layout: Layout, fmt: str, data: st.DataObject
) -> None:
    rows = data.draw(left_open(SOURCES))
    assert told_and_lost(form(layout, *rows), layout, fmt) == ([], [])


PAIRED = tuple(each for each in LAYOUTS if each.id.startswith("xinjiang"))


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("layout", PAIRED, ids=lambda each: each.id)
@pytest.mark.parametrize("filled", range(8))
def test_labels_beside_open_amounts_stay_labels(layout: Layout, fmt: str, filled: int) -> None:
    """Every choice of amounts of the total, over parts without any, named as no list knows them."""
    fields = ("budget", "arrived", "executed")
    total = {field: "100.00" for at, field in enumerate(fields) if filled >> at & 1}
    rows = (
        FundingData(source="年度资金总额", role="total", **total),
        FundingData(source="利息"),
        FundingData(source="其他"),
    )
    assert told_and_lost(form(layout, *rows), layout, fmt) == ([], [])


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("layout", PAIRED, ids=lambda each: each.id)
def test_words_beside_a_label_are_told_to_be_no_amount(layout: Layout, fmt: str) -> None:
    rows = (
        FundingData(source="年度资金总额", role="total", budget="见附件", executed="50.00"),
        FundingData(source="财政资金", budget="100.00", executed="见附件"),
    )
    made = fill([form(layout, *rows)], fmt, layout=layout, draft=True)
    [read] = [
        form
        for document in read_bytes(made.files[0].content, made.files[0].name)
        for form in recognise(document).forms
    ]
    assert [row.budget.text if row.budget else "" for row in read.funding] == ["见附件", "100.00"]
    assert [row.executed.text if row.executed else "" for row in read.funding] == [
        "50.00",
        "见附件",
    ]
