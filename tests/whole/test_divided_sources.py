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
        assert of_funding(check(back).documents[0].findings) == of_funding(seen.findings)
        assert bool(of_funding(form.findings)) is (rows is EXCESS)


def test_more_below_a_source_than_in_it_is_told_with_both() -> None:
    (seen,) = check(data("self_evaluation", EXCESS)).documents
    [found] = [each for each in seen.findings if each.code == "T202"]
    assert found.severity is Severity.ERROR
    assert "全年预算数90.00，下面列出的合计95.00，多5.00" in found.message.zh
    assert (found.printed, found.correction) == ("90.00", None)
    assert found.address.endswith("funding[1].budget")


FURTHER: Rows = (
    ("实施期资金总额", "300.00"),
    ("年度资金总额", "100.00"),
    ("财政拨款", "60.00"),
    ("其他资金", "40.00"),
)


def table(rows: Rows) -> Source:
    lines = [
        "2023年度项目支出绩效自评表",
        "项目名称|培训|||",
        "项目资金（万元）|资金来源|全年预算数||",
    ]
    lines += [f"|{name}|{amount}||" for name, amount in rows]
    lines += [
        "一级指标|二级指标|三级指标|指标值|完成值",
        "产出指标|数量指标|培训人次|≥10人次|12人次",
    ]
    return Source("表.txt", "\n".join(lines).encode())


def roles(rows: Rows) -> list[str]:
    [form] = load_forms(table(rows))
    return [row.role for row in form.funding]


def test_a_further_total_stands_aside_and_is_said_where_a_layout_has_no_place_for_it() -> None:
    assert roles(FURTHER) == ["aside", "total", "part", "part"]
    [given] = load_forms(table(FURTHER))
    assert of_funding(review(table(FURTHER)).documents[0].findings) == []
    for layout in LAYOUTS:
        [form] = fill(given, "docx", layout=layout, draft=True).forms
        assert of_funding(form.findings) == []
        assert "funding.aside" in form.dropped


@pytest.mark.parametrize(
    "marks",
    [("一、", "（一）"), ("（一）", "1."), ("1.", "（1）"), ("一、", "1、"), ("(1)", "1.")],
)
def test_the_first_kind_of_number_is_the_outer_one(marks: tuple[str, str]) -> None:
    outer, inner = marks
    following = {"一": "二", "1": "2"}

    def second(mark: str) -> str:
        return "".join(following.get(each, each) for each in mark)

    rows: Rows = (
        ("年度资金总额", "100.00"),
        (f"{outer}财政拨款", "60.00"),
        (f"{inner}中央资金", "30.00"),
        (f"{second(inner)}省级资金", "30.00"),
        (f"{second(outer)}其他资金", "40.00"),
    )
    assert roles(rows) == ["total", "part", "detail", "detail", "part"]
    assert of_funding(review(table(rows)).documents[0].findings) == []
    wrong: Rows = (*rows[:2], (rows[2][0], "33.00"), *rows[3:])
    [found] = [each for each in review(table(wrong)).documents[0].findings if each.code == "T202"]
    assert "多3.00" in found.message.zh
    assert [
        each[1] for each in of_funding(check(load_forms(table(wrong))).documents[0].findings)
    ] == [found.id]


def test_what_stands_below_a_detail_is_counted_there() -> None:
    rows: Rows = (
        ("年度资金总额", "100.00"),
        ("一、财政拨款", "60.00"),
        ("（一）中央资金", "40.00"),
        ("1.直达资金", "30.00"),
        ("2.其他", "10.00"),
        ("（二）省级资金", "20.00"),
        ("二、其他资金", "40.00"),
    )
    assert roles(rows) == ["total", "part", "detail", "aside", "aside", "detail", "part"]
    assert of_funding(review(table(rows)).documents[0].findings) == []


def test_what_money_is_spent_on_below_a_source_breaks_it_down() -> None:
    rows: Rows = (
        ("年度资金总额", "100.00"),
        ("财政拨款", "60.00"),
        ("其中：基本支出", "50.00"),
        ("项目支出", "20.00"),
        ("其他资金", "40.00"),
    )
    assert roles(rows) == ["total", "part", "detail", "detail", "part"]
    [found] = [each for each in review(table(rows)).documents[0].findings if each.code == "T202"]
    assert "多10.00" in found.message.zh


@pytest.mark.parametrize(
    "numbers", [("一、", "（二）"), ("1.", "（2）"), ("（一）", "（2）"), ("（1）", "2、")]
)
def test_a_number_that_does_not_begin_at_one_goes_on_with_the_list(
    numbers: tuple[str, str],
) -> None:
    first, second = numbers
    rows: Rows = (
        ("年度资金总额", "100.00"),
        (f"{first}财政拨款", "90.00"),
        (f"{second}其他资金", "10.00"),
    )
    assert roles(rows) == ["total", "part", "part"]


@pytest.mark.parametrize("last", ["其他资金", "经营支出", "专项资金"])
def test_what_money_is_spent_on_is_a_part_where_all_come_to_the_total(last: str) -> None:
    rows: Rows = (
        ("年度资金总额", "100.00"),
        ("基本支出", "60.00"),
        ("项目支出", "30.00"),
        (last, "10.00"),
    )
    assert roles(rows) == ["total", "part", "part", "part"]
    [form] = fill(load_forms(table(rows)), "docx", layout="national-2020", draft=True).forms
    assert form.dropped == ()


def test_only_what_has_no_place_is_said_to_be_left_out() -> None:
    [given] = load_forms(table(FURTHER))
    [form] = fill(given, "docx", layout="national-2020", draft=True).forms
    assert form.dropped == ("funding.aside",)
