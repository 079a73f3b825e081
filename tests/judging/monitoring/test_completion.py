"""Monitoring forms: the four of one county (June 2020) reproduced, and the conventions of other
places.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.core.forms import Form
from jixiao.judging.choosing import choose
from jixiao.judging.monitoring.completion import PLAIN, SCALED, solve_missing
from jixiao.judging.results import FormResult
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from tests.building import funding, monitoring

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


def judged(form: Form) -> FormResult:
    """The result by the pack that the form's place chooses."""
    pack, _ = choose(form, load_packs())
    return score_form(form, pack)


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


PLAIN_FORM = monitoring(
    """
培训人次 | ≥200人次 | 120人次 | 60%
培训场次 | ≥10场 | 5场 | 50%
资金支付准确率 | 100% | 100% | 100%
设备采购数量 | ≥8台 | 8台 | 100%
""",
    row=funding("100", "50"),
    overall="77.5%",
    unit_name="某市某局",
)
SCALED_FORM = monitoring(
    """
培训人次 | ≥200人次 | 120人次 | 40.00%
培训场次 | ≥10场 | 5场 | 33.33%
资金支付准确率 | 100% | 100% | 100%
设备采购数量 | ≥8台 | 8台 | 66.67%
""",
    row=funding("100", "50"),
    overall="60%",
    unit_name="某市某局",
    month=8,
)


@pytest.mark.parametrize(
    ("form", "convention", "completions"),
    [
        (PLAIN_FORM, PLAIN, ["60", "50", "100", "100"]),
        (SCALED_FORM, SCALED, ["40.00", "33.33", "67", "66.67"]),
    ],
)
def test_elsewhere_the_majority_of_the_rows_decides(
    form: Form, convention: str, completions: list[str]
) -> None:
    result = judged(form)
    assert result.convention == convention
    assert [row.completion for row in result.indicators] == [Decimal(each) for each in completions]
    assert "多数行" in result.convention_reason


def test_without_a_month_the_plain_ratio_is_taken_even_under_a_scaling_pack() -> None:
    form = monitoring(
        "培训人次 | ≥200人次 | 120人次 | 60%", row=funding("100", "50"), overall="60%", month=None
    )
    assert score_form(form, load_packs()["xinjiang-monitoring-2020"]).convention == PLAIN


def test_completions_printed_as_factors_are_read_as_rates() -> None:
    form = monitoring(
        "培训 | ≥200人次 | 120人次 | 0.6\n采购 | ≥8台 | 8台 | 1",
        row=funding("100", "50"),
        overall="80%",
        unit_name="某市",
    )
    assert judged(form).overall_completion == Decimal("80.00")
