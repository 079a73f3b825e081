"""Dates, claims, echoes, reasons, units and damaged notations."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import XINJIANG, Case, Sheet, assert_case, findings

TARGET = "name | target | actual\n"
SCORED = "level2 | name | target | actual | points | score | reason\n"
ECHOED = "做好参保登记，按期完成全年征缴，提高经办服务水平，方便参保群众。"
EQUAL = "甲数 | 9人 | {}\n乙数 | 8次 | 8次\n丙数 | 7本 | 7本\n丁数 | 6个 | 6个\n戊数 | 5场 | 5场"
INJURY, PENSION = "工伤保险", "企业职工基本养老保险"

CASES = [
    Case(
        "D601",
        Sheet(TARGET + "宣传活动时间 | 2023年12月31日之前 | 2023年12月31日之前", year=2024),
        "2023年12月31日之前",
        Sheet(TARGET + "宣传活动时间 | 2024年12月31日之前 | 2024年11月30日", year=2024),
    ),
    Case(
        "D603",
        Sheet(goal="某地2021年1月-12月，严格执行政策。"),
        "2021年1月-12月",
        Sheet(goal="某地2020年1月-12月，严格执行政策。"),
    ),
    Case(
        "L701",
        Sheet(
            TARGET + "支出预算执行率 | 105%≤≥95% | 76.05%", goal="待遇按时发放，达到了预期目标。"
        ),
        "达到了预期目标",
        Sheet(
            TARGET + "支出预算执行率 | 105%≤≥95% | 97.51%", goal="待遇按时发放，达到了预期目标。"
        ),
    ),
    Case(
        "L702",
        Sheet(TARGET + "首次发放成功率 | ≥95% | ≥95%"),
        "≥95%",
        Sheet(
            TARGET
            + "首次发放成功率 | ≥95% | 96.3%\n政策执行率 | 100% | 100%\n发放时效 | 每月25日前 |"
            " 每月25日前"
        ),
    ),
    Case(
        "L703",
        Sheet(
            SCORED
            + "数量指标 | 参保人数 | ≥9人 | 8人 | 9 | 8 | \n数量指标 | 宣传次数 | ≥9次 | 8次 | 9 |"
            " 8 | 受疫情影响"
        ),
        "参保人数",
        Sheet(
            SCORED
            + "数量指标 | 参保人数 | ≥9人 | 8人 | 9 | 8 | 受疫情影响\n数量指标 | 宣传次数 | ≥9次 |"
            " 9次 | 9 | 9 | "
        ),
    ),
    Case(
        "L705",
        Sheet(TARGET + "参保人数 | ≥9人 | \n宣传次数 | ≥9次 | 9次\n印刷数量 | ≥9本 | 9本"),
        "参保人数",
        Sheet(TARGET + "参保人数 | ≥9人 | 9人\n宣传次数 | ≥9次 | 9次\n印刷数量 | ≥9本 | 9本"),
    ),
    Case(
        "L706",
        Sheet(goal="每月25日前按时足额发放养老金。", fund=INJURY, pack=XINJIANG),
        "发放养老金",
        Sheet(goal="每月25日前按时足额发放工伤保险待遇。", fund=INJURY, pack=XINJIANG),
    ),
    Case(
        "L707",
        Sheet(TARGET + "政策知晓率 | ≥95% | 96%\n政策知晓率 | ≥95% | 97%"),
        "政策知晓率",
        Sheet(TARGET + "政策知晓率 | ≥95% | 96%\n政策知晓率 | ≥85% | 97%"),
    ),
    Case(
        "L708",
        Sheet("level2 | name | target | actual\n服务对象满意度指标 | 服务对象满意度 | 满意 | 满意"),
        "满意",
        Sheet("level2 | name | target | actual\n服务对象满意度指标 | 服务对象满意度 | ≥90% | 93%"),
    ),
    Case(
        "L709",
        Sheet("level2 | name | target | actual\n成本指标 | 印刷成本 | ≥3万元 | 3万元"),
        "≥3万元",
        Sheet(
            "level2 | name | target | actual\n成本指标 | 印刷成本 | ≤3万元 | 3万元\n成本指标 |"
            " 补助标准 | ≥30元/人 | 30元/人"
        ),
    ),
    Case(
        "L710",
        Sheet(SCORED + "数量指标 | 参保人数 | ≥9万人 | 12万人 | 9 | 8 | 人数小于预算数"),
        "小于预算数",
        Sheet(SCORED + "数量指标 | 参保人数 | ≥9万人 | 8万人 | 9 | 8 | 人数小于预算数"),
    ),
    Case(
        "L711",
        Sheet(expected=ECHOED, goal=ECHOED),
        ECHOED,
        Sheet(
            expected=ECHOED, goal="登记参保141人，征缴完成全年任务的103%，窗口办理时间缩短一半。"
        ),
    ),
    Case("L712", Sheet(TARGET + EQUAL.format("9人")), "9人", Sheet(TARGET + EQUAL.format("10人"))),
    Case(
        "U502",
        Sheet(TARGET + "参保人数 | ≥410.07万人 | 409.33"),
        "409.33",
        Sheet(TARGET + "参保人数 | ≥410.07万人 | 409.33万人"),
    ),
    Case(
        "U502",
        Sheet(TARGET + "救助对象 | ≥3600人次 | 3510人"),
        "3510人",
        Sheet(TARGET + "救助对象 | ≥3600人 | 3510名"),
    ),
    Case(
        "U503",
        Sheet(TARGET + "参保人数 | 34.83万人 | 39.31人"),
        "39.31人",
        Sheet(TARGET + "参保人数 | 34.83万人 | 393100人"),
    ),
    Case(
        "R121",
        Sheet(TARGET + "物资费用 | ≤9元 | 7,00.0,77"),
        "7,00.0,77",
        Sheet(TARGET + "物资费用 | ≤9元 | 7,000.77"),
    ),
    Case(
        "R123",
        Sheet(TARGET + "支出执行率 | 105%≤≥95% | 97%"),
        "105%≤≥95%",
        Sheet(TARGET + "支出执行率 | 95%～105% | 97%"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_wrong_is_reported_and_right_is_left_alone(case: Case) -> None:
    assert_case(case)


def test_prompts_of_the_template_are_seen_and_its_notes_are_not() -> None:
    prompt = "（包括项目用途、主要内容、涉及对象等）"
    found = findings(
        "L704",
        Sheet(),
        texts=(
            "一、基本情况",
            prompt,
            "表中标红的区域做了模拟。",
            "项目负责人：××人",
            "注：1.请在原因栏中说明。",
        ),
    )
    assert [finding.place.line for finding in found] == [2, 3, 4]
    assert (
        findings(
            "L704",
            Sheet(),
            texts=("本项目用于保障养老金按时足额发放（包括企业和机关）。", "长20×30米。"),
        )
        == []
    )


def test_the_echoed_cells_of_a_form_are_one_finding() -> None:
    (found,) = findings(
        "L702",
        Sheet(
            TARGET
            + "首次发放成功率 | ≥95% | ≥95%\n转移成功率 | ≥95% | 95%以上\n满意度 | ≥90% | ≥90%"
        ),
    )
    assert len(found.related) == 2


def test_income_above_its_range_is_no_shortfall() -> None:
    (found,) = findings(
        "L701", Sheet(TARGET + "收入预算执行率 | 105%≤≥95% | 105.62%", goal="达到了预期目标。")
    )
    assert found.severity is Severity.REMARK


@pytest.mark.parametrize(
    "words", ["确保达到预期目标。", "未达到预期目标。", "为完成全年目标而努力。"]
)
def test_an_intention_is_no_claim(words: str) -> None:
    assert findings("L701", Sheet(TARGET + "支出预算执行率 | 105%≤≥95% | 76.05%", goal=words)) == []


def test_event_driven_counts_refute_no_claim() -> None:
    assert (
        findings(
            "L701", Sheet(TARGET + "领取失业金人数 | 1520人 | 1200人", goal="达到了预期目标。")
        )
        == []
    )


def test_one_reason_for_the_whole_form_is_enough() -> None:
    rows = SCORED + "数量指标 | 参保人数 | ≥9人 | 8人 | 9 | 8 | "
    assert findings("L703", Sheet(rows, conclusion="受疫情影响，参保人数少于计划。")) == []


def test_a_form_without_a_column_for_reasons_is_not_asked_for_them() -> None:
    rows = (
        "level2 | name | target | actual | points | score\n数量指标 | 参保人数 | ≥9人 | 8人 | 9 | 8"
    )
    assert findings("L703", Sheet(rows)) == []


def test_a_period_over_several_years_may_begin_before_the_form() -> None:
    assert (
        findings("D601", Sheet(TARGET + "建设时间 | 2019年1月-2020年12月 | 2019年1月-2020年12月"))
        == []
    )


def test_the_year_of_a_document_number_is_no_date() -> None:
    assert (
        findings(
            "D601",
            Sheet(TARGET + "执行标准 | 按人社部发〔2018〕25号执行 | 按人社部发〔2018〕25号执行"),
        )
        == []
    )


def test_last_year_beside_this_year_is_a_comparison() -> None:
    assert findings("D603", Sheet(goal="2020年支出增长，较2019年度提高3%。")) == []


def test_amounts_need_a_unit_of_money() -> None:
    bare = Sheet(funding="source | budget\n年度资金总额 | 1329120.67", money_unit=None)
    (found,) = findings("U501", bare)
    assert found.printed == "1329120.67"
    assert findings("U501", bare._replace(money_unit="元")) == []
    assert (
        findings("U501", bare._replace(funding="source | budget\n年度资金总额 | 132.91万元")) == []
    )


def test_a_unit_column_serves_both_values() -> None:
    assert (
        findings(
            "U502",
            Sheet("name | operator | target | unit | actual\n参保人数 | ≥ | 21500 | 人 | 21876"),
        )
        == []
    )


def test_yuan_and_ten_thousand_yuan_are_one_amount() -> None:
    sheet = Sheet(TARGET + "物资费用 | ≤7.5万元 | 72890元")
    assert findings("U502", sheet) + findings("U503", sheet) == []


def test_pension_words_belong_in_a_pension_form() -> None:
    assert findings("L706", Sheet(goal="按时足额发放养老金。", fund=PENSION, pack=XINJIANG)) == []


def test_placeholders_of_a_document_are_one_finding() -> None:
    (found,) = findings("L704", Sheet(), texts=("××县医疗保障局", "20XX年度", "负责人：×××"))
    assert (found.place.line, len(found.related)) == (1, 2)


def test_a_form_on_several_funds_may_speak_of_each() -> None:
    sheet = Sheet(
        goal="按时足额发放养老金。",
        fund=INJURY,
        pack=XINJIANG,
        project="企业职工养老、工伤保险基金支出",
    )
    assert findings("L706", sheet) == []


def test_single_counts_far_apart_are_only_a_warning() -> None:
    (found,) = findings("U503", Sheet(TARGET + "点击次数 | ≥1次 | 12000次"))
    assert found.severity is Severity.WARNING


def test_a_prompt_is_told_whole_and_with_its_field() -> None:
    (found,) = findings("L704", Sheet(TARGET + "参保人数 | ≥9人 | （请填写）"))
    assert found.message.zh == "指标第1行“完成值”的“（请填写）”是待填的提示语"


@pytest.mark.parametrize(
    ("name", "target", "actual", "severity"),
    [
        ("问题发生率", "≤5%", "-55%", Severity.WARNING),
        ("差错率", "≤5%", "-55%", Severity.WARNING),
        ("参保人员满意度", "≥90%", "-95%", Severity.ERROR),
        ("支出增长率", "≤5%", "-55%", None),
        ("成本节约率", "≥5%", "-5%", None),
        ("执行率与序时进程偏离率", "-10%~10%", "-22%", None),
        ("收支变化占比", "-5%~5%", "-2%", None),
    ],
)
def test_a_negative_rate_is_told_where_it_cannot_fall(
    name: str, target: str, actual: str, severity: Severity | None
) -> None:
    found = findings("F804", Sheet(TARGET + f"{name} | {target} | {actual}"))
    assert [each.severity for each in found] == ([severity] if severity else [])
