"""A form as data: there and back, and what counts as a difference."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    data_of,
    differences,
    form_of,
)
from jixiao.knowledge.labels import where

DATA = FormData(
    kind="monitoring",
    title="监控表",
    year=2021,
    as_of="2021-06",
    project="工伤保险",
    implementing_unit="某县社保中心",
    filed_on="2021年7月5日",
    funding=(
        FundingData(
            source="预算数",
            role="total",
            budget="12,000.00",
            executed="6060.00",
            rate="50.50%",
            points="10",
            score="5.05",
        ),
    ),
    goals=(GoalData(expected="一", actual="二", completion="49.91%"),),
    indicators=(
        IndicatorData(
            level1="产出指标",
            name="参保人数",
            target="≥6700人",
            actual="6650人",
            points="5",
            score="4.96",
            completion="49.63%",
            extra={"备注": "无"},
        ),
    ),
    level_points=(LevelPointsData(level=1, name="产出指标", points="50"),),
    total_points="100",
    total_score="90",
    grade="优",
    notes=("注：略。",),
    conclusion="无偏差。",
)


def test_data_becomes_a_form_and_the_same_data_again() -> None:
    again = data_of(form_of(DATA))
    assert list(differences(DATA, again)) == []
    assert again == DATA


def test_figures_are_in_the_forms_unit_and_headings_know_their_rows() -> None:
    form = form_of(msgspec.structs.replace(DATA, money_unit="元"))
    row = form.funding[0]
    assert row.budget is not None
    assert row.budget.figure is not None
    assert row.budget.figure.base == Decimal("12000")
    assert form.level_points[0].indicators == (0,)


def test_differences_name_the_field_and_leave_spaces_apart() -> None:
    other = msgspec.structs.replace(
        DATA, title=" 监 控 表", total_score="91", layout="x", indicators=()
    )
    found = {address: (one, two) for address, one, two in differences(DATA, other)}
    assert "title" not in found
    assert "layout" not in found
    assert found["total_score"] == ("90", "91")
    assert found["indicators[0].extra.备注"] == ("无", "")


def test_addresses_are_said_in_words() -> None:
    assert where("indicators[3].score").zh == "指标第4行“得分”"
    assert where("funding[0]").zh == "资金第1行"
    assert where("project").zh == "“项目名称”"
