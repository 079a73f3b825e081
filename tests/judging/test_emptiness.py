"""When a form is empty, or reports nothing."""

from __future__ import annotations

import pytest

from jixiao.core.formdata import FormData, FundingData, IndicatorData, form_of
from jixiao.judging.emptiness import reports_nothing, says_nothing

ROW = IndicatorData(level1="产出指标", level2="数量指标", name="培训人次", target="≥320人次")
DONE = IndicatorData(
    level1="产出指标", level2="数量指标", name="培训人次", target="≥3人", actual="3人"
)
FULL = FormData(
    kind="self_evaluation",
    year=2024,
    project="培训经费",
    implementing_unit="某县社保中心",
    money_unit="万元",
    funding=(FundingData(source="总额", role="total", budget="10", executed="9"),),
    indicators=(DONE,),
)
PLANNED = FormData(
    kind="self_evaluation", project="培训经费", implementing_unit="某县社保中心", indicators=(ROW,)
)


@pytest.mark.parametrize(
    ("data", "says", "reports"),
    [
        (FULL, False, False),
        (PLANNED, False, True),
        (FormData(kind="self_evaluation", year=2024, indicators=(ROW,)), True, True),
        (FormData(kind="self_evaluation", total_score="—"), True, True),
        (FormData(kind="self_evaluation", total_score="98"), False, False),
        (FormData(kind="target_declaration", project="甲", indicators=(ROW,)), False, False),
        (FormData(kind="target_declaration"), True, True),
        (FormData(kind="fund_statement"), True, True),
    ],
)
def test_what_is_empty(data: FormData, says: bool, reports: bool) -> None:
    form = form_of(data)
    assert (says_nothing(form), reports_nothing(form)) == (says, reports)
