"""What a report says of its data is what a review of the drafted report finds, told once and all of
it together.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

import jixiao
from jixiao.application.reports.checks import beside
from jixiao.application.reports.reporting import Reported, made_report
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import GoalData
from jixiao.drafting.model import FundData, MonthsData, ReportData
from jixiao.knowledge.funds import EMPLOYEE_MEDICAL, WORK_INJURY
from tests.drafting.making import form_for, fund, part, report, side, with_accounts

SPLIT = with_accounts(fund(EMPLOYEE_MEDICAL))
PARTS = (part("保费收入", 1100), part("利息收入", 100))
PLANNED = (part("保费收入", 1100, budget=Decimal(900)), part("利息收入", 100, budget=Decimal(300)))


def changed(base: FundData, **fields: Any) -> FundData:
    return msgspec.structs.replace(base, **fields)


def account(number: int, **fields: Any) -> FundData:
    accounts = list(SPLIT.accounts)
    accounts[number] = msgspec.structs.replace(accounts[number], **fields)
    return changed(SPLIT, accounts=tuple(accounts))


BALANCED = {"opening_balance": Decimal(50), "cumulative_balance": Decimal(250)}
WRONG = {
    "a part too small": (
        fund(income=side(1200, parts=(part("保费收入", 1100), part("利息收入", 90)))),
        ("T227", "funds[0].income.actual"),
    ),
    "one part alone": (
        fund(income=side(1200, parts=(part("保费收入", 1100),))),
        ("T227", "funds[0].income.actual"),
    ),
    "parts too large": (
        fund(income=side(1200, parts=(part("保费收入", 1100), part("利息收入", 190)))),
        ("T227", "funds[0].income.actual"),
    ),
    "more planned in the parts": (
        fund(income=side(1200, 1000, 1100, parts=PLANNED)),
        ("T227", "funds[0].income.budget"),
    ),
    "a balance": (
        fund(opening_balance=Decimal(50), cumulative_balance=Decimal(300)),
        ("T225", "funds[0].cumulative_balance"),
    ),
    "a balance that forgets what went up": (
        fund(expenditure=side(1000, flows=(part("上解上级支出", 150),)), **BALANCED),
        ("T225", "funds[0].cumulative_balance"),
    ),
    "the balance of an account": (
        account(0, cumulative_balance=Decimal(650)),
        ("T225", "funds[0].accounts[0].cumulative_balance"),
    ),
    "accounts and their fund": (
        changed(SPLIT, income=side(1300, 1200, 1100), cumulative_balance=Decimal(1000)),
        ("T227", "funds[0].income.actual"),
    ),
    "accounts and what their fund was to bring": (
        changed(SPLIT, income=side(1200, 1300, 1100)),
        ("T227", "funds[0].income.budget"),
    ),
    "accounts and last year": (
        changed(SPLIT, income=side(1200, 1200, 1400)),
        ("T227", "funds[0].income.last_year"),
    ),
    "a month above the year": (
        fund(
            months_payable=MonthsData(denominator="year_to_date", monthly=Decimal(1200)), **BALANCED
        ),
        ("X405", "funds[0].months_payable.monthly"),
    ),
    "a month of next year's budget above the year": (
        fund(
            months_payable=MonthsData(denominator="next_budget", monthly=Decimal(1200)), **BALANCED
        ),
        ("X405", "funds[0].months_payable.monthly"),
    ),
}


def errors(findings: tuple[Finding, ...]) -> list[Finding]:
    return [each for each in findings if each.severity is Severity.ERROR]


def drafted(data: ReportData, fmt: str = "docx") -> Reported:
    return made_report(data, fmt, charts=False, draft=True)


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_in_the_data_a_review_of_the_report_finds(case: str) -> None:
    wrong, expected = WRONG[case]
    made = drafted(report(wrong))
    assert expected in [(each.code, each.address) for each in errors(made.findings)]
    assert not made_report(report(wrong), "txt", charts=False).content
    (seen,) = jixiao.review(jixiao.Source("报告.docx", made.content)).documents
    assert errors(seen.findings), "the drafted report is found right"


@pytest.mark.parametrize(
    "sound",
    [
        fund(income=side(1200, 1200, 1100, parts=PARTS), **BALANCED),
        fund(
            income=side(
                "12.004", "12.00", "11.00", parts=(part("保费收入", 11), part("利息收入", 1))
            )
        ),
        fund(
            expenditure=side(1000, flows=(part("上解上级支出", 150),)),
            opening_balance=Decimal(50),
            cumulative_balance=Decimal(100),
        ),
        SPLIT,
        changed(SPLIT, cumulative_balance=None, opening_balance=None),
    ],
)
def test_sound_data_have_nothing_to_tell(sound: FundData) -> None:
    assert [each.message.zh for each in errors(drafted(report(sound)).findings)] == []


def test_accounts_with_flows_of_their_own_are_reckoned_with_them() -> None:
    flows = side(600, 610, 580, flows=(part("上解上级支出", 40),))
    pooled = account(0, expenditure=flows, cumulative_balance=Decimal(560))
    whole = changed(
        pooled,
        expenditure=side(1000, 1000, 900, flows=(part("上解上级支出", 40),)),
        cumulative_balance=Decimal(860),
    )
    assert [each.message.zh for each in errors(drafted(report(whole)).findings)] == []
    short = msgspec.structs.replace(whole.accounts[0], cumulative_balance=Decimal(600))
    wrong = changed(whole, accounts=(short, whole.accounts[1]))
    assert "T225" in {each.code for each in errors(drafted(report(wrong)).findings)}


def test_amounts_are_held_to_what_rounding_explains() -> None:
    parts = (part("保费收入", 1578), part("财政补贴收入", 52), part("其他收入", 75))
    in_yuan = drafted(report(fund(income=side(1709, parts=parts)), money_unit="元"))
    assert [each.code for each in errors(in_yuan.findings)] == ["T227"]
    rounded = (part("保费收入", "15.78"), part("财政补贴收入", "0.52"), part("其他收入", "0.78"))
    in_yi = fund(income=side("17.09", "16.18", "19.53", parts=rounded), expenditure=side("9.1"))
    assert errors(drafted(report(in_yi, money_unit="亿元")).findings) == []


def test_all_is_told_together_and_each_thing_once() -> None:
    form = form_for(WORK_INJURY, Decimal(1000), Decimal(1000))
    wrong = "基金支出29.29亿元，其中待遇支出3000亿元"
    form = msgspec.structs.replace(form, goals=(GoalData(expected="按时发放。", actual=wrong),))
    data = report(fund(opening_balance=Decimal(50), cumulative_balance=Decimal(300)), forms=(form,))
    found = errors(made_report(data, "txt", charts=False).findings)
    assert [each.code for each in found] == ["T225", "T231"]


def test_a_sentence_of_the_units_own_is_told_beside_the_data() -> None:
    wrong = fund(income=side(1200, parts=(part("保费收入", 1100), part("利息收入", 90))))
    own = "2022年东和市本级工伤保险基金收入1200万元，其中：保费收入1300万元，利息收入70万元"
    codes = [each.code for each in errors(drafted(report(wrong, situation=(own,))).findings)]
    assert sorted(code for code in codes if code in ("T227", "T231")) == ["T227", "T231"]


def test_a_form_that_says_otherwise_is_told_by_its_field() -> None:
    form = form_for(WORK_INJURY, Decimal(1000), Decimal(1010))
    made = drafted(report(fund(), forms=(form,)))
    (told,) = [each for each in made.findings if each.code == "X401"]
    assert told.address == "forms[0].funding[0].executed"
    assert made.told(told).zh.startswith(
        "X401 附表第1张（工伤保险基金支出项目）资金“合计”行“全年执行数”：工伤保险2022年支出："
    )
    (seen,) = jixiao.review(jixiao.Source("报告.docx", made.content)).documents
    (again,) = [each for each in seen.findings if each.code == "X401"]
    assert (again.severity, again.printed) == (told.severity, told.printed)


def test_what_is_no_form_is_told_with_its_number() -> None:
    form = msgspec.structs.replace(form_for(WORK_INJURY, Decimal(1), Decimal(1)), scope="全国")
    made = drafted(report(fund(), forms=(form,)))
    (told,) = errors(made.findings)
    assert (told.code, told.address, made.content) == ("E012", "forms[0].scope", b"")
    assert told.message.zh.startswith("附表第1张（工伤保险基金支出项目）：")


def test_findings_of_data_speak_chinese_and_name_fields() -> None:
    wrong = account(0, cumulative_balance=Decimal(650))
    made = drafted(report(wrong))
    (first, _) = errors(made.findings)
    assert made.told(first).zh.startswith(
        "T225 数据“职工基本医疗保险统筹基金年末累计结余”：职工基本医疗保险统筹基金2022年滚存结余"
    )
    for told in errors(made.findings):
        assert not re.search("[A-Za-z/]", told.message.zh)
        fields = [told.place.field, *(each.place.field for each in told.related)]
        assert all((each or "").startswith("funds[0].") for each in fields)


def test_a_print_is_left_out_where_it_repeats_the_data_alone() -> None:
    wrong = fund(opening_balance=Decimal(50), cumulative_balance=Decimal(300))
    of_data = errors(drafted(report(wrong)).findings)
    print_ = jixiao.review(jixiao.Source("报告.docx", drafted(report(wrong)).content))
    printed = errors(print_.documents[0].findings)
    assert [each.code for each in printed] == ["T235"]
    assert list(beside(of_data, printed, "万元")) == []
    assert list(beside((), printed, "万元")) == printed


def test_a_conflict_has_one_id_in_the_data_and_in_their_print() -> None:
    """The report is of one level itself, which its print says of every figure."""
    raw = yaml.safe_load(Path("examples/report-2020.yaml").read_text("utf-8"))
    assert "本级" in raw["area"]
    (form,) = (each for each in raw["forms"] if "失业" in each.get("project", ""))
    form["funding"][0]["executed"] = "835.4"
    source = jixiao.Source("r.yaml", yaml.safe_dump(raw, allow_unicode=True).encode())
    made = jixiao.report(source, "docx", draft=True, charts=False)
    (reviewed,) = jixiao.review(jixiao.Source("r.docx", made.content)).documents
    told = {each.id for each in made.findings if each.code == "X401"}
    assert told
    assert told == {each.id for each in reviewed.findings if each.code == "X401"}
