"""The row 预算执行 of data: its points are those of the money when a form is completed."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.core.formdata import FormData, FundingData, IndicatorData, LevelPointsData
from jixiao.filling.completing import complete
from jixiao.knowledge.packs import load_packs

PACK = load_packs()["cn-2020"]
MONEY = FundingData(source="年度资金总额", budget="100.00", executed="95.20")
ROWS = tuple(
    IndicatorData(level1=f"{level}指标", name=name, target="≥90%", actual="95%")
    for level, name in (("产出", "合格率"), ("效益", "知晓率"), ("满意度", "群众满意度"))
)
ROW = IndicatorData(level1="资金执行情况", points="10")


def form(*rows: IndicatorData) -> FormData:
    return FormData(kind="self_evaluation", funding=(MONEY,), indicators=rows)


@pytest.mark.parametrize("at", [0, 1, 3])
def test_the_execution_counts_once(at: int) -> None:
    done = complete(form(*ROWS[:at], ROW, *ROWS[at:]), PACK)
    assert [row.name for row in done.data.indicators] == [row.name for row in ROWS]
    assert [row.points for row in done.data.indicators] == ["50", "30", "10"]
    assert (done.data.funding[0].points, done.data.funding[0].score) == ("10", "9.52")
    assert (done.data.total_points, done.data.total_score) == ("100", "99.52")
    assert "indicators[0].points" in done.computed
    assert "indicators[0].name" not in done.computed  # that of the row which has its number now


def test_a_given_score_is_kept() -> None:
    given = msgspec.structs.replace(ROW, score="5")
    done = complete(form(*ROWS, given), PACK).data
    assert (done.funding[0].score, done.total_score) == ("5", "95")


def test_a_row_with_a_target_stays_and_counts_once() -> None:
    named = msgspec.structs.replace(ROW, name="预算执行率", target="100%", actual="95.2%")
    done = complete(form(*ROWS, named), PACK).data
    assert (done.funding[0].points, done.funding[0].score) == ("", "")
    assert (len(done.indicators), done.total_points) == (4, "100")


def test_a_reason_stays_and_the_heading_is_the_executions() -> None:
    given = form(*ROWS, msgspec.structs.replace(ROW, reason="流标"))
    heading = LevelPointsData(level=1, name="资金执行情况", points="10")
    alone = msgspec.structs.replace(form(*ROWS, ROW), level_points=(heading,))
    assert [(row.name, row.reason, row.points) for row in complete(given, PACK).data.indicators][
        -1
    ] == ("资金执行情况", "流标", "")
    assert complete(alone, PACK).data.level_points[0].level == 0


def test_a_rate_that_is_another_stays_with_its_points() -> None:
    money = msgspec.structs.replace(MONEY, rate="95.20%")
    row = msgspec.structs.replace(ROW, actual="96.20%", score="9.62")
    given = msgspec.structs.replace(form(*ROWS, row), funding=(money,))
    done = complete(given, PACK).data
    assert (done.indicators[-1].name, done.indicators[-1].points) == ("资金执行情况", "10")
    assert (done.funding[0].points, done.total_points) == ("", "100")


@pytest.mark.parametrize("name", ["", "预算执行率"])
def test_a_row_that_says_again_what_the_money_has_is_counted_once(name: str) -> None:
    again = msgspec.structs.replace(ROW, level1="预算执行", name=name, score="9.52")
    if name:
        again = msgspec.structs.replace(again, target="100%", actual="95.20%")
    money = msgspec.structs.replace(MONEY, points="10", score="9.52")
    rows = [
        msgspec.structs.replace(row, points=points, score=points)
        for row, points in zip(ROWS, ("50", "30", "10"), strict=True)
    ]
    done = complete(msgspec.structs.replace(form(*rows, again), funding=(money,)), PACK).data
    assert (done.total_points, done.total_score, done.grade) == ("100", "99.52", "优")
