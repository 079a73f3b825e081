"""Points that no form gives are told by their cell and row."""

from __future__ import annotations

from jixiao.application.templates.bounds import out_of_bounds
from jixiao.core.formdata import FormData, FundingData, IndicatorData, LevelPointsData


def test_points_are_between_nothing_and_a_hundred() -> None:
    data = FormData(
        kind="self_evaluation",
        funding=(FundingData(source="总额", role="total", points="10", score="-1"),),
        indicators=(
            IndicatorData(name="甲", points="120", score="100"),
            IndicatorData(name="乙", points="十", score=""),
        ),
        level_points=(LevelPointsData(level=1, name="产出指标", points="150"),),
    )
    cells = {"indicators[0].points": "指标!G2", "funding[0].score": "资金!L2"}
    assert [each.message.zh for each in out_of_bounds(data, cells)] == [
        "资金!L2 “总额”执行得分填的是-1，应在0到100之间",
        "指标!G2 “甲”分值填的是120，应在0到100之间",
        "“产出指标”分值填的是150，应在0到100之间",
    ]
