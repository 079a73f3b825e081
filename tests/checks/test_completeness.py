"""How complete a form is."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.application.checking import check
from jixiao.checks.completeness import Completeness, completeness_of
from jixiao.core.formdata import FormData, FundingData, IndicatorData


def complete(kind: str, **fields: object) -> Completeness:
    data = FormData(kind=kind, year=2024, project="某项目", implementing_unit="某中心", **fields)
    (document,) = check(data).documents
    return completeness_of(document.view.forms[0], document.findings)


ROW = IndicatorData(
    level1="产出指标",
    level2="数量指标",
    name="参保人数",
    target="≥100人",
    actual="120人",
    points="90",
    score="90",
)
MONEY = FundingData(source="年度资金总额", role="total", budget="10", executed="9", rate="90%")


def test_a_form_with_all_of_it_lacks_nothing() -> None:
    found = complete(
        "self_evaluation", funding=(MONEY,), indicators=(ROW,), total_points="100", total_score="99"
    )
    assert found == Completeness(lacks=(), wanted=8, filled=8)


def test_a_form_without_money_and_total_is_told_so() -> None:
    found = complete("self_evaluation", indicators=(ROW,))
    assert set(found.lacks) == {"funding", "total_score"}
    assert found.wanted - found.filled == 4  # three amounts and the total


@pytest.mark.parametrize("kind", ["monitoring", "target_declaration"])
def test_what_its_kind_does_not_have_is_not_missed(kind: str) -> None:
    found = complete(kind, funding=(MONEY,), indicators=(ROW,), as_of="2024-06")
    assert "total_score" not in found.lacks
    assert found.filled == found.wanted


def test_a_form_without_rows_lacks_its_indicators() -> None:
    assert "indicators" in complete("self_evaluation", funding=(MONEY,)).lacks


def test_a_layout_without_scores_has_no_total_score_to_lack() -> None:
    row = msgspec.structs.replace(ROW, points="", score="")
    found = complete("self_evaluation", funding=(MONEY,), indicators=(row,))
    assert found == Completeness(lacks=(), wanted=5, filled=5)
