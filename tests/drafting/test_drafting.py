"""Sentences from figures: verbs by sign, one rounding, scope and denominators stated, prompts only
where people must write.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from jixiao.core.figures import scan
from jixiao.core.figures.units import MONEY
from jixiao.core.formdata import IndicatorData
from jixiao.core.packs import (
    BandRule,
    Ground,
    MonthsPayableRule,
    PooledAt,
    PoolingRule,
    RangeRule,
    RulePack,
)
from jixiao.drafting.draft import DraftTable, Line
from jixiao.drafting.drafting import drafted
from jixiao.drafting.model import FundData, MonthsData, ReportData, SideData
from jixiao.knowledge.funds import RESIDENT_MEDICAL, UNEMPLOYMENT, WORK_INJURY
from tests.drafting.making import form_for, fund, part, report, reports, side, with_accounts

SOURCE = Ground(kind="general")
BAND = RangeRule(source=Ground(kind="printed"), low=Decimal(95), high=Decimal(105))
MONTHS = MonthsPayableRule(
    source=SOURCE,
    denominators=("actual",),
    bands=(
        BandRule(
            source=SOURCE,
            low=Decimal(6),
            high=Decimal(9),
            excessive=Decimal(15),
            funds=(RESIDENT_MEDICAL, "职工基本医疗保险"),
        ),
    ),
)
PACK = RulePack(
    id="test",
    version="1",
    title="",
    issuer="",
    source=SOURCE,
    execution_range=BAND,
    months_payable=MONTHS,
)
Q2 = Decimal("0.01")


def lines(data: ReportData) -> list[str]:
    draft, _ = drafted(data, PACK)
    return [block.text for block in draft.body if isinstance(block, Line)]


def about(data: ReportData, words: str) -> str:
    return next(line for line in lines(data) if words in line)


def told_of(**income: Any) -> str:
    return about(report(fund(income=side(**income))), "工伤保险基金收入")


@pytest.mark.parametrize(
    ("income", "words"),
    [
        ({"actual": 1200, "last_year": 1100}, "较上年增加100万元，增长9.09%"),
        ({"actual": 1100, "last_year": 1200}, "较上年减少100万元，下降8.33%"),
        ({"actual": 1200, "last_year": 1200}, "与上年持平"),
        ({"actual": 1200, "last_year": 0}, "较上年增加1200万元（上年没有发生）"),
        ({"actual": 1200, "budget": 0}, "年初没有安排预算"),
        ({"actual": 1005, "budget": 1000}, "完成年度预算1000万元的100.50%"),
    ],
)
def test_verbs_follow_the_figures(income: dict[str, int], words: str) -> None:
    assert words in told_of(**income)
    assert "不含上下级往来" in told_of(**income)


def test_halves_are_rounded_up() -> None:
    assert "完成年度预算80000万元的100.13%" in told_of(actual=80100, budget=80000)  # 100.125%
    assert "下降0.13%" in told_of(actual=79900, budget=80000, last_year=80000)  # -0.125%


def test_a_large_move_asks_why_unless_the_reason_is_given() -> None:
    assert "【请填写：工伤保险基金收入与上年相比变动较大的原因】" in told_of(
        actual=1200, budget=1200, last_year=800
    )
    given_reason = told_of(actual=1200, budget=1200, last_year=800, reason="新增参保单位")
    assert "收入变动的主要原因是新增参保单位。" in given_reason
    assert "请填写" not in given_reason
    assert "请填写" not in told_of(actual=1200, budget=1200, last_year=1150)


def test_execution_outside_the_band_is_a_problem() -> None:
    data = report(fund(expenditure=side(700, 1000, 690)))
    assert "执行率偏低的原因" in about(data, "工伤保险基金支出700万元")
    assert "工伤保险基金支出预算执行率70.00%，低于95%至105%的控制区间" in about(
        data, "预算执行率偏低。"
    )


def test_a_deficit_is_a_problem_and_a_surplus_is_none() -> None:
    assert any(
        "当期收不抵支。" in line for line in lines(report(fund(expenditure=side(1300, 1300, 1280))))
    )
    assert not any("收不抵支。" in line for line in lines(report(fund())))


@pytest.mark.parametrize(
    ("cumulative", "problem"),
    [(300, "支付能力不足"), (600, ""), (1000, "结余偏多"), (1500, "结余偏多")],
)
def test_months_payable_against_their_band(cumulative: int, problem: str) -> None:
    medical = fund(
        RESIDENT_MEDICAL, cumulative_balance=Decimal(cumulative), months_payable=MonthsData()
    )
    text = lines(report(medical))
    payable = next(line for line in text if "可支付" in line)
    assert (
        "按2022年实际月均支出83万元（不含上下级往来）测算，"
        f"累计结余可支付{Decimal(cumulative) * 12 / 1000:.1f}个月" in payable
    )
    found = [line for line in text if "支付能力不足" in line or "结余偏多" in line]
    assert [problem in line for line in found] == ([True] if problem else [])


def test_the_denominator_is_stated() -> None:
    budgeted = MonthsData(denominator="next_budget", monthly=Decimal(90))
    assert "按2023年预算月均支出90万元" in about(
        report(fund(cumulative_balance=Decimal(450), months_payable=budgeted)), "可支付5.0个月"
    )


def test_missed_targets_give_their_reason_or_ask_for_it() -> None:
    rows = (
        IndicatorData(
            level1="产出指标", level2="数量指标", name="参保人数", target="≥200人", actual="150人"
        ),
        IndicatorData(
            level1="产出指标",
            level2="质量指标",
            name="待遇发放准确率",
            target="≥99%",
            actual="98%",
            reason="系统切换",
        ),
        IndicatorData(
            level1="满意度指标",
            level2="满意度指标",
            name="参保人员满意度",
            target="≥90%",
            actual="95%",
        ),
    )
    data = report(fund(), forms=(form_for(WORK_INJURY, Decimal(1000), Decimal(1000), rows),))
    missed = about(data, "未达到目标的指标")
    assert (
        "参保人数150人，未达到不低于200人的目标，相当于目标的75.00%，"
        "原因是【请填写：参保人数未达到目标的原因】" in missed
    )
    assert "待遇发放准确率98%，未达到不低于99%的目标，相当于目标的98.99%，原因是系统切换" in missed
    assert "共设绩效指标3项，完成1项，未达到目标2项" in about(data, "自评表共设")


def test_small_funds_are_overviewed_in_wan() -> None:
    assert "总收入2400万元" in about(report(fund(), fund(UNEMPLOYMENT)), "各项基金总收入")
    large = fund(income=side(120_000, 110_000, 90_000), expenditure=side(100_001, 100_000, 90_000))
    assert "工伤保险基金总收入12.00亿元" in about(report(large), "总收入")
    assert "工伤保险基金收入120000万元" in about(report(large), "工伤保险基金收入")


def test_amounts_given_in_yi_stay_in_yi() -> None:
    given_in_yi = fund(
        income=side("17.09", "16.18", "19.53"), expenditure=side("21.71", "22.26", "20.79")
    )
    assert "工伤保险基金收入17.09亿元" in about(
        report(given_in_yi, money_unit="亿元"), "基金收入17"
    )


def test_sub_accounts_have_their_own_sentence() -> None:
    text = about(report(with_accounts(fund())), "统筹基金收入")
    assert "统筹基金收入700万元，较上年增加50万元，增长7.69%" in text
    assert "当期结余100万元，年初累计结余500万元，累计结余600万元" in text


def test_a_list_of_parts_says_that_it_is_all() -> None:
    two = (part("保费收入", 1100), part("利息收入", 100))
    text = about(report(fund(income=side(1200, parts=two))), "其中：保费收入")
    assert "其中：保费收入1100万元；利息收入100万元，以上各项构成全部收入。" in text
    text = about(report(fund(income=side(1200, parts=(part("保费收入", 1200),)))), "其中：保费")
    assert "其中：保费收入1200万元，构成全部收入。" in text


def test_flows_between_levels_are_kept_apart() -> None:
    data = report(
        fund(
            expenditure=side(flows=(part("上解上级支出", 500),)),
            opening_balance=Decimal(400),
            cumulative_balance=Decimal(100),
        )
    )
    assert "当期结余200万元。上下级往来方面，上解上级支出500万元" in about(data, "上下级往来方面")
    assert "总支出1500万元，当期结余−300万元" in about(data, "含上下级往来计算")


def amounts_of(side_data: SideData) -> Iterator[Decimal]:
    yield from (
        side_data.actual,
        side_data.budget,
        side_data.last_year,
        side_data.actual - side_data.last_year,
    )
    for each in (*side_data.parts, *side_data.flows):
        yield each.actual
        yield from (value for value in (each.budget, each.last_year) if value is not None)
        if each.last_year is not None:
            yield each.actual - each.last_year


def amounts_in(each: FundData) -> Iterator[Decimal]:
    """Every amount that a sentence may print, in 万元, computed here a second time."""
    flows = [
        sum((flow.actual for flow in one.flows), Decimal(0))
        for one in (each.income, each.expenditure)
    ]
    yield from (
        *amounts_of(each.income),
        *amounts_of(each.expenditure),
        each.income.actual - each.expenditure.actual,
    )
    yield from (each.income.actual + flows[0], each.expenditure.actual + flows[1])
    yield each.income.actual + flows[0] - each.expenditure.actual - flows[1]
    yield from (
        value for value in (each.opening_balance, each.cumulative_balance) if value is not None
    )
    if each.months_payable is not None:
        yield each.months_payable.monthly or each.expenditure.actual / 12
    yield from circumstances_of(each)


def circumstances_of(each: FundData) -> Iterator[Decimal]:
    if each.prepaid is not None:
        ahead, before = each.prepaid.actual, each.prepaid.last_year
        yield from (ahead, each.income.actual - ahead)
        if before is not None:
            yield (each.income.actual - ahead) - (each.income.last_year - before)
    yield sum((one.amount for one in each.relief), Decimal(0))
    for one in each.relief:
        yield from (one.amount, one.amount - (one.last_year or 0))
    if each.serious_illness is not None:
        levy = each.serious_illness
        due = levy.standard * levy.persons / 10_000
        paid = sum((one.actual for one in each.expenditure.parts if "大病" in one.item), Decimal(0))
        yield from (due, paid - due)
        if levy.last_year_standard is not None and levy.last_year_persons is not None:
            yield due - levy.last_year_standard * levy.last_year_persons / 10_000


def printed(amounts: list[Decimal]) -> set[str]:
    in_wan = {str(abs(amount).quantize(Decimal(1), ROUND_HALF_UP)) + "万元" for amount in amounts}
    return in_wan | {
        str((abs(amount) / 10_000).quantize(Q2, ROUND_HALF_UP)) + "亿元" for amount in amounts
    }


@settings(max_examples=60, deadline=None)
@given(data=reports())
def test_every_amount_in_the_text_is_one_of_the_data(data: ReportData) -> None:
    amounts = [amount for each in data.funds for amount in amounts_in(each)]
    totals = [
        sum(
            (value for each in data.funds for value in (getattr(getattr(each, one), basis),)),
            Decimal(0),
        )
        for one in ("income", "expenditure")
        for basis in ("actual", "budget", "last_year")
    ]
    totals += [totals[0] - totals[2], totals[3] - totals[5], totals[0] - totals[3]]
    totals.append(sum((each.cumulative_balance or Decimal(0) for each in data.funds), Decimal(0)))
    allowed = printed([*amounts, *totals])
    for line in lines(data):
        for span in scan(line):
            unit = span.figure.unit
            if unit is not None and unit.dimension == MONEY and unit.symbol != "元":
                assert span.figure.text.lstrip("-−") in allowed, line


def test_the_table_has_every_fund_and_the_total() -> None:
    draft, _ = drafted(report(fund(), fund(UNEMPLOYMENT)), PACK)
    table = next(block for block in draft.body if isinstance(block, DraftTable))
    assert [cell.text for cell in table.cells if cell.row == 1] == [
        "险种",
        "工伤保险",
        "失业保险",
        "合计",
    ]
    covered = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(covered) == [
        (row, column) for row in range(1, table.rows + 1) for column in range(1, table.columns + 1)
    ]


@pytest.mark.parametrize(
    ("area", "words"),
    [
        ("喀什地区本级", "累计结余可支付2.4个月，低于合理区间。"),
        ("某县", "累计结余可支付2.4个月。"),
    ],
)
def test_a_fund_pooled_above_the_area_has_no_balance_to_judge(area: str, words: str) -> None:
    """As in the checks: a county's share of what its prefecture pools is no reserve of its own."""
    pooled = PoolingRule(
        source=SOURCE, levels=(PooledAt(funds=(RESIDENT_MEDICAL,), level="prefecture"),)
    )
    pack = msgspec.structs.replace(PACK, pooling=pooled)
    medical = fund(
        name=RESIDENT_MEDICAL,
        expenditure=side(actual=1200),
        cumulative_balance=Decimal(240),
        months_payable=MonthsData(denominator="actual"),
    )
    draft, _ = drafted(report(medical, area=area), pack)
    said = [block.text for block in draft.body if isinstance(block, Line)]
    assert any(words in line for line in said)
