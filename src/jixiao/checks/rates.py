"""Execution rates that indicators and goals repeat, against what the form itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks import funding
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure
from jixiao.core.figures.units import PERCENT, RATIO
from jixiao.core.forms import Entry
from jixiao.core.ties import Formula, Judged, Operand, Outcome, Tie, judge, ratio, ratio_less
from jixiao.knowledge.funds import funds_in

_SPENDING_RATE = re.compile(
    r"(?:支出|资金|预算)[^收入]{0,8}执行率|预算执行(?:率|进度)|支出进度|资金(?:使用|支付)率"
)
_RATE_OF_USE = re.compile(r"使用率|支付率")
_PROGRESS_GAP = re.compile(r"序时(?:进度|进程).{0,6}偏[离差]|偏[离差].{0,10}序时")
_INCOME = re.compile(r"收入|征缴|征收")
_AMOUNT = re.compile(r"支出.{0,6}(?:预算)?(?:金额|数额|总额)|(?:预算|支出)金额")


def rate_rows(view: FormView) -> Iterator[tuple[Row, Operand]]:
    """The rows that repeat the form's own spending rate, with the actual as a measured percentage."""
    rows = [row for row in named_rows(view) if _is_rate(view, row)]
    spending = [row for row in rows if "支出" in row.name]
    for row in spending or rows:
        operand = _percentage(row)
        if operand is not None:
            yield row, operand


def _is_rate(view: FormView, row: Row) -> bool:
    """Not of income, and not a gap; beside a row that says 支出, one that does not may be the
    income's.
    """
    other = _INCOME.search(row.name) or _PROGRESS_GAP.search(row.name)
    return bool(_SPENDING_RATE.search(row.name)) and not other and of_this_fund(view, row.name)


def gap_rows(view: FormView) -> Iterator[tuple[Row, Operand]]:
    """The rows that state how far the spending rate is from time progress."""
    for row in named_rows(view):
        if (
            _PROGRESS_GAP.search(row.name)
            and not _INCOME.search(row.name)
            and of_this_fund(view, row.name)
        ):
            operand = _percentage(row)
            if operand is not None:
                yield row, operand


def of_this_fund(view: FormView, words: str) -> bool:
    """Whether a name speaks of the form's own fund, or of none (生育保险 in a form on 职工医疗 does
    not).
    """
    named = {span.fund for span in funds_in(words)}
    return not named or view.form.fund in named or _same_branch(named, view.form.fund)


def _same_branch(named: set[str], fund: str | None) -> bool:
    """基本养老保险 without more is any pension fund's; funds of another branch are not this form's."""
    return fund is None and len(named) == 1


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
        if (found := judge(Tie(owner=owner, result=printed, operands=pair, formula=ratio())))
        is not None
    ]
    if not judged:
        return None
    order = list(Outcome)
    best = min(judged, key=lambda each: order.index(each.outcome))
    return best if best.outcome is not Outcome.IMPOSSIBLE else judged[0]


def _of_arrived(view: FormView, printed: Operand) -> tuple[Operand, Operand] | None:
    """Executed and arrived, for a rate of use (资金使用率, 资金支付率), which may be taken of what
    arrived.
    """
    index = funding.total_index(view)
    if index is None or not _RATE_OF_USE.search(printed.name):
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
    entry, figure = row.entry("actual"), row.figure("actual")
    if entry is None or figure is None:
        return None
    if figure.unit is None:
        figure = figure.with_unit(PERCENT)
    if figure.unit is None or figure.unit.dimension != RATIO:
        return None
    return Operand(
        name=row.label,
        figure=msgspec.structs.replace(figure, exact=False),
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
