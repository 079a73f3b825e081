"""A deviation is of the printed overall completion where there is one, wherever it is told."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

import jixiao
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData
from jixiao.core.forms import MONITORING
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from tests.building import funding, monitoring

PACK = load_packs()["xinjiang-monitoring-2020"]


@pytest.mark.parametrize(
    ("overall", "executed", "deviation"),
    [
        ("59.03%", "50.0112", "9.02"),
        ("51.75%", "56.355", "-4.61"),
        ("0.5", "20", "30.00"),
        ("59.036%", "50", "9.04"),
        ("", "50", "-20.00"),  # the mean of the rows
        ("较好", "50", "-20.00"),
        ("59.03%", "", None),
    ],
)
def test_what_a_deviation_is_of(overall: str, executed: str, deviation: str | None) -> None:
    form = monitoring(
        "培训人次 | ≥200人次 | 120人次 | 30.00%", row=funding("100", executed), overall=overall
    )
    result = score_form(form, PACK)
    assert result.deviation == (Decimal(deviation) if deviation else None)
    assert result.overall_completion == 30


def test_without_rows_the_printed_one_is_all_there_is() -> None:
    form = monitoring("培训人次 | ≥200人次 | 完成 | ", row=funding("100", "50"), overall="59.03%")
    result = score_form(form, PACK)
    assert (result.overall_completion, result.deviation) == (None, Decimal("9.03"))


ROWS = (("培训人数", "100人", "100%"), ("发放册数", "80册", "80%"), ("检查次数", "80次", "80%"))


def given(overall: str, conclusion: str = "") -> FormData:
    """Rows with a mean of 86.67%, 10.17 points above the rate; a print of 84.04% is 7.54 above."""
    return FormData(
        kind=MONITORING,
        year=2024,
        as_of="2024-12",
        title="绩效运行监控表",
        project="某培训项目",
        implementing_unit="四川某单位",
        supervising_department="某局",
        funding=(FundingData(source="年度资金总额", role="total", budget="100", executed="76.5"),),
        goals=(GoalData(expected="完成培训任务", actual="已经培训", completion=overall),),
        indicators=tuple(
            IndicatorData(
                level1="产出指标",
                level2="数量指标",
                name=name,
                target=f"≥100{actual[-1]}",
                actual=actual,
                completion=completion,
            )
            for name, actual, completion in ROWS
        ),
        conclusion=conclusion,
    )


@pytest.mark.parametrize(
    ("overall", "deviation", "told"), [("", "10.17", True), ("84.04%", "7.54", False)]
)
def test_duties_words_dashboard_and_checks_go_by_one_figure(
    overall: str, deviation: str, told: bool
) -> None:
    made = jixiao.monitor(given(overall), rules="sichuan-monitoring-2025")
    (form,) = made.forms
    duties = [each.what for each in form.monitoring.duties if each.about == "deviation"]
    assert bool(duties) is told
    assert all(f"高{deviation}个百分点" in each for each in duties)
    assert (f"偏差率为{deviation}%" in form.data.conclusion) is told
    page = jixiao.dashboard(made, "html").decode()
    assert f"{deviation}个百分点" in page
    assert ("表上所填，各行平均为86.67%" in page) is not told
    claimed = jixiao.check(
        msgspec.structs.replace(form.data, conclusion="无偏差。"),
        jixiao.Context(rules=load_packs()["sichuan-monitoring-2025"]),
    )
    codes = {each.code for each in claimed.documents[0].findings}
    assert ("M904" in codes) is told
    (seen,) = claimed.documents
    assert seen.view.forms[0].result.deviation == Decimal(deviation)
