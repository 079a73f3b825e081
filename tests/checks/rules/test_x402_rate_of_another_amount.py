"""X402: whose budget a rate is set against where the sentence states none."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2020年失业保险基金支出预算20000万元。\n\n2020年失业保险基金支出19000万元，预算执行率97.35%。",
            [("97.35%", "95.00")],
        ),
        (
            "2020年失业保险基金支出预算20000万元。\n\n2020年失业保险基金支出19000万元，预算执行率95.00%。",
            [],
        ),
        (
            "2020年失业保险基金支出预算20000万元。\n\n2020年失业保险基金支出19000万元，预算执行率97.35%以上。",
            [],
        ),
        (
            "2020年失业保险基金支出预算20000万元。\n\n2020年失业保险基金支出不低于19000万元，预算执行率97.35%。",
            [],
        ),
        (
            "2019年失业保险基金支出预算20000万元。\n\n2020年失业保险基金支出19000万元，预算执行率97.35%。",
            [],
        ),
        (
            "2020年失业保险基金支出预算20000万元。\n\n2020年失业保险基金支出19000万元，其中待遇支出18000万元，完成年度预算的95.00%。",
            [],
        ),
        (
            "2020年失业保险基金支出预算20000万元。\n\n2020年失业保险基金待遇支出18000万元，完成年度预算的90.00%。",
            [("90.00%", None)],
        ),
        (
            "2020年失业保险基金支出预算20000万元。\n\n2020年失业保险基金待遇支出18000万元，完成年度预算的93.00%。",
            [],
        ),
        (
            "2020年失业保险基金支出预算20000万元，支出19000万元，完成年度预算的95.00%。\n\n2020年失业保险基金待遇支出18000万元，完成年度预算的95.00%。",
            [("95.00%", None)],
        ),
        (
            "2020年失业保险基金支出预算20000万元，支出19000万元，完成年度预算的95.0%。\n\n2020年失业保险基金待遇支出18000万元，完成年度预算的95.0%。",
            [("95.0%", None)],
        ),
        (
            "2020年失业保险基金待遇支出18000万元，完成年度预算的95.00%。",
            [],
        ),
    ],
)
def test_the_rate_and_a_budget_elsewhere(text: str, told: list[tuple[str, str | None]]) -> None:
    found = prose("X402", text)
    assert [(each.printed, each.expected) for each in found] == told


BUDGET = "2020年失业保险基金支出预算20000万元。\n\n"


def test_the_amount_that_the_rate_belongs_to_is_named() -> None:
    (found,) = prose(
        "X402",
        f"{BUDGET}2020年失业保险基金支出19000万元（剔除上下级往来），预算执行率97.35%。"
        "\n\n2020年失业保险基金支出19470万元（含上下级往来）。",
    )
    assert "97.35%是失业保险基金支出19470万元的比例，口径不同" in found.message.zh
    assert [(each.kind, each.restores) for each in found.causes] == [("other_scope", 1)]


def test_what_a_borrowed_rate_was_taken_from() -> None:
    (found,) = prose("X402", f"{BUDGET}2020年失业保险基金待遇支出18000万元，完成年度预算的90.00%。")
    assert "是除以总预算20000万元得来的" in found.message.zh
    (found,) = prose(
        "X402",
        "2020年失业保险基金支出预算20000万元，支出19000万元，完成年度预算的95.00%。"
        "\n\n2020年失业保险基金待遇支出18000万元，完成年度预算的95.00%。",
    )
    assert "与总支出的完成比例相同，像是照抄总支出的比例" in found.message.zh
