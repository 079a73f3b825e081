"""A form as the start of another one: for another year, for another point, as another kind."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    MonthsData,
    TextData,
)
from jixiao.filling.carrying import (
    as_kind,
    at_another_point,
    carried_over,
    convertible,
    spans_kept,
    with_usual_columns,
)

DATA = FormData(
    kind="monitoring",
    title="2023年监控表",
    year=2023,
    as_of="2023-06",
    project="2023年培训（2022年结转）",
    funding=(FundingData(source="总额", role="total", budget="5", rate="50%", forecast="6"),),
    goals=(GoalData(expected="2023年完成", actual="一半", completion="50%"),),
    indicators=(
        IndicatorData(
            name="次数",
            target="≥5次",
            actual="3次",
            completion="60%",
            reason="进度快",
            extra={"全年预计完成情况": "6次", "确定能": "√", "有可能": "", "完全不可能": "", "备注": "无"},
        ),
    ),
    conclusion="无偏差。",
)  # fmt: skip


def test_another_point_keeps_results_and_drops_what_was_computed_for_the_old_one() -> None:
    new = at_another_point(DATA, "2023-08")
    assert (new.as_of, new.conclusion, new.title) == ("2023-08", "", DATA.title)
    assert new.funding == (FundingData(source="总额", role="total", budget="5"),)
    assert new.goals == (GoalData(expected="2023年完成", actual="一半"),)
    assert new.indicators == (
        IndicatorData(
            name="次数", target="≥5次", actual="3次", reason="进度快", extra={"备注": "无"}
        ),
    )


def test_only_the_forms_own_year_moves() -> None:
    new = carried_over(DATA, 2024)
    assert (new.title, new.as_of, new.project) == (
        "2024年监控表",
        "2024-06",
        "2024年培训（2022年结转）",
    )
    assert new.goals == (GoalData(expected="2024年完成"),)
    assert (new.indicators[0].actual, new.indicators[0].reason) == ("", "")
    undated = FormData(kind="monitoring", title="2023年监控表")
    assert carried_over(undated, 2024).title == "2023年监控表"
    longer = FormData(kind="monitoring", year=2023, project="编号120231")
    assert carried_over(longer, 2024).project == "编号120231"


def test_what_was_the_old_years_alone_is_not_carried_over() -> None:
    year = tuple(str(each) for each in range(12))
    months = (MonthsData(of="executed", this_year=year), MonthsData(of="次数", this_year=("1",)))
    data = msgspec.structs.replace(
        DATA,
        key="monitoring|2023",
        as_of_printed="2023年6月底",
        months=months,
        texts=(TextData(kind="head", text="（2023年）"), TextData(kind="other", text="2023年")),
    )
    new = carried_over(data, 2024)
    assert (new.key, new.as_of_printed) == ("", "2024年6月底")
    assert new.months == (MonthsData(of="executed", last_year=year),)
    assert [each.text for each in new.texts] == ["（2024年）", "2023年"]
    assert new.indicators[0].extra == {"备注": "无"}
    assert carried_over(data, 2025).months == ()


def test_another_point_has_no_months_of_the_old_one() -> None:
    whole = MonthsData(of="executed", this_year=("1",) * 6, last_year=("1",) * 12)
    data = msgspec.structs.replace(
        DATA, months=(whole, MonthsData(of="次数", this_year=("1",) * 6)), as_of_printed="6月底"
    )
    new = at_another_point(data, "2023-08")
    assert new.as_of_printed == ""
    assert new.months == (MonthsData(of="executed", last_year=("1",) * 12),)


@pytest.mark.parametrize("written", ["2023-06", "2023年6月", "2023-Q2", "2023-05..06", "2023.6"])
def test_the_point_moves_as_it_is_written(written: str) -> None:
    new = carried_over(msgspec.structs.replace(DATA, as_of=written), 2024)
    assert new.as_of == written.replace("2023", "2024")


@pytest.mark.parametrize(
    ("kind", "other", "title"),
    [
        ("self_evaluation", "self_evaluation", "表"),
        ("target_declaration", "target_declaration", "表"),
        ("target_declaration", "self_evaluation", ""),  # it answers a declaration: another title
        ("self_evaluation", "department", "表"),
    ],
)
def test_a_declaration_answered_gets_the_title_of_its_layout(
    kind: str, other: str, title: str
) -> None:
    made = as_kind(FormData(kind=kind, title="表"), other)  # type: ignore[arg-type]
    assert (made.kind, made.title) == (other, title)


@pytest.mark.parametrize(
    ("kind", "kinds", "taken"),
    [
        ("monitoring", ("self_evaluation", "monitoring"), "monitoring"),
        ("target_declaration", ("self_evaluation", "department"), "self_evaluation"),
        ("self_evaluation", ("monitoring",), "monitoring"),
        ("self_evaluation", ("department", "fund_statement"), "department"),
        ("self_evaluation", ("fund_statement", "department"), None),
        ("target_declaration", (), None),
        ("monitoring", ("self_evaluation",), None),
        ("department", ("self_evaluation",), None),
        ("fund_statement", ("fund_statement",), "fund_statement"),
    ],
)
def test_the_kind_that_a_form_takes_among_those_of_a_layout(
    kind: str, kinds: tuple[str, ...], taken: str | None
) -> None:
    assert convertible(FormData(kind=kind), kinds) == taken  # type: ignore[arg-type]


def test_sources_of_money_are_of_the_year() -> None:
    data = msgspec.structs.replace(
        DATA,
        funding=(FundingData(source="2023年中央财政拨款"), FundingData(source="2022年结转资金")),
    )
    assert [each.source for each in carried_over(data, 2024).funding] == [
        "2024年中央财政拨款",
        "2022年结转资金",
    ]


@pytest.mark.parametrize(
    ("name", "target", "now"),
    [
        ("完成时间", "2023.12前", "2024.12前"),
        ("完成时间", "2023.12", "2024.12"),
        ("补助金额", "2023.12", "2023.12"),
        ("供暖时间", "2022年11月至2023年3月", "2023年11月至2024年3月"),
    ],
)
def test_a_target_is_due_in_the_new_year(name: str, target: str, now: str) -> None:
    row = IndicatorData(name=name, target=target)
    data = msgspec.structs.replace(DATA, indicators=(row,))
    assert carried_over(data, 2024).indicators[0].target == now


def _with_extra(extra: dict[str, str]) -> FormData:
    return msgspec.structs.replace(DATA, indicators=(IndicatorData(name="次数", extra=extra),))


def test_what_is_expected_goes_with_its_point_under_any_name_of_its_column() -> None:
    old = _with_extra({"预计年底完成值": "6次", "备注": "无"})
    assert at_another_point(old, "2023-08").indicators[0].extra == {"备注": "无"}
    assert carried_over(old, 2024).indicators[0].extra == {"备注": "无"}


def test_the_usual_name_goes_to_one_column_and_the_order_stays() -> None:
    data = with_usual_columns(_with_extra({"年末预计完成数": "6", "预计完成值": "7", "备注": ""}))
    assert list(data.indicators[0].extra.items()) == [
        ("全年预计完成情况", "6"), ("预计完成值", "7"), ("备注", ""),
    ]  # fmt: skip
    both = _with_extra({"年末预计完成数": "6", "全年预计完成情况": "7"})
    assert with_usual_columns(both) == both


def test_a_span_that_moved_is_not_said_to_have_stayed() -> None:
    goals = (GoalData(expected="2023年9月至2024年8月完成；2024年1月至2025年3月验收"),)
    old = FormData(kind="self_evaluation", year=2024, goals=goals)
    new = carried_over(old, 2025)
    assert new.goals[0].expected == "2024年9月至2025年8月完成；2024年1月至2025年3月验收"
    ((_, _, kept),) = spans_kept(old, new, 2025)
    assert kept == ("2024年1月至2025年3月",)
