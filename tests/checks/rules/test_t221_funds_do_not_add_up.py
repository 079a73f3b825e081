"""T221: which columns are added, and what rounding leaves over."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import prose

TABLE = """2020年社会保险基金收支分析表

单位：亿元

项目\t\t{heads}
基金收入\t{basis}\t{cells}
基金支出\t{basis}\t{zeros}
"""
TWO, THREE = "失业保险\t工伤保险\t合计", "失业保险\t工伤保险\t企业职工基本养老保险\t合计"


def told(heads: str, cells: str, basis: str = "本年") -> list[tuple[str, str | None]]:
    zeros = "\t".join("0" for _ in cells.split("\t"))
    text = TABLE.format(heads=heads, cells=cells, zeros=zeros, basis=basis)
    found = prose("T221", text)
    assert all(each.severity is Severity.ERROR for each in found)
    return [(each.printed, each.expected) for each in found]


@pytest.mark.parametrize(
    ("heads", "cells", "result"),
    [
        (TWO, "1.53\t1.37\t2.90", []),
        (TWO, "1.53\t1.37\t2.91", []),  # three roundings
        (TWO, "1.53\t1.37\t2.92", [("2.92", "2.90")]),
        (TWO, "1.53\t1.37\t2.89", []),
        (TWO, "1.53\t1.37\t2.88", [("2.88", "2.90")]),
        (THREE, "1.53\t1.37\t16.18\t19.09", []),
        (THREE, "1.53\t1.37\t16.18\t19.10", [("19.10", "19.08")]),
        (TWO, "1.53\t1.37\t", []),
        # a fund that is blank is not there
        (THREE, "1.53\t\t16.18\t17.71", []),
        (THREE, "1.53\t—\t16.18\t17.81", [("17.81", "17.71")]),
        # one fund alone
        (TWO, "1.53\t\t1.63", []),
        (TWO, "1.53\t0\t1.63", [("1.63", "1.53")]),
        ("失业保险\t合计", "1.53\t1.63", []),
        # accounts of a fund that is there itself
        (
            "职工基本医疗保险\t职工基本医疗保险统筹基金\t职工基本医疗保险个人账户\t失业保险\t合计",
            "7\t3\t4\t5\t12",
            [],
        ),
    ],
)
def test_the_total_column(heads: str, cells: str, result: list[tuple[str, str]]) -> None:
    assert told(heads, cells) == result


@pytest.mark.parametrize(
    ("basis", "added"),
    [
        ("本年", True),
        ("上年", True),
        ("本年预算", True),
        ("增长", True),
        ("增幅%", False),
        ("完成预算%", False),
    ],
)
def test_amounts_add_up_and_rates_do_not(basis: str, added: bool) -> None:
    assert told(TWO, "1.53\t1.37\t3.90", basis) == ([("3.90", "2.90")] if added else [])


ACCOUNTS = """2020年社会保险基金收支情况表

单位：亿元

项目\t合计\t企业职工基本养老保险\t职工基本医疗保险\t其中：统筹基金\t个人账户\t失业保险
基金收入\t{income}\t10.00\t12.00\t8.00\t{personal}\t8.00
基金支出\t24.00\t9.00\t8.00\t5.00\t3.00\t7.00
"""


@pytest.mark.parametrize(
    ("income", "personal", "codes"),
    [("30.00", "4.00", []), ("31.00", "4.00", ["T221"]), ("30.00", "5.00", ["T227"])],
)
def test_accounts_beside_their_fund_are_parts_of_it_and_no_funds(
    income: str, personal: str, codes: list[str]
) -> None:
    text = ACCOUNTS.format(income=income, personal=personal)
    assert [code for code in ("T221", "T227", "X401") if prose(code, text)] == codes


def test_accounts_below_their_fund_are_parts_of_it_too() -> None:
    rows = [
        line.split("\t") for line in ACCOUNTS.format(income="30.00", personal="4.00").splitlines()
    ]
    head, body = rows[:4], rows[4:]
    turned = ["\t".join(row) for row in zip(*body, strict=True)]
    text = "\n".join(["\t".join(row) for row in head] + turned)
    assert [code for code in ("T221", "T227", "X401") if prose(code, text)] == []
