"""What 其中 makes parts of a source, told from the parts of the total."""

from __future__ import annotations

import pytest

from jixiao.core.divisions import AMONG, unclear
from jixiao.core.formdata import FormData, FundingData, form_of

TOTAL = ("资金总额", "100")
Rows = list[tuple[str, str]]


def data(*rows: tuple[str, str]) -> FormData:
    listed = [
        FundingData(source=name, role="total" if name == "资金总额" else "part", budget=amount)
        for name, amount in rows
    ]
    return FormData(kind="self_evaluation", money_unit="万元", funding=tuple(listed))


def details(*rows: tuple[str, str]) -> list[str]:
    return [row.source for row in form_of(data(*rows)).funding if row.role == "detail"]


@pytest.mark.parametrize(
    ("rows", "below"),
    [
        ([("财政拨款", "90"), ("其中：政府采购", "20"), ("其他资金", "10")], ["其中：政府采购"]),
        # as far as the amounts come to the source
        (
            [("财政拨款", "90"), ("上年结转", "10"), ("其中：省级", "6"), ("市级", "4")],
            ["其中：省级", "市级"],
        ),
        (
            [("财政拨款", "90"), ("其 中 : 中央", "50"), ("其中：省级", "40"), ("自筹", "10")],
            ["其 中 : 中央", "其中：省级"],
        ),
        # over the first source, over each, or before the last of a list that comes to the total
        ([("其中：财政拨款", "90"), ("其他资金", "10")], []),
        ([("其中：财政拨款", "80"), ("其中：其他资金", "10")], []),
        ([("财政拨款", "90"), ("其中：其他资金", "10")], []),
        # what is written does not show it, and 其中 says it
        ([("财政拨款", "90"), ("其中：政府采购", "附后"), ("其他资金", "10")], ["其中：政府采购"]),
    ],
)
def test_what_of_which_stands_over_is_no_part_of_the_total(rows: Rows, below: list[str]) -> None:
    assert details(TOTAL, *rows) == below


def test_without_a_total_of_which_says_it_alone() -> None:
    assert details(("财政拨款", "90"), ("其中：其他资金", "10")) == ["其中：其他资金"]


@pytest.mark.parametrize(
    ("rows", "open_end"),
    [
        ([("财政拨款", "90"), ("其中：中央", "60"), ("省级", "20")], True),
        ([("财政拨款", "90"), ("其中：中央", "60"), ("省级", "30")], False),
        ([("财政拨款", "90"), ("其中：中央", "60"), ("自筹", "40")], False),
        ([("财政拨款", "90"), ("其中：中央", "60")], False),
    ],
)
def test_where_a_division_ends_is_said_to_be_unknown(rows: Rows, open_end: bool) -> None:
    given = data(*rows)
    among = [AMONG.match(row.source) is not None for row in given.funding]
    assert unclear(form_of(given).funding, among) is open_end
