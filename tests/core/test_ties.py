"""Ties by formula: printed results set against what the printed operands give. ``grid/ties.txt``
keeps each verdict with what should stand there, the range that rounding allows, and the difference.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.core.figures import parse
from jixiao.core.places import Place
from jixiao.core.ties import (
    Formula,
    Operand,
    Tie,
    capped_part,
    capped_ratio,
    growth,
    growth_by_change,
    judge,
    mean,
    ratio,
    ratio_less,
    same,
    total,
)
from tests.snapshots import holds

KEPT = Path(__file__).resolve().parent / "grid"
ONE = Decimal(1)
# formula, then lines of results | operands
CASES: dict[str, tuple[Formula, str]] = {
    "合计": (
        total((1, 1, -1)),
        "15 | 12 5 2；15.00 | 12.00 5.00 2.00；16 | 12 5 2；15.0万元 | 12.04万元 5.00万元 2.04万元；"
        "15.1万元 | 12.04万元 5.00万元 2.04万元；15.2万元 | 12.04万元 5.1万元 2.04万元；150000元 | 12万元 5万元 2万元；"
        "3人 | 1人 2人 0人；4人 | 1人 2人 0人；-3 | 1 -2 2",
    ),
    "相同": (same(), "95% | 95%；95% | 95.4%；95.4% | 95%；96% | 95.4%；15万元 | 150000元；15.0万元 | 150900元；7 | 7；7 | 8"),
    "比率": (
        ratio(),
        "94.07% | 155863.72万元 165692.15万元；94% | 155863.72万元 165692.15万元；94.06% | 155863.72万元 165692.15万元；"
        "94.08% | 155863.72万元 165692.15万元；93% | 14万元 15万元；93.4% | 14万元 15万元；97.5% | 14万元 15万元；0.93 | 14万元 15万元；"
        "0% | 0万元 15万元；100% | 14万元 0万元；50% | 1人 2人；51% | 1人 2人；66.66% | 2人 3人；66.67% | 2人 3人；-50% | -1人 2人；33% | 5万元 0.4万元",
    ),
    "增长": (
        growth(),
        "10% | 110万元 100万元；10.00% | 110.00万元 100.00万元；9.9% | 110.00万元 100.00万元；-10% | 90万元 100万元；10% | 90万元 100万元；"
        "5.5% | 105.5万元 100万元；12% | 11万元 10万元",
    ),
    "减半": (ratio_less(Decimal("0.5"), "{0}/{1}-50%"), "-5% | 45万元 100万元；5% | 45万元 100万元；0% | 50人 100人"),
    "由增量": (
        growth_by_change(),
        "10% | 110万元 10万元；10.0% | 110.00万元 10.00万元；11% | 110万元 10万元；-10% | 90万元 -10万元；0% | 90万元 0万元；"
        "10.6% | 12.50亿元 1.2亿元；10.5% | 12.50亿元 1.2亿元；0.1% | 900万元 0.4万元；100% | 10人 5人；5% | 10人 10人；0.0% | 9人 0人",
    ),
    "封顶比": (
        capped_ratio(ONE, Decimal("0.5"), "min({0}/{1},1)×6/12"),
        "50% | 110人 100人；44.75% | 66467人 74272人；45% | 66467人 74272人；44.7% | 66467人 74272人；55% | 110人 100人；50.00% | 100人 100人；"
        "10% | 1人 0人",
    ),
    "封顶分": (
        capped_part(ONE, "{0}×min({1}/{2},1)"),
        "9.41 | 10 155863.72万元 165692.15万元；9.4 | 10 155863.72万元 165692.15万元；10 | 10 351494.50万元 349387.8万元；9.40 | 10 155863.72万元 165692.15万元；"
        "9 | 10 14万元 15万元；9.5 | 10 14万元 15万元；8 | 10 14万元 15万元；5 | 10 1万元 0万元",
    ),
    "平均": (mean(3), "59.03% | 44.75% 46.64% 85.70%；59.0% | 44.75% 46.64% 85.70%；60% | 44.75% 46.64% 85.70%；2人 | 1人 2人 3人；2 | 1 2 4；-1 | -3 0 0"),
}  # fmt: skip


def operand(name: str, text: str) -> Operand:
    figure = parse(text)
    assert figure is not None
    return Operand(name=name, figure=figure, place=Place(text=text), address=name)


def tie(formula: Formula, case: str) -> Tie:
    result, operands = case.split(" | ")
    return Tie(
        owner="T000",
        result=operand("r", result.strip()),
        operands=tuple(operand(str(at), text) for at, text in enumerate(operands.split())),
        formula=formula,
    )


def test_ties_are_judged_by_what_rounding_allows() -> None:
    lines = []
    for title, (formula, cases) in CASES.items():
        lines.append(f"# {title}")
        lines += [said(tie(formula, case)) for case in cases.split("；")]
    holds(KEPT / "ties.txt", lines)


def said(made: Tie) -> str:
    head = f"{made.result.figure.text} = {made.shown()}"
    judged = judge(made)
    if judged is None:
        return f"{head}：算不出"
    low, high = judged.expected_interval
    ends = f"{'(' if judged.interval.low_open else '['}{')' if judged.interval.high_open else ']'}"
    return f"{head}：{judged.outcome} 应为{judged.expected} 可取{low}～{high}{ends} 差{judged.difference}"


@pytest.mark.parametrize(("other", "outcome"), [("100", "reproduced"), ("99", "impossible")])
def test_another_figure_can_be_tried_in_an_operand_or_the_result(other: str, outcome: str) -> None:
    made = tie(total((1, 1)), "110 | 50 60")
    figure = parse(other)
    assert figure is not None
    swapped = judge(tie(total((1, 1)), "100 | 50 60"), {"1": figure.with_value(figure.value - 50)})
    assert swapped is not None
    assert swapped.outcome == outcome
    whole = judge(made, {"r": figure, "0": figure.with_value(Decimal(40))})
    assert whole is not None
    assert whole.outcome == outcome
