"""Parts in another unit than their form are told at the part, with what they are in its unit."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.reading import read_bytes

FORM = """2023年度项目支出绩效自评表

项目名称	医保宣传经费
实施单位	某县医疗保障局
项目资金（{money}）		全年预算数
	年度资金总额	{total}
	其中：当年财政拨款	{one}
	上年结转资金	{two}
	其他资金	{three}
"""


@pytest.mark.parametrize(
    ("money", "amounts", "told"),
    [
        ("万元", ("152.85", "1003456.78", "40.20", "12.30"), {"1003456.78": "100.35"}),
        ("万元", ("152.50", "1000000", "40.20", "12.30"), {"1000000": "100.00"}),
        (
            "万元",
            ("152.50", "1000000", "402000", "12.30"),
            {"1000000": "100.00", "402000": "40.20"},
        ),
        ("元", ("1525000", "100", "402000", "123000"), {"100": "1000000"}),
        # all of them: below 万元 a total in 亿元 is less likely
        ("万元", ("152.50", "1525000", "0", ""), {"1525000": "152.50"}),
        (
            "万元",
            ("152.50", "1000000", "402000", "123000"),
            {"1000000": "100.00", "402000": "40.20", "123000": "12.30"},
        ),
        ("万元", ("1525000", "152.50", "", ""), {"1525000": "152.50"}),
        # the total is in 元, or nothing makes it hold
        ("万元", ("1525000", "100.00", "40.20", "12.30"), {"1525000": "152.50"}),
        ("万元", ("152.50", "1100000", "40.20", "12.30"), {"152.50": "1100052.50"}),
        ("万元", ("152.50", "100.00", "40.20", "12.30"), {}),
    ],
)
def test_what_is_told_at_which_cell(
    money: str, amounts: tuple[str, ...], told: dict[str, str]
) -> None:
    total, one, two, three = amounts
    text = FORM.format(money=money, total=total, one=one, two=two, three=three)
    (document,) = review(read_bytes(text.encode(), "自评表.txt")).documents
    found = {each.printed: each.expected for each in document.findings if each.code == "T202"}
    assert found == told
