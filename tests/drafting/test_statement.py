"""A report's data as a fund statement: every amount is a line, and every line a field of the data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from jixiao.drafting.model import MonthsData
from jixiao.drafting.statement import as_forms
from jixiao.knowledge.funds import EMPLOYEE_MEDICAL, WORK_INJURY
from tests.drafting.making import form_for, fund, part, report, side, with_accounts


def lines(*funds: Any, **fields: Any) -> dict[str, tuple[str, str, str, str, str]]:
    found = as_forms(report(*funds, **fields))
    return {
        field: (line.fund, line.item, line.period, line.basis, line.value)
        for field, line in zip(found.fields, found.forms[0].lines, strict=True)
    }


def test_an_amount_is_a_line_of_its_fund_item_year_and_basis() -> None:
    parts = (part("保费收入", "1100.50", budget=Decimal(1000), last_year=Decimal(900)),)
    flows = (part("上级补助收入", 7),)
    found = lines(fund(income=side("1200.50", 1300, 1100, parts=parts, flows=flows)))
    assert found["funds[0].income.actual"] == ("工伤保险", "收入", "2022", "actual", "1200.50")
    assert found["funds[0].income.budget"] == ("工伤保险", "收入", "2022", "budget", "1300")
    assert found["funds[0].income.last_year"] == ("工伤保险", "收入", "2021", "actual", "1100")
    assert found["funds[0].income.parts[0].actual"][1:] == ("保费收入", "2022", "actual", "1100.50")
    assert found["funds[0].income.parts[0].budget"][3:] == ("budget", "1000")
    assert found["funds[0].income.parts[0].last_year"][2:] == ("2021", "actual", "900")
    assert found["funds[0].income.flows[0].actual"][1] == "上级补助收入"


def test_parts_are_all_of_this_years_amount_and_flows_none_of_it() -> None:
    parts, flows = (part("保费收入", 1200),), (part("上级补助收入", 7),)
    found = as_forms(report(fund(income=side(1200, parts=parts, flows=flows))))
    by_field = dict(zip(found.fields, found.forms[0].lines, strict=True))
    assert by_field["funds[0].income.actual"].parts_complete
    assert not by_field["funds[0].income.budget"].parts_complete
    assert not by_field["funds[0].expenditure.actual"].parts_complete
    assert by_field["funds[0].income.parts[0].actual"].part_of == "收入"
    assert by_field["funds[0].income.flows[0].actual"].part_of == ""


def test_a_month_is_of_the_year_that_it_is_taken_of() -> None:
    planned = MonthsData(denominator="next_budget", monthly=Decimal(90))
    assert lines(fund(months_payable=planned))["funds[0].months_payable.monthly"][1:] == (
        "月均支出",
        "2023",
        "budget",
        "90",
    )
    to_date = MonthsData(denominator="year_to_date", monthly=Decimal(90))
    found = lines(fund(months_payable=to_date))["funds[0].months_payable.monthly"]
    assert found[2:4] == ("2022", "actual")
    assert "funds[0].months_payable.monthly" not in lines(fund(months_payable=MonthsData()))


def test_accounts_are_accounts_of_their_fund() -> None:
    found = lines(with_accounts(fund(EMPLOYEE_MEDICAL)))
    assert found["funds[0].accounts[1].cumulative_balance"] == (
        "职工基本医疗保险/个人账户",
        "滚存结余",
        "2022",
        "actual",
        "300",
    )
    assert found["funds[0].opening_balance"][1] == "上年结余"


def test_annexed_forms_have_the_fund_and_the_year_that_they_are_taken_for() -> None:
    bare = msgspec.structs.replace(form_for(WORK_INJURY, Decimal(1), Decimal(1)), year=None)
    (form,) = as_forms(report(fund("工伤保险基金"), forms=(bare,))).forms[1:]
    assert (form.fund, form.year) == ("工伤保险", 2022)
