"""S312: the ends of the grades, other scales, and what names no grade."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

FUNDED = "source | budget | executed | points | score\n年度资金总额 | 100 | 100 | 10 | {}"


@pytest.mark.parametrize(
    ("total", "execution", "grade", "expected"),
    [
        (("100", "90"), "", "优", None),
        (("100", "89.9"), "", "优", "良"),
        (("100", "90"), "", "良", "优"),
        (("100", "80"), "", "良", None),
        (("100", "60"), "", "中", None),
        (("100", "59.9"), "", "中", "差"),
        (("", "90"), "", "良", "优"),
        (("0", "90"), "", "良", "优"),
        (("90", "82"), "8", "优", None),
        (("90", "82"), "7", "优", "良"),
        (("90", "82"), "", "差", "优"),
        (("90", "80"), "", "良", None),
        (("120", "95"), "", "差", "中"),
        (("120", "108"), "", "优", None),
        (("50", "50"), "", "差", "优"),
        (("50", "44.9"), "", "良", None),
        (("1", "0.95"), "", "差", "优"),
        (("1", "0.85"), "", "良", None),
        (("100", "95"), "", "优□ 良☑", None),
        (("100", ""), "", "差", None),
        (("100", "95"), "", "", None),
        (("100", "95"), "", "评为良好", "优"),
    ],
)
def test_the_grade_of_a_score(
    total: tuple[str, str], execution: str, grade: str, expected: str | None
) -> None:
    funding = FUNDED.format(execution) if execution else ""
    found = findings("S312", Sheet(funding=funding, total=total, grade=grade))
    assert [(each.printed, each.expected) for each in found] == [(grade, expected)] * bool(expected)
    assert all(each.related[0].place.text == total[1] for each in found)


@pytest.mark.parametrize(
    ("grade", "told"),
    [("A+", True), ("合格", True), ("/", False), ("（填写等级）", False), ("优", False)],
)
def test_a_grade_of_other_words_is_told_as_not_checked(grade: str, told: bool) -> None:
    found = findings("S312", Sheet(total=("100", "95"), grade=grade))
    said = f"等级填的是“{grade}”，不是分级办法的等级（优、良、中、差），没有与总得分核对"
    assert [(each.severity, each.message.zh) for each in found] == (
        [(Severity.REMARK, said)] if told else []
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("自评得分72分，等级为优。", ["优"]),
        ("自评结果为“优秀”。", ["优秀"]),
        ("绩效评价结果：良", ["良"]),
        ("自评等级：中。", []),
        ("总得分72分，评定为“中”。", []),
        ("空气质量等级为优。", []),
        ("群众评价良好。", []),
        ("自评结果优化了流程。", []),
        ("自评得分72分，服务质量优良。", []),
    ],
)
def test_a_grade_in_words_follows_the_score_too(words: str, told: list[str]) -> None:
    sheet = Sheet(funding=FUNDED.format("10"), total=("100", "72"), goal=words)
    assert [each.printed for each in findings("S312", sheet)] == told
