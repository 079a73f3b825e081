"""S321: scores against the coefficients that are printed beside them."""

from __future__ import annotations

import pytest

import jixiao
from jixiao.core.formshapes import FormData, IndicatorData


def _said(
    head: str, coefficient: str, score: str, *, target: str = "≥10个", actual: str = "10个"
) -> list[tuple[str, str | None, str | None]]:
    rows = tuple(
        IndicatorData(
            level1="产出指标",
            name=name,
            target=target,
            actual=actual,
            points="10",
            score=own,
            extra={head: factor},
        )
        for name, factor, own in (("甲数量", coefficient, score), ("乙数量", "1", "10"))
    )
    data = FormData(kind="self_evaluation", year=2024, project="培训", indicators=rows)
    found = [each for each in jixiao.check(data).documents[0].findings if each.code == "S321"]
    return [(each.severity.value, each.printed, each.expected) for each in found]


@pytest.mark.parametrize(
    ("coefficient", "score", "said"),
    [
        ("1", "10", []),
        ("1.0", "10", []),
        ("100%", "10", []),
        ("100", "10", []),
        ("0.9", "10", [("error", "0.9", "1")]),  # the target is met
        ("90%", "10", [("error", "90%", "100%")]),
        ("0.9", "9", []),  # S306 has the score
        ("1", "9", []),
        ("见说明", "10", []),
    ],
)
def test_a_coefficient_beside_a_counted_row(
    coefficient: str, score: str, said: list[tuple[str, str, str]]
) -> None:
    assert _said("得分系数", coefficient, score) == said
    assert _said("备注", coefficient, score) == []


@pytest.mark.parametrize(
    ("coefficient", "score", "said"),
    [
        ("0.9", "9", []),
        ("0.9", "9.5", [("error", "9.5", "9.0")]),
        ("0.85", "8", [("error", "8", "8.50")]),
    ],
)
def test_a_coefficient_beside_words(
    coefficient: str, score: str, said: list[tuple[str, str, str]]
) -> None:
    assert _said("评分系数", coefficient, score, target="提高", actual="有所提高") == said


def test_coefficients_without_scores_are_told() -> None:
    rows = tuple(
        IndicatorData(name=name, target="≥9个", actual="9个", points="50", extra={"得分系数": "1"})
        for name in ("甲", "乙")
    )
    data = FormData(kind="self_evaluation", year=2024, project="培训", indicators=rows)
    [found] = [each for each in jixiao.check(data).documents[0].findings if each.code == "S321"]
    assert "没有“得分”一栏" in found.message.zh
