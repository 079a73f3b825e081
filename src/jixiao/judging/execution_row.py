"""The execution of the budget as a row among the indicators (预算执行 |  |  | 10 | … | 9.97): its
points and its score are those of the money, in a form that was read and in one given as data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.fieldvalues import as_rate, nearest_reading, percentage
from jixiao.core.figures import HUNDRED, Figure, half_up
from jixiao.core.forms import (
    Entry,
    Form,
    FundingRow,
    Indicator,
    LevelPoints,
    figure_of,
    text_of,
)
from jixiao.core.headings import HEADED, points_entry
from jixiao.core.packs import RulePack
from jixiao.core.words import unsaid
from jixiao.judging.execution import rate_of, whole_at
from jixiao.judging.monitoring.own_rates import rate_rows
from jixiao.judging.totals import FULL_MARKS, points_of_rows, value_of
from jixiao.knowledge.behaviour import names_execution


class ExecutionRow(msgspec.Struct, frozen=True):
    """Where such a row stands, and the row of the money, by index; the money as it is with the row's
    points and score; what ``stays`` among the indicators, None where nothing does.
    """

    at: int
    total: int
    funding: FundingRow
    stays: Indicator | None

    @property
    def moved(self) -> bool:
        """Whether the money has the row's points."""
        return self.stays is None or self.stays.points is None


def execution_row(funding: Sequence[FundingRow], rows: Sequence[Indicator]) -> ExecutionRow | None:
    """The one row of the execution where the total of the money has no points and no score, or the
    same ones. A rate that it states beside another one of the money stays an indicator, which is
    held to the amounts.
    """
    total = whole_at(funding)
    found = [at for at, row in enumerate(rows) if _is_execution(row)]
    if total is None or len(found) != 1:
        return None
    money, row = funding[total], rows[found[0]]
    stated = _stated(row)
    alike = _alike(money.points, _points(row)) and _alike(money.score, row.score)
    if not alike or not _tells_how_far(stated, money):
        return None
    if stated is not None and _contradicts(stated, money):
        return ExecutionRow(found[0], total, money, _named(row, actual=stated))
    rate = stated if _open(money.rate) and _rate(stated) is not None else money.rate
    points = (_points(row) or money.points) if _open(money.points) else money.points
    score = (row.score or money.score) if _open(money.score) else money.score
    with_points = msgspec.structs.replace(money, points=points, score=score, rate=rate)
    return ExecutionRow(found[0], total, with_points, _beside(row))


def with_execution_row(form: Form) -> Form:
    """The form of data with such a row's points in the money; what is left of the row keeps its
    place, so that the others keep their numbers.
    """
    found = execution_row(form.funding, form.indicators)
    if found is None:
        return form
    rows, money = list(form.indicators), list(form.funding)
    row = rows[found.at]
    rows[found.at] = found.stays or Indicator(place=row.place, key=row.key)
    money[found.total] = found.funding
    headings = without_row(form.level_points, found.at) if found.moved else form.level_points
    return msgspec.structs.replace(
        form, indicators=tuple(rows), funding=tuple(money), level_points=tuple(headings)
    )


def without_row(headings: Sequence[LevelPoints], at: int) -> Iterator[LevelPoints]:
    """The headings without a row of the execution; 预算执行（10分） heads no indicators: its points
    are the execution's.
    """
    for each in headings:
        under = tuple(index for index in each.indicators if index != at)
        own = each.level == 1 and not under and names_execution(each.name)
        yield msgspec.structs.replace(each, indicators=under, level=0 if own else each.level)


def counted_among_rows(form: Form, pack: RulePack) -> bool:
    """Whether an indicator has the execution's points, so that the money has none: one that stands
    under 预算执行, or the form's own rate with just these points where the rows make the full mark.
    """
    rows = [(at, row) for at, row in enumerate(form.indicators) if value_of(row.points) is not None]
    if any(names_execution(text_of(row.level1)) for _, row in rows):
        return True
    usual = pack.weights.execution if pack.weights is not None else None
    full, own = points_of_rows(form) in FULL_MARKS, rate_rows(form)
    return full and any(at in own and value_of(row.points) == usual for at, row in rows)


def _is_execution(row: Indicator) -> bool:
    """Whether a row says 预算执行 wherever it says what it is, its points or its score, and no more
    than how far it came.
    """
    said = [each for each in (row.level1, row.level2, row.name) if not _open(each)]
    return (
        bool(said)
        and all(names_execution(text_of(each)) for each in said)
        and _open(row.target)
        and not (_points(row) is None and _open(row.score))
    )


def _open(entry: Entry | None) -> bool:
    return unsaid(text_of(entry))


def _alike(of_money: Entry | None, of_row: Entry | None) -> bool:
    """Whether the money has nothing here, or the figure of the row."""
    own, other = figure_of(of_money), figure_of(of_row)
    return _open(of_money) or (own is not None and other is not None and own.base == other.base)


def _points(row: Indicator) -> Entry | None:
    """The points of the row, else those that its level prints."""
    if not _open(row.points) or row.level1 is None:
        return row.points
    match = HEADED.search(row.level1.text)
    found = points_entry(match.group(1)) if match is not None else None
    if match is None or found is None:
        return None
    return msgspec.structs.replace(found, place=row.level1.spot(match.start(1), match.end(1)))


def _stated(row: Indicator) -> Entry | None:
    """How far the execution came, as the row says."""
    return next((each for each in (row.actual, row.completion) if not _open(each)), None)


def _rate(entry: Entry | None) -> Figure | None:
    figure = figure_of(entry)
    return as_rate(figure) if figure is not None else None


def _tells_how_far(stated: Entry | None, money: FundingRow) -> bool:
    """Whether what a row states is words, a rate, or what was spent, and no other figure."""
    figure, executed = figure_of(stated), figure_of(money.executed)
    if figure is None or as_rate(figure) is not None:
        return True
    return executed is not None and executed.base == figure.base


def _contradicts(stated: Entry, money: FundingRow) -> bool:
    """Whether a rate is not the one that the money prints, which are both given."""
    figure, own, exact = _rate(stated), _rate(money.rate), rate_of(money)
    if figure is None or own is None:
        return False
    share = exact / HUNDRED if exact is not None else None
    one, other = (percentage(nearest_reading(each, share)) for each in (figure, own))
    places = min(one.places, other.places)
    known = [other.value] if exact is None else [other.value, exact]
    return half_up(one.value, places) not in [half_up(each, places) for each in known]


def _named(row: Indicator, actual: Entry | None = None) -> Indicator:
    """The row with its own name, which its level is where it has no other."""
    name = next((each for each in (row.name, row.level2, row.level1) if not _open(each)), None)
    return msgspec.structs.replace(row, name=name, actual=actual)


def _beside(row: Indicator) -> Indicator | None:
    """What the row says beside its figures, for which the money has no field."""
    if all(map(_open, (row.reason, row.review_score, *(entry for _, entry in row.extra)))):
        return None
    bare = msgspec.structs.replace(_named(row), completion=None, operator=None, unit=None)
    return msgspec.structs.replace(bare, points=None, score=None, points_shared=False)
