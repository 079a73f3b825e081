"""Completes a form by a rule pack: rates, points, scores, completions, totals and grade.

What is given is kept. Whether the rule gives it, and what is missing, is told by the checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.core.divisions import begun_by_of_which, unclear
from jixiao.core.figures import shown
from jixiao.core.figures.units import MONEY_UNITS, money_unit
from jixiao.core.findings import Finding, Text
from jixiao.core.formdata import (
    GIVEN_AS,
    MONEY_FIELDS,
    FormData,
    FundingData,
    flat,
    form_of,
    with_divided,
)
from jixiao.core.forms import MONITORING, PART, TARGET_DECLARATION, total_at
from jixiao.core.headings import (
    ambiguous_headings,
    with_execution_points,
    with_levels,
    with_own_points,
)
from jixiao.core.packs import RulePack
from jixiao.core.regex import regex
from jixiao.core.words import blank, quoted, squeezed, unsaid
from jixiao.filling.completions import settled, with_completions, with_own_rates
from jixiao.filling.distributing import with_points
from jixiao.filling.evening import evened
from jixiao.filling.execution_row import with_execution_row
from jixiao.filling.monitoring import with_executed
from jixiao.filling.values import amount, filled, replaced_row, unfit
from jixiao.judging.execution import rate_of
from jixiao.judging.execution_row import counted_among_rows
from jixiao.judging.monitoring.completion import Convention
from jixiao.judging.scoring import score_form
from jixiao.judging.totals import added
from jixiao.judging.unread import WORDS, Wanted, demanded, unread
from jixiao.knowledge.indicators import Indicators
from jixiao.knowledge.nearest import perhaps

__all__ = ["Completed", "complete"]

_ZERO = Decimal(0)
_TOTAL = regex(r"(?:年度|项目|全年)?(?:资金|预算)?(?:总额|合计|总计|总数|总资金)[:：]?")
_EXAMPLES: dict[Wanted, str] = {"amount": "1200.50", "rate": "94.07%", "points": "9.41"}
_LONGEST = 32_000  # characters; a cell of a spreadsheet takes 32 767


class Completed(msgspec.Struct, frozen=True, kw_only=True):
    """The form completed, or, ``stopped``, as it was: fields that demand a figure hold none. Those
    that no print shows are ``unfit`` (E012), as is what no form can hold; the others are told of the
    print (R121, R124). ``computed`` are the addresses that were empty before; ``convention`` is how
    the completions of a monitoring form were computed; ``gone`` is the number of the row of indicators
    that went to the money.
    """

    data: FormData
    unfit: tuple[Finding, ...] = ()
    stopped: bool = False
    computed: tuple[str, ...] = ()
    convention: Convention | None = None
    gone: int | None = None


def complete(
    data: FormData,
    pack: RulePack,
    *,
    places: frozenset[str] | None = None,
    library: Indicators | None = None,
) -> Completed:
    """The form with everything computed that the pack gives. ``places`` are the fields that its
    layout has; all where it is None. ``library`` (the shipped one) says what its indicators are.
    """
    broken = tuple(_unprintable(data))
    if broken or any(unread(form_of(data))):
        return Completed(data=data, unfit=(*broken, *_without_figure(data, places)), stopped=True)
    scored = data.kind not in (MONITORING, TARGET_DECLARATION)
    given, done, known = data, _with_amounts(_as_given(data, scored)), None
    gone: int | None = None
    if scored:
        done, gone = with_execution_row(done)
        given = _without(data, gone)
    if scored and _wants(places, "indicators.points"):
        done = with_points(with_execution_points(done, places or ()), pack)
    done = with_executed(done) if data.kind == MONITORING else done
    done = _with_rates(done, pack, places)
    if scored:
        done = _with_scores(done, pack, places, library)
    if data.kind == MONITORING:
        done, known = with_own_rates(done), settled(data, pack, library)
        done = with_completions(done, pack, known, library)
    done = _with_totals(done, pack, places)
    result = score_form(form_of(done), pack, known, library=library)
    if _wants(places, "grade") and not done.grade and result.grade is not None and done.total_score:
        done = msgspec.structs.replace(done, grade=result.grade)
    done = evened(given, done)
    return Completed(
        data=done,
        computed=tuple(filled(given, done)),
        convention=known,
        gone=gone,
    )


def _wants(places: frozenset[str] | None, *addresses: str) -> bool:
    return places is None or any(address in places for address in addresses)


def unreadable(data: FormData) -> Iterator[Finding]:
    """Fields that demand a figure and hold none (R121 and R124 tell it of a form), and what no form
    can hold.
    """
    yield from _unprintable(data)
    yield from _without_figure(data)


def wanted_at(data: FormData, field: str) -> Text | None:
    """What is expected of a field that demands a figure and says something else (应为金额（万元），如
    1200.50); None of another.
    """
    address = {printed: given for given, printed in GIVEN_AS.items()}.get(field, field)
    kinds = {at: wanted for at, _, wanted in demanded(form_of(data))}
    return _expected(kinds[address], data) if address in kinds else None


def _expected(wanted: Wanted, data: FormData) -> Text:
    words, example = WORDS[wanted], _EXAMPLES[wanted]
    unit = f"（{data.money_unit}）" if wanted == "amount" and data.money_unit else ""
    return Text(f"应为{words.zh}{unit}，如 {example}", f"{words.en} is expected, such as {example}")


def _without_figure(data: FormData, beside: frozenset[str] | None = None) -> Iterator[Finding]:
    """Fields that hold no figure and demand one; only those that no layout's fields ``beside`` are."""
    for field, entry, wanted in demanded(form_of(data)):
        address = GIVEN_AS.get(field, field)
        if entry.figure is None and not _stands_in(address, data, beside):
            expected = _expected(wanted, data)
            yield unfit(address, entry.text, expected.zh, expected.en)


def _stands_in(address: str, data: FormData, places: frozenset[str] | None) -> bool:
    """Whether a layout with ``places`` prints the field, whose print is checked then."""
    if places is None:
        return False
    group, _, field = address.rpartition(".")
    name, _, number = group.partition("[")
    if name == "funding":
        total = data.funding[int(number.rstrip("]"))].role == "total"
        name = "funding.total" if total else "funding.parts"
    return (f"{name}.{field}" if name else field) in places or name == "level_points"


def _unprintable(data: FormData) -> Iterator[Finding]:
    """Texts that no cell can hold, a unit that is none of money, and points of a heading that may be
    one of several.
    """
    for address, text in flat(data):
        if len(text) > _LONGEST:
            yield unfit(
                address,
                text,
                f"超过{_LONGEST}字，一格写不下",
                f"longer than {_LONGEST} characters, more than a cell can hold",
            )
    yield from _not_unit(data)
    for number, groups in ambiguous_headings(data):
        yield unfit(
            f"level_points[{number}].name",
            data.level_points[number].name,
            f"{'、'.join(groups)}下都有，说不清是哪一个的分值，请写在所属一级指标的后面",
            f"stands under {quoted(groups)}: put it behind the one that it is of",
        )


def _not_unit(data: FormData) -> Iterator[Finding]:
    """A unit that is none of money: every amount would be read wrongly. None at all is told of what
    is printed (U501).
    """
    if data.money_unit.strip() and money_unit(data.money_unit) is None:
        known, near = "、".join(MONEY_UNITS), perhaps(data.money_unit.strip(), MONEY_UNITS)
        yield unfit(
            "money_unit",
            data.money_unit,
            f"应为 {known} 之一{near.zh}",
            f"one of {known} is expected{near.en}",
        )


def _as_given(data: FormData, scored: bool) -> FormData:
    """The form with what its rows are given by the rows above, and by their names."""
    rows = with_levels(data.indicators)
    rows = with_own_points(rows) if scored else rows
    return with_divided(msgspec.structs.replace(data, indicators=rows))


def _without(data: FormData, gone: int | None) -> FormData:
    """The form without one of its rows, so that the others have the numbers that they get."""
    rows = tuple(row for at, row in enumerate(data.indicators) if at != gone)
    return msgspec.structs.replace(data, indicators=rows)


def _with_amounts(data: FormData) -> FormData:
    """A total of the money that was left open is the sum of its parts, where none of them is left
    open; a form with parts only gets a total row.
    """
    rows = list(data.funding)
    if not rows:
        return data
    at = total_at(rows)
    if at is None:
        at = next((index for index, row in enumerate(rows) if says_total(row)), None)
        if at is not None:
            rows[at] = msgspec.structs.replace(rows[at], role="total")
    if at is None:
        if len(rows) == 1:
            return msgspec.structs.replace(
                data, funding=(msgspec.structs.replace(rows[0], role="total"),)
            )
        rows.insert(0, FundingData(source="年度资金总额", role="total"))
        at = 0
    listed = [row for row in rows if row.role != "part" or any(_amounts(row))]
    parts = _of_the_total(msgspec.structs.replace(data, funding=tuple(listed)))
    changes = {}
    for field in (*MONEY_FIELDS, "forecast"):
        given = [getattr(row, field) for row in parts]
        values = [value for text in given if (value := amount(text, data.money_unit)) is not None]
        open_ = any(not text.strip() for text in given)
        if unsaid(getattr(rows[at], field)) and values and not open_:
            places = max(max(0, -int(value.as_tuple().exponent)) for value in values)
            changes[field] = shown(sum(values, _ZERO), places)
    rows[at] = msgspec.structs.replace(rows[at], **changes)
    return msgspec.structs.replace(data, funding=tuple(rows))


def _of_the_total(data: FormData) -> list[FundingData]:
    """The rows that the total is the sum of; none where it is not known how far a 其中 below one of
    them reaches.
    """
    rows = form_of(data).funding
    if unclear(rows, begun_by_of_which(row.source for row in data.funding)):
        return []
    return [given for given, row in zip(data.funding, rows, strict=True) if row.role == PART]


def says_total(row: FundingData) -> bool:
    """Whether a source names all the money, though no role says so."""
    return _TOTAL.fullmatch(squeezed(row.source)) is not None


def _amounts(row: FundingData) -> Iterator[str]:
    """What a row says of money; a source that says nothing brings none."""
    yield from (getattr(row, field).strip() for field in MONEY_FIELDS)


def with_rates_of_sources(data: FormData) -> FormData:
    """The form with 执行率 of each source too, as blanks that have cells for it want them; what is given
    stays.
    """
    rows = list(data.funding)
    for index, row in enumerate(form_of(data).funding):
        rate = rate_of(row)
        if rate is not None and not rows[index].rate.strip():
            rows[index] = msgspec.structs.replace(rows[index], rate=f"{shown(rate, 2)}%")
    return msgspec.structs.replace(data, funding=tuple(rows))


def _with_rates(data: FormData, pack: RulePack, places: frozenset[str] | None) -> FormData:
    """执行率 of every total, and the points of execution where the form is scored."""
    rows = list(data.funding)
    for index, row in enumerate(form_of(data).funding):
        rate = rate_of(row) if row.role == "total" else None
        if rate is not None and unsaid(rows[index].rate) and _wants(places, "funding.total.rate"):
            rows[index] = msgspec.structs.replace(rows[index], rate=f"{shown(rate, 2)}%")
    at = total_at(rows)
    scored = any(not unsaid(each.points) for each in data.indicators)
    execution = pack.weights.execution if pack.weights else None
    if (
        at is not None
        and unsaid(rows[at].points)
        and _wants(places, "funding.total.points")
        and scored
        and execution is not None
        and _counted(data)
        and not counted_among_rows(form_of(data), pack)
    ):
        rows[at] = msgspec.structs.replace(rows[at], points=plain(execution))
    return msgspec.structs.replace(data, funding=tuple(rows))


def _counted(data: FormData) -> bool:
    """Whether execution is scored: in every kind but targets and monitoring, unless a heading says
    its points already.
    """
    return data.kind not in (TARGET_DECLARATION, MONITORING) and not any(
        each.level == 0 for each in data.level_points
    )


def plain(value: Decimal) -> str:
    """A number of points as forms print it: 10, 9.5, 9.41."""
    return format(value.normalize(), "f") if value else "0"


def _with_scores(
    data: FormData, pack: RulePack, places: frozenset[str] | None, library: Indicators | None
) -> FormData:
    result = score_form(form_of(data), pack, library=library)
    rows = list(data.indicators)
    if _wants(places, "indicators.score"):
        for index, judged in enumerate(result.indicators):
            row = rows[index]
            if (
                unsaid(row.score)
                and not unsaid(row.points)
                and judged.score is not None
                and not blank(row.actual)
            ):
                rows[index] = msgspec.structs.replace(row, score=plain(judged.score))
    data = msgspec.structs.replace(data, indicators=tuple(rows))
    at = total_at(data.funding)
    if (
        at is None
        or result.execution_score is None
        or not unsaid(data.funding[at].score)
        or not _wants(places, "funding.total.score")
    ):
        return data
    return msgspec.structs.replace(
        data, funding=replaced_row(data.funding, at, {"score": plain(result.execution_score)})
    )


def _with_totals(data: FormData, pack: RulePack, places: frozenset[str] | None) -> FormData:
    """总分: the points and the scores summed, with the execution's unless the pack's forms leave
    them out.
    """
    if not _wants(places, "total_points", "total_score") or data.kind in (
        MONITORING,
        TARGET_DECLARATION,
    ):
        return data
    points, changes = added(form_of(data), pack), {}
    if unsaid(data.total_points) and points is not None:
        changes["total_points"] = plain(points.total)
        data = msgspec.structs.replace(data, **changes)
    score = added(form_of(data), pack, "score")
    if unsaid(data.total_score) and score is not None:
        changes["total_score"] = plain(score.total)
    return msgspec.structs.replace(data, **changes)
