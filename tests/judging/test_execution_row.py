"""Which row among the indicators is the execution of the budget, and what of it goes to the money."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.formdata import (
    FormData,
    FundingData,
    IndicatorData,
    LevelPointsData,
    form_of,
)
from jixiao.core.forms import figure_of, text_of
from jixiao.judging.execution_row import counted_among_rows, execution_row, with_execution_row
from jixiao.knowledge.packs import load_packs

PACK = load_packs()["cn-2020"]
MONEY = FundingData(source="年度资金总额", role="total", budget="100.00", executed="95.20")
OUTPUT = IndicatorData(level1="产出指标", name="培训人次", target="≥9人次", points="90", score="90")
ROW = IndicatorData(level1="预算执行", points="10", score="9.52")


def data(*rows: IndicatorData, money: FundingData = MONEY, headings: str = "") -> FormData:
    levels = [LevelPointsData(level=1, name=name, points="10") for name in headings.split()]
    return FormData(
        kind="self_evaluation", funding=(money,), indicators=rows, level_points=tuple(levels)
    )


changed = msgspec.structs.replace


def moved(form: FormData) -> tuple[str, str, str]:
    """The points, the score and the rate of the money."""
    row = with_execution_row(form_of(form)).funding[0]
    return text_of(row.points), text_of(row.score), text_of(row.rate)


@pytest.mark.parametrize(
    ("fields", "money"),
    [
        ({}, ("10", "9.52", "")),
        ({"level2": "执行情况", "name": "资金执行率"}, ("10", "9.52", "")),
        ({"level2": "—", "name": "/"}, ("10", "9.52", "")),
        ({"level1": "预算执行（10分）", "points": ""}, ("10", "9.52", "")),
        ({"score": ""}, ("10", "", "")),
        ({"actual": "95.20%"}, ("10", "9.52", "95.20%")),
        ({"completion": "95.20%"}, ("10", "9.52", "95.20%")),
        ({"actual": "95.20万元"}, ("10", "9.52", "")),
        ({"actual": "95.10万元"}, ("", "", "")),
        ({"actual": "12人"}, ("", "", "")),
        ({"target": "100%"}, ("", "", "")),
        ({"name": "资金管理规范性"}, ("", "", "")),
        ({"level1": "产出指标", "name": "预算执行率"}, ("", "", "")),
        ({"points": "", "score": ""}, ("", "", "")),
    ],
)
def test_what_goes_to_the_money(fields: dict[str, str], money: tuple[str, str, str]) -> None:
    assert moved(data(OUTPUT, changed(ROW, **fields))) == money


@pytest.mark.parametrize("given", [{"points": "10"}, {"score": "9.520"}, {"points": "10分"}])
def test_a_row_that_says_again_what_the_money_has_is_counted_once(given: dict[str, str]) -> None:
    form = with_execution_row(form_of(data(ROW, money=changed(MONEY, **given))))
    money = form.funding[0]
    said = figure_of(money.points), figure_of(money.score)
    assert [each.value for each in said if each is not None] == [10, Decimal("9.52")]
    assert form.indicators[0].points is None


def test_the_money_has_other_points_or_there_are_two_rows_or_no_total() -> None:
    for given in ({"points": "20"}, {"score": "9.50"}, {"points": "十"}):
        assert execution_row([form_of(data(money=changed(MONEY, **given))).funding[0]], []) is None
        form = form_of(data(ROW, money=changed(MONEY, **given)))
        assert with_execution_row(form) == form
    for twice in (data(ROW, ROW), FormData(kind="self_evaluation", indicators=(ROW,))):
        assert with_execution_row(form_of(twice)) == form_of(twice)


def test_the_only_row_of_the_money_is_its_total() -> None:
    assert moved(data(ROW, money=changed(MONEY, role="part"))) == ("10", "9.52", "")


def test_the_other_rows_keep_their_numbers_and_headings() -> None:
    form = with_execution_row(form_of(data(ROW, OUTPUT, headings="预算执行 产出指标")))
    assert [text_of(row.name) for row in form.indicators] == ["", "培训人次"]
    assert [text_of(row.points) for row in form.indicators] == ["", "90"]
    assert [(each.level, each.indicators) for each in form.level_points] == [(0, ()), (1, (1,))]


@pytest.mark.parametrize(
    ("printed", "stated", "points"),
    [
        ("95.20%", "95.2%", "10"),
        ("95.20%", "0.952", "10"),
        ("95%", "95.20%", "10"),
        ("95.20%", "96.20%", ""),
        ("95.20%", "95.19%", ""),
        ("96.20%", "95.20%", "10"),  # the row has what the amounts give
    ],
)
def test_a_rate_beside_that_of_the_money(printed: str, stated: str, points: str) -> None:
    row, money = changed(ROW, actual=stated), changed(MONEY, rate=printed)
    form = data(OUTPUT, row, money=money)
    assert moved(form) == (points, "9.52" if points else "", printed)
    last = with_execution_row(form_of(form)).indicators[-1]
    assert text_of(last.name) == ("" if points else "预算执行")
    assert text_of(last.points) == ("" if points else "10")


def test_a_reason_stays_with_its_row() -> None:
    form = with_execution_row(form_of(data(changed(ROW, reason="流标"), OUTPUT)))
    kept = form.indicators[0]
    said = [text_of(each) for each in (kept.name, kept.reason, kept.points, kept.score)]
    assert said == ["预算执行", "流标", "", ""]


RATE = IndicatorData(
    level1="产出指标", name="预算执行率", target="100%", actual="95.2%", points="10"
)


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        ((OUTPUT, RATE), True),
        ((changed(OUTPUT, points="80"), RATE), False),
        ((changed(OUTPUT, points="95"), changed(RATE, points="5")), False),
        ((changed(OUTPUT, points="50"), changed(RATE, level1="预算执行")), True),
        ((OUTPUT, changed(RATE, level1="预算执行", points="")), False),
        ((OUTPUT, changed(RATE, name="合格率")), False),
    ],
)
def test_whether_a_row_has_the_points_of_the_execution(
    rows: tuple[IndicatorData, ...], counted: bool
) -> None:
    assert counted_among_rows(form_of(data(*rows)), PACK) is counted
