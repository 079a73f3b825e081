"""What is said of rows that have their points together: of their sum, never of one of them."""

from __future__ import annotations

import pytest

import jixiao
from jixiao.core.formshapes import FormData, IndicatorData, LevelPointsData

SCORING = {"S304", "S305", "S306", "S307", "S308", "S317"}


def _said(*rows: tuple[str, str, str], headed: str = "") -> list[tuple[str, str | None, str]]:
    """Code, printed and expected of what is said of scores; rows of result, points and score."""
    data = FormData(
        kind="self_evaluation",
        year=2024,
        project="培训",
        implementing_unit="甲局",
        indicators=tuple(
            IndicatorData(
                level1="产出指标",
                level2="数量指标",
                name=f"第{number}项",
                target="≥10个",
                actual=actual,
                points=points,
                score=score,
                reason="人员变动",
                points_shared=not headed and not points,
            )
            for number, (actual, points, score) in enumerate(rows, start=1)
        ),
        level_points=(LevelPointsData(level=1, name="产出指标", points=headed),) if headed else (),
    )
    found = jixiao.check(data).documents[0].findings
    return [
        (each.code, each.printed, each.expected or "") for each in found if each.code in SCORING
    ]


@pytest.mark.parametrize(
    ("rows", "headed", "said"),
    [
        ((("10个", "24", "22"), ("11个", "", "")), "", [("S306", "22", "24")]),
        ((("10个", "24", "24"), ("11个", "", "")), "", []),
        ((("8个", "24", "22"), ("11个", "", "")), "", []),  # nobody says what a row has
        ((("10个", "24", "22"), ("8个", "", "")), "", []),
        ((("10个", "24", "24"), ("8个", "", "")), "", [("S307", "24", "")]),
        ((("10个", "24", "12"), ("11个", "", "12")), "", []),
        ((("10个", "24", "12"), ("11个", "", "10")), "", [("S306", "", "")]),
        ((("10个", "24", "14"), ("11个", "", "12")), "", [("S304", "", "")]),
        ((("10个", "", "12"), ("11个", "", "12")), "24", []),
        ((("10个", "", "12"), ("11个", "", "10")), "24", [("S306", "", "")]),
        ((("10个", "", "22"), ("11个", "", "")), "24", [("S306", "22", "24")]),
        ((("10个", "", "22"),), "24", [("S306", "22", "24")]),
    ],
)
def test_a_group_is_judged_by_its_sum(
    rows: tuple[tuple[str, str, str], ...], headed: str, said: list[tuple[str, str, str]]
) -> None:
    assert _said(*rows, headed=headed) == said
