"""What many forms come to together."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.findings import Text
from jixiao.core.summaries import SummedForm
from jixiao.judging.summing import by_band, by_grade, doubts_of, ranks, share, summed
from jixiao.knowledge.packs import load_packs
from tests.building import entry, funding, self_evaluation


def form(budget: str | None = "10", executed: str | None = "9", **more: object) -> SummedForm:
    amounts = {
        "budget": Decimal(budget) if budget is not None else None,
        "executed": Decimal(executed) if executed is not None else None,
    }
    return SummedForm(**{"key": "k", "kind": "self_evaluation", "file": "甲", **amounts, **more})  # type: ignore[arg-type]


def test_a_rate_is_that_of_the_sums_and_no_mean_of_rates() -> None:
    found = summed("甲", [form("100", "50"), form("10", "10")])
    assert (found.budget, found.executed) == (Decimal(110), Decimal(60))
    assert found.rate == Decimal(60) / Decimal(110) * 100


def test_a_form_that_lacks_one_of_its_amounts_is_in_neither_sum() -> None:
    found = summed("甲", [form("100", "50"), form("10", None), form(None, "7")])
    assert (found.forms, found.paid) == (3, 1)
    assert (found.budget, found.executed, found.rate) == (Decimal(100), Decimal(50), Decimal(50))


def test_of_targets_the_budget_alone_is_summed() -> None:
    found = summed("甲", [form("100", None, kind="target_declaration")])
    assert (found.paid, found.budget, found.rate) == (1, Decimal(100), None)


def test_a_budget_of_nothing_has_no_rate() -> None:
    assert summed("甲", [form("0", "0")]).rate is None


def test_the_mean_is_over_those_that_have_a_score() -> None:
    found = summed("甲", [form(of_hundred=Decimal(90)), form(of_hundred=Decimal(80)), form()])
    assert (found.scored, found.mean) == (2, Decimal(85))


def test_a_form_in_doubt_is_counted_and_nothing_of_it_is_summed() -> None:
    doubtful = form("10", "102.6", of_hundred=Decimal(99), doubts=(Text("执行率1026%", "1026%"),))
    found = summed("甲", [form("100", "50", of_hundred=Decimal(80)), doubtful])
    assert (found.forms, found.paid, found.scored) == (2, 1, 1)
    assert (found.rate, found.mean) == (Decimal(50), Decimal(80))
    assert by_band([doubtful], lambda each: each.of_hundred) == ()


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (("100", "99"), []),
        (("100", "109.30"), ["总得分109.30高于满分100"]),
        (("110", "109.30"), ["总得分109.30高于100，总分的分值是110"]),
        (("110", "99"), []),
        (("90", "109.30"), ["总得分109.30高于满分100"]),  # not with the execution on top
        (("1000", "909"), []),  # out of a thousand
    ],
)
def test_a_total_above_a_hundred_is_in_doubt(total: tuple[str, str], said: list[str]) -> None:
    money = msgspec.structs.replace(funding("100", "100", "10"), score=entry("10"))
    rows = "数量指标 | 甲 | ≥9个 | 9个 | 10 | 10\n数量指标 | 乙 | ≥9个 | 9个 | 80 | 80"
    data = self_evaluation(rows, row=money, total=total)
    assert [each.zh for each in doubts_of(data, load_packs()["cn-2020"])] == said


@pytest.mark.parametrize(
    ("values", "places"),
    [
        (["90", "95", "80"], (2, 1, 3)),
        (["90", "95", "90", "80"], (2, 1, 2, 4)),  # equal ones share a place, the next stays free
        (["90.004", "90.001"], (1, 1)),  # equal as they are shown
        ([None, "80"], (None, 1)),
        ([], ()),
    ],
)
def test_ranks(values: list[str | None], places: tuple[int | None, ...]) -> None:
    assert ranks([Decimal(each) if each is not None else None for each in values]) == places


def test_grades_stand_in_their_order_and_those_without_one_last() -> None:
    forms = [
        form(grade="良"),
        form(grade=""),
        form(grade="优"),
        form(grade="合格"),
        form(grade="优"),
    ]
    found = by_grade(forms, ("优", "良", "中", "差"))
    assert [(each.name.zh, each.forms) for each in found] == [
        ("优", 2),
        ("良", 1),
        ("合格", 1),
        ("未评等级", 1),
    ]
    assert found[0].share == Decimal(40)


def test_a_stretch_begins_at_its_lower_end_as_shown() -> None:
    scores = ("95", "94.996", "94.99", "60", "59.99", "0", "100")
    found = by_band(
        [form(of_hundred=Decimal(each)) for each in scores], lambda each: each.of_hundred
    )
    assert [each.forms for each in found] == [3, 1, 0, 1, 2]


def test_nothing_is_no_share() -> None:
    assert share(1, 0) is None
    assert share(1, 4) == Decimal(25)
