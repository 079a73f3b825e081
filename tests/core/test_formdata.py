"""A form as data: there and back, and what counts as a difference."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.errors import UserError
from jixiao.core.formdata import (
    ColumnData,
    FormData,
    FundingData,
    FundLineData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    TextData,
    data_of,
    dated,
    differences,
    filled_in,
    form_data,
    form_of,
)
from jixiao.core.formshapes import SCHEMA
from jixiao.core.periods import Period
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


FULL = msgspec.structs.replace(
    DATA,
    key="monitoring|2021",
    as_of_printed="2021年1-6月",
    lines=(
        FundLineData(item="收入", value="1.20", fund="失业保险", period="2021-Q2", words="收入"),
        FundLineData(
            item="保费收入",
            value="1.1",
            places=2,
            part_of="收入",
            fund="失业保险",
            period="2021-Q2",
        ),
        FundLineData(item="支出", value="95", unit="%", basis="execution_rate", area="某县"),
    ),
    columns=(ColumnData(role="name", head="三级指标"),),
    texts=(TextData(kind="other", text="年底雪大", label="未达到原因"),),
)


def test_everything_that_data_hold_is_there_again() -> None:
    assert data_of(form_of(FULL)) == FULL


def test_data_are_written_with_their_schema_and_read_again() -> None:
    raw = msgspec.to_builtins(FULL)
    assert raw["schema"] == SCHEMA
    assert form_data(raw) == FULL


def test_data_of_the_first_schema_are_upgraded() -> None:
    old = {name: value for name, value in msgspec.to_builtins(DATA).items() if name != "schema"}
    assert form_data(old) == DATA
    assert form_data({**old, "schema": 1}) == DATA


def test_a_later_schema_and_unknown_fields_are_refused_by_name() -> None:
    raw = msgspec.to_builtins(DATA)
    with pytest.raises(UserError, match="3"):
        form_data({**raw, "schema": 3})
    with pytest.raises(UserError, match="sum"):
        form_data({**raw, "sum": "1"})
    with pytest.raises(msgspec.ValidationError, match="schema"):
        msgspec.convert({**raw, "schema": 1}, FormData)
    with pytest.raises(UserError, match="load_forms"):
        FormData(kind="self_evaluation", schema=9)


def test_what_a_clerk_fills_in_is_without_the_old_print_and_without_keys() -> None:
    bare = filled_in(FULL)
    assert (bare.texts, bare.columns, bare.key, bare.as_of_printed) == ((), (), "", "")
    assert bare.money_unit == FULL.money_unit
    unstated = msgspec.structs.replace(FULL, money_unit="")
    assert filled_in(unstated).money_unit == ""
    assert bare.lines == FULL.lines


def test_a_value_that_is_no_figure_makes_no_line_and_leaves_the_others_their_totals() -> None:
    lines = (FundLineData(item="利息收入", value="—"), *FULL.lines)
    form = form_of(msgspec.structs.replace(FULL, lines=lines))
    assert [line.item for line in form.lines] == ["收入", "保费收入", "支出"]
    assert form.lines[1].figure.places == 2


def test_headings_keep_their_rows_by_key() -> None:
    data = msgspec.structs.replace(
        DATA,
        indicators=(IndicatorData(name="甲", key="a"), IndicatorData(name="乙", key="b")),
        level_points=(
            LevelPointsData(level=1, name="产出", points="50", key="1"),
            LevelPointsData(level=2, name="数量", points="20", under=("b",), parent="1"),
        ),
    )
    headings = form_of(data).level_points
    assert (headings[1].indicators, headings[1].parent) == ((1,), 0)
    more = (IndicatorData(name="丙", key="c"), *data.indicators)
    assert form_of(msgspec.structs.replace(data, indicators=more)).level_points[1].indicators == (
        2,
    )


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


def test_headings_without_keys_stand_in_the_group_before_them() -> None:
    data = FormData(
        kind="self_evaluation",
        indicators=(
            IndicatorData(level1="产出指标", level2="成本指标", name="甲"),
            IndicatorData(level1="效益指标", level2="成本指标", name="乙"),
            IndicatorData(level1="满意度指标", level2="满意度", name="丙"),
        ),
        level_points=(
            LevelPointsData(level=1, name="产出指标", points="50"),
            LevelPointsData(level=2, name="成本指标", points="10"),
            LevelPointsData(level=1, name="效益指标", points="30"),
            LevelPointsData(level=2, name="成本指标", points="15"),
            LevelPointsData(level=2, name="满意度", points="10"),
        ),
    )
    found = [(each.parent, each.indicators) for each in form_of(data).level_points]
    assert found == [(None, (0,)), (0, (0,)), (None, (1,)), (2, (1,)), (None, (2,))]
    grouped = tuple(sorted(data.level_points, key=lambda each: each.level))
    found = form_of(msgspec.structs.replace(data, level_points=grouped)).level_points
    assert [each.parent for each in found[:4]] == [None, None, 0, 1]
    assert found[4].parent is None  # its indicators stand under a heading without points


def test_a_heading_with_a_key_stands_under_the_one_that_it_names() -> None:
    headings = (
        LevelPointsData(level=1, name="产出指标", points="50", key="a"),
        LevelPointsData(level=2, name="成本指标", points="10", key="b"),
        LevelPointsData(level=2, name="数量指标", points="10", key="c", parent="a"),
    )
    found = form_of(FormData(kind="self_evaluation", level_points=headings)).level_points
    assert [each.parent for each in found] == [None, None, 0]


@pytest.mark.parametrize(
    ("points", "score", "total"),
    [("100", "90", ("100", "90")), ("100", "", ("100", None)), ("", "90", (None, "90")), ("", "", None)],
)  # fmt: skip
def test_a_total_is_there_where_either_of_it_is(
    points: str, score: str, total: tuple[str | None, str | None] | None
) -> None:
    found = form_of(FormData(kind="department", total_points=points, total_score=score)).total
    shown = (
        tuple(each.text if each is not None else None for each in (found.points, found.score))
        if found is not None
        else None
    )
    assert shown == total


@pytest.mark.parametrize(
    ("as_of", "point"),
    [("2021-06", "2021-06"), ("2021年6月", "2021-06"), ("2021-Q2", "2021-06"), ("六月", "None"), ("", "None")],
)  # fmt: skip
def test_a_monitoring_point_is_read_as_data_or_as_print(as_of: str, point: str) -> None:
    assert str(form_of(FormData(kind="monitoring", as_of=as_of)).as_of) == point


def test_scopes_places_and_units_of_lines_are_kept() -> None:
    lines = (
        FundLineData(item="收入", value="1.2", scope="全地区", fund="失业保险"),
        FundLineData(item="保费收入", value="1.1", part_of="收入", fund="工伤保险"),
        FundLineData(item="利息收入", value="0.1万元", fund="失业保险", part_of="收入"),
        FundLineData(item="人数", value="5人", part_of="没有的"),
        FundLineData(item="支出", value="2", unit="亿元"),
    )
    data = FormData(kind="fund_statement", scope="本级", money_unit="万元", lines=lines)
    form = form_of(data)
    assert form.scope == "本级"
    assert [each.scope for each in form.lines] == ["全地区", None, None, None, None]
    assert [each.part_of for each in form.lines] == [None, None, "lines[0].value", None, None]
    again = data_of(form)
    assert [each.unit for each in again.lines] == ["", "", "", "", "亿元"]
    assert [each.part_of for each in again.lines] == ["", "", "收入", "", ""]
    assert again.scope == "本级"


def test_targets_are_exact_and_results_are_what_was_measured() -> None:
    row = IndicatorData(name="收入", target="15.0万元", actual="15.0万元")
    (found,) = form_of(FormData(kind="monitoring", indicators=(row,))).indicators
    assert found.target is not None
    assert found.target.figure is not None
    assert found.actual is not None
    assert found.actual.figure is not None
    assert (found.target.figure.exact, found.actual.figure.exact) == (True, False)


@pytest.mark.parametrize(
    ("kind", "title", "as_of", "point"),
    [
        ("monitoring", "某县2024年1-6月绩效监控表", "", Period(2024, 6)),
        ("monitoring", "某县2024年绩效监控表", "", None),
        ("monitoring", "某县2024年1-6月绩效监控表", "2024-08", Period(2024, 8)),
        ("self_evaluation", "某县2024年1-6月绩效自评表", "", None),
    ],
)
def test_a_point_that_the_title_alone_says_is_the_forms(
    kind: str, title: str, as_of: str, point: Period | None
) -> None:
    data = FormData(kind=kind, title=title, year=2024, as_of=as_of)
    assert form_of(data).as_of == point
    assert dated(data).as_of == (str(point) if point is not None else as_of)
