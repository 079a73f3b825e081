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
        ({"kind": "monitoring", "month": 9}, 1),
        ({"kind": "monitoring", "month": 6}, 0),
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


@pytest.mark.parametrize("kind", ["self_evaluation", "monitoring"])
@pytest.mark.parametrize(
    ("row", "early", "late", "told"),
    [
        ("培训人次 | ≥300人次", "120人次", "110人次", 1),
        ("培训人次 | ≥300人次", "120人次", "120人次", 0),
        ("开展检查次数 | ≥10次", "5次", "4次", 1),
        ("补贴发放金额 | ≥100万元", "60万元", "58万元", 1),
        ("参保人数 | ≥100人", "110人", "100人", 0),  # heads at a moment go up and down
        ("政策知晓率 | ≥90%", "95%", "93%", 0),
        ("人均补助标准 | ≥600元", "650元", "640元", 0),
        ("培训人次 | ≥300人次", "120人次", "110", 0),  # of another unit, which is told elsewhere
        ("培训人次 | ≥300人次", "120人次", "", 0),
    ],
)
def test_rows_that_count_up(kind: str, row: str, early: str, late: str, told: int) -> None:
    head = "name | target | actual\n"
    first = Sheet(rows=f"{head}{row} | {early}", kind="monitoring", month=6, project="宣传经费")
    month = 9 if kind == "monitoring" else None
    second = Sheet(rows=f"{head}{row} | {late}", kind=kind, month=month, project="宣传经费")
    found = findings("X406", first, second)
    assert [each.severity for each in found] == [Severity.WARNING] * told
    if told:
        assert "累计数不会减少" in found[0].message.zh
        assert f"小于6月监控表的{early}" in found[0].message.zh
    again = findings("X406", second, first)  # in whatever order they are given
    assert [each.message for each in again] == [each.message for each in found]
