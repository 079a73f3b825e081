"""Heads of the money in two rows: merged down, beside blank cells, below a wide head or over marks,
every amount, rate and score of the rows is read; rows of sources are no heads, filled in or open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from layout_tables import document, merged, repeated, tabbed

from jixiao.core.documents import Grid
from jixiao.core.forms import Form
from jixiao.recognition.forms import recognise_forms

FIELDS = ("initial_budget", "budget", "executed", "points", "rate", "score")
ROWS = (
    ("年度资金总额", "200", "198.5", "180.26", "10", "90.81%", "9.08"),
    ("其中：财政拨款", "150", "148.5", "140.26", "", "94.45%", ""),
)
BASIC = "项目名称|公路养护|<|<|<|<|<|<\n主管部门|市交通运输局|<|<|<|<|<|<"
TARGETS = "一级指标|二级指标|三级指标|指标值|实际完成值|分值|得分|偏差原因\n产出指标|数量指标|养护里程|≥120公里|120公里|90|90|"
MONEY, REST = ("年初预算数", "全年预算数", "全年执行数"), ("分值", "执行率", "得分")
Heads = tuple[tuple[str, ...], tuple[str, ...]]
LABELS: dict[str, Heads] = {
    "named, merged down": (("项目资金（万元）", "资金来源"), ("^", "^")),
    "named below": (("项目资金（万元）", ""), ("^", "资金来源")),
    "nameless": (("项目资金（万元）", ""), ("^", "")),
    "nameless, merged down": (("项目资金（万元）", ""), ("^", "^")),
}


def in_two(heads: tuple[str, ...], *above: str) -> Iterator[tuple[str, Heads]]:
    """The ways in which heads stand in two rows, each by itself or below a common one."""
    blank = ("",) * len(heads)
    yield "merged down", (heads, ("^",) * len(heads))
    yield "blank below", (heads, blank)
    yield "blank above", (blank, heads)
    for head in above:
        yield f"across below {head}", ((head, *("<",) * (len(heads) - 1)), heads)
        yield f"beside blank below {head}", ((head, *blank[1:]), heads)


MONEY_HEADS: dict[str, Heads] = {
    **dict(in_two(MONEY, "资金情况", "预算执行情况")),
    "over marks": (MONEY, ("（A0）", "（A）", "（B）")),
    "over units": (MONEY, ("（万元）", "（万元）", "（万元）")),
    "parted by short words": (("预算数", "<", "全年执行数"), ("年初", "全年", "^")),
    "parted beside a blank": (("预算数", "", "全年执行数"), ("年初", "全年", "")),
    "parted, one over one": (("预算数", "<", "执行数"), ("年初预算", "全年预算", "全年执行")),
    "parted, adjusted": (("预算数", "<", "全年执行数"), ("年初数", "调整数", "^")),
    "parted by whole heads": (
        ("预算安排", "<", "预算执行"),
        ("年初预算数", "全年预算数", "执行数"),
    ),
}
REST_HEADS: dict[str, Heads] = {
    **dict(in_two(REST, "执行得分")),
    "over a formula": (REST, ("", "（B/A）", "")),
    "merged down beside a formula": (REST, ("^", "（B/A）", "^")),
}
COMBINED = {
    f"{a}, {b}, {c}": "\n".join("|".join(first + second + third) for first, second, third in rows)
    for (a, one), (b, two), (c, three) in product(
        LABELS.items(), MONEY_HEADS.items(), REST_HEADS.items()
    )
    for rows in [list(zip(one, two, three, strict=True))]
}


def read(written: str, form: Callable[[str], Grid]) -> Form:
    (found,) = recognise_forms(document("项目支出绩效自评表", "（2022年度）", form(written)))
    return found


def table(heads: str, rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join((BASIC, heads, *("|".join(("^", *row)) for row in rows), TARGETS))


def said(form: Form) -> list[tuple[str, ...]]:
    entries = [[getattr(row, field) for field in FIELDS] for row in form.funding]
    texts = [tuple(entry.text if entry else "" for entry in row) for row in entries]
    return [(row.source, *text) for row, text in zip(form.funding, texts, strict=True)]


@pytest.mark.parametrize("form", [merged, tabbed, repeated])
@pytest.mark.parametrize("heads", COMBINED.values(), ids=COMBINED)
def test_every_amount_is_read_below_heads_in_two_rows(
    heads: str, form: Callable[[str], Grid]
) -> None:
    found = read(table(heads, ROWS), form)
    assert said(found) == [ROWS[0], ("财政拨款", *ROWS[1][1:])]
    assert len(found.indicators) == 1


OPEN = (("年度资金总额", *[""] * 6), ("其中：财政拨款", *[""] * 6))


@pytest.mark.parametrize("form", [merged, tabbed])
@pytest.mark.parametrize("heads", COMBINED.values(), ids=COMBINED)
def test_rows_left_open_below_them_stay_rows(heads: str, form: Callable[[str], Grid]) -> None:
    found = read(table(heads, OPEN), form)
    assert said(found) == [OPEN[0], ("财政拨款", *OPEN[1][1:])]


@pytest.mark.parametrize("form", [merged, tabbed])
@pytest.mark.parametrize("amount", ["", "100"])
def test_labels_beside_amounts_below_heads_are_no_heads(
    amount: str, form: Callable[[str], Grid]
) -> None:
    heads = "项目资金|预算安排情况（调整后）|<|资金到位情况|<|资金执行情况|<|预算执行率"
    row = f"^|预算数：|{amount}|到位数：|{amount}|执行数：|{amount}|"
    (found,) = read("\n".join((BASIC, heads, row, TARGETS)), form).funding or [None]
    entries = [getattr(found, field, None) for field in ("budget", "arrived", "executed")]
    assert [entry.text if entry else "" for entry in entries] == [amount] * 3


@pytest.mark.parametrize("form", [merged, tabbed, repeated])
def test_the_unit_below_the_heads_is_that_of_the_money(form: Callable[[str], Grid]) -> None:
    heads = "资金|资金来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分\n^|^|（元）|（元）|（元）|||"
    found = read(table(heads, ROWS), form)
    assert found.money_unit == "元"
    assert said(found)[0] == ROWS[0]
