"""Marks of what is still to come: in the fields that are empty and have a place, and away again."""

from __future__ import annotations

from jixiao.core.formdata import FormData, FundingData, IndicatorData
from jixiao.core.words import PENDING
from jixiao.filling.pending import (
    computed_open,
    emptied,
    unread_texts,
    with_doubts,
    with_pending,
    without_pending,
)

PLACES = frozenset(
    {
        "project",
        "indicators.target",
        "indicators.actual",
        "indicators.score",
        "funding.total.executed",
    }
)
DATA = FormData(
    kind="self_evaluation",
    funding=(FundingData(source="年度资金总额", role="total"), FundingData(source="其他资金")),
    indicators=(
        IndicatorData(name="甲", target="≥1"),
        IndicatorData(name=""),
        IndicatorData(name="乙"),
    ),
)


def test_marks_stand_in_empty_fields_that_have_a_place() -> None:
    missing = ["project", "grade", "indicators[0].actual", "indicators.score", "funding.executed"]
    marked = with_pending(DATA, missing, PLACES)
    assert (marked.project, marked.grade) == (PENDING, "")
    first, nameless, last = marked.indicators
    assert (first.target, first.actual, first.score) == ("≥1", PENDING, PENDING)
    assert (nameless.score, last.actual, last.score) == ("", "", PENDING)
    assert [row.executed for row in marked.funding] == [PENDING, ""]


def test_marks_are_nothing_when_they_are_read() -> None:
    missing = ["project", "indicators[2].target", "funding.executed"]
    assert without_pending(with_pending(DATA, missing, PLACES)) == DATA


def test_texts_that_demand_a_figure_are_marked_and_come_back_as_they_were() -> None:
    money = (FundingData(source="总额", role="total", executed="七十六", budget="100"),)
    rows = (IndicatorData(name="甲", points="十分"), IndicatorData(name="乙", points="10"))
    data = FormData(kind="self_evaluation", funding=money, indicators=rows, total_score="很高")
    texts = unread_texts(data)
    assert texts == {
        "funding[0].executed": "七十六",
        "indicators[0].points": "十分",
        "total_score": "很高",
    }
    assert unread_texts(emptied(data, texts)) == {}
    marked = with_doubts(data)
    assert marked.funding[0].executed == f"七十六（{PENDING}）"
    assert (marked.total_score, marked.indicators[1].points) == (f"很高（{PENDING}）", "10")
    assert without_pending(marked) == data


def test_what_is_computed_and_open_is_of_scored_forms_alone() -> None:
    rows = (
        IndicatorData(name="甲", target="≥1", points="9"),
        IndicatorData(name="乙", target="≥1"),
    )
    data = FormData(
        kind="self_evaluation", funding=(FundingData(source="总额", role="total"),), indicators=rows
    )
    assert list(computed_open(data)) == [
        "funding[0].points",
        "funding[0].rate",
        "funding[0].score",
        "indicators[0].score",
        "total_points",
        "total_score",
    ]
    monitored = FormData(kind="monitoring", funding=data.funding, indicators=rows)
    assert list(computed_open(monitored)) == []
