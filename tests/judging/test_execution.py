"""执行率 and its points: which amounts count and what stands where one is missing."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jixiao.core.fieldvalues import rate_figure
from jixiao.core.forms import Form, FundingRow, LevelPoints
from jixiao.core.headings import entry_of, points_entry
from jixiao.core.packs import Bracket, ExecutionRule, Ground
from jixiao.core.places import Place
from jixiao.judging.execution import (
    budget_of,
    derived_score,
    execution_points,
    execution_rate,
    execution_score,
    printed_rates,
    rate_of,
    total_index,
)
from jixiao.knowledge.packs import load_packs
from tests.building import entry, funding, self_evaluation

NATIONAL = load_packs()["cn-2020"]
ROW = "数量指标 | 次数 | 5次 | 5次 | 90 | 90"
PART = msgspec.structs.replace(funding("100", "50"), role="part", source="其中：财政拨款")
WHOLE = funding("200", "180")
SOURCE = Ground(kind="practice", text="测试")


def form(*rows: FundingRow, headings: tuple[LevelPoints, ...] = ()) -> Form:
    return msgspec.structs.replace(self_evaluation(ROW), funding=rows, level_points=headings)


@pytest.mark.parametrize(
    ("rows", "index", "rate"),
    [
        ((), None, None),
        ((PART,), 0, 50),  # the only row is the whole
        ((PART, PART), None, None),
        ((WHOLE, PART), 0, 90),
        ((PART, WHOLE), 1, 90),
        ((PART, WHOLE, funding("10", "1")), 1, 90),
    ],
)
def test_the_row_that_stands_for_the_whole(
    rows: tuple[FundingRow, ...], index: int | None, rate: int | None
) -> None:
    assert total_index(form(*rows)) == index
    assert execution_rate(form(*rows))[0] == rate


@pytest.mark.parametrize(
    ("budget", "executed", "rate"),
    [
        ("200万元", "180万元", "90"),
        ("1元", "0.5元", "50"),
        ("0元", "0.5元", None),
        ("-1元", "0.5元", None),
        ("200万元", "", None),
        ("", "180万元", None),
        ("", "", None),
        ("若干", "180万元", None),
        ("200万元", "若干", None),
        ("200万元", "0万元", "0"),
        ("200万元", "250万元", "125"),
    ],
)
def test_the_rate_of_a_row_needs_both_amounts(budget: str, executed: str, rate: str | None) -> None:
    row = funding(budget, executed)
    assert rate_of(row) == (Decimal(rate) if rate is not None else None)
    assert execution_rate(form(row))[0] == rate_of(row)


def test_the_full_years_budget_goes_before_the_initial_one() -> None:
    both = msgspec.structs.replace(WHOLE, initial_budget=entry("100万元"))
    assert budget_of(both) == both.budget
    initial = msgspec.structs.replace(both, budget=None)
    assert budget_of(initial) == both.initial_budget
    words = msgspec.structs.replace(both, budget=entry("未调整"))
    assert budget_of(words) == both.initial_budget
    assert execution_rate(form(initial))[0] == 180


def test_what_the_rate_was_taken_from_is_told() -> None:
    _, operands = execution_rate(form(WHOLE))
    assert [(each.name, each.printed) for each in operands] == [
        ("全年执行数", "180"),
        ("全年预算数", "200"),
    ]
    rate, operands = execution_rate(form(funding("", "", rate="85.5%")))
    assert (rate, [(each.name, each.printed) for each in operands]) == (
        Decimal("85.5"),
        [("执行率", "85.5%")],
    )
    assert execution_rate(form(funding("", "", rate="较高"))) == (None, ())


def heading(level: int, points: str) -> LevelPoints:
    return LevelPoints(level=level, name="预算执行", points=entry(points))


@pytest.mark.parametrize(
    ("rows", "headings", "points"),
    [
        ((funding("1", "1", "10"),), (), "10"),
        ((PART, funding("1", "1", "10")), (heading(0, "20"),), "10"),
        ((funding("1", "1"), funding("1", "1", "8")), (), "8"),
        ((funding("1", "1"),), (heading(0, "20"),), "20"),
        ((funding("1", "1"),), (heading(1, "50"), heading(0, "20")), "20"),
        ((funding("1", "1"),), (heading(1, "50"),), None),
        ((funding("1", "1", "十分"),), (heading(0, "二十分"), heading(0, "20")), "20"),
        ((), (), None),
    ],
)
def test_the_points_of_the_execution(
    rows: tuple[FundingRow, ...], headings: tuple[LevelPoints, ...], points: str | None
) -> None:
    found = execution_points(form(*rows, headings=headings))
    assert (found.text if found is not None else None) == points


@pytest.mark.parametrize(
    ("method", "cap", "points", "share", "score"),
    [
        ("linear", "1", "10", "0.94666", "9.47"),
        ("linear", "1", "10", "1.2", "10"),
        ("linear", "1.1", "10", "1.2", "11"),
        ("linear", "1", "10", "-0.1", "0"),
        ("floor", "1", "10", "0.999", "9"),
        ("floor", "1", "10", "1", "10"),
        ("bracket", "1", "10", "0.5", "0"),
    ],
)
def test_the_score_by_each_method(
    method: str, cap: str, points: str, share: str, score: str
) -> None:
    rule = ExecutionRule(source=SOURCE, method=method, cap=Decimal(cap))  # type: ignore[arg-type]
    pack = msgspec.structs.replace(NATIONAL, execution=rule)
    assert execution_score(Decimal(points), Decimal(share), pack) == Decimal(score)


def test_a_score_has_two_places_where_the_pack_says_nothing_else() -> None:
    bare = msgspec.structs.replace(NATIONAL, rounding=None)
    assert str(execution_score(Decimal(10), Decimal("0.94666"), bare)) == "9.47"
    assert NATIONAL.rounding is not None
    one = msgspec.structs.replace(
        NATIONAL, rounding=msgspec.structs.replace(NATIONAL.rounding, places=1)
    )
    assert str(execution_score(Decimal(10), Decimal("0.94666"), one)) == "9.5"


def test_there_is_no_score_without_a_rule_or_points() -> None:
    without = msgspec.structs.replace(NATIONAL, execution=None)
    points = entry("10")
    assert derived_score(points, Decimal(90), (), without) is None
    assert derived_score(entry("十分"), Decimal(90), (), NATIONAL) is None
    found = derived_score(points, Decimal(90), (), NATIONAL)
    assert found is not None
    score, derivation = found
    assert (score, derivation.formula, derivation.result) == (
        Decimal("9.00"),
        "10×min(90.00%,100%)",
        "9.00",
    )


def test_a_place_is_kept_with_every_operand() -> None:
    found = derived_score(entry("10", 7, 5), Decimal(90), (), NATIONAL)
    assert found is not None
    assert found[1].operands[0].place == Place(line=7, column=5, text="10")


@pytest.mark.parametrize(
    ("method", "formula", "rule", "score"),
    [
        ("linear", "10×min(96.32%,100%)", "执行得分＝分值×执行率，以分值为限", "9.63"),
        ("bracket", "10×80.00%", "执行得分＝分值×执行率所在档的比例", "8.00"),
        (
            "floor",
            "取整(10×min(96.32%,100%))",
            "执行得分＝分值×执行率，以分值为限，只取整数",
            "9.00",
        ),
    ],
)
def test_the_derivation_shows_what_was_computed(
    method: str, formula: str, rule: str, score: str
) -> None:
    steps = (Bracket(at_least=Decimal("0.9"), share=Decimal("0.8")),)
    pack = msgspec.structs.replace(
        NATIONAL,
        execution=ExecutionRule(method=method, brackets=steps, source=SOURCE),  # type: ignore[arg-type]
    )
    found = derived_score(points_entry("10"), Decimal("96.32"), (), pack)  # type: ignore[arg-type]
    assert found is not None
    assert (found[0], found[1].formula, found[1].rule) == (Decimal(score), formula, rule)


def test_printed_rates_are_read_by_their_amounts_and_by_their_column() -> None:
    def row(budget: str, executed: str, rate: str) -> FundingRow:
        return msgspec.structs.replace(
            funding(budget, executed), rate=entry_of(rate, rate_figure(rate))
        )

    def shares(*rows: FundingRow) -> list[Decimal]:
        return [each.base for each in printed_rates(form(*rows)) if each is not None]

    assert shares(row("100", "1.2", "1.2"), row("100", "94", "0.94")) == [
        Decimal("0.012"),
        Decimal("0.94"),
    ]
    assert shares(row("", "", "0.94"), row("", "", "95%")) == [Decimal("0.0094"), Decimal("0.95")]
    assert shares(row("", "", "0.94"), row("", "", "1")) == [Decimal("0.94"), Decimal(1)]
    assert shares(row("", "", "0.94"), row("", "", "0%")) == [Decimal("0.94"), Decimal(0)]
