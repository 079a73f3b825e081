"""T222: a change against the two years beside it."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import prose

TABLE = """2020年失业保险基金收支情况表

单位：亿元

项目\t2020年\t{last}\t{head}
{item}\t{cells}
基金支出\t1\t1\t0
"""


def told(
    cells: str, head: str = "增减额", item: str = "基金收入", last: str = "2019年"
) -> list[tuple[str, str | None]]:
    text = TABLE.format(cells=cells, head=head, item=item, last=last)
    found = prose("T222", text)
    assert all(each.severity is Severity.ERROR for each in found)
    return [(each.printed, each.expected) for each in found]


@pytest.mark.parametrize(
    ("cells", "result"),
    [
        ("42.41\t30.10\t12.31", []),
        ("42.41\t30.10\t12.32", []),  # three roundings
        ("42.41\t30.10\t12.33", [("12.33", "12.31")]),
        ("12.41\t8.31\t4.09", []),
        ("12.41\t8.31\t4.08", [("4.08", "4.10")]),
        ("8.31\t12.41\t-4.10", []),
        ("8.31\t12.41\t4.10", [("4.10", "-4.10")]),  # the sign
        ("12.41\t0\t12.41", []),
        ("12.41\t0\t12.51", [("12.51", "12.41")]),
        # a year that is not there
        ("12.41\t\t4.50", []),
        ("12.41\t—\t4.50", []),
        ("\t8.31\t4.50", []),
        ("12.41\t8.31\t", []),
    ],
)
def test_this_year_less_the_last(cells: str, result: list[tuple[str, str]]) -> None:
    assert told(cells) == result


@pytest.mark.parametrize("head", ["增长", "增减", "增减额", "比上年增减", "较上年增加"])
@pytest.mark.parametrize("item", ["基金收入", "滚存结余"])
def test_what_a_change_is_called(head: str, item: str) -> None:
    assert told("42.41\t30.10\t13.21", head, item) == [("13.21", "12.31")]


def test_another_year_is_not_the_last_one() -> None:
    assert told("42.41\t30.10\t13.21", last="2018年") == []


@pytest.mark.parametrize(
    ("this", "last"),
    [
        ("2020年1-8月", "2019年1-8月"),
        ("2020.1-2020.8", "2019.1-2019.8"),
        ("2020.01-08", "2019.01-08"),
        ("2020-04～2020-06", "2019-04～2019-06"),
        ("2020/1-2020/12", "2019/1-2019/12"),
        ("截至2020.8.31", "截至2019.8.31"),
    ],
)
@pytest.mark.parametrize(("change", "told"), [("50", []), ("60", ["50"])])
def test_columns_of_the_same_months(this: str, last: str, change: str, told: list[str]) -> None:
    table = (
        f"2020年工伤保险基金收支情况表\n\n单位：万元\n\n项目\t{this}\t{last}\t增减额\t增幅\n"
        f"基金收入\t750\t700\t{change}\t7.14%\n基金支出\t615\t600\t15\t2.50%\n"
    )
    found = [(each.expected or "").rstrip("万元") for each in prose("T222", table)]
    assert found == told
    assert not prose("T223", table)
    assert len(prose("T223", table.replace("7.14%", "9.14%"))) == 1
