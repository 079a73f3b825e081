"""L720: whose figures refute a claim, of which year and item."""

from __future__ import annotations

import pytest

from tests.checks.builders import prose

HEAD = "（一）工伤保险\n\n2020年工伤保险基金收入稳步增长。\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2020年工伤保险基金收入1.38亿元，较上年减少0.34亿元，降低19.77%。", True),
        ("2020年工伤保险基金收入1.38亿元，较上年增加0.34亿元，增长32.69%。", False),
        ("2020年工伤保险基金收入1.38亿元，较上年减少0.34亿元，增长19.77%。", False),
        ("2020年工伤保险基金支出1.38亿元，较上年减少0.34亿元，降低19.77%。", False),
        ("2020年失业保险基金收入1.38亿元，较上年减少0.34亿元，降低19.77%。", False),
        ("2019年工伤保险基金收入1.38亿元，较上年减少0.34亿元，降低19.77%。"
         "\n\n2020年工伤保险基金支出1.38亿元，较上年增加0.34亿元，增长32.69%。", False),
        ("2020年工伤保险基金收入1.38亿元，与上年持平，增长0%。", False),
    ],
)  # fmt: skip
def test_what_refutes_a_claim_of_growth(text: str, told: bool) -> None:
    found = prose("L720", HEAD + text)
    assert [("稳步增长" in each.printed, len(each.operands)) for each in found] == [
        (True, 2)
    ] * told


def test_a_fall_is_shown_with_its_sign() -> None:
    (found,) = prose(
        "L720", HEAD + "2020年工伤保险基金收入1.38亿元，较上年减少0.34亿元，降低19.77%。"
    )
    assert "为-0.34亿元，方向相反" in found.message.zh
    assert len(found.related) == 2


def test_a_rise_refutes_a_claim_of_decline() -> None:
    (found,) = prose(
        "L720",
        "（一）工伤保险\n\n2020年工伤保险基金支出有所下降。\n\n"
        "2020年工伤保险基金支出1.38亿元，较上年增加0.34亿元，增长32.69%。",
    )
    assert "为0.34亿元，方向相反" in found.message.zh


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2020年工伤保险参保人数稳步增长。\n\n"
         "2020年工伤保险参保人数1000人，较上年减少100人，降低9.09%。", 0),
        ("2020年工伤保险基金收入稳步增长。\n\n2020年工伤保险基金收入较上年降低19.77%。", 1),
        ("2020年工伤保险基金收入稳步增长。\n\n"
         "2020年工伤保险基金收入1.38亿元，较上年减少0.34亿元，增长0%。", 1),
        ("2020年基金收入稳步增长。\n\n2020年各项基金收入较上年降低19.77%。", 1),
        ("2020年基金收入稳步增长。\n\n2020年工伤保险基金收入较上年降低19.77%。", 0),
    ],
)  # fmt: skip
def test_claims_of_income_and_spending_alone(text: str, told: int) -> None:
    assert len(prose("L720", text)) == told
