"""Monitoring forms: the four of one county (June 2020) reproduced, and the conventions of other
places.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.figures import half_up
from jixiao.core.forms import Form
from jixiao.judging.monitoring.completion import (
    PLAIN,
    SCALED,
    Convention,
    printed_completions,
    solve_missing,
)
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from tests.building import funding, monitoring
from tests.judging.monitoring.forms import NATIONAL, PLACE, judged, one

MISSED = "未达成预期指标且效果较差"


RESIDENT_PENSION = monitoring(
    f"""
参保缴费人数 | 74272人 | 66467人 | 44.75%
保障退休待遇人数 | 15424人 | 14388人 | 46.64%
基本养老保险收入预算执行率 | ≥95%或≤105% | 95.00% | 24.94%
基本养老保险支出预算执行率 | ≥95%或≤105% | 95.00% | 24.94%
养老保险待遇首次发放成功率 | ≥95% | 100% | 95.00%
养老金首次转移成功率 | ≥95% | 100% | 95.00%
养老金发放时效 | 每月25日前 | {MISSED} | 100.00%
基金使用符合政策规定 | 100% | 100% | 95.00%
让离退休人员安享晚年 | 充分发挥职能作用 | {MISSED} | 5.00%
离退休人员上访率 | 上访率控制在0.1%以内 | 未达监控节点 | /
离休退休人员满意度 | ≥95% | 未达监控节点 | /
""",
    row=funding("2889.39", "1445.00"),
    overall="59.03%",
    fund="城乡居民基本养老保险",
)


PUBLIC_PENSION = monitoring(
    f"""
参保缴费人数 | 6706人 | 6903人 | 50.00%
保障退休待遇人数 | 2000人 | 1964人 | 49.10%
基本养老保险预算执行率 | ≥95%或≤105% | 95.00% | 95.00%
基本养老支出预算执行率 | ≥95%或≤105% | 95.00% | 95.00%
养老保险待遇首次发放成功率 | ≥95% | 100.00% | 41.67%
养老金首次转移成功率 | ≥95% | 100.00% | 41.67%
养老金发放时效 | 每月25日前 | {MISSED} | 41.67%
基金使用符合政策规定 | 100% | 100% | 41.67%
让离退休人员安享晚年 | 充分发挥职能作用 | {MISSED} | 10.00%
离退休人员上访率 | 上访率控制在0.1%以内 | 未达监控节点 | /
""",
    row=funding("12939.37", "7292.00"),
    overall="51.75%",
    fund="机关事业单位基本养老保险",
)


EMPLOYEE_MEDICAL = monitoring(
    rf"""
支出预算执行率与序时进程偏离率 | $\geq -10\%$ 或 $\leq 10\%$ | 0% | 50.00%
生育保险支出预算执行率与序时进程偏离率 | $\geq -10\%$ 或 $\leq 10\%$ | 17.01% | 17.01%
职工基本医疗可支付月数 | ≥ 6 个月或 ≤ 9 个月 | 9个月 | 50.00%
生育保险基金可支付月数 | ≥ 6 个月或 ≤ 9 个月 | 9个月 | 41.67%
保障职工基本医疗保险参保人数 | ≥ 13269 人 | 13471人 | 50.00%
保障生育保险待遇享受人数 | ≥ 284 人 | 128人 | 58.80%
应享受待遇金额与实际享受待遇金额差额 | $< 0.1\%$ | 0% | 33.33%
医疗保险待遇发放准确率 | $\geq 99\%$ | 100% | 33.33%
按标准足额保障参保人员待遇支出 | $\geq 99\%$ | 100% | 33.33%
按时报送季报 | 每季度结束后的,15日内 | {MISSED} | 33.33%
及时报送决算 | 每年度结束后的,20日内 | {MISSED} | 33.33%
及时拨款 | 30日内完成审核拨付 | {MISSED} | 33.33%
基金使用符合政策规定 | 100% | 100% | 33.33%
保障各项社会保险待遇 | 按标准审核后足额发放 | {MISSED} | 33.33%
违规使用医疗保险基金的情况 | ≤ 0 | 0 | 33.33%
社会面平稳有序,上访率 | $\leq 1\%$ | 0% | 33.33%
待遇享受人员满意度 | $> 90\%$ | 未达监控节点 | /
""",
    row=funding("3738.2", "1036.00"),
    overall="37.55%",
)


RESIDENT_MEDICAL = monitoring(
    rf"""
支出预算执行率与序时进程偏离率 | $\geq -10\%$ 或 $\leq 10\%$ | 0% | 50.00%
城乡居民基本医疗可支付月数 | ≥ 6 个月或 ≤ 9 个月 | 9个月 | 41.67%
保障城乡居民基本医疗参保人数 | ≥ 158269 人 | 157751人 | 41.54%
应享受待遇金额与实际享受待遇金额差额 | $< 0.1\%$ | 0% | 41.67%
医疗保险待遇发放准确率 | $\geq 99\%$ | 100% | 41.67%
按标准足额保障参保人员待遇支出 | $\geq 99\%$ | 100% | 41.67%
按时报送季报 | 每季度结束后的,15日内 | {MISSED} | 41.67%
及时报送决算 | 每年度结束后的,20日内 | {MISSED} | 41.67%
及时拨款 | 30日内完成审核拨付 | {MISSED} | 41.67%
基金使用符合政策规定 | 100% | 100% |
保障各项社会保险待遇 | 按标准审核后足额发放 | {MISSED} | 1.00%
违规使用医疗保险基金的情况 | ≤ 0 | 0 | 41.67%
社会面平稳有序,上访率 | $\leq 1\%$ | 0% | 41.67%
建档立卡贫困户待遇享受人员满意度 | $> 90\%$ | 未达监控节点 | /
""",
    row=funding("11110.26", "2454.00"),
    overall="39.17%",
    fund="城乡居民基本医疗保险",
)


@pytest.mark.parametrize(
    ("form", "overall", "rate", "deviation"),
    [
        (RESIDENT_PENSION, "59.03", "50.01", "9.02"),
        (PUBLIC_PENSION, "51.75", "56.36", "-4.61"),
        (EMPLOYEE_MEDICAL, "37.55", "27.71", "9.84"),
        (RESIDENT_MEDICAL, "39.17", "22.09", "17.08"),
    ],
)
def test_the_four_forms_of_one_county_are_reproduced(
    form: Form, overall: str, rate: str, deviation: str
) -> None:
    result = judged(form)
    assert (result.overall_completion, result.deviation) == (Decimal(overall), Decimal(deviation))
    assert result.execution_rate is not None
    assert f"{result.execution_rate:.2f}" == rate


@pytest.mark.parametrize(
    ("form", "row", "expected"),
    [
        (RESIDENT_PENSION, 0, "44.75"),
        (RESIDENT_PENSION, 1, "46.64"),
        (RESIDENT_PENSION, 3, "50.00"),
        (RESIDENT_PENSION, 4, "50.00"),
        (PUBLIC_PENSION, 0, "50.00"),
        (PUBLIC_PENSION, 1, "49.10"),
        (EMPLOYEE_MEDICAL, 0, "50.00"),
        (EMPLOYEE_MEDICAL, 1, "0.00"),
        (EMPLOYEE_MEDICAL, 5, "22.54"),
        (EMPLOYEE_MEDICAL, 15, "50.00"),
        (RESIDENT_MEDICAL, 2, "49.84"),
    ],
)
def test_row_completions_follow_the_recovered_rule(form: Form, row: int, expected: str) -> None:
    assert judged(form).indicators[row].completion == Decimal(expected)


@pytest.mark.parametrize(
    ("form", "row"), [(RESIDENT_PENSION, 6), (RESIDENT_PENSION, 9), (EMPLOYEE_MEDICAL, 16)]
)
def test_rows_not_due_or_missed_in_words_have_no_completion_by_rule(form: Form, row: int) -> None:
    assert judged(form).indicators[row].completion is None


def test_the_missing_cell_is_solved_from_the_printed_overall_completion() -> None:
    result = judged(RESIDENT_MEDICAL)
    missing = solve_missing(RESIDENT_MEDICAL, result.indicators)
    assert missing is not None
    assert (missing.index, missing.candidate) == (9, Decimal("41.67"))
    assert Decimal("41.67") in missing.interval
    assert Decimal("50") not in missing.interval
    assert result.overall_derivation is not None
    assert "第10行完成率缺填" in result.overall_derivation.rule


def test_a_form_without_an_empty_cell_has_nothing_missing() -> None:
    assert solve_missing(EMPLOYEE_MEDICAL, judged(EMPLOYEE_MEDICAL).indicators) is None


LOCAL = load_packs()["xinjiang-monitoring-2020"]


def lacking(actual: str, overall: str, completion: str = "", target: str = "明显") -> Form:
    return monitoring(
        "甲 | ≥100次 | 41次 | 40.50%\n乙 | ≥100次 | 31次 | 30.10%\n"
        f"丙 | {target} | {actual} | {completion}",
        row=funding("100", "50"),
        overall=overall,
        unit_name=PLACE,
    )


@pytest.mark.parametrize("month", range(1, 13))
def test_a_missing_completion_may_be_a_factor_of_months(month: int) -> None:
    factor = half_up(Decimal(month) * 100 / 12, 2)
    overall = half_up((Decimal("70.60") + factor) / 3, 2)
    form = lacking("尚可", f"{overall}%")
    found = solve_missing(form, score_form(form, NATIONAL).indicators)
    assert found is not None
    assert (found.index, found.candidate) == (2, factor)
    assert found.interval.high - found.interval.low == Decimal("0.03")


@pytest.mark.parametrize(
    ("actual", "overall", "candidate"),
    [
        ("尚可", "37.03%", "40.50"),  # as a neighbour
        ("尚可", "33.57%", "30.10"),
        ("尚可", "48.33%", None),  # 74.39 is nobody's
    ],
)
def test_a_missing_completion_may_be_as_the_others(
    actual: str, overall: str, candidate: str | None
) -> None:
    form = lacking(actual, overall)
    found = solve_missing(form, score_form(form, NATIONAL).indicators)
    assert found is not None
    assert found.candidate == (Decimal(candidate) if candidate else None)


def test_a_missing_completion_may_be_what_the_rule_gives() -> None:
    form = lacking("74.4次", "48.33%", target="≥100次")
    found = solve_missing(form, score_form(form, NATIONAL, Convention(PLAIN, "")).indicators)
    assert found is not None
    assert found.candidate == Decimal("74.40")


@pytest.mark.parametrize(
    ("actual", "overall", "completion"),
    [
        ("尚可", "35.30%", ""),  # the printed mean holds without it
        ("尚可", "", ""),
        ("", "40%", ""),  # without a result nothing is due
        ("未达监控节点", "40%", ""),
        ("尚可", "40%", "50%"),
    ],
)
def test_no_completion_is_missing(actual: str, overall: str, completion: str) -> None:
    form = lacking(actual, overall, completion)
    assert solve_missing(form, score_form(form, NATIONAL).indicators) is None


def test_the_mean_and_the_deviation_are_told_with_what_they_are_made_of() -> None:
    form = lacking("尚可", "37.03%")
    found = score_form(form, LOCAL)
    assert found.overall_completion == Decimal("37.03")
    made = found.overall_derivation
    assert made is not None
    assert (made.formula, made.result) == ("111.10/3", "37.03%")
    assert made.rule == "各行指标完成率的平均数（第3行完成率缺填，按总体完成率反推为40.50%）"
    assert [(each.name, each.printed) for each in made.operands] == [
        ("第1行", "40.50%"),
        ("第2行", "30.10%"),
    ]
    assert LOCAL.monitoring is not None
    assert made.source == LOCAL.monitoring.source
    less = found.deviation_derivation
    assert less is not None
    assert (found.deviation, less.formula, less.result) == (
        Decimal("-12.97"),
        "37.03%-50.00%",
        "-12.97个百分点",
    )
    assert [each.printed for each in less.operands] == ["50", "100"]
    assert less.source == LOCAL.monitoring.source


@pytest.mark.parametrize(
    ("printed", "mean"), [("40.5% 30%", "35.25"), ("40.125% 30%", "35.063"), ("41% 30%", "35.50")]
)
def test_the_mean_has_two_places_or_those_of_the_finest_row(printed: str, mean: str) -> None:
    first, second = printed.split()
    form = monitoring(
        f"甲 | ≥100次 | 41次 | {first}\n乙 | ≥100次 | 31次 | {second}",
        row=funding("100", "50"),
        overall="",
        unit_name=PLACE,
    )
    assert str(score_form(form, NATIONAL).overall_completion) == mean


def test_a_bare_completion_beside_percentages_is_one() -> None:
    form = monitoring(
        "甲 | ≥100次 | 95次 | 95\n乙 | ≥100次 | 50次 | 50%\n丙 | ≥100次 | / | /\n丁 | ≥100次 | 1次 | ",
        row=funding("100", "50"),
        overall="",
        unit_name=PLACE,
    )
    assert [each and each.value for each in printed_completions(form)] == [95, 50, None, None]


@pytest.mark.parametrize(
    ("actual", "scaled", "plain"),
    [("50人", "25.00", "50.00"), ("150人", "50.00", "100.00"), ("0人", "0.00", "0.00")],
)
def test_heads_that_events_decide_are_complete_at_most(
    actual: str, scaled: str, plain: str
) -> None:
    form = one("100人", actual, name="领取失业保险金人数")
    for name, expected in ((SCALED, scaled), (PLAIN, plain)):
        (row,) = score_form(form, NATIONAL, Convention(name, "")).indicators
        assert (row.attainment.attained, str(row.completion)) == (None, expected)


def test_a_deviation_is_of_the_figures_to_two_places() -> None:
    form = monitoring(
        "甲 | ≥100次 | 41次 | 40.125%\n乙 | ≥100次 | 31次 | 30%",
        row=funding("3", "1"),
        overall="",
        unit_name=PLACE,
    )
    found = score_form(form, NATIONAL)
    assert (found.overall_completion, found.deviation) == (Decimal("35.063"), Decimal("1.73"))
    assert found.deviation_derivation is not None
    assert found.deviation_derivation.formula == "35.06%-33.33%"
