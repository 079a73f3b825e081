"""Words of the template that are one of a few: a slip is told with the word that was meant."""

from __future__ import annotations

import pytest

from jixiao.application.templates.words import (
    details_of_nothing,
    layout_id,
    misspelt_sources,
    under_another,
    unknown_levels,
    unlike_layout,
)
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, IndicatorData
from jixiao.knowledge.layouts import layouts


def told(*rows: tuple[str, str]) -> list[tuple[Severity, str]]:
    indicators = tuple(IndicatorData(level1=one, level2=two, name="甲") for one, two in rows)
    data = FormData(kind="self_evaluation", indicators=indicators)
    cells = {f"indicators[{at}].level1": f"指标!B{at + 2}" for at in range(len(rows))}
    return [(each.severity, each.message.zh) for each in unknown_levels(data, cells)]


def test_a_slip_is_an_error_with_what_was_meant() -> None:
    assert told(("产岀指标", ""), ("产岀指标", "数量指标")) == [
        (Severity.ERROR, "指标!B2 一级指标“产岀指标”：应为“产出指标”")
    ]
    assert told(("产出指标", "时交指标")) == [
        (Severity.ERROR, "二级指标“时交指标”：应为“时效指标”")
    ]


def test_a_name_of_its_own_is_a_warning() -> None:
    ((severity, message),) = told(("党建工作", ""))
    assert severity is Severity.WARNING
    assert "“党建工作”：不是常用的名称，常用的有 产出指标" in message


@pytest.mark.parametrize(
    "row",
    [
        ("产出指标（50分）", "数量指标"),
        ("产出", "数量"),
        ("履职效能", ""),
        ("成本指标", "经济成本指标"),
        ("满意度指标", "社会公众或服务对象满意度指标"),
        ("效益指标", "可持续影响指标"),
        ("", ""),
    ],
)
def test_usual_names_are_told_nothing_of(row: tuple[str, str]) -> None:
    assert told(row) == []


def test_a_layout_is_named_by_its_name_or_its_id() -> None:
    known = layouts()
    assert layout_id("项目支出绩效自评表（全国统一样表）", known) == "national-2020"
    assert layout_id("national-2020", known) == "national-2020"
    assert layout_id("全国", known) == "全国"


def test_a_layout_of_another_kind_is_told_with_both_cells() -> None:
    data = FormData(kind="self_evaluation", layout="xinjiang-monitoring-2020")
    cells = {"layout": "基本情况!C2", "kind": "基本情况!B2"}
    (told,) = unlike_layout(data, layouts(), cells)
    assert told.message.zh == (
        "基本情况!C2 样式“社保基金支出绩效监控情况表（新疆2020）”用于监控表，"
        "基本情况!B2 表种是自评表：两格请改成一致"
    )


def test_a_layout_of_the_kind_is_told_nothing_of() -> None:
    data = FormData(kind="monitoring", layout="xinjiang-monitoring-2020")
    assert list(unlike_layout(data, layouts(), {"layout": "基本情况!C2"})) == []
    assert list(unlike_layout(FormData(kind="monitoring"), layouts(), {})) == []


@pytest.mark.parametrize(
    ("level1", "level2", "told"),
    [
        ("产出指标", "社会效益指标", "属于效益指标，这一行的一级指标是“产出指标”"),
        ("效益指标（30分）", "数量指标（10分）", "属于产出指标"),
        ("效益指标", "可持续影响指标", ""),
        ("产出指标", "成本指标", ""),
        ("效益指标", "服务对象满意度指标", ""),
        ("管理指标", "数量指标", ""),
        ("", "数量指标", ""),
    ],
)
def test_a_level_that_stands_under_another_ones_is_told(
    level1: str, level2: str, told: str
) -> None:
    row = IndicatorData(name="甲", level1=level1, level2=level2)
    data = FormData(kind="self_evaluation", indicators=(row, row))
    found = [each.message.zh for each in under_another(data, {"indicators[0].level2": "指标!C2"})]
    assert len(found) == bool(told)
    assert all(told in each and each.startswith("指标!C2 ") for each in found)


def test_a_misspelt_source_is_an_error_with_what_was_meant() -> None:
    sources = ("当年财政拔款", "党费补助资金")  # another name is a source of its own
    funding = tuple(FundingData(source=each, budget="5") for each in sources)
    data = FormData(kind="self_evaluation", funding=funding)
    (found,) = misspelt_sources(data, {"funding[0].source": "资金!B2"})
    assert found.severity is Severity.ERROR
    assert found.message.zh == "资金!B2 资金来源“当年财政拔款”：应为“当年财政拨款”"


def test_a_detail_of_nothing_is_told_to_be_a_part() -> None:
    def funding(*roles: str) -> FormData:
        rows = tuple(FundingData(source="当年财政拨款", role=each, budget="5") for each in roles)
        return FormData(kind="self_evaluation", funding=rows)

    cells = {"funding[1].role": "资金!C3"}
    (found,) = details_of_nothing(funding("total", "detail", "part"), cells)
    assert found.message.zh == (
        "资金!C3 “当年财政拨款”选的是“明细”，上面没有它所属的“部分”，总额里不会加它；是总额的一项来源的，请改为“部分”"
    )
    assert not list(details_of_nothing(funding("total", "part", "detail"), cells))
