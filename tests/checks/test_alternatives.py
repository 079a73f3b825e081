"""Totals that their parts do not make: where a part may as well be wrong, that is said."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.core.findings import Finding
from jixiao.reading import read_bytes

FORM = """2023年度项目支出绩效自评表

项目名称	医保宣传经费				
实施单位	某某县医保局
项目资金（万元）		年初预算数	全年预算数	全年执行数	执行率	分值	得分
	年度资金总额	{first}	{budget}	140.20	91.93%	10	9.19
	其中：当年财政拨款	{first1}	{budget1}	90.00	—	—	—
	上年结转资金	{first2}	40.20	40.20	—	—	—
	其他资金	12.30	12.30	10.00	—	—	—
"""
SOUND = {
    "first": "152.50",
    "budget": "152.50",
    "first1": "100.00",
    "budget1": "100.00",
    "first2": "40.20",
}


def of_total(**cells: str) -> Finding:
    documents = read_bytes(FORM.format(**(SOUND | cells)).encode(), "自评表.txt")
    return next(each for each in review(documents).documents[0].findings if each.code == "T202")


@pytest.mark.parametrize(
    ("cells", "expected", "advice"),
    [
        # the adjusted budget of the row says what the initial one of the part should be
        (
            {"first2": "50.20"},
            "162.50",
            "或者是上年结转资金年初预算数50.20（那样应为40.20），请先核对是哪一个写错",
        ),
        # … and what the total should be: no part is as likely
        ({"first": "162.50"}, "152.50", None),
        # every one of them may be a digit off
        (
            {"first": "162.50", "budget": "153.50", "budget1": "101.00"},
            "152.50",
            "或者是其中某一项写错，请逐项核对",
        ),
        # nothing makes a part of what it should be
        ({"first": "187.37"}, "152.50", None),
    ],
)
def test_a_part_that_may_be_wrong_as_well(
    cells: dict[str, str], expected: str, advice: str | None
) -> None:
    found = of_total(**cells)
    assert found.expected == expected
    assert (found.advice and found.advice.zh) == advice


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        ("110.00", "请逐项核对，先看当年财政拨款全年预算数110.00（那样应为100.00）"),
        ("113.00", "执行率与总额相符，请先核对各分项；各分项无误的，总额、执行率和得分一并改正"),
    ],
)
def test_a_total_that_its_rate_vouches_for_is_given_no_other_value(wrong: str, advice: str) -> None:
    found = of_total(budget1=wrong)
    assert (found.expected, found.correction) == (None, None)
    assert found.advice is not None
    assert found.advice.zh == advice
