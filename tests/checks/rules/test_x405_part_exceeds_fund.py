"""X405: parts against totals and, by their rates, against the budget."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年失业保险基金支出100万元。\n\n2020年失业保险基金待遇支出102万元。",
            [("102万元", None)],
        ),
        (
            "2020年失业保险基金支出100万元。\n\n2020年失业保险基金待遇支出101万元。",
            [],
        ),
        (
            "2020年失业保险基金收入100万元。\n\n2020年失业保险基金待遇支出102万元。",
            [],
        ),
        (
            "2019年失业保险基金支出100万元。\n\n2020年失业保险基金待遇支出102万元。",
            [],
        ),
        (
            "2020年失业保险基金支出100万元。\n\n2020年失业保险基金待遇支出不低于102万元。",
            [],
        ),
        (
            "2020年失业保险基金支出不低于100万元。\n\n2020年失业保险基金待遇支出102万元。",
            [],
        ),
        (
            "2020年失业保险基金支出100万元。\n\n2020年失业保险基金上解上级支出102万元。",
            [],
        ),
        (
            "2020年失业保险基金支出100万元。\n\n2020年失业保险基金待遇支出预算102万元。",
            [],
        ),
        (
            "2020年失业保险基金支出100万元。\n\n2020年失业保险基金支出110万元。\n\n2020年失业保险基金待遇支出102万元。",
            [],
        ),
        (
            "2020年职工基本医疗保险基金支出100万元。\n\n2020年职工基本医疗保险统筹基金待遇支出102万元。",
            [("102万元", None)],
        ),
        (
            "2020年工伤保险基金支出100万元。\n\n2020年失业保险基金待遇支出102万元。",
            [],
        ),
        (
            "2020年失业保险基金支出预算100万元。\n\n2020年失业保险基金待遇支出90.6万元，完成年度预算的90.0%。",
            [("90.0%", None)],
        ),
        (
            "2020年失业保险基金支出预算100万元。\n\n2020年失业保险基金待遇支出90.4万元，完成年度预算的90.0%。",
            [],
        ),
        (
            "2020年失业保险基金支出预算100万元。\n\n2020年失业保险基金待遇支出95.0万元，完成年度预算的0.0%。",
            [],
        ),
        (
            "2020年失业保险基金支出预算100万元。\n\n2020年失业保险基金待遇支出95.0万元，完成年度预算的90.0%以上。",
            [],
        ),
        (
            "2020年失业保险基金支出预算100万元。\n\n2020年失业保险基金待遇支出95.0万元，完成年度预算100万元的90.0%。",
            [],
        ),
    ],
)
def test_a_part_and_its_total(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("X405", text)
    assert [(each.printed, each.expected) for each in found] == told


def test_the_fund_is_named_once() -> None:
    text = "2020年失业保险基金支出100万元。\n\n2020年{}190万元。"
    for words in ("失业保险待遇支出", "失业保险基金待遇支出"):
        (found,) = prose("X405", text.format(words))
        assert found.message.zh.startswith(f"{words}190万元，大于该险种总支出100万元")


def test_the_budget_that_a_rate_implies_is_told() -> None:
    (found,) = prose(
        "X405",
        "2020年失业保险基金支出预算100万元。"
        "\n\n2020年失业保险基金待遇支出90.6万元，完成年度预算的90.0%。",
    )
    assert "的预算应为100.67万元，大于该险种总支出预算100万元" in found.message.zh


@pytest.mark.parametrize(
    ("whole", "part", "told"),
    [
        ("本级", "全地区", False),
        ("全地区", "本级", False),
        ("全地区", "全地区", True),
        ("本级", "", True),
        ("", "本级", True),
    ],
)
def test_the_whole_area_is_not_set_against_the_level_itself(
    whole: str, part: str, told: bool
) -> None:
    found = prose(
        "X405",
        f"2020年{whole}失业保险基金支出100万元。\n\n2020年{part}失业保险基金待遇支出102万元。",
    )
    assert [each.printed for each in found] == ["102万元"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("年初以来月均支出120万元", ["120万元"]),
        ("年初以来月均支出8万元", []),
        ("2021年预算月均支出120万元", ["120万元"]),
        ("2021年预算月均支出9万元", []),
        ("2022年预算月均支出120万元", []),
    ],
)
def test_a_month_is_no_more_than_its_year(text: str, told: list[str]) -> None:
    found = prose(
        "X405",
        "（一）失业保险\n\n2020年失业保险基金支出100万元，年末累计结余300万元。"
        f"失业保险基金按{text}测算，累计结余可支付3个月。",
    )
    assert [each.printed for each in found] == told
