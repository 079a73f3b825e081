"""X406: the year's end at and below what monitoring had reported, and which forms are a pair."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

HEAD = "source | budget | executed\n年度资金总额 | "
ERROR, REMARK = Severity.ERROR, Severity.REMARK


def pair(early: str, late: str, **more: object) -> tuple[Sheet, Sheet]:
    first = Sheet(funding=HEAD + early, kind="monitoring", month=6, project="医保宣传经费")
    return first, Sheet(funding=HEAD + late, project="医保宣传经费")._replace(**more)


@pytest.mark.parametrize(
    ("early", "late", "told"),
    [
        ("100 | 50", "100 | 50", []),
        ("100 | 50.0", "100 | 49.9", []),
        ("100 | 50.0", "100 | 49.8", [(ERROR, "49.8")]),
        ("100 | 50", "100 | 90", []),
        ("100 | 50", "103 | 90", [(REMARK, "103")]),
        ("100 | 50", "97 | 90", [(REMARK, "97")]),
        ("100 | ", "100 | 90", []),
        ("100 | 50", " | 90", []),
    ],
)
def test_the_year_and_its_middle(early: str, late: str, told: list[tuple[Severity, str]]) -> None:
    found = findings("X406", *pair(early, late))
    assert [(each.severity, each.printed) for each in found] == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, 1),
        ({"year": 2021}, 0),
        ({"year": None}, 0),
        ({"project": "医保 宣传（经费）"}, 1),
        ({"project": "稽核经费"}, 0),
        ({"kind": "monitoring", "month": 9}, 0),
    ],
)
def test_forms_of_one_project_and_year(more: dict[str, object], told: int) -> None:
    assert len(findings("X406", *pair("100 | 50", "100 | 10", **more))) == told


def test_the_month_is_named_where_it_is_known() -> None:
    first, second = pair("100 | 50", "100 | 10")
    (found,) = findings("X406", first, second)
    assert "自评表全年执行数10，小于6月监控时已执行的50" in found.message.zh
    (found,) = findings("X406", first._replace(month=None), second)
    assert "小于监控时已执行的50" in found.message.zh


def test_a_fund_is_one_project_whatever_its_name() -> None:
    first, second = pair("100 | 50", "100 | 10", project="失业保险基金支出", fund="失业保险")
    assert findings("X406", first, second) == []
    assert len(findings("X406", first._replace(fund="失业保险"), second)) == 1
