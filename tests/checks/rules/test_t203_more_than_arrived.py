"""T203: at, just above and without what arrived and what was budgeted; forms of funds."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import XINJIANG, Sheet, findings

HEAD = "source | budget | arrived | executed\n年度资金总额 | "
REMARK, WARNING = Severity.REMARK, Severity.WARNING


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("100 | 80 | 80", []),
        ("100 | 80 | 81", []),
        ("100 | 80 | 82", [(REMARK, "82", "大于到位数80")]),
        ("100 | 0 | 80", []),
        ("100 | | 80", []),
        ("100 | 0.5 | 0.7", [(REMARK, "0.7", "大于到位数0.5")]),
        ("100 | | 100", []),
        ("100 | | 101", []),
        ("100 | | 102", [(WARNING, "102", "大于全年预算数100，请核对")]),
        ("0.5 | | 0.7", [(WARNING, "0.7", "大于全年预算数0.5，请核对")]),
        ("0 | | 5", [(WARNING, "0", "预算数为0，却有执行数5")]),
        ("0 | | 0", []),
        ("0 | | 0.5", [(WARNING, "0", "预算数为0，却有执行数0.5")]),
        ("1 | | 1", []),
        ("-5 | | 5", []),
        ("| | 5", []),
        ("100 | 80 | ", []),
    ],
)
def test_what_was_spent(cells: str, told: list[tuple[Severity, str, str]]) -> None:
    found = findings("T203", Sheet(funding=HEAD + cells))
    assert [(each.severity, each.printed) for each in found] == [each[:2] for each in told]
    assert all(words in each.message.zh for each, (_, _, words) in zip(found, told, strict=True))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, True),
        ({"kind": "monitoring", "month": 6}, False),
        ({"goal": "年中按程序办理预算调整。"}, False),
        ({"project": "工伤保险基金监管经费"}, False),
    ],
)
def test_a_fund_may_spend_more_by_an_adjusted_budget(more: dict[str, object], told: bool) -> None:
    sheet = Sheet(
        funding=HEAD + "100 | | 102", fund="工伤保险", pack=XINJIANG, project="工伤保险基金支出"
    )
    found = findings("T203", sheet._replace(**more))
    assert ["没有写预算调整" in each.message.zh for each in found] == [True] * told
    assert ["no word of an adjusted budget" in each.message.en for each in found] == [True] * told


@pytest.mark.parametrize(("executed", "told"), [("120", []), ("130", ["大于年初预算数120"])])
def test_where_there_is_no_other_budget_the_initial_one_counts(
    executed: str, told: list[str]
) -> None:
    sheet = Sheet(funding=f"source | initial_budget | executed\n年度资金总额 | 120 | {executed}")
    found = findings("T203", sheet)
    assert [words in each.message.zh for each, words in zip(found, told, strict=True)] == [
        True for _ in told
    ]
