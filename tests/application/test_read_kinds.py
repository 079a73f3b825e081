"""A title that makes readers take a form for another kind is told before the form is written."""

from __future__ import annotations

import pytest

from jixiao.application.filling import FilledForm, fill
from jixiao.application.monitoring.monitoring import monitor
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, IndicatorData


def form(kind: str, title: str) -> FormData:
    return FormData(
        kind=kind,
        year=2024,
        as_of="2024-06" if kind == "monitoring" else "",
        title=title,
        project="乙",
        implementing_unit="甲县局",
        funding=(FundingData(source="年度资金总额", role="total", budget="100", executed="50"),),
        indicators=(
            IndicatorData(level1="产出指标", name="办理量", target="≥10件", actual="10件"),
        ),
    )


def told(made: FilledForm) -> list[str]:
    return [each.message.zh for each in made.findings if each.code == "E053"]


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        ("self_evaluation", "2024年1—6月项目支出绩效运行情况表", ("填的是自评表", "被读作监控表")),
        ("target_declaration", "2024年绩效运行情况表", ("填的是目标申报表", "被读作监控表")),
        (
            "department",
            "岳普湖县半年表",
            ("填的是部门整体自评表", "被读作自评表", "岳普湖县半年表"),
        ),
    ],
)
@pytest.mark.parametrize("fmt", ["docx", "xlsx", "txt", "yaml"])
def test_a_title_of_another_kind_is_told(
    kind: str, title: str, words: tuple[str, ...], fmt: str
) -> None:
    (made,) = fill([form(kind, title)], fmt, draft=True).forms
    (said,) = told(made)
    assert all(each in said for each in words)
    assert {each.severity for each in made.findings if each.code == "E053"} == {Severity.WARNING}


@pytest.mark.parametrize("kind", ["self_evaluation", "target_declaration", "department"])
@pytest.mark.parametrize("title", ["", "2024年度项目"])
def test_nothing_is_told_where_the_print_is_read_as_it_was_meant(kind: str, title: str) -> None:
    if title and kind == "department":
        title += "部门整体支出绩效自评表"
    (made,) = fill([form(kind, title)], "docx", draft=True).forms
    assert told(made) == []


def test_a_monitoring_form_is_one_by_its_point() -> None:
    (seen,) = monitor([form("monitoring", "项目绩效执行情况表")]).forms
    assert [each for each in seen.findings if each.code == "E053"] == []
