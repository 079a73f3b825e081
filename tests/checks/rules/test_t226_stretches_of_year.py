"""T226: months and quarters of a fund table against their sums."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose

TABLE = """2024年失业保险基金收支情况表

单位：万元

项目\t{}
基金收入\t{}
基金支出\t{}
滚存结余\t{}
"""


@pytest.mark.parametrize(
    ("heads", "income", "told"),
    [
        ("1月\t2月\t3月\t合计", "100\t110\t120\t330", []),
        ("1月\t2月\t3月\t合计", "100\t110\t120\t340", [("340", "330")]),
        ("1月\t2月\t3月\t一季度", "100\t110\t120\t340", [("340", "330")]),
        ("一季度\t二季度\t上半年\t全年", "100\t110\t220\t500", [("220", "210")]),
        ("上半年\t下半年\t全年\t全年预算", "100\t110\t220\t300", [("220", "210")]),
        ("一季度\t二季度\t三季度\t全年", "100\t110\t120\t500", []),  # the fourth is not there
        ("1月\t2月\t4月\t合计", "100\t110\t120\t500", []),
        ("一季度\t二季度\t三季度\t前三季度", "100\t210\t330\t330", []),  # each is to date
        ("一季度\t二季度\t三季度\t前三季度", "0\t0\t330\t330", []),
    ],
)
def test_what_months_and_quarters_add_up_to(
    heads: str, income: str, told: list[tuple[str, str]]
) -> None:
    found = prose("T226", TABLE.format(heads, income, "0\t0\t0\t0", "5\t6\t7\t7"))
    assert [(each.printed, (each.expected or "").rstrip("万元")) for each in found] == told
