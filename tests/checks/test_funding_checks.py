"""The funding block, costs, rates repeated elsewhere in the form, and fund health."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import MONITORING_PACK, XINJIANG, Case, Sheet, assert_case, findings

RATE = "source | initial_budget | budget | executed | rate\n年度资金总额 | {} | {} | {} | {}"
ARRIVED = "source | budget | arrived | executed\n年度资金总额 | 100 | {} | 95"
COSTS = """level2 | name | target | actual
数量指标 | 全年异地核票出差次数 | 5次 | 5次
数量指标 | 宣传活动次数 | 12次 | 12次
成本指标 | 病例印刷成本 | 3万元 | 3万元
成本指标 | 宣传活动成本 | 3万元 | 3万元
成本指标 | 全年异地核查成本 | {0} | {0}
成本指标 | 监督检查费用 | 7万元 | 7万元"""
FUND = "source | budget | executed\n预算数： | {} | {}"
EXECUTION = "name | target | actual\n基金支出预算执行率 | 105%≤≥95% | {}"
GAP = "name | target | actual\n支出预算执行率与序时进程偏离率 | ≥-10%或≤10% | {}"

CASES = [
    Case(
        "T201",
        Sheet(funding=RATE.format("", 200, 150, "70.00%")),
        "70.00%",
        Sheet(funding=RATE.format("", 165692.15, 155863.72, "94.07%")),
    ),
    Case("T203", Sheet(funding=ARRIVED.format(80)), "95", Sheet(funding=ARRIVED.format(100))),
    Case(
        "T204",
        Sheet(COSTS.format("0.6万元/次"), funding=RATE.format("", 15, 15, "100%")),
        "0.6万元/次",
        Sheet(COSTS.format("0.4万元/次"), funding=RATE.format("", 15, 15, "100%")),
    ),
    Case(
        "T205",
        Sheet(funding=RATE.format(100, 180, 180, "100%")),
        "180",
        Sheet(goal="年中追加省级资金80万元。", funding=RATE.format(100, 180, 180, "100%")),
    ),
    Case(
        "X432",
        Sheet(funding=FUND.format(50617, 51774), goal="完成年度预算的100.4%，待遇按时发放。"),
        "100.4%",
        Sheet(funding=FUND.format(222593, 217056), goal="完成年度预算的97.51%，待遇按时发放。"),
    ),
    Case(
        "X433",
        Sheet(
            "name | target | actual\n基本医疗保险支出预算金额 | 165646.47万元 | 153141.49万元",
            FUND.format(165692.15, 155863.72),
        ),
        "165646.47万元",
        Sheet(
            "name | target | actual\n基本医疗保险支出预算金额 | 165692.15万元 | 153141.49万元",
            FUND.format(165692.15, 155863.72),
        ),
    ),
    Case(
        "F801",
        Sheet(funding=FUND.format(16658, 12713), pack=XINJIANG, fund="工伤保险"),
        "12713",
        Sheet(funding=FUND.format(222593, 217056), pack=XINJIANG, fund="企业职工基本养老保险"),
    ),
    Case(
        "F802",
        Sheet(
            funding=RATE.format("", 11110.26, 2454, "22.09%"),
            kind="monitoring",
            pack=MONITORING_PACK,
            month=6,
        ),
        "22.09%",
        Sheet(
            funding=RATE.format("", 12939.37, 7292, "56.36%"),
            kind="monitoring",
            pack=MONITORING_PACK,
            month=6,
        ),
    ),
    Case(
        "F803",
        Sheet(
            "name | target | actual\n统筹基金可支付月数 | ≥6个月 | 42.7个月",
            pack=XINJIANG,
            fund="职工基本医疗保险",
        ),
        "42.7个月",
        Sheet(
            "name | target | actual\n统筹基金可支付月数 | ≥6个月 | 9个月",
            pack=XINJIANG,
            fund="职工基本医疗保险",
        ),
    ),
    Case(
        "F804",
        Sheet("name | target | actual\n服务对象满意度 | ≥90% | 985%"),
        "985%",
        Sheet("name | target | actual\n服务对象满意度 | ≥90% | 98.5%"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_wrong_is_reported_and_right_is_left_alone(case: Case) -> None:
    assert_case(case)


@pytest.mark.parametrize(
    "funding",
    [
        RATE.format("", 100, "85.75", "86%"),  # rounded to whole percent
        RATE.format("", 100, 100, "1"),  # a factor
        RATE.format("", 0, 0, "100%"),  # nothing over nothing
        RATE.format("", 349387.8, 351494.50, "100.60%"),  # above 100%
        "source | executed | rate\n年度资金总额 | 155863.72 | 94.07%",  # no budget column
    ],
)
def test_rates_that_are_right_are_left_alone(funding: str) -> None:
    assert findings("T201", Sheet(funding=funding)) == []


def test_neither_a_project_nor_a_fund_spends_more_than_its_budget_without_a_word() -> None:
    sheet = Sheet(funding=RATE.format("", 100, 120, "120%"))
    (found,) = findings("T203", sheet)
    assert (found.severity, found.printed) == (Severity.WARNING, "120")
    fund = sheet._replace(fund="失业保险", project="失业保险基金支出")
    (found,) = findings("T203", fund)
    assert found.severity is Severity.WARNING
    assert "预算调整" in found.message.zh
    assert findings("T203", fund._replace(goal="年中按程序办理预算调整，追加20万元。")) == []
    told = "name | target | actual | reason\n{} | ≥9人 | 9人 | {}"
    for silent in (
        fund._replace(conclusion="经批准调整支出预算为120万元。"),
        fund._replace(rows=told.format("领取人数", "人数多于预计，已按程序调增预算")),
    ):
        assert findings("T203", silent) == []
    for loud in (
        fund._replace(goal="年中没有办理预算调整。"),
        fund._replace(project="失业保险基金支出（预算调整）"),
        fund._replace(expected="规范预算调整程序。"),
        fund._replace(rows=told.format("预算调整及时率", "")),
        fund._replace(notes=("执行率＝全年执行数/调整后预算数。",)),
    ):
        assert len(findings("T203", loud)) == 1, loud
    of_another = "工伤保险基金办理了预算调整。"
    assert len(findings("T203", fund, texts=(of_another,))) == 1
    assert findings("T203", fund, texts=(of_another, "失业保险基金年中调整预算20万元。")) == []
    assert findings("T203", fund._replace(kind="monitoring", month=6)) == []
    assert findings("T203", fund._replace(project="失业保险稽核经费")) == []


INSURANCE_PACK = "cn-si-2022"
LOW = Sheet(funding=FUND.format(100, 90), fund="城乡居民基本医疗保险", year=2024)


def test_the_execution_range_is_a_rule_only_where_it_is_printed() -> None:
    (found,) = findings("F801", LOW._replace(pack=INSURANCE_PACK))
    assert found.severity is Severity.REMARK
    (found,) = findings("F801", LOW._replace(pack=XINJIANG))
    assert found.severity is Severity.WARNING
    for fund in ("工伤保险", "失业保险"):  # by events, and not by the unit
        (found,) = findings("F801", LOW._replace(pack=XINJIANG, fund=fund))
        assert found.severity is Severity.REMARK
    assert found.formula == "90/100=90.00%"
    own = LOW._replace(
        pack=INSURANCE_PACK, rows="name | target | actual\n基金支出预算执行率 | 92%~108% | 90%"
    )
    (found,) = findings("F801", own)
    assert ("92%—108%" in found.message.zh, found.severity) == (True, Severity.WARNING)
    assert findings("F801", own._replace(funding=FUND.format(100, 93))) == []
    assert findings("F801", LOW._replace(pack="cn-2020")) == []
    assert findings("L701", LOW._replace(pack=INSURANCE_PACK, goal="达到了预期目标。")) == []


@pytest.mark.parametrize(
    ("fund", "pack", "months", "severity", "words"),
    [
        ("职工基本医疗保险", INSURANCE_PACK, "5个月", Severity.REMARK, "支付能力不足"),
        ("职工基本医疗保险", INSURANCE_PACK, "2个月", Severity.REMARK, "不足3个月"),
        ("职工基本医疗保险", INSURANCE_PACK, "16个月", Severity.REMARK, "结余过多"),
        ("城乡居民基本医疗保险", XINJIANG, "16个月", Severity.WARNING, "结余过多"),
        ("城乡居民基本医疗保险", INSURANCE_PACK, "16个月", None, ""),
        ("企业职工基本养老保险", INSURANCE_PACK, "2个月", None, ""),
    ],
)
def test_months_payable_have_a_national_band_for_the_employees_medical_fund_alone(
    fund: str, pack: str, months: str, severity: Severity | None, words: str
) -> None:
    rows = f"name | target | actual\n基金累计结余可支付月数 | ≥6个月 | {months}"
    found = findings("F803", Sheet(rows, pack=pack, fund=fund, year=2024))
    assert [each.severity for each in found] == ([severity] if severity else [])
    assert all(words in each.message.zh for each in found)


def test_maternity_has_no_balance_of_its_own_since_the_merger() -> None:
    rows = (
        "name | target | actual\n生育保险基金可支付月数 | ≥6个月 | 9个月\n"
        "生育保险基金支出预算执行率与序时进程偏离率 | ≥-10%或≤10% | 17%\n"
        "保障生育保险待遇享受人数 | ≥284人 | 128人"
    )
    sheet = Sheet(rows, pack=XINJIANG, fund="职工基本医疗保险")
    (found,) = findings("F805", sheet)
    assert found.severity is Severity.WARNING
    assert len(found.related) == 1
    assert findings("F805", sheet._replace(year=2018)) == []
    assert (
        findings("F805", sheet._replace(rows=rows.replace("生育保险基金", "含生育保险基金"))) == []
    )
    assert findings("F803", sheet) == []


def test_a_rate_of_the_initial_budget_is_only_a_warning() -> None:
    (found,) = findings("T201", Sheet(funding=RATE.format(100, 200, 90, "90.00%")))
    assert found.severity is Severity.WARNING
    assert "年初预算数" in found.message.zh


def test_costs_point_at_the_unit_price_and_the_count_it_was_multiplied_by() -> None:
    (found,) = findings(
        "T204", Sheet(COSTS.format("0.6万元/次"), funding=RATE.format("", 15, 15, "100%"))
    )
    assert found.severity is Severity.ERROR
    assert "0.6×5" in (found.formula or "")
    assert "5次" in [each.place.text for each in found.related]


def test_a_price_without_a_count_leaves_the_sum_open() -> None:
    rows = COSTS.format("0.6万元/次").replace(
        "全年异地核票出差次数 | 5次 | 5次", "参保人数 | 50人 | 50人"
    )
    assert findings("T204", Sheet(rows, funding=RATE.format("", 10, 10, "100%"))) == []


def test_execution_to_date_is_not_the_target_copied() -> None:
    sheet = Sheet(
        EXECUTION.format("95.00%"),
        FUND.format("2889.39", "1445.00"),
        kind="monitoring",
        pack=MONITORING_PACK,
        month=6,
    )
    (found,) = findings("M908", sheet)
    assert (found.severity, found.printed, found.expected) == (Severity.ERROR, "95.00%", "50.01")
    assert findings("M908", sheet._replace(rows=EXECUTION.format("50.01%"))) == []


def test_the_gap_to_time_progress_is_in_points_or_relative() -> None:
    sheet = Sheet(
        GAP.format("0%"),
        FUND.format("3738.20", "1036.00"),
        kind="monitoring",
        pack=MONITORING_PACK,
        month=6,
    )
    (found,) = findings("M908", sheet)
    assert found.expected == "-22.29"
    for right in ("-22.29%", "-22%", "-44.57%"):
        assert findings("M908", sheet._replace(rows=GAP.format(right))) == []
