"""Figures that are of the years before them in turn, with and without 分别."""

from __future__ import annotations

import pytest
from tests.recognition.narrative.building import read

from jixiao.recognition.narrative.year_lists import years_listed


def dated(text: str) -> list[str]:
    """Each figure that is no share or change, by item and year."""
    return [
        f"{each.item} {each.period} {each.figure.text}"
        for each in read(text)
        if each.basis not in ("share", "growth_rate")
    ]


OUTGO = ["支出 2019 5.5亿元", "支出 2020 6.2亿元"]


@pytest.mark.parametrize(
    "years",
    [
        "2019年、2020年",
        "2019、2020年",
        "2019年度及2020年度",
        "2019年，2020年",
        "2019年和2020年，",
        "2019年、2020年，全县",
        "2019—2020年",
        "2019年至2020年",
        "2019年-2020年，",
        "近两年",
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "基金支出分别为{}和{}。",
        "支出依次为{}、{}。",
        "支出{}、{}。",
        "支出各为{}、{}。",
        "支出分别达到{}与{}。",
    ],
)
def test_as_many_figures_as_years_are_of_them_in_turn(years: str, told: str) -> None:
    assert dated(years + told.format("5.5亿元", "6.2亿元")) == OUTGO


@pytest.mark.parametrize("stop", ["，", "；"])
def test_the_years_hold_for_the_next_list_of_the_sentence(stop: str) -> None:
    text = f"2019年、2020年收入分别为6亿元、7.5亿元{stop}支出分别为5.5亿元、6.2亿元，2020年当期结余1.3亿元。"
    income = ["收入 2019 6亿元", "收入 2020 7.5亿元"]
    assert dated(text) == [*income, *OUTGO, "当期结余 2020 1.3亿元"]


def test_what_stands_in_parentheses_behind_a_figure_is_none_of_the_list() -> None:
    assert dated("2019年、2020年支出分别为5.5亿元（占60%）、6.2亿元（占62%）。") == OUTGO


@pytest.mark.parametrize("up_to", ["", "截至"])
def test_balances_and_counts_of_the_ends_of_years(up_to: str) -> None:
    text = (
        f"{up_to}2019年末、2020年末累计结余分别为6.1亿元、6.5亿元，参保人数分别为18万人、19万人。"
    )
    assert dated(text) == [
        "滚存结余 2019 6.1亿元",
        "滚存结余 2020 6.5亿元",
        "参保人数 2019 18万人",
        "参保人数 2020 19万人",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2018年、2019年、2020年支出分别为5.5亿元、6.2亿元。",
        "2019年、2020年收入、支出分别为6亿元、5.5亿元、7.5亿元、6.2亿元。",
        "2019年、2020年上半年支出分别为2.5亿元、3.2亿元。",
    ],
)
def test_a_list_that_nobody_can_date_says_nothing(text: str) -> None:
    assert dated(text) == []


def test_changes_told_in_turn_are_those_of_the_list_before_them() -> None:
    found = read(
        "2019年、2020年收入分别为6亿元、7.5亿元，分别增长9%、25%；"
        "支出分别为5.5亿元、6.2亿元，分别增长8%、12.73%。"
    )
    known = {each.address: each.figure.text for each in found}
    assert [
        (each.figure.text, known[each.about or ""], str(each.period))
        for each in found
        if each.basis == "growth_rate"
    ] == [
        ("9%", "6亿元", "2019"),
        ("25%", "7.5亿元", "2020"),
        ("8%", "5.5亿元", "2019"),
        ("12.73%", "6.2亿元", "2020"),
    ]


def test_a_part_told_in_turn_belongs_to_the_total_of_its_own_year() -> None:
    text = "2019年、2020年收入分别为6亿元、7.5亿元，其中利息收入分别为0.1亿元、0.2亿元。"
    found = read(text)
    known = {each.address: each.figure.text for each in found}
    assert [known.get(each.part_of or "") for each in found[2:]] == ["6亿元", "7.5亿元"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2018年、2019年和2020年支出", (2018, 2019, 2020)),
        ("2018-2020年支出", (2018, 2019, 2020)),
        ("近三年支出", (2018, 2019, 2020)),
        ("2019年支出", None),
        ("2020年、2020年支出", None),
    ],
)
def test_the_years_that_words_list(words: str, expected: tuple[int, ...] | None) -> None:
    listed = years_listed(words, 2020)
    assert (listed.years if listed is not None else None) == expected


def test_recent_years_are_listed_only_where_the_year_of_the_report_is_known() -> None:
    assert years_listed("近三年支出", None) is None


@pytest.mark.parametrize(
    "words", ["较2019年、2018年分别增长", "与2019年、2020年相比", "2019年和2020年以来"]
)
def test_years_that_something_is_measured_by(words: str) -> None:
    listed = years_listed(words, 2020)
    assert listed is not None
    assert listed.measures


@pytest.mark.parametrize(
    "text",
    [
        "对比2019年、2020年两年数据，支出分别为5.5亿元、6.2亿元。",
        "与2018年、2019年相比，支出分别增加1.2亿元、0.7亿元。",
    ],
)
def test_what_is_told_in_turn_behind_years_of_comparison_is_of_no_year(text: str) -> None:
    assert dated(text) == []


def test_changes_against_the_budget_told_in_turn() -> None:
    found = read("2019年、2020年支出分别为5.5亿元、6.2亿元，较预算分别少支0.1亿元、0.2亿元。")
    assert [(each.item, str(each.period)) for each in found[2:]] == [
        ("支出较预算", "2019"),
        ("支出较预算", "2020"),
    ]


@pytest.mark.parametrize("own", ["本年", "今年", "当年"])
def test_behind_a_list_of_earlier_years_this_year_is_the_reports(own: str) -> None:
    text = f"2018年、2019年支出分别为5.5亿元、6.2亿元，{own}支出6.6亿元，同比增长6.45%。"
    assert dated(text) == dated(text.replace(f"{own}支出", "2020年支出"))
