"""What 其中 makes parts of a source, told from the parts of the total."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jixiao.core.divisions import AMONG, unclear
from jixiao.core.formdata import FormData, FundingData, form_of

TOTAL = ("资金总额", "100")
Rows = list[tuple[str, str]]


def data(*rows: tuple[str, str]) -> FormData:
    listed = [
        FundingData(source=name, role="total" if name == "资金总额" else "part", budget=amount)
        for name, amount in rows
    ]
    return FormData(kind="self_evaluation", money_unit="万元", funding=tuple(listed))


def full(*rows: tuple[str, str, str]) -> FormData:
    """Sources with budget and execution, the first of them the total."""
    listed = [
        FundingData(source=name, role="part" if at else "total", budget=budget, executed=executed)
        for at, (name, budget, executed) in enumerate(rows)
    ]
    return FormData(kind="self_evaluation", money_unit="万元", funding=tuple(listed))


def details(*rows: tuple[str, str]) -> list[str]:
    return [row.source for row in form_of(data(*rows)).funding if row.role == "detail"]


@pytest.mark.parametrize(
    ("rows", "below"),
    [
        ([("财政拨款", "90"), ("其中：政府采购", "20"), ("其他资金", "10")], ["其中：政府采购"]),
        # as far as the amounts come to the source
        (
            [("财政拨款", "90"), ("上年结转", "10"), ("其中：省级", "6"), ("市级", "4")],
            ["其中：省级", "市级"],
        ),
        (
            [("财政拨款", "90"), ("其 中 : 中央", "50"), ("其中：省级", "40"), ("自筹", "10")],
            ["其 中 : 中央", "其中：省级"],
        ),
        # over the first source, over each, or before the last of a list that comes to the total
        ([("其中：财政拨款", "90"), ("其他资金", "10")], []),
        ([("其中：财政拨款", "80"), ("其中：其他资金", "10")], []),
        ([("财政拨款", "90"), ("其中：其他资金", "10")], []),
        # what is written does not show it, and 其中 says it
        ([("财政拨款", "90"), ("其中：政府采购", "附后"), ("其他资金", "10")], ["其中：政府采购"]),
    ],
)
def test_what_of_which_stands_over_is_no_part_of_the_total(rows: Rows, below: list[str]) -> None:
    assert details(TOTAL, *rows) == below


def test_without_a_total_of_which_says_it_alone() -> None:
    assert details(("财政拨款", "90"), ("其中：其他资金", "10")) == ["其中：其他资金"]


@pytest.mark.parametrize(
    ("rows", "open_end"),
    [
        ([("财政拨款", "90"), ("其中：中央", "60"), ("省级", "20")], True),
        ([("财政拨款", "90"), ("其中：中央", "60"), ("省级", "30")], False),
        ([("财政拨款", "90"), ("其中：中央", "60"), ("自筹", "40")], False),
        ([("财政拨款", "90"), ("其中：中央", "60")], False),
    ],
)
def test_where_a_division_ends_is_said_to_be_unknown(rows: Rows, open_end: bool) -> None:
    given = data(*rows)
    among = [AMONG.match(row.source) is not None for row in given.funding]
    assert unclear(form_of(given).funding, among) is open_end


SOUND = ("资金总额", "100", "95.2"), ("财政拨款", "90", "86.2")
REST = ("其他资金", "10", "9")


@pytest.mark.parametrize(
    ("below", "roles"),
    [
        # one slip in a column leaves the division as it is
        ([("其中：中央", "60", "57.2"), ("省级", "35", "29")], ["detail", "detail"]),
        ([("其中：中央", "60", "59.2"), ("省级", "30", "29")], ["detail", "detail"]),
        # what is listed is not all of it
        ([("其中：政府采购", "20", "18"), ("直达资金", "30", "28")], ["detail", "detail"]),
        # 其中 below 其中
        (
            [
                ("其中：公共预算", "60", "57.2"),
                ("其中：中央", "40", "40"),
                ("基金预算", "30", "29"),
            ],
            ["detail", "aside", "detail"],
        ),
        ([("其中：中央", "60", "57.2"), ("其中：省级", "30", "29")], ["detail", "detail"]),
        # what begins alike stands side by side, unless the amounts say otherwise
        ([("其中：公共预算", "60", "50"), ("其中：中央", "40", "37")], ["detail", "detail"]),
        (
            [
                ("其中：公共预算", "60", "57.2"),
                ("其中：中央", "40", "38"),
                ("其中：省级", "20", "19.2"),
                ("其中：基金预算", "30", "29"),
            ],
            ["detail", "aside", "aside", "detail"],
        ),
        ([("（其中：中央）", "60", "57.2")], ["detail"]),
        ([("其中，中央", "60", "57.2")], ["detail"]),
    ],
)
def test_how_far_a_division_reaches(below: list[tuple[str, str, str]], roles: list[str]) -> None:
    found = [row.role for row in form_of(full(*SOUND, *below, REST)).funding]
    assert found == ["total", "part", *roles, "part"]


@pytest.mark.parametrize(
    ("rows", "roles"),
    [
        # a source of its own is no detail of what does not come to the source above
        (
            [("上年结转资金", "40", "38"), ("其中：中央资金", "20", "20"), ("其他资金", "5", "5")],
            "part detail part",
        ),
        (
            [
                ("上年结转资金", "40", "38"),
                ("其中：财政拨款", "30", "28"),
                ("其他资金", "10", "10"),
            ],
            "part detail detail",
        ),
    ],
)
def test_a_source_that_stands_beside_others(rows: list[tuple[str, str, str]], roles: str) -> None:
    given = full(("资金总额", "100", "95"), ("当年拨款", "60", "57"), *rows)
    assert [row.role for row in form_of(given).funding[2:]] == roles.split()


def test_a_division_that_one_column_closes_is_not_part_of_a_total_that_is_open() -> None:
    rows = [("财政拨款", "90", "86.2"), ("其中：中央", "60", "59.2"), ("省级", "30", "29")]
    given = full(("资金总额", "", ""), *rows, REST)
    form = form_of(given)
    assert [row.role for row in form.funding] == ["total", "part", "detail", "detail", "part"]
    assert not unclear(form.funding, [AMONG.match(row.source) is not None for row in given.funding])


def test_many_that_each_begin_with_of_which_are_read_in_time() -> None:
    rows = [(f"其中：第{at}项", str(at + 1), str(at)) for at in range(40)]
    form = form_of(full(("资金总额", "1000", "900"), ("财政拨款", "900", "800"), *rows))
    assert {row.role for row in form.funding[2:]} == {"detail"}


def block(sources: int, below: int, amount: int) -> list[tuple[str, str, str]]:
    """Sources that 其中 breaks down, each into as many details, all of different amounts."""
    rows: list[tuple[str, str, str]] = []
    for source in range(sources):
        own = [amount + 7 * source + 13 * at for at in range(below)]
        rows.append((f"第{source}项拨款", str(sum(own)), str(sum(own) - below)))
        rows += [
            (f"{'' if at else '其中：'}{source}之{at}", str(each), str(each - 1))
            for at, each in enumerate(own)
        ]
    return rows


@pytest.mark.parametrize(
    ("sources", "below"), [(2, 20), (3, 9), (4, 4), (4, 5), (5, 6), (8, 3), (10, 10)]
)
@pytest.mark.parametrize("amount", [3, 100])
def test_long_lists_are_read_as_short_ones(sources: int, below: int, amount: int) -> None:
    rows = block(sources, below, amount)
    whole = [sum(int(row[at]) for row in rows if row[0].startswith("第")) for at in (1, 2)]
    given = full(("资金总额", str(whole[0]), str(whole[1])), *rows)
    form = form_of(given)
    roles = ["part", *["detail"] * below] * sources
    assert [row.role for row in form.funding] == ["total", *roles]
    assert not unclear(form.funding, [AMONG.match(row.source) is not None for row in given.funding])


@pytest.mark.parametrize("begins", [lambda at: at == 1, lambda at: at % 2 == 1, lambda at: at > 0])
def test_a_list_of_any_length_is_read(begins: Callable[[int], bool]) -> None:
    rows = [
        (f"{'其中：' if begins(at) else ''}第{at}项", str(at % 50 + 1), str(at % 40 + 1))
        for at in range(1100)
    ]
    form = form_of(full(("资金总额", "1000", "900"), *rows))
    assert len(form.funding) == 1101
