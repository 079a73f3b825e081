"""When two forms are one form handed in twice, and wherein its prints differ."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, form_of
from jixiao.core.forms import Form
from jixiao.core.keys import keyed
from jixiao.judging.copies import alike, differing, one_form

DATA = FormData(
    kind="self_evaluation",
    year=2024,
    title="项目支出绩效自评表",
    project="办公设备购置",
    implementing_unit="某县统计局",
    money_unit="万元",
    funding=(FundingData(source="年度资金总额", role="total", budget="100", executed="90"),),
    indicators=(
        IndicatorData(level1="产出指标", name="购置电脑", target="≥30台", actual="30台"),
        IndicatorData(level1="产出指标", name="验收合格率", target="100%", actual="100%"),
    ),
)


def form(**changes: Any) -> Form:
    return keyed(form_of(replace(DATA, **changes)))


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "monitoring"},
        {"year": 2023},
        {"project": "办公设备购置（二期）"},
        {"implementing_unit": "某县审计局"},
        {"fund": "工伤保险"},
    ],
)
def test_another_kind_year_project_or_unit_is_no_version(changes: dict[str, Any]) -> None:
    assert one_form(form()) == one_form(form(title="附件2 自评表"))
    assert one_form(form()) != one_form(form(**changes))


def test_the_unit_in_charge_tells_forms_of_one_fund_apart() -> None:
    """Every county's form has the same project where a fund is one."""
    one, other = (
        form(project="失业保险基金", implementing_unit="", supervising_department=unit)
        for unit in ("甲县人社局", "乙县人社局")
    )
    assert one_form(one) != one_form(other)
    bare = form(implementing_unit="")
    assert one_form(bare, "甲局") != one_form(bare, "乙局")  # as their covers say


def test_forms_that_name_nothing_are_one_only_where_all_is_the_same() -> None:
    bare = {"project": "", "implementing_unit": ""}
    assert one_form(form(**bare)) == one_form(form(**bare))
    assert one_form(form(**bare)) != one_form(form(**bare, total_score="90"))


def test_a_form_that_shares_no_rows_is_another_form() -> None:
    other = form(indicators=(IndicatorData(level1="产出指标", name="培训人次", target="≥5人次"),))
    assert not alike(form(), other)
    assert alike(form(), form(indicators=DATA.indicators[:1]))


def test_the_fields_that_differ_by_name_value_and_other_value() -> None:
    first, second = DATA.indicators
    changed = form(indicators=(replace(first, actual="28台"), second), total_score="99")
    told = [
        (each.words.zh, each.one and each.one.text, each.other and each.other.text)
        for each in differing(form(), changed)
    ]
    assert told == [
        ("指标“购置电脑”行“完成值”", "30台", "28台"),
        ("总分“得分”", None, "99"),
    ]
    assert differing(form(), form(title="另一个标题")) == ()


def test_a_figure_that_another_format_rounds_is_the_same() -> None:
    (row,) = DATA.funding
    assert differing(form(), form(funding=(replace(row, executed="90.00"),))) == ()


@pytest.mark.parametrize(("one", "other"), [("/", "—"), ("", "无"), ("无", "-")])
def test_signs_that_there_is_nothing_are_no_difference(one: str, other: str) -> None:
    first, second = (
        form(indicators=(replace(DATA.indicators[0], reason=each), DATA.indicators[1]))
        for each in (one, other)
    )
    assert differing(first, second) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"goals": (GoalData(expected="购置电脑30台", actual="购置电脑28台"),)},
        {"goals": (GoalData(expected="购置电脑30台，保障办公", actual="购置电脑30台"),)},
        {"goals": ()},
        {"conclusion": "总体较好"},
        {"notes": ("数据截至12月20日",)},
        {"prepared_by": "张某"},
    ],
)
def test_the_whole_form_is_compared(changes: dict[str, Any]) -> None:
    goals = (GoalData(expected="购置电脑30台", actual="购置电脑30台"),)
    one = form(goals=goals)
    assert not differing(one, form(goals=goals))
    assert differing(one, form(**{"goals": goals, **changes}))


@pytest.mark.parametrize(("first", "second", "differs"), [("95.5%", "96%", True), ("95.5%", "95.50%", False), ("30台", "30", False)])  # fmt: skip
def test_a_result_that_is_rounded_is_another_one(first: str, second: str, differs: bool) -> None:
    one, other = (
        form(
            indicators=(
                IndicatorData(level1="产出指标", name="参保率", target="≥95%", actual=each),
            )
        )
        for each in (first, second)
    )
    assert bool(differing(one, other)) is differs


def test_amounts_of_copies_may_be_rounded() -> None:
    one, other = (
        form(funding=(FundingData(source="年度资金总额", role="total", executed=each),))
        for each in ("90.46", "90.5")
    )
    assert not differing(one, other)
