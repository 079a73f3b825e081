"""The values behind the report's charts, as plain figures; drawing them is the writers' work."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import HUNDRED
from jixiao.core.figures.units import in_wan
from jixiao.core.packs import Ground, RangeRule
from jixiao.drafting.attainment import MET, MISSED, FundResults
from jixiao.drafting.figures import ReportFigures
from jixiao.drafting.spans import Span


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: a fund's income or expenditure by budget, this year or last year, in the overview's
    unit.
    """

    fund: str
    side: str
    basis: str
    amount: Decimal


class Execution(msgspec.Struct, frozen=True, kw_only=True):
    """A fund's execution rate of income or expenditure, in percent."""

    fund: str
    side: str
    rate: Decimal


class Payable(msgspec.Struct, frozen=True, kw_only=True):
    """A fund's months payable, and its band where it has one."""

    fund: str
    months: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


class Attained(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator's actual in percent of its target."""

    fund: str
    indicator: str
    completion: Decimal
    met: bool


class Exhibits(msgspec.Struct, frozen=True, kw_only=True):
    """All charts' values. ``bases`` are the names of the bars in their order."""

    unit: str
    bases: tuple[str, ...]
    flows: tuple[Flow, ...]
    executions: tuple[Execution, ...]
    payables: tuple[Payable, ...]
    attained: tuple[Attained, ...]
    band: RangeRule | None = None


def exhibits_of(
    span: Span, figures: ReportFigures, results: tuple[FundResults, ...] = ()
) -> Exhibits:
    """The values of all charts; within a year execution stands against 序时进度."""
    bases = (span.words_before, f"{span.period.year}年预算", span.words)
    due = span.progress * HUNDRED
    time_progress = RangeRule(source=Ground(kind="general"), low=due, high=due)
    return Exhibits(
        unit=figures.overview,
        bases=bases,
        flows=tuple(_flows(figures, bases)),
        executions=tuple(_executions(figures)),
        payables=tuple(_payables(figures)),
        attained=tuple(_attained(results)),
        band=time_progress if span.within else figures.band,
    )


def _flows(figures: ReportFigures, bases: tuple[str, ...]) -> list[Flow]:
    scale = in_wan(figures.overview)
    return [
        Flow(fund=fund.account.label, side=side.side, basis=basis, amount=amount / scale)
        for fund in figures.funds
        for side in fund.account.sides()
        for basis, amount in zip(
            bases, (side.amount.last_year, side.amount.budget, side.amount.actual), strict=True
        )
        if amount is not None
    ]


def _executions(figures: ReportFigures) -> list[Execution]:
    accounts = [(fund.account.label, fund.account) for fund in figures.funds]
    if len(accounts) > 1:
        accounts.append(("合计", figures.total))
    return [
        Execution(fund=label, side=side.side, rate=side.amount.execution)
        for label, account in accounts
        for side in account.sides()
        if side.amount.execution is not None
    ]


def _payables(figures: ReportFigures) -> list[Payable]:
    found = []
    for fund in figures.funds:
        for account in (fund.account, *fund.accounts):
            if account.months is not None:
                label = (
                    fund.account.label
                    if account is fund.account
                    else f"{fund.account.label}（{account.name.removesuffix('基金')}）"
                )
                band = account.months.band
                found.append(
                    Payable(
                        fund=label,
                        months=account.months.months,
                        low=band.low if band else None,
                        high=band.high if band else None,
                    )
                )
    return found


def _attained(results: tuple[FundResults, ...]) -> list[Attained]:
    return [
        Attained(
            fund=each.fund.account.label,
            indicator=result.name,
            completion=result.completion,
            met=result.state == MET,
        )
        for each in results
        for result in each.results
        if result.completion is not None and result.state in (MET, MISSED)
    ]
