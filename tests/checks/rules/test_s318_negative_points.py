"""S318: points and scores below 0, in rows and of the execution, but for rows that deduct."""

from __future__ import annotations

import pytest

import jixiao
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, IndicatorData
from tests.checks.builders import Sheet, printed

HEAD = "name | target | actual | points | score | review_score\n"
ROW = "{} | ≥9% | 9% | {} | {} | {}\n乙率 | ≥9% | 9% | 45 | 45 | "
FUNDED = "source | budget | executed | points | score\n年度资金总额 | 100 | 100 | {} | {}"


@pytest.mark.parametrize(
    ("name", "points", "score", "review", "execution", "told"),
    [
        ("甲率", "45", "45", "45", ("10", "10"), []),
        ("甲率", "45", "0", "", ("10", "0"), []),
        ("甲率", "45", "-1", "", ("10", "10"), ["-1"]),
        ("甲率", "-45", "", "", ("10", "10"), ["-45"]),
        ("甲率", "45", "45", "-0.5", ("10", "10"), ["-0.5"]),
        ("甲率", "45", "45", "", ("10", "-10"), ["-10"]),
        ("甲率", "45", "45", "", ("-10", ""), ["-10"]),
        ("审计发现问题扣分", "45", "-5", "", ("10", "10"), []),
        ("甲率", "45", "负五", "", ("10", "10"), []),
    ],
)
def test_points_are_not_below_nothing(
    name: str, points: str, score: str, review: str, execution: tuple[str, str], told: list[str]
) -> None:
    sheet = Sheet(HEAD + ROW.format(name, points, score, review), FUNDED.format(*execution))
    assert printed("S318", sheet) == told


def test_filling_and_a_review_of_what_it_wrote_say_the_same() -> None:
    row = IndicatorData(
        level1="产出指标",
        level2="数量指标",
        name="培训人数",
        target="≥100人",
        actual="80人",
        points="90",
        score="-5",
    )
    data = FormData(
        kind="self_evaluation",
        year=2024,
        title="项目支出绩效自评表",
        project="某培训项目",
        implementing_unit="某单位",
        funding=(FundingData(source="年度资金总额", role="total", budget="100", executed="100"),),
        indicators=(row,),
    )
    assert not jixiao.fill(data, "docx").files
    made = jixiao.fill(data, "docx", draft=True)
    told = [each for each in made.forms[0].findings if each.code in ("S318", "E012")]
    assert [(each.code, each.severity) for each in told] == [("S318", Severity.ERROR)]
    (seen,) = jixiao.review(jixiao.Source("表.docx", made.files[0].content)).documents
    assert [each.printed for each in seen.findings if each.code == "S318"] == ["-5"]
