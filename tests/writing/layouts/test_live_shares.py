"""Whatever number is typed over a written form, its formulas show what the program says of a form with
that number.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData, form_of
from jixiao.core.packs import ExecutionRule, RoundingRule, RulePack
from jixiao.judging.scoring import score_form
from jixiao.knowledge.indicators import shipped_indicators
from jixiao.knowledge.packs import load_packs
from jixiao.writing.layouts.live_shares import earned_share
from jixiao.writing.layouts.live_shares import typed as as_typed
from tests.writing.layouts.typed_over import (
    Field,
    Written,
    filled_again,
    formulas_of,
    recalculated,
    spot_of,
    written,
)

NATIONAL = load_packs()["cn-2020"]
LAYOUTS = {"self_evaluation": "national-2020", "monitoring": "xinjiang-monitoring-2020"}
NAMES = (
    "参保人数", "缴费比例", "补助标准", "平均处理时间", "事故发生数", "政策知晓率", "成本下降率",
    "基金支出预算执行率", "享受待遇人次", "人均成本", "培训期数", "单位成本增幅",
)  # fmt: skip
SIGNS = (
    "≥{}",
    "≤{}",
    "={}",
    "{}",
    ">{}",
    "<{}",
    "{}以上",
    "{}~{}",
    "{}±2",
    "下降{}",
    "不超过{}",
    "{}内",
)
UNITS = (
    "人",
    "%",
    "元",
    "天",
    "万元",
    "次",
    "元/人",
    "个工作日",
    "",
    "小时",
    "月",
    "年",
    "公里",
    "‰",
)


def by(**changes: str) -> RulePack:
    """The national rules with other methods."""
    rule = msgspec.structs.replace(NATIONAL.quantitative, **changes)  # type: ignore[type-var]
    return msgspec.structs.replace(NATIONAL, quantitative=rule)


def form(*rows: IndicatorData, kind: str = "self_evaluation", **funding: str) -> FormData:
    money = {"budget": "100", "executed": "90"} | funding
    return FormData(
        kind=kind,
        year=2023,
        as_of="2023-07" if kind == "monitoring" else "",
        project="医保经办",
        implementing_unit="清河县医保中心",
        goals=(GoalData(expected="一", actual="二"),),
        funding=(
            FundingData(source="年度资金总额", role="total"),
            FundingData(source="当年财政拨款", **money),
        ),
        indicators=rows,
    )


def row(name: str, target: str, actual: str, points: str = "10", unit: str = "") -> IndicatorData:
    return IndicatorData(
        level1="产出指标", level2="数量指标", name=name, target=target, actual=actual, points=points,
        unit=unit,
    )  # fmt: skip


def shown(form: Written, typed: dict[Field, Decimal | None]) -> None:
    """The formulas show what is computed anew."""
    assert recalculated(form, typed) == filled_again(form, typed)


def is_live(form: Written, at: int, field: str = "actual") -> bool:
    """Whether a formula goes by the actual of a row, or by another field of it."""
    line, column = spot_of(form, ("indicators", at, field))
    cell = f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column - 1]}{line}"
    return any(re.search(rf"\b{cell}\b", text) for text in formulas_of(form).values())


def score_of(form: Written, typed: str, at: int = 0) -> object:
    """What the score of a row shows when a number is typed over its actual; None where it is no
    formula.
    """
    spot = spot_of(form, ("indicators", at, "score"))
    if spot not in formulas_of(form):
        return None
    number = Decimal(typed) if typed else None
    return recalculated(form, {("indicators", at, "actual"): number})[spot]


@pytest.mark.parametrize(
    ("target", "actual", "methods", "typed", "score"),
    [
        ("≥100人", "90人", {}, "110", "10"),
        ("≥100人", "90人", {}, "-5", "0"),
        ("≥100人", "90人", {}, "", ""),  # nothing is reported any more: no score
        ("≤100元", "90元", {}, "", ""),
        ("≤100元", "90元", {"reverse": "inverse"}, "150", "6.67"),
        ("≤100元", "90元", {"reverse": "linear"}, "150", "5"),
        ("≤100元", "90元", {"reverse": "linear"}, "250", "0"),
        ("80%~90%", "85%", {"between": "zero"}, "0.95", "0"),
        ("80%~90%", "85%", {"between": "proportionate", "reverse": "inverse"}, "0.95", "9.47"),
        ("80%~90%", "85%", {"between": "proportionate", "reverse": "linear"}, "0.95", "9.44"),
        ("80%~90%", "85%", {"between": "proportionate"}, "-0.1", "0"),
        ("=100人", "90人", {"exact": "one_sided"}, "120", "10"),
        ("=100人", "90人", {"exact": "two_sided"}, "120", None),  # open above: no formula
        (">100人", "90人", {}, "100", None),  # open at the limit
        ("下降10%", "下降8%", {}, "0.2", None),
    ],
)
def test_the_score_of_what_is_typed(
    target: str, actual: str, methods: dict[str, str], typed: str, score: str | None
) -> None:
    made = written(form(row("甲项", target, actual)), "national-2020", by(**methods))
    found = score_of(made, typed)
    assert found == (Decimal(score) if score else score)


def test_a_standard_that_may_depart_both_ways_has_no_formula() -> None:
    for name, live in (("缴费比例", False), ("参保比重数", True)):
        made = written(form(row(name, "=8%", "7%")), "national-2020", NATIONAL)
        assert (score_of(made, "0.09") is not None) is live


def test_a_bare_rate_may_be_a_factor_and_has_no_formula() -> None:
    for name, live in (("知晓率", False), ("培训期数", True)):
        made = written(form(row(name, "95", "90")), "national-2020", NATIONAL)
        assert (score_of(made, "0.96") is not None) is live


def test_what_is_read_by_more_than_its_number_has_no_formula() -> None:
    """A fall without a sign, and a rate whose sign stands in another cell, may be read in two ways."""
    rule, library = NATIONAL.quantitative, shipped_indicators()
    for one, live in (
        (row("成本下降率", "≥10%", "8%"), False),
        (row("成本增长率", "≥10%", "8%"), True),
        (row("合格数", "≥95", "90", unit="%"), False),
        (row("合格数", "≥95", "90", unit="人"), True),
        (row("使用年限", "≥5年", "4年"), False),  # 2020年 typed over it would be a date
    ):
        (judged,) = score_form(form_of(form(one)), NATIONAL).indicators
        found = as_typed(0, one, judged, library)
        assert (found is not None and earned_share(found, rule, one.name) is not None) is live


@pytest.mark.parametrize("target", ["≥100人", "=100人", "100人", "≥60%", "60%", "≤100元", "=100元"])
@pytest.mark.parametrize("kind", sorted(LAYOUTS))
@pytest.mark.parametrize("reverse", ["inverse", "linear"])
def test_the_score_and_completion_of_a_target_typed(target: str, kind: str, reverse: str) -> None:
    """A target of 0 or below is met or missed, and divides nothing; a bare rate may become so low
    that its direction is no longer known.
    """
    actual = "0.5" if "%" in target else "50"
    name = "人均成本" if "元" in target else "甲数"
    only = row(name, target, actual.replace("0.5", "50") + target[-1])
    made = written(form(only, kind=kind), LAYOUTS[kind], by(reverse=reverse))
    if kind == "self_evaluation":
        assert is_live(made, 0, "target")
    for bound in ("0", "-3", "0.2", "0.3", "7", "80"):
        for value in ("0", "-5", "-1", "5", "0.3", "90", actual):
            typed = {"target": Decimal(bound), "actual": Decimal(value)}
            shown(made, {("indicators", 0, field): each for field, each in typed.items()})


@pytest.mark.parametrize("emptied", ["target", "actual", "points"])
def test_what_is_taken_out_leaves_the_score_open(emptied: str) -> None:
    made = written(
        form(row("甲数", "≥100人", "90人"), row("乙数", "≥100人", "80人")),
        "national-2020",
        NATIONAL,
    )
    found = recalculated(made, {("indicators", 0, emptied): None})
    assert found[spot_of(made, ("indicators", 0, "score"))] == ""
    assert found[spot_of(made, ("indicators", 1, "score"))] == 8


def test_the_total_waits_for_every_score() -> None:
    made = written(
        form(row("甲数", "≥100人", "90人"), row("乙数", "≥100人", "80人")),
        "national-2020",
        NATIONAL,
    )
    for typed in ("", "50"):
        shown(made, {("indicators", 0, "actual"): Decimal(typed) if typed else None})


@pytest.mark.parametrize(
    ("budget", "executed"),
    [("0", "0"), ("0", "5"), ("80", "100"), ("-5", "5"), ("", "5"), ("9", "")],
)
def test_the_execution_of_what_is_typed(budget: str, executed: str) -> None:
    wide = msgspec.structs.replace(NATIONAL.execution, cap=Decimal("1.1"))  # type: ignore[type-var]
    for pack in (NATIONAL, msgspec.structs.replace(NATIONAL, execution=wide)):
        made = written(
            msgspec.structs.replace(
                form(row("甲数", "≥100人", "90人")),
                funding=(
                    FundingData(source="年度资金总额", role="total", budget="10", executed="9"),
                ),
            ),
            "national-2020",
            pack,
        )
        numbers = {"budget": budget, "executed": executed}
        shown(
            made,
            {
                ("funding", 0, field): Decimal(text) if text else None
                for field, text in numbers.items()
            },
        )


def test_parts_of_parts_are_not_added_up() -> None:
    rows = (
        FundingData(source="年度资金总额", role="total", budget="10", executed="9"),
        FundingData(source="财政拨款", budget="10", executed="9"),
        FundingData(source="其中：中央补助", budget="0", executed="0"),
    )
    data = msgspec.structs.replace(form(row("甲数", "≥100人", "90人")), funding=rows)
    made = written(data, "national-2020", NATIONAL)
    assert spot_of(made, ("funding", 0, "budget")) not in formulas_of(made)


QUANTITATIVE = st.fixed_dictionaries(
    {
        "reverse": st.sampled_from(["inverse", "linear", "either"]),
        "between": st.sampled_from(["proportionate", "zero", "either"]),
        "exact": st.sampled_from(["one_sided", "two_sided", "standards"]),
    }
)


@st.composite
def packs(draw: st.DrawFn) -> RulePack:
    """A bureau's rules, and those that are shipped."""
    shipped = draw(st.sampled_from([*load_packs().values(), None]))
    if shipped is not None and shipped.quantitative is not None:
        return shipped
    pack = by(**draw(QUANTITATIVE))
    assert pack.rounding is not None
    assert pack.execution is not None
    rounding: RoundingRule = msgspec.structs.replace(
        pack.rounding, places=draw(st.sampled_from([0, 1, 2, 3]))
    )
    execution: ExecutionRule = msgspec.structs.replace(
        pack.execution,
        method=draw(st.sampled_from(["linear", "floor"])),
        cap=draw(st.sampled_from([Decimal(1), Decimal("1.2")])),
    )
    return msgspec.structs.replace(pack, rounding=rounding, execution=execution)


@st.composite
def rows(draw: st.DrawFn) -> IndicatorData:
    """A row of any kind; target and actual in one unit, or not."""
    unit, sign = draw(st.sampled_from(UNITS)), draw(st.sampled_from(SIGNS))
    low = draw(st.sampled_from(["0", "5", "8", "20", "95", "100", "0.95", "2.5"]))
    high = draw(st.sampled_from(["6", "105", "120", "300"]))
    own = draw(st.booleans())
    symbol = "" if own else unit
    bounds = [f"{each}{symbol}" for each in (low, high)]
    other = draw(st.sampled_from([symbol, symbol, symbol, "", "%", "万元", "天"]))
    actual = draw(
        st.sampled_from(["0", "3", "7", "5", "8", "90", "95", "100", "130", "0.9", "6.5"])
    )
    lead = draw(st.sampled_from(["", "", "", "", "≥", "=", "约"]))
    target = sign.format(*bounds)
    text = draw(st.sampled_from([f"{lead}{actual}{other}", target, "完成", "每月1次", ""]))
    return row(
        draw(st.sampled_from(NAMES)),
        target,
        text,
        draw(st.sampled_from(["10", "7.5", "3.333", "0", ""])),
        unit=unit if own else "",
    )


NUMBERS = st.one_of(
    st.none(),
    st.sampled_from(
        ["0", "1", "-3", "5", "8", "9", "95", "100", "105", "0.05", "0.08", "0.09", "0.95", "0.96",
         "1.05", "1.2", "99.5", "250", "12", "2020", "6", "0.5"]
    ),
).map(lambda text: None if text is None else Decimal(text))  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(data=st.data(), pack=packs(), kind=st.sampled_from(sorted(LAYOUTS)))
def test_a_sheet_goes_on_saying_what_the_program_says(
    data: st.DataObject, pack: RulePack, kind: str
) -> None:
    given_rows = data.draw(
        st.lists(rows(), min_size=1, max_size=3, unique_by=lambda each: each.name)
    )
    made = written(form(*given_rows, kind=kind), LAYOUTS[kind], pack)
    if not formulas_of(made):
        return
    live = [at for at in range(len(given_rows)) if is_live(made, at)]
    at = data.draw(st.sampled_from(live)) if live else None
    typed: dict[Field, Decimal | None] = {}
    if at is not None:
        typed[("indicators", at, "actual")] = data.draw(NUMBERS)
        # filling would put the form's own rate into the row again
        assume(None not in typed.values() or "执行率" not in given_rows[at].name)
        if is_live(made, at, "target") and data.draw(st.booleans()):
            target = data.draw(NUMBERS.filter(lambda number: number is not None))
            typed[("indicators", at, "target")] = target
    if at is None or data.draw(st.booleans()):
        field = data.draw(st.sampled_from(["budget", "executed"]))
        typed[("funding", 1, field)] = data.draw(NUMBERS)
    shown(made, typed)
