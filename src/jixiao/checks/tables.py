"""The lines of a fund statement table by fund, item, period and basis, as operands for its checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import FormView
from jixiao.core.findings import Verdict
from jixiao.core.periods import Period, period_words
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, Statement
from jixiao.core.ties import Formula, Operand, Tie
from jixiao.knowledge.items import is_stock

ADDITIVE = (ACTUAL, BUDGET, CHANGE)
_BASIS_WORDS = {
    "actual": "",
    "budget": "预算",
    "change": "增减额",
    "growth_rate": "增幅",
    "execution_rate": "完成预算",
    "share": "占比",
    "target": "目标",
}


def line_operand(view: FormView, line: Statement) -> Operand:
    """A line as an operand, named by fund, year, item and basis."""
    return Operand(
        name=line_name(line),
        figure=line.figure,
        place=line.place,
        address=view.address(line.address),
    )


def line_name(line: Statement) -> str:
    """企业职工基本养老保险2020年收入 …"""
    period = period_words(line.period) if line.period else ""
    fund = (line.fund or "").replace("/", "")
    return f"{fund}{period}{line.item}{_BASIS_WORDS.get(line.basis, '')}"


def find(
    view: FormView,
    like: Statement,
    *,
    basis: str,
    item: str | None = None,
    period: Period | None = None,
    fund: str | None = None,
) -> Statement | None:
    """The one line that differs from ``like`` only in what is given; None where there is none or
    more than one.
    """
    found = [
        line
        for line in view.form.lines
        if line.fund == (fund or like.fund)
        and line.item == (item or like.item)
        and line.basis == basis
        and (line.period == like.period if period is None else _of(line, period))
        and line.scope == like.scope
    ]
    return found[0] if len(found) == 1 else None


def before(view: FormView, line: Statement) -> Statement | None:
    """The line's amount of the same stretch of the year before."""
    period = line.period.before() if line.period is not None else None
    return find(view, line, basis=ACTUAL, period=period) if period is not None else None


def _of(line: Statement, period: Period) -> bool:
    """Whether a line is of a period; a stock is that of the year up to its end."""
    own = line.period.closing if line.period is not None and is_stock(line.item) else line.period
    return own == (period.closing if is_stock(line.item) else period)


def tie_of(
    owner: str,
    view: FormView,
    result: Statement,
    operands: Sequence[Statement | None],
    formula: Formula,
) -> Iterator[Verdict]:
    """The verdict of a tie between lines; none where a line is missing or the tie cannot be
    computed.
    """
    lines = [line for line in operands if line is not None]
    if len(lines) == len(operands):
        tie = Tie(
            owner=owner,
            result=line_operand(view, result),
            operands=tuple(line_operand(view, line) for line in lines),
            formula=formula,
        )
        verdict = of_tie(tie)
        if verdict is not None:
            yield verdict


def of_basis(view: FormView, basis: str) -> Iterator[Statement]:
    """The lines of one basis."""
    return (line for line in view.form.lines if line.basis == basis)
