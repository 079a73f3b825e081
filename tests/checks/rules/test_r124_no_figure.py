"""R124: words where a figure is demanded, the same in a form, its print and while it is drafted."""

from __future__ import annotations

import msgspec
import pytest

from jixiao import api
from jixiao.core.findings import Severity

TOTAL = api.FundingData(source="年度资金总额", role="total", budget="100", executed="90")
ROW = api.IndicatorData(
    level1="产出指标", level2="数量指标", name="培训场次", target="≥5场", actual="5场", points="90"
)
DATA = api.FormData(
    kind="self_evaluation",
    year=2023,
    project="甲",
    implementing_unit="乙",
    funding=(TOTAL,),
    indicators=(ROW,),
)


def told(data: api.FormData, stage: str) -> list[tuple[str, str, Severity]]:
    found = api.check(data, api.Context(stage=stage)).documents[0].findings
    return [
        (each.code, each.address.partition(".")[2], each.severity)
        for each in found
        if each.code in ("R121", "R124")
    ]


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("funding[0].budget", "见附件", "R124"),
        ("funding[0].rate", "较高", "R124"),
        ("funding[0].executed", "7,00.0", "R121"),
        ("funding[0].points", "很多", "R124"),
        ("indicators[0].score", "x", "R124"),
        ("indicators[0].points", "十分", "R121"),
        ("funding[0].budget", "—", ""),
        ("funding[0].rate", "%", ""),
        ("funding[0].executed", "无", ""),
        ("funding[0].budget", "854万（道路500万元，桥梁354万元）", ""),
    ],
)
def test_what_is_no_figure_is_a_warning_and_stops_drafting(
    field: str, text: str, code: str
) -> None:
    group, name = field.split("[0].")
    (row,) = getattr(DATA, group)
    data = msgspec.structs.replace(DATA, **{group: (msgspec.structs.replace(row, **{name: text}),)})
    expected = [(code, field)] if code else []
    assert told(data, api.SUBMITTED) == [(*each, Severity.WARNING) for each in expected]
    assert told(data, api.DRAFTING) == [(*each, Severity.ERROR) for each in expected]
    made = api.fill(data, "docx", draft=True)
    codes = [each.code for each in made.forms[0].findings]
    assert [each for each in codes if each in ("R121", "R124", "E012")] == [code] * bool(code)
    assert not api.fill(data, "docx").files or not code
    again = api.review(api.Source("表.docx", made.files[0].content)).documents[0].findings
    assert {each.code for each in again} & {"R121", "R124"} == ({code} if code else set())


def test_what_no_print_shows_is_told_of_the_data() -> None:
    data = msgspec.structs.replace(DATA, funding=(msgspec.structs.replace(TOTAL, arrived="不少"),))
    (form,) = api.fill(data, "docx", layout="national-2020").forms
    assert [(each.code, each.address) for each in form.findings if each.code == "E012"] == [
        ("E012", "0:form1.funding[0].arrived")
    ]
