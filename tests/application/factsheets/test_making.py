"""The fact sheet as it is given out: empty, with what is known, or carried over to the next year."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import msgspec
import openpyxl
import pytest

from jixiao.application.factsheets.making import fact_sheet_for
from jixiao.core.errors import UserError
from jixiao.drafting.model import CountData, LevyData, MonthsData, ReliefData
from jixiao.knowledge.accounts import accounts_known
from jixiao.knowledge.funds import RESIDENT_MEDICAL, WORK_INJURY
from tests.drafting.making import fund, part, report, side

LAST_YEAR = report(
    fund(
        RESIDENT_MEDICAL,
        income=side(1200, 1250, 1100, parts=(part("保费收入", 1200),)),
        cumulative_balance=Decimal(700),
        months_payable=MonthsData(),
        relief=(ReliefData(name="缓缴保费", amount=Decimal(30)),),
        serious_illness=LevyData(standard=Decimal(90), persons=Decimal(70000)),
        people=(CountData(name="年末参保人数", actual=Decimal(71000), unit="人"),),
        management=("去年的做法",),
    ),
    responsible="某人",
    filed_on="2023年2月20日",
)


def book_of(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def row_of(sheet: Any, label: str) -> list[Any]:
    row = next(each.row for each in sheet["A"] if each.value == label)
    return [cell.value for cell in sheet[row][1:4]]


def test_an_empty_one_has_a_sheet_for_each_fund() -> None:
    names = book_of(fact_sheet_for()).sheetnames
    assert names[0] == "基本情况"
    assert set(names) >= set(accounts_known()) - {"大病保险"}


def test_funds_may_be_chosen_by_any_of_their_names() -> None:
    names = book_of(fact_sheet_for(funds="工伤、失业保险，居民医保")).sheetnames
    assert names[1:4] == ["工伤保险", "失业保险", RESIDENT_MEDICAL]


def test_last_years_amounts_become_the_amounts_of_the_year_before() -> None:
    book = book_of(fact_sheet_for(LAST_YEAR, year=2023))
    sheet = book[RESIDENT_MEDICAL]
    assert row_of(sheet, "收入合计（不含上下级往来）") == [None, None, 1200]
    assert row_of(sheet, "保费收入") == [None, None, 1200]
    assert row_of(sheet, "年初滚存结余")[0] == 700
    assert row_of(sheet, "年末参保人数") == [None, None, 71000]
    assert row_of(sheet, "缓缴保费") == [None, None, 30]
    assert row_of(sheet, "筹资标准（元/人）") == [None, None, 90]
    basics = [cell.value for cell in book["基本情况"]["B"]]
    assert "2023" in basics
    assert "2023年2月20日" not in basics
    assert not any("去年的做法" in str(cell.value) for row in sheet for cell in row)


def test_data_of_the_year_itself_stay_as_they_are() -> None:
    sheet = book_of(fact_sheet_for(LAST_YEAR, year=2022))[RESIDENT_MEDICAL]
    assert row_of(sheet, "收入合计（不含上下级往来）") == [1200, 1250, 1100]


def test_within_a_year_the_columns_are_those_of_the_period() -> None:
    book = book_of(fact_sheet_for(LAST_YEAR, period="2023Q2"))
    assert row_of(book[RESIDENT_MEDICAL], "项目") == ["本期累计", "年度预算数", "上年同期"]
    assert row_of(book[RESIDENT_MEDICAL], "收入合计（不含上下级往来）") == [None, None, None]
    assert row_of(book["基本情况"], "期间")[0] == "2023Q2"
    assert row_of(book["基本情况"], "年度")[0] == "2023"


def test_another_period_of_the_year_takes_over_what_was_planned_alone() -> None:
    opened = msgspec.structs.replace(LAST_YEAR.funds[0], opening_balance=Decimal(500))
    whole = msgspec.structs.replace(LAST_YEAR, funds=(opened,))
    sheet = book_of(fact_sheet_for(whole, period="2022Q2"))[RESIDENT_MEDICAL]
    assert row_of(sheet, "收入合计（不含上下级往来）") == [None, 1250, None]
    assert row_of(sheet, "年初滚存结余")[0] == 500
    assert row_of(sheet, "期末滚存结余")[0] is None
    first = fact_sheet_for(msgspec.structs.replace(whole, period="2022Q1"), period="2022Q2")
    assert row_of(book_of(first)[RESIDENT_MEDICAL], "保费收入")[0] is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"funds": "商业保险"}, "没有险种“商业保险”"),
        ({"period": "去年"}, "期间“去年”应为"),
        ({"period": "2023Q2", "year": 2024}, "不在 2024 年里"),
        ({"known": LAST_YEAR, "year": 2026}, "给的是2022年的数，不能预填2026年的表"),
    ],
)
def test_what_no_sheet_can_be_made_of_is_told(given: dict[str, Any], words: str) -> None:
    with pytest.raises(UserError, match=words):
        fact_sheet_for(**given)


def test_a_fund_that_is_asked_for_beside_what_is_known_is_empty() -> None:
    book = book_of(fact_sheet_for(LAST_YEAR, funds=[WORK_INJURY]))
    assert row_of(book[WORK_INJURY], "收入合计（不含上下级往来）") == [None, None, None]
    assert RESIDENT_MEDICAL not in book.sheetnames
