"""T227: the items and the sub-accounts of a fund in a fund statement against their totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checks.registry import check
from jixiao.checks.tables import ADDITIVE, line_name, line_operand, tie_of
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.statements import CHANGE, Statement
from jixiao.core.ties import Outcome, total
from jixiao.knowledge.funds import ALL_FUNDS, accounts_of
from jixiao.knowledge.items import BETWEEN_LEVELS, ITEMS, may_be_within
from jixiao.knowledge.labels import in_english


@check(
    "T227",
    "表中分项、分账户与总数不符",
    "items or sub-accounts do not add up to their total in the table",
    over="form",
    source="arithmetic",
    kinds=(FUND_STATEMENT,),
    relation="parts",
)
def parts_in_table(view: FormView) -> Iterator[Verdict]:
    """
    查什么：列全了的收入、支出分项之和，统筹基金与个人账户之和，是否等于该险种的总数。
    为什么：总数沿用旧数、分项改了，或漏列一项，合计栏看不出来。
    依据：算术关系，按各数印出的位数取区间比较，四舍五入造成的尾差不报。
    已知例外：没有说明分项已列全的，只查互不包含的分项之和是否大于总数；本年数列全、预算数或上年数只知道一部分的，只查分项之和是否大于总数；分项里还套着分项的表看不出是否列全，不查。
    """
    for line in view.form.lines:
        if line.basis in ADDITIVE and line.fund is not None:
            yield from _items(view, line)
            yield from _accounts(view, line)


def _items(view: FormView, line: Statement) -> Iterator[Verdict]:
    parts = _under(view, line)
    if not parts:
        return
    if line.parts_complete and line.fund != ALL_FUNDS:
        yield from _tie(view, line, parts)
        return
    flat = _listed(view, line)
    some = [part for part in parts if part.item in flat] or _as_elsewhere(view, line, parts)
    if some:
        yield from (each for each in _tie(view, line, some) if _too_much(each))
    else:
        yield from _excess(view, line, parts)


def _as_elsewhere(view: FormView, line: Statement, parts: list[Statement]) -> list[Statement]:
    """The parts, where those of another column add up to its total: they are all, and none of them
    is in another.
    """
    like = (other for other in view.form.lines if _is_like(other, line))
    fits = line.basis != CHANGE and any(_adds_up(view, other, parts) for other in like)
    return parts if fits else []


def _excess(view: FormView, line: Statement, parts: Sequence[Statement]) -> Iterator[Verdict]:
    """Parts of which none is in another come to no more than the total, however many are missing.
    One that is more by itself is X405's.
    """
    apart = _apart(parts)
    least = sum((part.figure.printed_interval.low for part in apart), Decimal(0))
    if (
        line.basis == CHANGE
        or len(apart) < 2
        or any(part.figure.base < 0 or part.figure.base > line.figure.base for part in apart)
        or least <= line.figure.printed_interval.high
    ):
        return
    operands = [line_operand(view, each) for each in apart]
    added = line.figure.show(sum((part.figure.base for part in apart), Decimal(0)))
    name, unit = line_name(line), line.figure.unit.symbol if line.figure.unit else ""
    yield broken(
        "T227",
        view.address(line.address),
        line.place,
        Severity.ERROR,
        Text(
            f"{name}{line.figure.in_words}，所列分项之和{added}{unit}，分项大于总数",
            f"{in_english(name)} is {line.figure.in_words}; the parts listed come to {added}{unit},"
            " more than the total",
        ),
        printed=line.figure.text,
        related=tuple(each.place for each in operands),
        operands=tuple(operands),
        advice=Text("请核对总数与各分项。", "Check the total and its parts."),
    )


def _apart(parts: Sequence[Statement]) -> list[Statement]:
    """The items that no table lists inside another one of them; what moves between levels stands
    beside a total as often as in it.
    """
    known = [part for part in parts if part.item in ITEMS and part.item not in BETWEEN_LEVELS]
    return [
        part
        for part in known
        if sum(other.item == part.item for other in known) == 1
        and not any(may_be_within(part.item, other.item) for other in known)
    ]


def _is_like(other: Statement, line: Statement) -> bool:
    """Whether a line is of the same total in another column."""
    return (other.fund, other.item) == (line.fund, line.item) and other.address != line.address


def _adds_up(view: FormView, total_: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a total is the sum of the items that ``parts`` are of, to the digits printed."""
    its = _under(view, total_)
    if total_.basis == CHANGE or sorted(each.item for each in its) != sorted(
        each.item for each in parts
    ):
        return False
    tie = next(iter(_tie(view, total_, its)), None)
    return tie is not None and tie.outcome is Outcome.REPRODUCED


def _under(view: FormView, line: Statement) -> list[Statement]:
    """The items of the line's own fund that stand under it."""
    return [
        part
        for part in view.form.lines
        if part.part_of == line.address and part.fund == line.fund and part.item != line.item
    ]


def _listed(view: FormView, line: Statement) -> set[str]:
    """What a complete list of the same total names in another column: items beside each other, of
    which none is part of another.
    """
    return {
        part.item
        for other in view.form.lines
        if other.parts_complete and (other.fund, other.item) == (line.fund, line.item)
        for part in _under(view, other)
    }


def _accounts(view: FormView, line: Statement) -> Iterator[Verdict]:
    """The two sub-accounts of a fund, which are all of it."""
    found = [
        [each for each in view.form.lines if _of(each, line, account)]
        for account in accounts_of(line.fund or "")
    ]
    if found and all(len(each) == 1 for each in found):
        yield from _tie(view, line, [each[0] for each in found])


def _of(other: Statement, line: Statement, fund: str) -> bool:
    """Whether a line is the same figure of another fund or account."""
    return (other.fund, other.item, other.basis, other.period, other.scope, other.area) == (
        fund,
        line.item,
        line.basis,
        line.period,
        line.scope,
        line.area,
    )


def _tie(view: FormView, line: Statement, parts: Sequence[Statement]) -> Iterator[Verdict]:
    return tie_of("T227", view, line, parts, total([1] * len(parts)))


def _too_much(verdict: Verdict) -> bool:
    """Whether the parts come to more than the total; that they come to less says nothing of some."""
    tie = verdict.tie
    if verdict.outcome is not Outcome.IMPOSSIBLE or tie is None:
        return verdict.outcome is not Outcome.TRUNCATED
    return sum(each.figure.base for each in tie.operands) > tie.result.figure.base
