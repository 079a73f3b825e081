"""Lines of a fund statement: what a rate or change speaks of, and what total a part belongs to."""

from __future__ import annotations

import msgspec
import pytest

from jixiao.core.figures import parse
from jixiao.core.periods import Period
from jixiao.core.places import Place
from jixiao.core.statements import (
    ACTUAL,
    BUDGET,
    CHANGE,
    EXECUTION_RATE,
    GROWTH_RATE,
    SHARE,
    Statement,
)
from jixiao.judging.fund_lines import linked
from jixiao.knowledge.funds import ALL_FUNDS

BASES = {
    "数": ACTUAL,
    "预算": BUDGET,
    "增减": CHANGE,
    "增长": GROWTH_RATE,
    "执行": EXECUTION_RATE,
    "占比": SHARE,
}
THIS, LAST = Period(2021), Period(2020)
PENSION, MEDICAL = "工伤保险", "职工基本医疗保险"


def line(name: str, item: str, basis: str = "数", **fields: object) -> Statement:
    figure = parse("100")
    assert figure is not None
    made = Statement(
        item=item,
        basis=BASES[basis],
        figure=figure,
        place=Place(text=name),
        address=name,
        fund=PENSION,
        period=THIS,
        origin="table",
    )
    return msgspec.structs.replace(made, **fields)


def links(*lines: Statement) -> dict[str, tuple[str | None, str | None, str | None, bool]]:
    """By name: what it is about, compared with, part of, and whether its parts are all."""
    return {
        each.address: (each.about, each.compared_with, each.part_of, each.parts_complete)
        for each in linked(lines)
    }


def parts(*lines: Statement) -> dict[str, str | None]:
    return {each.address: each.part_of for each in linked(lines)}


@pytest.mark.parametrize(
    ("basis", "about", "compared"),
    [
        ("增长", "今年", "去年"),
        ("增减", "今年", "去年"),
        ("执行", "今年", "预算"),
        ("占比", None, None),
        ("预算", None, None),
        ("数", None, None),
    ],
)
def test_a_rate_or_change_speaks_of_the_amounts_beside_it(
    basis: str, about: str | None, compared: str | None
) -> None:
    found = links(
        line("今年", "收入"),
        line("去年", "收入", period=LAST),
        line("预算", "收入", "预算"),
        line("它", "收入", basis),
    )
    assert found["它"][:2] == (about, compared)
    assert found["今年"][:2] == (None, None)


def test_amounts_of_another_fund_item_period_or_scope_are_not_meant() -> None:
    rate = line("率", "收入", "增长")
    others = (
        line("别的基金", "收入", fund=MEDICAL),
        line("别的项目", "支出"),
        line("别的年", "收入", period=Period(2019)),
        line("别的口径", "收入", scope="全地区"),
    )
    assert links(*others, rate)["率"][:2] == (None, None)
    undated = line("率", "收入", "增长", period=None)
    assert links(line("数", "收入", period=None), undated)["率"][:2] == ("数", None)
    first = links(line("先", "收入"), line("后", "收入"), rate)
    assert first["率"][0] == "先"


def test_a_fund_is_part_of_all_funds_and_an_account_of_its_fund() -> None:
    found = links(
        line("总", "收入", fund=ALL_FUNDS),
        line("工伤", "收入"),
        line("医疗", "收入", fund=MEDICAL),
        line("统筹", "收入", fund=f"{MEDICAL}/统筹基金"),
        line("个人", "收入", fund=f"{MEDICAL}/个人账户"),
        line("支出", "支出"),
    )
    assert {name: each[2] for name, each in found.items()} == {
        "总": None,
        "工伤": "总",
        "医疗": "总",
        "统筹": "医疗",
        "个人": "医疗",
        "支出": None,  # no line gives it of all funds
    }
    assert {name for name, each in found.items() if each[3]} == {"总"}  # accounts may not be all


@pytest.mark.parametrize(
    ("changes", "total"),
    [
        ({}, "收入"),
        ({"item": "利息收入"}, "收入"),
        ({"item": "待遇支出"}, None),  # it stands under income
        ({"item": "参保人数"}, None),
        ({"clause": 1}, None),  # before the total
        ({"clause": 0}, None),
        ({"sentence": 2}, None),  # in another column
        ({"period": LAST}, None),
        ({"basis": BUDGET}, None),
        ({"basis": GROWTH_RATE}, None),
        ({"fund": MEDICAL}, None),
        ({"fund": None}, None),
    ],
)
def test_an_item_is_part_of_the_total_that_it_stands_under(
    changes: dict[str, object], total: str | None
) -> None:
    item = msgspec.structs.replace(line("项", "保费收入", sentence=1, clause=2), **changes)
    assert parts(line("收入", "收入", sentence=1, clause=1), item)["项"] == total


def test_the_last_total_before_an_item_counts() -> None:
    found = parts(
        line("收入", "收入", clause=1),
        line("保费", "保费收入", clause=2),
        line("支出", "支出", clause=3),
        line("待遇", "待遇支出", clause=4),
        line("利息", "利息收入", clause=5),
        line("结余", "当期结余", clause=6),
        line("其他", "其他支出", clause=7),
    )
    assert found == {
        "收入": None,
        "保费": "收入",
        "支出": None,
        "待遇": "支出",
        "利息": None,  # it does not stand under income any more
        "结余": None,
        "其他": None,
    }


def test_an_item_of_all_funds_is_part_of_their_total_and_of_one_fund_too() -> None:
    found = parts(
        line("总收入", "收入", fund=ALL_FUNDS, clause=1),
        line("总保费", "保费收入", fund=ALL_FUNDS, clause=2),
        line("工伤保费", "保费收入", clause=3),
        line("总利息", "利息收入", fund=ALL_FUNDS, clause=4),
    )
    assert found["工伤保费"] == "总保费"
    assert found["总利息"] == "总收入"
    assert found["总收入"] is None


def test_where_funds_make_up_the_total_its_items_do_not() -> None:
    found = links(
        line("总收入", "收入", fund=ALL_FUNDS, clause=1),
        line("总保费", "保费收入", fund=ALL_FUNDS, clause=2),
        line("工伤", "收入", clause=3),
        line("医疗", "收入", fund=MEDICAL, clause=4),
    )
    assert found["总保费"][2] is None
    assert (found["工伤"][2], found["医疗"][2], found["总收入"][3]) == ("总收入", "总收入", True)


def test_a_part_that_is_known_already_stays() -> None:
    known = line("保费", "保费收入", clause=2, part_of="别处")
    assert parts(line("收入", "收入", clause=3), known)["保费"] == "别处"
    assert parts(line("收入", "收入", clause=1), known)["保费"] == "收入"


def test_items_of_one_fund_do_not_make_its_total_complete() -> None:
    found = links(line("收入", "收入", clause=1), line("保费", "保费收入", clause=2))
    assert found["收入"][3] is False
