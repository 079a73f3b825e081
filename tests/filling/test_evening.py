"""Decimals of a column of scores."""

from __future__ import annotations

import pytest

from jixiao.core.formdata import FormData, FundingData, IndicatorData
from jixiao.filling.evening import evened


def form(*scores: str, total: str = "", money: str = "") -> FormData:
    return FormData(
        kind="self_evaluation",
        funding=(FundingData(source="年度资金总额", role="total", score=money),),
        indicators=tuple(
            IndicatorData(name=f"指标{at}", score=each) for at, each in enumerate(scores)
        ),
        total_score=total,
    )


def scores(data: FormData) -> list[str]:
    return [*(row.score for row in data.indicators), data.funding[0].score, data.total_score]


def test_computed_scores_have_the_decimals_of_the_finest() -> None:
    made = evened(form("", "", ""), form("9.41", "10", "7.5", total="26.91", money="9.4"))
    assert scores(made) == ["9.41", "10.00", "7.50", "9.40", "26.91"]


def test_whole_scores_stay_whole() -> None:
    made = form("10", "20", total="30")
    assert evened(form("", ""), made) == made


def test_a_score_that_was_given_is_kept_and_sets_the_decimals_too() -> None:
    made = evened(form("9.415", "10", ""), form("9.415", "10", "7.5", total="26.915"))
    assert scores(made) == ["9.415", "10", "7.500", "", "26.915"]


@pytest.mark.parametrize("words", ["待定", "-", "8分", "1e3"])
def test_words_in_the_column_are_left_alone(words: str) -> None:
    assert scores(evened(form(words, ""), form(words, "7.5", total="7.5")))[:2] == [words, "7.5"]
