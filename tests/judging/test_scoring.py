"""Scores by rule: execution, quantitative, reverse, ranges, qualitative bands, totals and grades."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.forms import LevelPoints
from jixiao.core.packs import Bracket, ExecutionRule, Ground, QuantitativeRule, RulePack
from jixiao.judging.execution import execution_share
from jixiao.judging.scoring import score_form
from jixiao.knowledge.packs import load_packs
from tests.building import entry, funding, self_evaluation

NATIONAL, NINGXIA, XINJIANG = (
    load_packs()[name] for name in ("cn-2020", "ningxia-2024", "xinjiang-si-2020")
)
PRACTICE = Ground(kind="practice", text="测试")


@pytest.mark.parametrize(
    ("budget", "executed", "points", "score"),
    [
        ("165692.15", "155863.72", "10", "9.41"),
        ("15", "15", "10", "10.00"),
        ("349387.8", "351494.50", "10", "10.00"),
        ("200", "100", "20", "10.00"),
    ],
)
def test_execution_score_is_points_times_rate_and_never_more(
    budget: str, executed: str, points: str, score: str
) -> None:
    form = self_evaluation(
        "数量指标 | 次数 | 5次 | 5次 | 90 | 90", row=funding(budget, executed, points)
    )
    assert score_form(form, NATIONAL).execution_score == Decimal(score)


def test_nothing_is_scored_for_a_budget_of_zero() -> None:
    result = score_form(
        self_evaluation("数量指标 | 次数 | 5次 | 5次 | 90 | 90", row=funding("0", "0", "10")),
        NATIONAL,
    )
    assert (result.execution_rate, result.execution_score, result.score) == (None, None, None)


def test_a_printed_rate_serves_where_the_amounts_are_missing() -> None:
    result = score_form(
        self_evaluation(
            "数量指标 | 次数 | 5次 | 5次 | 90 | 90", row=funding("", "", "10", "85.5%")
        ),
        NATIONAL,
    )
    assert result.execution_score == Decimal("8.55")


SCORES = [
    # level 2 | name | target | actual | points → lowest, highest by the national rules
    ("数量指标 | 培训人次 | ≥200人次 | 220人次 | 10 | 10", "10.00", "10.00"),
    ("数量指标 | 培训人次 | ≥200人次 | 150人次 | 10 | 10", "7.50", "7.50"),
    ("数量指标 | 培训人次 | 200人次 | 150人次 | 10 | 10", "7.50", "7.50"),
    ("成本指标 | 印刷成本 | 3万元 | 3万元 | 1.43 | 1.43", "1.43", "1.43"),
    (
        "成本指标 | 印刷成本 | ≤100元 | 150元 | 10 | 10",
        "4.95",
        "6.69",
    ),  # both reverse formulas; the actual may be 149.5 to 150.5
    ("质量指标 | 支出预算执行率 | 105%≤≥95% | 95% | 6 | 5.7", "6.00", "6.00"),
    ("质量指标 | 差错率 | ≤0 | 0 | 5 | 5", "5.00", "5.00"),
    ("质量指标 | 差错率 | ≤0 | 2% | 5 | 5", "0.00", "0.00"),
    ("时效指标 | 及时性 | 及时 | 及时 | 10 | 10", "8.00", "10.00"),
    ("社会效益指标 | 效果 | 明显 | 部分达成年度指标并具有一定效果 | 10 | 7", "6.00", "8.00"),
    ("社会效益指标 | 效果 | 明显 | 未达成年度指标且效果较差 | 10 | 3", "0.00", "6.00"),
    ("社会效益指标 | 效果 | 明显 | 好 | 10 | 9", "0.00", "10.00"),
    ("社会效益指标 | 效果 | 明显 | 70% | 10 | 7", "6.00", "8.00"),
    (
        "数量指标 | 领取失业金人数 | 1520人 | 3320人 | 10 | 10",
        "0.00",
        "10.00",
    ),  # event-driven: no judgement
    ("数量指标 | 丧葬抚恤金发放人数 | 0.19万人 | 0.15万人 | 10 | 10", "0.00", "10.00"),
    ("时效指标 | 完成时间 | 2020年12月31日前 | 2020年11月30日 | 10 | 10", "10.00", "10.00"),
    ("数量指标 | 次数 | ≥90次 | 未达监控节点 | 10 | ", "0.00", "10.00"),
]


@pytest.mark.parametrize(("row", "lowest", "highest"), SCORES)
def test_what_the_national_rules_allow(row: str, lowest: str, highest: str) -> None:
    result = score_form(self_evaluation(row), NATIONAL).indicators[0]
    assert (result.lowest, result.highest) == (Decimal(lowest), Decimal(highest))


def test_a_rounded_actual_widens_the_score_by_what_it_may_stand_for() -> None:
    row = score_form(
        self_evaluation("质量指标 | 合格率 | ≥98% | 95% | 10 | 9.65"), NATIONAL
    ).indicators[0]
    assert (row.lowest, row.highest, row.score) == (
        Decimal("9.64"),
        Decimal("9.74"),
        Decimal("9.65"),
    )


def test_ningxia_prints_the_reverse_formula_and_its_bands() -> None:
    form = self_evaluation(
        "成本指标 | 成本 | ≤100次 | 150次 | 10 | 5\n效益 | 效果 | 明显 |"
        " 部分达成预期指标并具有一定效果 | 10 | 6"
    )
    reverse, banded = score_form(form, NINGXIA).indicators
    assert (reverse.lowest, reverse.highest) == (Decimal("6.67"), Decimal("6.67"))
    assert (banded.lowest, banded.highest) == (Decimal("5.00"), Decimal("8.00"))


def test_a_printed_score_outside_the_rule_is_replaced_by_the_rules_own() -> None:
    rows = score_form(
        self_evaluation(
            "数量指标 | 参保人数 | ≥34.83万人 | 39.31万人 | 7 | 6\n效益 | 效果 | 好 | 好 | 15 | 7"
        ),
        XINJIANG,
    ).indicators
    assert [row.score for row in rows] == [Decimal("7.00"), Decimal("12.00")]


@pytest.mark.parametrize(
    ("between", "lowest", "highest"),
    [("proportionate", "9.72", "9.74"), ("zero", "0.00", "0.00"), ("either", "0.00", "9.74")],
)
def test_outside_a_range_by_each_rule(between: str, lowest: str, highest: str) -> None:
    rule = QuantitativeRule(source=PRACTICE, between=between)  # type: ignore[arg-type]
    pack = msgspec.structs.replace(NATIONAL, quantitative=rule)
    row = score_form(
        self_evaluation("质量指标 | 支出预算执行率 | 105%≤≥95% | 92.45 | 10 | 9"), pack
    ).indicators[0]
    assert Decimal(lowest) <= row.lowest <= row.highest <= Decimal(highest)
    assert row.highest - row.lowest >= (Decimal(9) if between == "either" else 0)


def test_a_total_of_ninety_leaves_the_execution_points_out() -> None:
    table = "数量指标 | 甲 | 5次 | 5次 | 50 | 50\n效益 | 乙 | ≥90% | 95% | 40 | 40"
    without = score_form(
        self_evaluation(table, row=funding("100", "94", "10"), total=("90", "90")), XINJIANG
    )
    assert (without.score, without.grade) == (Decimal("90.00"), "优")
    included = score_form(
        self_evaluation(table, row=funding("100", "94", "10"), total=("100", "99.4")), XINJIANG
    )
    assert included.score == Decimal("99.40")


@pytest.mark.parametrize(
    ("done", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89", "良"),
        ("80", "良"),
        ("79", "中"),
        ("60", "中"),
        ("59", "差"),
        ("0", "差"),
    ],
)
def test_grades_at_their_boundaries(done: str, grade: str) -> None:
    form = self_evaluation(f"数量指标 | 次数 | ≥100次 | {done}次 | 100 | {done}")
    assert score_form(form, NATIONAL).grade == grade


def test_points_that_live_only_in_some_rows_are_the_ones_summed() -> None:
    form = self_evaluation(
        "数量指标 | 甲 | 5次 | 5次 | 60 | 60\n数量指标 | 其中：乙 | 3次 | 3次 | |\n效益 | 丙 | 90%"
        " | 90% | 30 | 30"
    )
    result = score_form(form, NATIONAL)
    assert result.score == Decimal("90.00")
    assert result.indicators[1].score is None


def test_a_row_without_target_and_score_leaves_the_total_open() -> None:
    assert (
        score_form(
            self_evaluation("数量指标 | 甲 | | | 60 | \n数量指标 | 乙 | 3次 | 3次 | 30 | 30"),
            NATIONAL,
        ).score
        is None
    )


def test_derivations_name_operands_with_their_places() -> None:
    result = score_form(
        self_evaluation(
            "数量指标 | 培训 | ≥200人次 | 150人次 | 10 | 7.5", row=funding("100", "94", "10")
        ),
        NATIONAL,
    )
    derivation = result.indicators[0].derivation
    assert derivation is not None
    assert derivation.formula == "10×150人次/200人次"
    assert [each.printed for each in derivation.operands] == ["≥200人次", "150人次", "10"]
    assert all(each.place.line for each in derivation.operands)
    assert result.execution_derivation is not None
    assert result.execution_derivation.formula == "10×min(94.00%,100%)"


@pytest.mark.parametrize(
    ("rate", "share"), [("1", "1"), ("0.99", "0.7"), ("0.8", "0.7"), ("0.79", "0.5"), ("0.5", "0")]
)
def test_brackets_of_execution(rate: str, share: str) -> None:
    brackets = tuple(
        Bracket(at_least=Decimal(a), share=Decimal(b))
        for a, b in (("1", "1"), ("0.8", "0.7"), ("0.6", "0.5"))
    )
    assert execution_share(
        ExecutionRule(source=PRACTICE, method="bracket", brackets=brackets), Decimal(rate)
    ) == Decimal(share)


@given(
    target=st.integers(1, 10**6),
    actual=st.integers(0, 10**7),
    points=st.decimals("0.01", "50", places=2),
    glyph=st.sampled_from(["≥", "≤", "=", ">", "<", ""]),
    pack=st.sampled_from([NATIONAL, NINGXIA, XINJIANG]),
)
def test_no_score_above_its_points_or_below_zero(
    target: int, actual: int, points: Decimal, glyph: str, pack: object
) -> None:
    form = self_evaluation(f"数量指标 | 工作量 | {glyph}{target}次 | {actual}次 | {points} | ")
    row = score_form(form, pack).indicators[0]  # type: ignore[arg-type]
    assert row.lowest is not None
    assert row.highest is not None
    assert 0 <= row.lowest <= row.highest <= points
    assert (row.highest == points) or row.attainment.attained is False


@given(target=st.integers(1, 10**6), low=st.integers(0, 10**6), more=st.integers(0, 10**6))
def test_doing_more_never_scores_less(target: int, low: int, more: int) -> None:
    rows = score_form(
        self_evaluation(
            f"数量指标 | 甲 | ≥{target}次 | {low}次 | 10 | \n数量指标 | 甲 | ≥{target}次 |"
            f" {low + more}次 | 10 | "
        ),
        NATIONAL,
    ).indicators
    assert rows[0].score <= rows[1].score


def test_where_only_the_headings_carry_points_met_rows_earn_them() -> None:
    form = self_evaluation(
        "数量指标 | 甲 | ≥5次 | 6次 | | 10\n质量指标 | 乙 | ≥90% | 95% | | 70",
        row=funding("60", "57.6", "20"),
    )
    heading = LevelPoints(level=1, name="产出指标", points=entry("80"), indicators=(0, 1))
    assert score_form(
        msgspec.structs.replace(form, level_points=(heading,)), NATIONAL
    ).score == Decimal("99.20")
    missed = self_evaluation(
        "数量指标 | 甲 | ≥5次 | 4次 | | 10\n质量指标 | 乙 | ≥90% | 95% | | 70",
        row=funding("60", "57.6", "20"),
    )
    assert (
        score_form(msgspec.structs.replace(missed, level_points=(heading,)), NATIONAL).score is None
    )


@pytest.mark.parametrize(
    ("name", "actual", "pack", "lowest"),
    [
        ("个人缴费标准", "320元/人", NATIONAL, 0),  # a standard: above it is off as well
        ("个人缴费标准", "280元/人", NATIONAL, 10),
        ("宣传活动次数", "6次", NATIONAL, 10),  # a count: reached is reached
        ("个人缴费标准", "320元/人", NINGXIA, 10),  # its forms print that reached is full points
    ],
)
def test_equal_to_a_standard_holds_on_both_sides(
    name: str, actual: str, pack: RulePack, lowest: int
) -> None:
    target = "=280元/人" if "元" in actual else "=5次"
    (row,) = score_form(
        self_evaluation(f"数量指标 | {name} | {target} | {actual} | 10 | 10"), pack
    ).indicators
    assert (row.lowest, row.highest) == (lowest, 10)


@pytest.mark.parametrize(
    ("actual", "lowest", "highest", "rule"),
    [
        ("95%", "8.00", "10.00", "达成年度指标"),
        ("80%", "8.00", "10.00", "达成年度指标"),
        ("79%", "6.00", "8.00", "部分达成年度指标并具有一定效果"),
        ("60%", "6.00", "8.00", "部分达成年度指标并具有一定效果"),
        ("59%", "0.00", "6.00", "未达成年度指标且效果较差"),
        ("达成预期指标", "8.00", "10.00", "达成年度指标"),
        ("明显", "8.00", "10.00", "达成年度指标"),
    ],
)
def test_a_qualitative_result_has_the_band_of_its_stage(
    actual: str, lowest: str, highest: str, rule: str
) -> None:
    (row,) = score_form(
        self_evaluation(f"社会效益指标 | 效果 | 明显 | {actual} | 10 | "), NATIONAL
    ).indicators
    assert (row.lowest, row.highest) == (Decimal(lowest), Decimal(highest))
    assert row.derivation is not None
    assert row.derivation.rule == rule


def test_headings_of_level_one_alone_give_the_points() -> None:
    form = self_evaluation("数量指标 | 甲 | ≥5次 | 6次 | | 10", row=funding("60", "60", "20"))
    headings = (
        LevelPoints(level=1, name="产出指标", points=entry("80"), indicators=(0,)),
        LevelPoints(level=2, name="数量指标", points=entry("30"), indicators=(0,)),
        LevelPoints(level=1, name="效益指标", points=entry("若干")),
    )
    found = score_form(msgspec.structs.replace(form, level_points=headings), NATIONAL)
    assert found.score == Decimal("100.00")


@pytest.mark.parametrize(
    ("pack", "named"), [(NATIONAL, "6.67"), (NINGXIA, "6.67"), ("linear", "5.00")]
)
def test_a_missed_limit_is_shown_by_the_packs_method(pack: RulePack | str, named: str) -> None:
    if isinstance(pack, str):
        rule = QuantitativeRule(source=PRACTICE, reverse="linear")
        pack = msgspec.structs.replace(NATIONAL, quantitative=rule)
    (row,) = score_form(
        self_evaluation("成本指标 | 成本 | ≤100次 | 150次 | 10 | 9"), pack
    ).indicators
    assert row.score == Decimal(named)
