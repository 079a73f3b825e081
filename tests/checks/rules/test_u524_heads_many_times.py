"""U524: how many times is too many, and which prints are of the same people."""

from __future__ import annotations

import pytest

from jixiao.api import review
from jixiao.reading import read_bytes
from tests.checks.builders import prose

TEXT = "2020年末，失业保险参保人数{now}，2019年末参保人数{before}。"
FORM = """{year}年度失业保险基金绩效自评表

项目名称	失业保险
实施单位	某县社会保险中心
项目资金（万元）		全年预算数	全年执行数	执行率
	年度资金总额	12000	11900	99.17%
一级指标	二级指标	三级指标	年度指标值	实际完成值
产出指标	数量指标	参保人数	{heads}	{heads}
"""


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("12.6万人", "1.24万人", True),
        ("1240人", "1.26万人", True),
        ("1.26万人", "12400人", False),
        ("5000人", "1000人", True),
        ("4999人", "1000人", False),
        ("90人", "12人", False),
    ],
)
def test_how_many_times_is_too_many(now: str, before: str, told: bool) -> None:
    found = prose("U524", TEXT.format(now=now, before=before))
    assert [each.printed for each in found] == ([now] if told else [])


def test_another_print_of_the_year_that_is_near_to_the_last_one_excuses_it() -> None:
    """10 000 of one level beside 1 240 000 of all is no slip of the year."""
    text = TEXT.format(now="126万人", before="124万人")
    assert prose("U524", text + "\n\n2020年末失业保险参保人数1.2万人。") == []


def test_forms_of_two_years_and_not_a_form_beside_prose() -> None:
    def told(last: str, heads: str, text: str = "") -> list[str]:
        forms = [
            read_bytes(FORM.format(year=year, heads=own).encode(), f"{year}.txt")
            for year, own in ((2022, last), (2023, heads))
        ]
        documents = [one for each in forms for one in each]
        return [
            each.printed
            for document in review(documents).documents
            for each in document.findings
            if each.code == "U524"
        ]

    assert told("6700人", "6.7万人") == ["6.7万人"]
    assert told("6700人", "6750人") == []
