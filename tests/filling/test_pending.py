"""Marks of what is still to come: in the fields that are empty and have a place, and away again."""

from __future__ import annotations

from jixiao.core.formdata import FormData, FundingData, IndicatorData
from jixiao.core.words import PENDING
from jixiao.filling.pending import with_pending, without_pending

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
