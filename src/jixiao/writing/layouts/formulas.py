"""Live formulas of a filled form: rates, scores, completions and totals, each with the value that
it gives.

A formula names fields in braces (``{funding[0].executed}/{funding[0].budget}``); the page puts the
cells in their place. A formula is written only where its value is the printed one, so that a sheet
never shows something else than the form says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import half_up
from jixiao.core.formdata import MONEY_FIELDS, FormData, form_of
from jixiao.core.forms import MONITORING
from jixiao.core.packs import QuantitativeRule, RulePack
from jixiao.judging.criteria import Criterion, CriterionKind
from jixiao.judging.results import IndicatorResult
from jixiao.judging.scoring import score_form
from jixiao.judging.shares import score_places
from jixiao.knowledge.indicators import Indicators
from jixiao.writing.pages.numbers import as_number, as_quantity

_MOST_PLACES = 6  # of 万元: a cent
_ZERO, _ONE = Decimal(0), Decimal(1)


class Live(msgspec.Struct, frozen=True):
    """A formula and its value, as the cell holds it (0.9407 for 94.07%)."""

    template: str
    value: Decimal


class _Share(msgspec.Struct, frozen=True):
    """The share of the points, or of a target, as a formula and as a number."""

    template: str
    value: Decimal


def live_formulas(
    data: FormData, pack: RulePack | None, library: Indicators | None = None
) -> dict[str, Live]:
    """The formulas by the address of their field; ``library`` (the shipped one) says what the
    indicators are.
    """
    found = dict(_funding(data, pack))
    if pack is not None:
        found |= _indicators(data, pack, library)
    return {**found, **dict(_totals(data))}


def _number(text: str) -> Decimal | None:
    found = as_number(text)
    return found[0] if found else None


def _places(text: str) -> int:
    """Decimals of the cell's value as it is printed."""
    return len(text.rstrip("%").partition(".")[2]) + (2 if text.endswith("%") else 0)


def _rounded(template: str, value: Decimal, places: int) -> Live:
    return Live(f"ROUND({template},{places})", half_up(value, places))


def _funding(data: FormData, pack: RulePack | None) -> Iterator[tuple[str, Live]]:
    total = next((index for index, row in enumerate(data.funding) if row.role == "total"), None)
    parts = [index for index in range(len(data.funding)) if index != total]
    if total is not None and parts:
        yield from _sums(data, total, parts)
    for index, row in enumerate(data.funding):
        budget_field = "budget" if _number(row.budget) is not None else "initial_budget"
        budget, executed = _number(getattr(row, budget_field)), _number(row.executed)
        if not budget or executed is None:
            continue
        ratio = f"{{funding[{index}].executed}}/{{funding[{index}].{budget_field}}}"
        if row.rate.endswith("%"):
            yield f"funding[{index}].rate", _rounded(ratio, executed / budget, _places(row.rate))
        points = _number(row.points)
        if (
            pack is not None
            and pack.execution is not None
            and pack.execution.method == "linear"
            and points is not None
        ):
            cap, places = pack.execution.cap, score_places(pack)
            template = f"{{funding[{index}].points}}*MAX(0,MIN({ratio},{cap:f}))"
            yield (
                f"funding[{index}].score",
                _rounded(template, points * max(_ZERO, min(executed / budget, cap)), places),
            )


def _sums(data: FormData, total: int, parts: Sequence[int]) -> Iterator[tuple[str, Live]]:
    for field in MONEY_FIELDS:
        text = getattr(data.funding[total], field)
        values = [
            value
            for index in parts
            if (value := _number(getattr(data.funding[index], field))) is not None
        ]
        if values and text:
            template = f"SUM({{funding[{parts[0]}].{field}}}:{{funding[{parts[-1]}].{field}}})"
            whole = sum(values, _ZERO)
            exact = whole == _number(text)  # then parts with more places are added up in full
            places = _MOST_PLACES if exact else _places(text)
            yield f"funding[{total}].{field}", _rounded(template, whole, places)


def _indicators(data: FormData, pack: RulePack, library: Indicators | None) -> dict[str, Live]:
    form = form_of(data)
    result = score_form(form, pack, library=library)
    month = form.as_of.month if form.as_of is not None else None
    places = score_places(pack)
    found: dict[str, Live] = {}
    for index, (row, judged) in enumerate(zip(data.indicators, result.indicators, strict=True)):
        share = _share(index, row.target, row.actual, judged, pack.quantitative)
        if share is None:
            continue
        points = _number(row.points)
        if points is not None:
            found[f"indicators[{index}].score"] = _rounded(
                f"{{indicators[{index}].points}}*{share.template}", points * share.value, places
            )
        if (
            form.kind == MONITORING
            and row.completion.endswith("%")
            and judged.criterion.kind not in (CriterionKind.AT_MOST, CriterionKind.BETWEEN)
        ):
            found[f"indicators[{index}].completion"] = _completion(
                share, result.convention, month, _places(row.completion)
            )
    return found


def _completion(share: _Share, convention: str | None, month: int | None, places: int) -> Live:
    if convention == "scaled" and month is not None:
        return _rounded(f"{share.template}*{month}/12", share.value * month / 12, places)
    return _rounded(share.template, share.value, places)


def _share(
    index: int, target: str, actual: str, judged: IndicatorResult, rule: QuantitativeRule | None
) -> _Share | None:
    """What of its points a row with two comparable numbers gets; None where no formula says it."""
    wanted, reached, criterion = as_quantity(target), as_quantity(actual), judged.criterion
    figure = judged.attainment.figure
    if (
        reached is None
        or figure is None
        or criterion.figure is None
        or criterion.strict
        or criterion.unclear
        or rule is None
        or judged.event_driven
    ):
        return None
    if criterion.figure.unit != figure.unit or criterion.doubt is not None:
        return None
    here, value = f"{{indicators[{index}].actual}}", reached[0]
    if criterion.kind is CriterionKind.BETWEEN:
        return _between(here, value, criterion, rule)
    if wanted is None or wanted[0] <= 0 or value < 0:
        return None
    bound = f"{{indicators[{index}].target}}"
    if (
        criterion.kind in (CriterionKind.AT_LEAST, CriterionKind.EXACT)
        and criterion.low is not None
    ):
        return _Share(f"MAX(0,MIN({here}/{bound},1))", min(value / wanted[0], _ONE))
    if (
        criterion.kind in (CriterionKind.AT_MOST, CriterionKind.WITHIN, CriterionKind.EXACT)
        and criterion.high is not None
    ):
        return _reverse(here, value, bound, wanted[0], rule)
    return None


def _reverse(
    here: str, value: Decimal, bound: str, limit: Decimal, rule: QuantitativeRule
) -> _Share:
    if rule.reverse == "linear":
        return _Share(
            f"IF({here}<={bound},1,MAX(0,1-({here}-{bound})/{bound}))",
            _ONE if value <= limit else max(_ZERO, 1 - (value - limit) / limit),
        )
    return _Share(
        f"IF({here}<={bound},1,{bound}/{here})", _ONE if value <= limit else limit / value
    )


def _between(
    here: str, value: Decimal, criterion: Criterion, rule: QuantitativeRule
) -> _Share | None:
    low, high = criterion.low, criterion.high
    if low is None or high is None or criterion.figure is None or low <= 0:
        return None
    percent = criterion.figure.unit is not None and criterion.figure.unit.symbol in ("%", "％")
    scale = _ONE if percent else criterion.figure.factor
    least, most = low / scale, high / scale
    inside = least <= value <= most
    if rule.between == "zero":
        return _Share(f"IF(AND({here}>={least:f},{here}<={most:f}),1,0)", _ONE if inside else _ZERO)
    template = f"IF({here}<{least:f},{here}/{least:f},IF({here}>{most:f},{most:f}/{here},1))"
    return _Share(template, _ONE if inside else value / least if value < least else most / value)


def _totals(data: FormData) -> Iterator[tuple[str, Live]]:
    """Points and scores summed with or without the execution's, whichever is printed; the mean of
    the completions.
    """
    if not data.indicators:
        return
    first, last = "indicators[0]", f"indicators[{len(data.indicators) - 1}]"
    execution = next((index for index, row in enumerate(data.funding) if row.role == "total"), None)
    for field, printed in (("points", data.total_points), ("score", data.total_score)):
        values = [
            value for row in data.indicators if (value := _number(getattr(row, field))) is not None
        ]
        own = _number(getattr(data.funding[execution], field)) if execution is not None else None
        total = _number(printed)
        if total is None or not values:
            continue
        template, places = f"SUM({{{first}.{field}}}:{{{last}.{field}}})", max(2, _places(printed))
        if own is not None and total == sum(values, own):
            yield (
                f"total_{field}",
                _rounded(f"{template}+{{funding[{execution}].{field}}}", total, places),
            )
        elif total == sum(values, _ZERO):
            yield f"total_{field}", _rounded(template, total, places)
    yield from _overall(data, first, last)


def _overall(data: FormData, first: str, last: str) -> Iterator[tuple[str, Live]]:
    printed = next(
        (
            (index, goal.completion)
            for index, goal in enumerate(data.goals)
            if goal.completion.endswith("%")
        ),
        None,
    )
    values = [value for row in data.indicators if (value := _number(row.completion)) is not None]
    if printed is not None and values:
        mean = sum(values, _ZERO) / len(values)
        template = f"AVERAGE({{{first}.completion}}:{{{last}.completion}})"
        yield f"goals[{printed[0]}].completion", _rounded(template, mean, _places(printed[1]))
