"""What follows last year's amount, and what is told 分别 of amounts side by side."""

from __future__ import annotations

import pytest
from tests.recognition.narrative.building import read

THIS, LAST = "基金收入160万元", "上年收入200万元"


def spoken_of(text: str) -> list[tuple[str, str | None]]:
    """Each change, rate and share with the printed figure that it speaks of."""
    found = read(text)
    by_address = {each.address: each.figure.text for each in found}
    return [
        (each.figure.text, by_address.get(each.about or ""))
        for each in found
        if each.basis in ("change", "growth_rate", "share", "execution_rate")
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{THIS}，{LAST}，较上年减少40万元，下降20%。",
        f"{THIS}，上年为200万元，同比减少40万元，下降20%。",
        f"{THIS}，2019年收入200万元，减少40万元，下降20%。",
        f"{THIS}（不含上下级往来），{LAST}，减少40万元，下降20.5%。",  # wrong, and this year's still
        f"{THIS}，上年同期200万元，减少40万元，下降20%。",
    ],
)
def test_a_change_behind_last_years_amount_is_this_years(text: str) -> None:
    assert [about for _, about in spoken_of(text)] == ["160万元", "160万元"]


@pytest.mark.parametrize(
    "text",
    [
        f"{THIS}；2019年收入200万元，较2018年增加10万元，增长5.26%。",
        f"{THIS}，2019年收入200万元，较2018年增加10万元，增长5.36%。",  # wrong all the same
        f"{THIS}，{LAST}，增加10万元，增长5.26%。",  # the figures say whose
    ],
)
def test_one_that_says_otherwise_is_last_years(text: str) -> None:
    assert [about for _, about in spoken_of(text)] == ["200万元", "200万元"]


@pytest.mark.parametrize("growth", ["1.06%", "1.16%"])  # right, and wrong
@pytest.mark.parametrize("plan", ["年度预算34000人", "预算安排34000人", "预算数为34000人"])
def test_a_change_behind_the_plan_is_that_of_what_came_of_it(plan: str, growth: str) -> None:
    text = f"参保人数34260人，{plan}，较上年增加360人，增长{growth}。"
    assert spoken_of(text) == [("360人", "34260人"), (growth, "34260人")]


def test_a_plan_that_grew_itself_keeps_its_change() -> None:
    text = "基金收入160万元，收入预算150万元，较上年增加10万元，增长7.14%。"
    assert [about for _, about in spoken_of(text)] == ["150万元", "150万元"]


@pytest.mark.parametrize("growth", ["13.90%", "17.59%"])  # right, and wrong
def test_a_change_behind_a_list_is_the_totals_where_more_figures_say_so(growth: str) -> None:
    text = f"基金收入74060万元，其中利息收入7406万元，比上年65022万元增加9038万元，增长{growth}。"
    assert spoken_of(text) == [("9038万元", "74060万元"), (growth, "74060万元")]


def test_an_amount_that_has_its_own_change_takes_no_other() -> None:
    text = "基金收入160万元，下降20%，2019年收入200万元，增长5%。"
    assert spoken_of(text) == [("20%", "160万元"), ("5%", "200万元")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "基金支出800万元，其中失业金300万元、稳岗返还400万元、技能补贴100万元，"
            "分别占37.5%、50%、12.5%。",
            [("37.5%", "300万元"), ("50%", "400万元"), ("12.5%", "100万元")],
        ),
        (
            "基金收入160万元、支出120万元，分别完成预算的81%和90%。",
            [("81%", "160万元"), ("90%", "120万元")],
        ),
        (
            "基金收入160万元、支出120万元、结余40万元，分别完成预算的81%和90%。",
            [],
        ),  # whose they are is not said
        ("基金收入160万元、支出120万元，分别增长3%、5%。", [("3%", "160万元"), ("5%", "120万元")]),
    ],
)
def test_as_many_figures_as_amounts_go_to_them_in_turn(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert spoken_of(text) == expected


def test_each_side_is_measured_by_its_own_budget() -> None:
    found = read(
        "基金收入预算200万元、支出预算150万元；实际收入160万元、支出120万元，"
        "分别完成预算的80%和80%。"
    )
    by_address = {each.address: each.figure.text for each in found}
    rates = [each for each in found if each.basis == "execution_rate"]
    assert [
        (by_address[each.about or ""], by_address[each.compared_with or ""]) for each in rates
    ] == [
        ("160万元", "200万元"),
        ("120万元", "150万元"),
    ]


def measured_by(text: str) -> list[tuple[str, str | None]]:
    """Each change with the printed figure that it is measured by."""
    found = read(text)
    known = {each.address: each.figure.text for each in found}
    return [
        (each.figure.text, known.get(each.compared_with or ""))
        for each in found
        if each.basis in ("change", "growth_rate")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2019年支出5.5亿元，2020年支出6.2亿元，同比增长12.73%。",
        "2019年支出5.5亿元；2020年支出6.2亿元，较上年增长12.73%。",
        "2019年、2020年支出分别为5.5亿元、6.2亿元，2020年同比增长12.73%。",
        "2018年支出5亿元，2019年支出5.5亿元，2020年支出6.2亿元，同比增长12.73%。",
    ],
)
def test_a_change_is_measured_by_the_year_before_told_before_it(text: str) -> None:
    assert measured_by(text) == [("12.73%", "5.5亿元")]


@pytest.mark.parametrize(
    "text",
    [
        "2019年支出6亿元，2020年支出6.6亿元，全省支出增长6%。",
        "2019年支出6亿元，2020年支出6.6亿元，预计2021年增长6%。",
        "2018年支出5亿元，2020年支出6.2亿元，同比增长12.73%。",
        "2019年支出5.5亿元，2020年支出6.2亿元，较2018年增长24%。",
        "2019年支出5.5亿元，2020年支出6.2亿元，年均增长5%。",
        "2019年上半年支出2.5亿元，2020年支出6.2亿元，同比增长12.73%。",
        "2019年支出预算5.5亿元，2020年支出6.2亿元，同比增长12.73%。",
        "2019年本级支出5.5亿元，2020年全地区支出6.2亿元，同比增长12.73%。",
        "2019年支出5.5亿元，2020年支出6.2亿元，剔除补发因素后同比增长12.73%。",
    ],
)
def test_a_change_is_measured_by_nothing_else(text: str) -> None:
    assert [measure for _, measure in measured_by(text)] == [None]
