"""R125: errors of a spreadsheet, in whatever field of whatever form."""

from __future__ import annotations

import msgspec
import pytest

import jixiao
from jixiao import api
from jixiao.core.findings import Severity

ROW = api.IndicatorData(
    level1="产出指标", level2="数量指标", name="培训场次", target="≥5场", actual="5场", points="90"
)
DATA = api.FormData(
    kind="self_evaluation",
    year=2023,
    project="甲",
    implementing_unit="乙",
    funding=(api.FundingData(source="年度资金总额", role="total", budget="100", executed="90"),),
    goals=(api.GoalData(expected="完成", actual="完成"),),
    indicators=(ROW,),
)


def with_(field: str, text: str) -> api.FormData:
    data = msgspec.to_builtins(DATA)
    at: object = data
    *steps, last = field.replace("[", ".").replace("]", "").split(".")
    for step in steps:
        at = at[int(step)] if step.isdigit() else at[step]  # type: ignore[index]
    at[last] = text  # type: ignore[index]
    return msgspec.convert(data, api.FormData)


def codes(review: jixiao.Review) -> list[tuple[str, str]]:
    return [
        (each.code, each.address.partition(".")[2])
        for document in review.documents
        for each in document.findings
        if each.code in ("R121", "R124", "R125", "L708", "L712")
    ]


@pytest.mark.parametrize(
    "field",
    [
        "project",
        "goals[0].actual",
        "funding[0].executed",
        "funding[0].rate",
        "indicators[0].name",
        "indicators[0].target",
        "indicators[0].actual",
        "indicators[0].points",
        "indicators[0].score",
        "indicators[0].reason",
        "total_score",
    ],
)
@pytest.mark.parametrize("text", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?", "####"])
def test_each_field_and_nothing_else_is_said_of_it(field: str, text: str) -> None:
    named = {"total_score": "total.score"}.get(field, field)
    assert codes(api.check(with_(field, text))) == [("R125", named)]


@pytest.mark.parametrize("text", ["5#", "#1井", "C#语言", "1#、2#、3#楼", "##", "1###2"])
def test_other_signs_are_none(text: str) -> None:
    assert codes(api.check(with_("indicators[0].name", text))) == []


def test_nothing_is_scored_or_written() -> None:
    found = api.fill(with_("indicators[0].actual", "#DIV/0!"), "docx")
    assert found.files == ()
    (form,) = found.forms
    assert form.data.indicators[0].score == ""
    errors = [each for each in form.findings if each.severity is Severity.ERROR]
    assert [each.code for each in errors] == ["R131", "R125"]  # and so no row has a score
    assert "“培训场次”" in form.told(errors[1]).zh


def test_a_print_says_the_same() -> None:
    made = api.fill(with_("indicators[0].actual", "#DIV/0!"), "docx", draft=True).files[0].content
    found = jixiao.review(jixiao.Source("表.docx", made))
    told = [each for each in found.documents[0].findings if each.code == "R125"]
    assert [(each.severity, each.printed) for each in told] == [(Severity.ERROR, "#DIV/0!")]
