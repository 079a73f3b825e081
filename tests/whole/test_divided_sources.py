"""Sources of funds that 其中 breaks down: told alike as data, in their print and in a file read."""

from __future__ import annotations

import pytest

from jixiao import FormData, FundingData, IndicatorData, Source
from jixiao.api import check, fill, load_forms, review
from jixiao.core.findings import Finding, Severity
from jixiao.knowledge.layouts import layouts

FORMATS = ("docx", "xlsx", "txt", "pdf", "html")
LAYOUTS = sorted(
    name
    for name, layout in layouts().items()
    if any(part.repeat == "funding.parts" for part in layout.parts)
)
Rows = tuple[tuple[str, str], ...]
SOUND: list[Rows] = [
    (("财政拨款", "90.00"), ("其中：政府采购", "20.00"), ("其他资金", "10.00")),
    (
        ("当年财政拨款", "90.00"),
        ("上年结转", "10.00"),
        ("其中：上级结转", "6.00"),
        ("本级结转", "4.00"),
    ),
    (("财政拨款", "100.00"), ("其中：疫情防控", "10.00")),
    (("财政拨款", "90.00"), ("其中：其他资金", "10.00")),
]
EXCESS: Rows = (("财政拨款", "90.00"), ("其中：政府采购", "95.00"), ("其他资金", "10.00"))


def data(kind: str, rows: Rows, total: str = "100.00") -> FormData:
    listed = [FundingData(source="年度资金总额", role="total", budget=total)]
    listed += [FundingData(source=name, budget=amount) for name, amount in rows]
    monitoring = kind == "monitoring"
    return FormData(
        kind=kind,
        title="项目支出绩效表",
        year=2023,
        as_of="2023-06" if monitoring else "",
        project="培训",
        money_unit="万元",
        funding=tuple(listed),
        indicators=(IndicatorData(level1="产出指标", name="培训人次", target="≥10人次"),),
    )


def of_funding(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return sorted((each.code, each.id) for each in findings if each.code == "T202")


@pytest.mark.parametrize("rows", [*SOUND, EXCESS])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("total", ["100.00", ""])
def test_a_division_is_printed_and_read_again(rows: Rows, layout: str, total: str) -> None:
    given = data(layouts()[layout].kinds[0], rows, total)
    for fmt in FORMATS:
        made = fill(given, fmt, layout=layout, draft=True)
        [form] = made.forms
        content = Source(f"表.{fmt}", made.files[0].content)
        [back] = load_forms(content)
        kept = [(row.role, row.budget) for row in back.funding if row.budget]
        assert kept == [(row.role, row.budget) for row in form.data.funding if row.budget]
        (seen,) = review(content).documents
        assert of_funding(seen.findings) == of_funding(form.findings)
        assert bool(of_funding(form.findings)) is (rows is EXCESS)


def test_more_below_a_source_than_in_it_is_told_with_both() -> None:
    (seen,) = check(data("self_evaluation", EXCESS)).documents
    [found] = [each for each in seen.findings if each.code == "T202"]
    assert found.severity is Severity.ERROR
    assert "全年预算数90.00，下面“其中”列出的合计95.00，多5.00" in found.message.zh
    assert (found.printed, found.correction) == ("90.00", None)
    assert found.address.endswith("funding[1].budget")
