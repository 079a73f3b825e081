"""D605: which days no calendar has."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, printed

ROW = "name | target | actual\n装修完成时间 | {} | 已完成"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2020年11月31日前", ["2020年11月31日"]),
        ("11月31日前", ["11月31日"]),
        ("2021年2月29日前", ["2021年2月29日"]),
        ("2020年13月5日前", ["2020年13月5日"]),
        ("2020年6月0日前", ["2020年6月0日"]),
        ("2020年13月底前", ["2020年13月底"]),
        ("13月上旬", ["13月上旬"]),
        ("12月底前", []),
        ("18个月内", []),
        ("2020.11.31前", ["2020.11.31"]),
        ("2020-02-30", ["2020-02-30"]),
        ("2020年2月29日前", []),
        ("2月29日前", []),
        ("2020年12月31日前", []),
        ("每月31日前", []),
        ("每月32日前", ["每月32日"]),
        ("次月0日前", ["次月0日"]),
        ("每季度首月35号前", ["首月35号"]),
        ("每月25日前", []),
        ("每月120日线", []),
        ("2020年1-6月30日前", []),
        ("2020-13-45", []),  # a number
        ("2020年11月31号楼", []),
        ("31日内", []),
        ("1.2.31版", []),
    ],
)
def test_a_day_that_there_is_not(written: str, told: list[str]) -> None:
    assert printed("D605", Sheet(ROW.format(written))) == told
    assert printed("D605", Sheet(ROW.format("按时"), goal=f"于{written}完成。")) == told
