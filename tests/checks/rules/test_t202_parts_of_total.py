"""T202: when a list of sources is taken to be complete, parts of parts, and totals divided twice."""

from __future__ import annotations

import pytest

from jixiao import FormData, FundingData
from jixiao.api import check
from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

ERROR, REMARK = Severity.ERROR, Severity.REMARK
TOTAL = "年度资金总额"


def told(head: str, *lines: str) -> list[tuple[str | None, Severity]]:
    """What the parts should come to, and how loudly it is said, for a block of funds."""
    found = findings("T202", Sheet(funding="\n".join((f"source | {head}", *lines))))
    assert all(each.place.text == each.printed for each in found)
    return [(each.expected, each.severity) for each in found]


@pytest.mark.parametrize(
    ("grant", "other", "result"),
    [
        ("60", "40", []),
        ("60", "30", [("90", ERROR)]),
        ("60", "50", [("110", ERROR)]),
        ("60", "0", [("60", ERROR)]),
        ("100", "", []),
        ("60", "", [("60", ERROR)]),  # 其他资金 has no amounts at all: there are none
        ("0", "0", [(None, REMARK)]),
        ("", "", []),
    ],
)
def test_a_list_with_a_row_for_the_rest_is_complete(
    grant: str, other: str, result: list[tuple[str | None, Severity]]
) -> None:
    lines = f"{TOTAL} | 100", f"当年财政拨款 | {grant}", f"其他资金 | {other}"
    assert told("budget", *lines) == result


@pytest.mark.parametrize(
    ("central", "province", "result"),
    [
        ("60", "40", []),
        ("60", "30", [(None, REMARK)]),
        ("60", "50", [("110", ERROR)]),
    ],
)
def test_a_list_without_one_may_leave_something_out_but_is_not_more(
    central: str, province: str, result: list[tuple[str | None, Severity]]
) -> None:
    lines = f"{TOTAL} | 100", f"其中：中央补助 | {central}", f"省级补助 | {province}"
    assert told("budget", *lines) == result


@pytest.mark.parametrize(
    ("planned", "result"),
    [
        # in the other column the same sources add up: nothing is left out
        ("40", [("90", ERROR)]),
        ("30", [(None, REMARK), (None, REMARK)]),
    ],
)
def test_a_list_that_adds_up_in_another_column_is_complete(
    planned: str, result: list[tuple[str | None, Severity]]
) -> None:
    lines = f"{TOTAL} | 100 | 100", "当年财政拨款 | 60 | 60", f"上年结转资金 | {planned} | 30"
    assert told("initial_budget | budget", *lines) == result


@pytest.mark.parametrize(
    ("grant", "last", "result"),
    [
        ("60", "40", []),
        ("60", "30", [("90", ERROR)]),
        ("60", "0", [("60", ERROR)]),
        # the source has amounts in other columns and is blank in this one
        ("60", "", [(None, REMARK)]),
        ("120", "", [("120", ERROR)]),
        ("100", "", []),
    ],
)
@pytest.mark.parametrize("source", ["其他资金", "上年结转资金"])
def test_a_part_that_is_blank_in_one_column_leaves_it_open(
    source: str, grant: str, last: str, result: list[tuple[str | None, Severity]]
) -> None:
    lines = f"{TOTAL} | 100 | 100", f"当年财政拨款 | 60 | {grant}", f"{source} | 40 | {last}"
    assert told("initial_budget | budget", *lines) == result


def test_a_blank_cell_leaves_its_own_column_open_and_no_other() -> None:
    lines = f"{TOTAL} | 100 | 100", "当年财政拨款 | 60 | 60", "其他资金 | 30 | "
    assert told("initial_budget | budget", *lines) == [("90", ERROR), (None, REMARK)]


def test_what_a_remark_says_of_a_shortfall() -> None:
    table = f"source | budget\n{TOTAL} | 100\n其中：中央补助 | 60\n省级补助 | 30"
    (found,) = findings("T202", Sheet(funding=table))
    assert "全年预算数100，其中各项合计90，少10" in found.message.zh
    assert found.correction is None  # nothing is written over a total that may be right
    assert found.advice is not None
    assert "没有列全" in found.advice.zh


@pytest.mark.parametrize(
    ("total", "last", "result"),
    [
        ("100.00", "33.33", []),  # three roundings
        ("100.00", "33.32", [("99.98", ERROR)]),
        ("100.00", "33.35", []),
        ("100.00", "33.36", [("100.02", ERROR)]),
        ("100", "33.34", []),
    ],
)
def test_what_rounding_leaves_over(
    total: str, last: str, result: list[tuple[str | None, Severity]]
) -> None:
    lines = (
        f"{TOTAL} | {total}",
        "当年财政拨款 | 33.33",
        "上年结转资金 | 33.33",
        f"其他资金 | {last}",
    )
    assert told("budget", *lines) == result


@pytest.mark.parametrize(
    ("below", "result"),
    [
        (("其中：中央资金 | 60", "省级资金 | 40"), []),
        (("其中：中央资金 | 60", "省级资金 | 30"), []),
        (("其中：中央资金 | 60", "省级资金 | 41"), [("201", ERROR)]),  # more than what it is of
        (("社会捐赠 | 40",), [("140", ERROR)]),  # no level of the treasury
    ],
)
def test_parts_of_parts_are_not_an_excess(
    below: tuple[str, ...], result: list[tuple[str | None, Severity]]
) -> None:
    assert told("budget", f"{TOTAL} | 100", "财政资金 | 100", *below, "其他资金 | 0") == result


@pytest.mark.parametrize(("last", "result"), [("30", []), ("40", [("110", ERROR)])])
def test_a_total_that_is_divided_in_two_ways(
    last: str, result: list[tuple[str | None, Severity]]
) -> None:
    lines = (
        f"{TOTAL} | 100",
        "财政拨款（按收入性质分） | 60",
        "其他资金 | 40",
        "基本支出（按支出性质分） | 70",
        f"项目支出 | {last}",
    )
    assert told("budget", *lines) == result


@pytest.mark.parametrize(("count", "result"), [(8, [("90", ERROR)]), (9, [])])
def test_more_than_nine_sources_are_not_added(
    count: int, result: list[tuple[str | None, Severity]]
) -> None:
    sources = [f"第{number}项资金 | 11" for number in range(count)]
    assert told("budget", f"{TOTAL} | 200", *sources, "其他资金 | 2") == result


def test_each_total_has_the_parts_under_it() -> None:
    blocks = (
        f"{TOTAL} | 100",
        "当年财政拨款 | 60",
        "其他资金 | 40",
        "支出合计 | 100",
        "人员经费 | 70",
        "其他支出 | {}",
    )
    assert told("budget", *(line.format(30) for line in blocks)) == []
    assert told("budget", *(line.format(20) for line in blocks)) == [("90", ERROR)]


@pytest.mark.parametrize(
    ("rows", "result"),
    [
        ([("财政拨款", "90"), ("其中：政府采购", "95"), ("其他资金", "10")], ["90"]),
        ([("财政拨款", "90"), ("其中：政府采购", "90"), ("其他资金", "10")], []),
        ([("财政拨款", "90"), ("其中：政府采购", "20"), ("其他资金", "10")], []),
        ([("财政拨款", "90"), ("其中：政府采购", ""), ("其他资金", "10")], []),
        ([("财政拨款", ""), ("其中：政府采购", "95"), ("其他资金", "100")], []),
        # each of two sources has its own below it
        (
            [("财政拨款", "90"), ("其中：甲", "20"), ("结转", "10"), ("其中：乙", "15")],
            ["10"],
        ),
        ([("财政拨款", "90"), ("其中：甲", "60"), ("其中：乙", "40"), ("结转", "10")], ["90"]),
    ],
)
def test_what_stands_below_a_source_is_not_more_than_it(
    rows: list[tuple[str, str]], result: list[str]
) -> None:
    listed = [FundingData(source=TOTAL, role="total", budget="100")]
    listed += [FundingData(source=name, budget=amount) for name, amount in rows]
    form = FormData(
        kind="self_evaluation", year=2023, money_unit="万元", project="培训", funding=tuple(listed)
    )
    (document,) = check(form).documents
    found = [each for each in document.findings if each.code == "T202"]
    assert [each.printed for each in found] == result
    assert all(each.severity is ERROR and "下面列出的合计" in each.message.zh for each in found)
    assert all(each.operands and each.related for each in found)


@pytest.mark.parametrize(("whole", "result"), [("100", []), ("80", ["100"])])
def test_what_is_expected_by_the_years_end_adds_up_too(whole: str, result: list[str]) -> None:
    row = FundingData(source=TOTAL, role="total", budget="100", executed="60", forecast=whole)
    parts = (
        FundingData(source="当年财政拨款", role="part", budget="60", executed="40", forecast="60"),
        FundingData(source="其他资金", role="part", budget="40", executed="20", forecast="40"),
    )
    form = FormData(kind="monitoring", year=2024, as_of="2024-06", funding=(row, *parts))
    found = [each for each in check(form).documents[0].findings if each.code == "T202"]
    assert [each.expected for each in found] == result
    assert all("全年预计执行数填报80" in each.message.zh for each in found)
