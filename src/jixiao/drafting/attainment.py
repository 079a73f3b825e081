"""Targets and results of the self-evaluation forms, row by row, as the report's sentences and chart
use them.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jixiao.core.figures import Figure
from jixiao.core.formdata import FormData, IndicatorData, form_of
from jixiao.core.headings import with_levels
from jixiao.core.packs import RulePack
from jixiao.core.words import squeezed
from jixiao.drafting.annexes import fund_of_form
from jixiao.drafting.figures import Fund, ReportFigures
from jixiao.drafting.model import ReportData
from jixiao.judging.criteria import Criterion, CriterionKind
from jixiao.judging.criteria.notation import in_one_cell, with_unit
from jixiao.judging.results import IndicatorResult
from jixiao.judging.scoring import score_form
from jixiao.knowledge.behaviour import is_execution
from jixiao.knowledge.indicators import Indicators

MET, MISSED, EVENT, UNJUDGED = "met", "missed", "event", "unjudged"


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One indicator: ``state`` is met, missed, event (numbers that events decide) or unjudged
    (words, no actual); ``completion`` in percent; ``ranged`` where the target is a range.
    """

    level1: str
    level2: str
    name: str
    target: str
    wanted: str
    actual: str
    state: str
    numeric: bool
    ranged: bool = False
    completion: Decimal | None = None
    reason: str = ""

    @property
    def of_execution(self) -> bool:
        """Whether it repeats a rate of the budget's execution, which the report treats elsewhere."""
        return is_execution(self.name)


class FundResults(msgspec.Struct, frozen=True, kw_only=True):
    """The indicators of one fund's form."""

    fund: Fund
    results: tuple[Result, ...] = ()

    def having(self, *states: str) -> tuple[Result, ...]:
        """Those of the states given."""
        return tuple(result for result in self.results if result.state in states)


def results_of(
    data: ReportData, figures: ReportFigures, pack: RulePack, library: Indicators | None = None
) -> tuple[FundResults, ...]:
    """For every fund in the report's order its indicators; none where it has no form."""
    by_fund: dict[str, tuple[Result, ...]] = {}
    for form in data.forms:
        owner = fund_of_form(form, data)
        if owner is not None:
            position = next(index for index, each in enumerate(data.funds) if each is owner)
            name = figures.funds[position].account.fund
            by_fund[name] = by_fund.get(name, ()) + _results(form, pack, library)
    return tuple(
        FundResults(fund=fund, results=by_fund.get(fund.account.fund, ())) for fund in figures.funds
    )


def _results(form: FormData, pack: RulePack, library: Indicators | None) -> tuple[Result, ...]:
    scored = score_form(form_of(form), pack, library=library)
    found: list[Result] = []
    for row, judged in zip(with_levels(form.indicators), scored.indicators):
        if row.name.strip() and (row.target.strip() or row.actual.strip()):
            found.append(_result(row, judged))
    return tuple(found)


def _result(row: IndicatorData, judged: IndicatorResult) -> Result:
    criterion, attained = judged.criterion, judged.attainment.attained
    state = (
        EVENT
        if judged.event_driven
        else UNJUDGED
        if attained is None
        else MET
        if attained
        else MISSED
    )
    return Result(
        level1=_bare(row.level1),
        level2=_bare(row.level2),
        name=row.name.strip(),
        target=in_one_cell(row.operator, row.target, row.unit),
        wanted=_wanted(criterion, row),
        actual=with_unit(row.actual, row.unit),
        state=state,
        numeric=criterion.numeric,
        ranged=criterion.kind is CriterionKind.BETWEEN,
        completion=judged.of_target,
        reason=row.reason.strip(),
    )


def _wanted(criterion: Criterion, row: IndicatorData) -> str:
    """The target in words: 不低于95%, 95%至105%, 每月25日前."""
    figure, unit = criterion.figure, row.unit.strip()
    if figure is None:
        return in_one_cell(row.operator, row.target, row.unit)
    shown = _figure(figure, unit)
    if criterion.kind is CriterionKind.BETWEEN and criterion.upper is not None:
        return f"{shown}至{_figure(criterion.upper, unit)}"
    if not criterion.direction_stated:
        return shown
    words = {
        CriterionKind.AT_LEAST: ("不低于", "高于"),
        CriterionKind.AT_MOST: ("不超过", "低于"),
        CriterionKind.WITHIN: ("不超过", "少于"),
    }
    lead = words.get(criterion.kind)
    return shown if lead is None else lead[1 if criterion.strict else 0] + shown


def _figure(figure: Figure, unit: str) -> str:
    return format(figure.value, "f") + (figure.unit.symbol if figure.unit is not None else unit)


def _bare(text: str) -> str:
    return squeezed(text).split("（")[0].split("(")[0]
