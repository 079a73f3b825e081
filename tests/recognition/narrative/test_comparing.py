"""What a change or a rate speaks of, where a part is named that has no amount of its own."""

from __future__ import annotations

import pytest
from tests.recognition.narrative.building import read


def about(text: str) -> dict[str, str | None]:
    """Each change and rate by its print, with the figure that it speaks of."""
    found = read(text)
    known = {each.address: each.figure.text for each in found}
    return {
        each.figure.text: known.get(each.about or "")
        for each in found
        if each.basis in ("change", "growth_rate", "execution_rate")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "工伤保险基金支出1.56亿元，下降3.1%，其中工伤医疗支出下降8.2%。",
            {"3.1%": "1.56亿元", "8.2%": None},
        ),
        (
            "失业保险基金支出0.98亿元，预算0.95亿元，执行率103.2%，其中技能提升补贴执行率88.5%。",
            {"103.2%": "0.98亿元", "88.5%": None},
        ),
        (
            "失业保险基金支出29.00亿元，其中待遇支出28.13亿元，较上年增长5.53%。",
            {"5.53%": "28.13亿元"},
        ),
        (
            "失业保险基金支出0.98亿元，其中失业金0.50亿元，基金支出较上年下降8.2%。",
            {"8.2%": "0.98亿元"},
        ),
        (
            "与2017年相比，失业保险基金收入由1.02亿元增加到1.26亿元，年均增长5.4%。",
            {"5.4%": None},  # of several years
        ),
        (
            "失业保险基金收入1.26亿元，年均增长5.4%，同比增长3.1%。",
            {"5.4%": None, "3.1%": "1.26亿元"},
        ),
    ],
)
def test_what_a_part_without_an_amount_did_is_not_told_of_the_total(
    text: str, expected: dict[str, str | None]
) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("四季度支出0.75亿元，占全年支出的26.79%。", None),
        (
            "基金支出2.80亿元，其中三季度支出0.70亿元，四季度支出0.75亿元，占全年支出的26.79%。",
            "2.80亿元",
        ),
        ("三季度支出0.70亿元。四季度支出0.75亿元，占全年支出的26.79%。", None),
    ],
)
def test_a_share_of_the_year_is_measured_by_the_years_amount(text: str, whole: str | None) -> None:
    found = read(text)
    known = {each.address: each.figure.text for each in found}
    (share,) = [each for each in found if each.basis == "share"]
    assert known.get(share.compared_with or "") == whole
