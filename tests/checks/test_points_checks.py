"""Points and scores: each check with a form that breaks it and one that does not."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import NINGXIA, XINJIANG, Case, Sheet, assert_case, findings

FULL_RULE = ("定量指标，完成值达到指标值，记满分；未达到指标值，按B/A×该指标分值记分。",)
SCORES = "level2 | name | target | actual | points | score\n"
QUALITY = (2, "质量指标", "10", (0, 1, 2), None)
SOCIAL = (2, "社会效益指标", "10", (0, 1), None)
FUNDED = "source | budget | executed | rate | points | score\n年度资金总额 | {} | {} | {} | 10 | {}"
THREE = (
    SCORES + "质量指标 | 甲率 | 100% | 100% | {0} | {0}\n质量指标 | 乙率 | 100% | 100% | {0} |"
    " {0}\n质量指标 | 丙率 | 100% | 100% | {1} | {1}"
)
TWO = (
    SCORES
    + "社会效益指标 | 政策知晓率 | ≥85% | 86% | {0} | {0}\n社会效益指标 | 参保率 | ≥95% | 96% | {1}"
    " | {1}"
)
ONE = SCORES + "数量指标 | 参保人数 | {} | {} | {} | {}"

CASES = [
    Case(
        "S301",
        Sheet(TWO.format(10, 10), levels=(SOCIAL,)),
        "10",
        Sheet(TWO.format(5, 5), levels=(SOCIAL,)),
    ),
    Case(
        "S302",
        Sheet(TWO.format(20, 20), levels=((1, "效益指标", "30", (0, 1), None),)),
        "30",
        Sheet(TWO.format(15, 15), levels=((1, "效益指标", "30", (0, 1), None),)),
    ),
    Case(
        "S303",
        Sheet(TWO.format(45, 44.81), FUNDED.format(15, 15, "100%", 10), total=("100", "99.81")),
        "100",
        Sheet(TWO.format(45, 45), FUNDED.format(15, 15, "100%", 10), total=("100", "100")),
    ),
    Case(
        "S304",
        Sheet(ONE.format("≥100人", "110人", 7, 7.5)),
        "7.5",
        Sheet(ONE.format("≥100人", "110人", 7, 7)),
    ),
    Case(
        "S305",
        Sheet(ONE.format("≥100人", "70人", 10, 9)),
        "9",
        Sheet(ONE.format("≥100人", "90人", 10, 9)),
    ),
    Case(
        "S306",
        Sheet(ONE.format("≥34.83万人", "39.31万人", 7, 6)),
        "6",
        Sheet(ONE.format("≥34.83万人", "39.31万人", 7, 7)),
    ),
    Case(
        "S307",
        Sheet(ONE.format("≥95%", "90%", 10, 10)),
        "10",
        Sheet(ONE.format("≥95%", "90%", 10, 9.47)),
    ),
    Case(
        "S308",
        Sheet(ONE.format("生活安定", "部分达成年度指标并具有一定效果", 10, 9.5)),
        "9.5",
        Sheet(ONE.format("生活安定", "部分达成年度指标并具有一定效果", 10, 7)),
    ),
    Case(
        "S309",
        Sheet(TWO.format(45, 42), total=("90", "88")),
        "88",
        Sheet(TWO.format(45, 42), total=("90", "87")),
    ),
    Case(
        "S310",
        Sheet(funding=FUNDED.format("349387.8", "351494.50", "100.60%", "9.00")),
        "9.00",
        Sheet(funding=FUNDED.format("165692.15", "155863.72", "94.07%", "9.41")),
    ),
    Case(
        "S311",
        Sheet(ONE.format("≥1520家", "3320家", 10, 10)),
        "3320家",
        Sheet(ONE.format("≥100家", "110家", 10, 10)),
    ),
    Case(
        "S312",
        Sheet(TWO.format(45, 42), total=("100", "87"), grade="优"),
        "优",
        Sheet(TWO.format(50, 42), total=("100", "92"), grade="优"),
    ),
    Case(
        "S314",
        Sheet(THREE.format("33.3", "33.3"), total=("100", "99.9")),
        "99.9",
        Sheet(THREE.format("33.3", "33.4"), total=("100", "100")),
    ),
    Case(
        "S315",
        Sheet(
            "name | target | actual | points | score | review_score\n参保人数 | ≥9人 | 9人 | 10 |"
            " 10 | 8"
        ),
        "8",
        Sheet(
            "name | target | actual | points | score | review_score\n参保人数 | ≥9人 | 9人 | 10 |"
            " 10 | 10"
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_wrong_is_reported_and_right_is_left_alone(case: Case) -> None:
    assert_case(case)


def test_standard_weights_are_a_remark() -> None:
    levels = [
        (1, "产出指标", "40", (0,), None),
        (1, "效益指标", "40", (1,), None),
        (1, "满意度指标", "10", (2,), None),
    ]
    rows = (
        SCORES + "数量指标 | 甲数 | 1个 | 1个 | 40 | 40\n社会效益指标 | 乙数 | 1个 | 1个 | 40 |"
        " 40\n满意度指标 | 丙度 | ≥90% | 91% | 10 | 10"
    )
    (found,) = findings("S313", Sheet(rows, levels=tuple(levels)))
    assert found.severity is Severity.REMARK
    levels[0], levels[1] = (1, "产出指标", "50", (0,), None), (1, "效益指标", "30", (1,), None)
    assert findings("S313", Sheet(rows, levels=tuple(levels))) == []


def test_an_even_split_that_leaves_a_remainder_is_only_a_warning() -> None:
    (found,) = findings("S301", Sheet(THREE.format("3.3", "3.3"), levels=(QUALITY,)))
    assert (found.severity, found.printed, found.expected) == (Severity.WARNING, "10", None)
    assert findings("S301", Sheet(THREE.format("3.3", "3.4"), levels=(QUALITY,))) == []


def test_twice_the_points_under_a_heading_is_an_error() -> None:
    (found,) = findings("S301", Sheet(TWO.format(10, 10), levels=(SOCIAL,)))
    assert (found.severity, found.expected) == (Severity.ERROR, "20")


def test_a_heading_with_points_and_no_indicator_is_seen() -> None:
    levels = (SOCIAL, (2, "生态效益指标", "10", (), None))
    (found,) = findings("S301", Sheet(TWO.format(5, 5), levels=levels))
    assert "没有填任何指标" in found.message.zh


@pytest.mark.parametrize(("total", "told"), [("90", []), ("95", []), ("85", ["85"])])
def test_a_score_without_points_may_count_or_not(total: str, told: list[str]) -> None:
    rows = TWO.format(45, 45) + "\n社会效益指标 | 丙 | 1次 | 1次 |  | 5"
    found = findings("S309", Sheet(rows, total=("90", total)))
    assert [each.printed for each in found] == told


def test_a_total_of_ninety_may_leave_the_execution_out() -> None:
    sheet = Sheet(TWO.format(45, 45), FUNDED.format(15, 15, "100%", 10), total=("90", "90"))
    assert [each.severity for each in findings("S303", sheet)] == [Severity.REMARK]
    assert findings("S303", sheet._replace(pack=XINJIANG)) == []
    assert findings("S309", sheet) == []


def test_met_but_docked_is_an_error_where_the_form_prints_full_points() -> None:
    (warned,) = findings("S306", Sheet(ONE.format("0.6万元/次", "0.6万元/次", "1.43", "1.42")))
    (found,) = findings(
        "S306",
        Sheet(
            ONE.format("0.6万元/次", "0.6万元/次", "1.43", "1.42"), pack=NINGXIA, notes=FULL_RULE
        ),
    )
    assert (warned.severity, found.severity, found.expected) == (
        Severity.WARNING,
        Severity.ERROR,
        "1.43",
    )


def test_visits_that_a_form_sets_as_a_lower_limit_may_not_be_docked_when_met() -> None:
    (found,) = findings(
        "S306",
        Sheet(
            SCORES + "数量指标 | 享受待遇人次 | ≥709.7万人次 | 882.55万人次 | 6 | 5", pack=XINJIANG
        ),
    )
    assert found.severity is Severity.WARNING


def test_a_score_cut_off_instead_of_rounded_is_a_remark() -> None:
    (found,) = findings("S305", Sheet(ONE.format("≥410.07万人", "409.33万人", 6, "5.9")))
    assert (found.severity, found.expected) == (Severity.REMARK, "5.99")


def test_a_score_at_the_printed_places_is_accepted() -> None:
    assert findings("S305", Sheet(ONE.format("≥165646.47万元", "153141.49万元", 7, "6.5"))) == []


def test_both_reverse_formulas_are_accepted() -> None:
    for score in ("6.67", "5.00"):
        assert findings("S305", Sheet(ONE.format("≤100万元", "150万元", 10, score))) == []
    assert len(findings("S305", Sheet(ONE.format("≤100万元", "150万元", 10, "8.00")))) == 1


def test_a_reverse_indicator_of_zero_is_met() -> None:
    sheet = Sheet(SCORES + "质量指标 | 差错率 | ≤3% | 0 | 10 | 10")
    assert findings("S305", sheet) + findings("S306", sheet) + findings("S307", sheet) == []


def test_scores_by_brackets_are_a_warning() -> None:
    (found,) = findings("S310", Sheet(funding=FUNDED.format(100, 85, "85%", 7)))
    assert found.severity is Severity.WARNING


def test_a_rate_printed_as_a_factor_is_understood() -> None:
    assert findings("S310", Sheet(funding=FUNDED.format(100, 100, "1", 10))) == []


def test_a_missing_score_is_not_reported_as_a_wrong_total() -> None:
    rows = TWO.format(45, 45).replace("| 45 | 45\n", "| 45 | \n", 1)
    assert findings("S309", Sheet(rows, total=("90", "90"))) == []


def test_weights_as_shares_are_not_set_against_scores() -> None:
    rows = SCORES + "数量指标 | 甲数 | 1个 | 1个 | 0.5 | 50\n质量指标 | 乙率 | ≥9% | 9% | 0.5 | 50"
    assert findings("S304", Sheet(rows)) == []
    assert findings("S303", Sheet(rows)) == []
