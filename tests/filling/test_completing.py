"""Completing a form: what the rule gives is computed, what is given stays; what nothing
can be computed with is named with field and row.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, LevelPointsData
from jixiao.filling.carrying import carried_over
from jixiao.filling.completing import complete
from jixiao.filling.distributing import split
from jixiao.knowledge.packs import load_packs

PACKS = load_packs()


def row(
    name: str, target: str, actual: str, level1: str = "产出指标", **more: str
) -> IndicatorData:
    return IndicatorData(level1=level1, name=name, target=target, actual=actual, **more)


def form(*rows: IndicatorData, **more: object) -> FormData:
    base = FormData(
        kind="self_evaluation",
        year=2023,
        project="医保经办",
        implementing_unit="某县医保中心",
        indicators=rows,
    )
    return msgspec.structs.replace(base, **more)


FUNDING = (
    FundingData(source="年度资金总额", role="total"),
    FundingData(source="当年财政拨款", budget="98.50", executed="92.36"),
    FundingData(source="其他资金", budget="20.00", executed="20.00"),
)


@given(st.integers(1, 1000), st.integers(1, 40))
def test_points_split_exactly_and_evenly(tenths: int, parts: int) -> None:
    total = Decimal(tenths) / 10
    shares = split(total, parts)
    assert sum(shares) == total
    assert max(shares) - min(shares) <= Decimal("0.1")
    assert list(shares) == sorted(shares, reverse=True)


def test_rows_that_go_on_under_a_level_share_its_points() -> None:
    rows = [row("甲", "≥1次", "1次"), row("乙", "≥1次", "1次", ""), row("丙", "≥1次", "1次", "")]
    done = complete(form(*rows), PACKS["cn-2020"])
    assert [(each.level1, each.points) for each in done.data.indicators] == [
        ("产出指标", "16.7"),
        ("产出指标", "16.7"),
        ("产出指标", "16.6"),
    ]
    assert "indicators[1].level1" in done.computed


def test_a_form_without_points_gets_the_packs_weights_and_is_scored() -> None:
    rows = [row(f"印制手册{index}", "≥100册", "100册") for index in range(6)]
    rows += [
        row("知晓率", "≥85%", "85%", "效益指标"),
        row("满意度", "≥90%", "45%", "满意度指标", reason="样本少。"),
    ]
    done = complete(form(*rows, funding=FUNDING), PACKS["cn-2020"])
    assert [each.points for each in done.data.indicators] == [
        "8.4",
        "8.4",
        "8.3",
        "8.3",
        "8.3",
        "8.3",
        "30.0",
        "10.0",
    ]
    total = done.data.funding[0]
    assert (total.budget, total.executed, total.rate, total.points, total.score) == (
        "118.50",
        "112.36",
        "94.82%",
        "10",
        "9.48",
    )
    assert done.data.indicators[-1].score == "5.00"
    assert [(each.name, each.points) for each in done.data.level_points] == [
        ("产出指标", "50"),
        ("效益指标", "30"),
        ("满意度指标", "10"),
    ]
    assert (done.data.total_points, done.data.total_score, done.data.grade) == (
        "100",
        "94.48",
        "优",
    )
    assert "indicators[0].points" in done.computed
    assert "funding[0].rate" in done.computed


def test_points_come_from_headings_before_the_pack() -> None:
    rows = (
        row("甲", "≥1次", "1次", "产出指标（40分）", level2="数量指标（30分）"),
        row("乙", "≥1次", "1次", "产出指标（40分）", level2="质量指标"),
        row("丙", "≥1次", "1次", "效益指标"),
        row("丁", "≥1次", "1次", "效益指标", points="7"),
    )
    done = complete(
        form(*rows, level_points=(LevelPointsData(level=1, name="效益指标", points="20"),)),
        PACKS["cn-2020"],
    )
    assert [each.points for each in done.data.indicators] == ["30", "10", "13", "7"]


def test_a_given_value_that_contradicts_the_rule_is_kept() -> None:
    done = complete(
        form(row("终端数量", "≥100台", "90台", points="10", score="10", reason="少购。")),
        PACKS["cn-2020"],
    )
    assert done.data.indicators[0].score == "10"


def test_a_qualitative_row_is_left_to_a_person_within_its_band() -> None:
    done = complete(form(row("机制健全性", "长期", "长期", points="10")), PACKS["cn-2020"])
    assert done.data.indicators[0].score == ""
    assert done.data.total_score == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"funding": (FundingData(source="总额", role="total", budget="一百"),)},
            ("资金第1行", "全年预算数", "一百", "金额"),
        ),
        ({"indicators": (row("甲", "1", "1", points="十分"),)}, ("指标第1行", "分值", "十分")),
        ({"total_score": "很好"}, ("总分得分", "很好")),
    ],
)
def test_an_unreadable_figure_is_an_error_with_field_row_and_what_is_expected(
    changes: dict[str, object], words: tuple[str, ...]
) -> None:
    done = complete(form(**changes), PACKS["cn-2020"])
    (found,) = done.unfit
    assert (found.code, found.severity) == ("E012", "error")
    assert all(word in found.message.zh for word in words)


def test_monitoring_completions_follow_the_pack() -> None:
    rows = (
        row("参保人数", "6700人", "6650人"),
        row("首发成功率", "≥95%", "98%"),
        row("满意度", "≥95%", "未达监控节点"),
    )
    money = (
        FundingData(
            source="预算数", role="total", budget="100.00", arrived="100.00", executed="20.00"
        ),
    )
    data = form(
        *rows,
        kind="monitoring",
        as_of="2021-06",
        fund="工伤保险",
        funding=money,
        goals=(GoalData(expected="一", actual="二"),),
    )
    done = complete(data, PACKS["xinjiang-monitoring-2020"])
    assert [each.completion for each in done.data.indicators] == ["49.63%", "50.00%", "/"]
    assert done.data.goals[0].completion == "49.82%"
    assert done.data.funding[0].rate == "20.00%"


def test_last_years_form_carries_structure_and_targets_over() -> None:
    rows = (
        row("制度数", "≥3项", "2项", points="10", score="6.67", reason="少。"),
        row("完成时间", "2023年12月底前", "2023年11月", points="5"),
    )
    money = (FundingData(source="总额", role="total", budget="5", points="10"),)
    data = form(*rows, title="2023年度项目支出绩效自评表", funding=money, total_score="90")
    new = carried_over(data, 2025)
    assert (new.year, new.title, new.total_score) == (2025, "2025年度项目支出绩效自评表", "")
    assert [
        (each.target, each.actual, each.points, each.score, each.reason) for each in new.indicators
    ] == [
        ("≥3项", "", "10", "", ""),
        ("2025年12月底前", "", "5", "", ""),
    ]
    assert new.funding == (FundingData(source="总额", role="total", points="10"),)


def test_few_points_for_many_rows_leave_none_without() -> None:
    shares = split(Decimal(1), 30)
    assert sum(shares) == 1
    assert min(shares) > 0


@pytest.mark.parametrize(
    ("points", "fits"),
    [("0", True), ("1000", True), ("1000.1", True), ("-1", True), ("无", True), ("十", False)],
)
def test_points_are_numbers_of_which_the_checks_say_whether_they_can_be(
    points: str, fits: bool
) -> None:
    done = complete(form(row("甲", "≥1次", "1次", points=points)), PACKS["cn-2020"])
    assert (done.unfit == ()) is fits


@pytest.mark.parametrize(("length", "fits"), [(32_000, True), (32_001, False)])
def test_a_text_that_no_cell_can_hold_is_told(length: int, fits: bool) -> None:
    done = complete(form(row("甲", "≥1次", "1次", reason="长" * length)), PACKS["cn-2020"])
    assert [each.message.zh.partition("：")[2] for each in done.unfit] == (
        [] if fits else ["超过32000字，一格写不下"]
    )


def test_amounts_without_a_unit_are_added_up_and_those_with_their_own_are_not() -> None:
    def total(first: str, second: str) -> str:
        parts = (
            FundingData(source="年度资金总额", role="total"),
            FundingData(source="当年财政拨款", budget=first),
            FundingData(source="其他资金", budget=second),
        )
        done = complete(form(funding=parts, money_unit=""), PACKS["cn-2020"])
        assert done.unfit == ()
        return done.data.funding[0].budget

    assert total("60", "40") == "100"
    assert total("60万元", "4000元") == ""


@pytest.mark.parametrize("unit", ["两", "美元"])
def test_a_unit_that_is_none_of_money_is_told_once(unit: str) -> None:
    done = complete(form(funding=FUNDING, money_unit=unit), PACKS["cn-2020"])
    assert [each.address for each in done.unfit] == ["0:form1.money_unit"]


@pytest.mark.parametrize(
    ("executed", "total"), [("", ""), ("0", "30"), ("—", "30"), ("12.5", "42.5")]
)
def test_a_total_is_left_open_where_a_part_is(executed: str, total: str) -> None:
    parts = (
        FundingData(source="年度资金总额", role="total", budget="100"),
        FundingData(source="当年财政拨款", budget="60", executed="30"),
        FundingData(source="其他资金", budget="40", executed=executed),
        FundingData(source="上年结转"),  # says nothing, and brings nothing
    )
    done = complete(form(funding=parts), PACKS["cn-2020"]).data
    assert (done.funding[0].executed, done.funding[0].rate != "") == (total, total != "")


def test_parts_alone_get_a_total_before_them() -> None:
    done = complete(form(funding=FUNDING[1:]), PACKS["cn-2020"]).data.funding
    assert [(each.source, each.role, each.budget) for each in done] == [
        ("年度资金总额", "total", "118.50"),
        ("当年财政拨款", "part", "98.50"),
        ("其他资金", "part", "20.00"),
    ]
    whole = (
        FundingData(source="拨款", budget="9", executed="6"),
        FundingData(source="自筹", budget="1.5", executed="4"),
    )
    assert complete(form(funding=whole), PACKS["cn-2020"]).data.funding[0].budget == "10.5"
    (single,) = complete(form(funding=whole[:1]), PACKS["cn-2020"]).data.funding
    assert (single.source, single.role, single.rate) == ("拨款", "total", "66.67%")


def test_a_heading_of_the_execution_has_its_points_already() -> None:
    rows = (row("甲", "≥1次", "1次", points="90"),)
    heading = (LevelPointsData(level=0, name="预算执行", points="10"),)
    headed = complete(form(*rows, funding=FUNDING, level_points=heading), PACKS["cn-2020"])
    assert (headed.data.funding[0].points, headed.data.funding[0].score) == ("", "9.48")
    assert (headed.data.total_points, headed.data.total_score) == ("100", "99.48")
    bare = complete(form(*rows, funding=FUNDING), PACKS["cn-2020"])
    assert (bare.data.funding[0].points, bare.data.total_points) == ("10", "100")
    target = complete(form(*rows, funding=FUNDING, kind="target_declaration"), PACKS["cn-2020"])
    assert target.data.funding[0].points == ""


def test_nothing_earned_is_printed_as_nought() -> None:
    done = complete(form(row("甲", "≥1次", "0次", points="10")), PACKS["cn-2020"])
    assert (done.data.indicators[0].score, done.data.total_score) == ("0", "0")


def test_only_the_first_goal_gets_the_overall_completion() -> None:
    goals = (GoalData(expected="一"), GoalData(expected="二", actual="已办"))
    money = (FundingData(source="总额", role="total", budget="100", executed="50"),)
    asked = form(
        row("甲", "≥10次", "5次"), kind="monitoring", as_of="2023-06", goals=goals, funding=money
    )
    done = complete(asked, PACKS["cn-2020"]).data
    assert done.goals == (GoalData(expected="一", completion="50.00%"), goals[1])
    said = (goals[0], msgspec.structs.replace(goals[1], completion="49%"))
    kept = complete(msgspec.structs.replace(asked, goals=said), PACKS["cn-2020"]).data
    assert kept.goals == said
    none = complete(msgspec.structs.replace(asked, goals=()), PACKS["cn-2020"]).data
    assert [each.completion for each in none.goals] == ["50.00%"]


def test_what_is_expected_by_the_years_end_is_summed_where_the_total_is_left_open() -> None:
    parts = (
        FundingData(source="年度资金总额", role="total", budget="500", executed="360"),
        FundingData(source="当年财政拨款", budget="400", executed="300", forecast="400"),
        FundingData(source="其他资金", budget="100", executed="60", forecast="90"),
    )
    made = complete(form(kind="monitoring", as_of="2023-08", funding=parts), PACKS["cn-2020"])
    assert made.data.funding[0].forecast == "490"
