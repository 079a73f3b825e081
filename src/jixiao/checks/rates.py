"""Execution rates that indicators and goals repeat, against what the form itself gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks import funding
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import as_it_holds
from jixiao.checks.views import FormView
from jixiao.core.fieldvalues import percentage
from jixiao.core.figures import Figure
from jixiao.core.forms import Entry
from jixiao.core.regex import regex
from jixiao.core.ties import Formula, Judged, Operand, Outcome, Tie, judge, ratio, ratio_less
from jixiao.judging.execution import total_index
from jixiao.judging.monitoring import own_rates

_AMOUNT = regex(r"支出.{0,6}(?:预算)?(?:金额|数额|总额)|(?:预算|支出)金额")


def rate_rows(view: FormView) -> Iterator[tuple[Row, Operand]]:
    """The rows that repeat the form's own spending rate, with the actual as a measured rate."""
    yield from _stated(view, own_rates.rate_rows(view.form))


def gap_rows(view: FormView) -> Iterator[tuple[Row, Operand]]:
    """The rows that state how far the spending rate is from time progress."""
    yield from _stated(view, own_rates.gap_rows(view.form))


def _stated(view: FormView, indexes: Sequence[int]) -> Iterator[tuple[Row, Operand]]:
    for row in named_rows(view):
        operand = _percentage(row) if row.index in indexes else None
        if operand is not None:
            yield row, operand


def execution_tie(view: FormView, owner: str, printed: Operand) -> Judged | None:
    """The best of the ties that could give the rate: the form's funding, else the amount rows
    beside it.
    """
    pairs = [
        pair
        for pair in (
            funding.executed_and_budget(view),
            *_amount_rows(view),
            _of_arrived(view, printed),
        )
        if pair is not None
    ]
    judged = [
        found
        for pair in pairs
        if (found := judge(in_percent(_rate_of(owner, printed, pair)))) is not None
    ]
    if not judged:
        return None
    order = list(Outcome)
    best = min(judged, key=lambda each: order.index(each.outcome))
    return best if best.outcome is not Outcome.IMPOSSIBLE else judged[0]


def in_percent(tie: Tie) -> Tie:
    """The tie of a rate as it holds, its result in percent whichever way it is printed."""
    tie = as_it_holds(tie)
    result = msgspec.structs.replace(tie.result, figure=percentage(tie.result.figure))
    return msgspec.structs.replace(tie, result=result)


def _rate_of(owner: str, printed: Operand, pair: tuple[Operand, Operand]) -> Tie:
    return Tie(owner=owner, result=printed, operands=pair, formula=ratio())


def _of_arrived(view: FormView, printed: Operand) -> tuple[Operand, Operand] | None:
    """Executed and arrived, for a rate of use (资金使用率, 资金支付率), which may be taken of what
    arrived.
    """
    index = total_index(view.form)
    if index is None or not own_rates.is_rate_of_use(printed.name):
        return None
    executed, arrived = (
        funding.amount(view, index, "executed"),
        funding.amount(view, index, "arrived"),
    )
    return (
        (executed, arrived)
        if executed is not None and arrived is not None and arrived.figure.value > 0
        else None
    )


def less_time_progress(progress: Decimal) -> Formula:
    """Executed over budget, less the share of the year that has passed."""
    months = (progress * 12).to_integral_value()
    return ratio_less(progress, "{0}/{1}-" + f"{months}/12")


def percentage_in(
    entry: Entry, figure: Figure, start: int, end: int, address: str, name: str
) -> Operand:
    """A percentage that stands at ``start`` … ``end`` of an entry's text, as a measured operand."""
    return Operand(
        name=name,
        figure=msgspec.structs.replace(figure, exact=False),
        place=entry.place.narrowed(start, end),
        address=address,
    )


def _percentage(row: Row) -> Operand | None:
    entry, figure = row.entry("actual"), own_rates.stated_rate(row.result, row.figure("actual"))
    if entry is None or figure is None:
        return None
    return Operand(
        name=row.label,
        figure=figure,
        place=entry.place,
        address=row.address("actual"),
    )


def _amount_rows(view: FormView) -> list[tuple[Operand, Operand]]:
    """(actual, target) of the rows that state the spending as an amount: a rate row may be taken of
    them.
    """
    found: list[tuple[Operand, Operand]] = []
    for row in named_rows(view):
        actual, target = row.figure("actual"), row.figure("target") or row.criterion.figure
        if not _AMOUNT.search(row.name) or actual is None or target is None or target.value <= 0:
            continue
        found.append(
            (
                Operand(
                    name=row.label + "完成值",
                    figure=actual.measured(),
                    place=row.place("actual"),
                    address=row.address("actual"),
                ),
                Operand(
                    name=row.label + "指标值",
                    figure=target.assigned(),
                    place=row.place("target"),
                    address=row.address("target"),
                ),
            )
        )
    return found
