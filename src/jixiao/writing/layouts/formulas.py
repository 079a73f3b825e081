"""Live formulas of a filled form: rates, scores, completions and totals, each with the value that
it gives.

A formula names fields in braces (``{funding[0].executed}/{funding[0].budget}``); the page puts the
cells in their place. A formula is written only where its value is the printed one, and where it gives
what judging gives for whatever number is typed over those that it goes by: a sheet never shows
something else than the form says, nor than a review of it will say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.figures import half_up
from jixiao.core.formdata import MONEY_FIELDS, FormData, form_of
from jixiao.core.forms import MONITORING, PART, Form, total_at
from jixiao.core.packs import RulePack
from jixiao.judging.execution import total_index, unrounded_score
from jixiao.judging.monitoring.completion import SCALED
from jixiao.judging.monitoring.deviation import overall_goal
from jixiao.judging.monitoring.progress import point_month
from jixiao.judging.scoring import score_form
from jixiao.judging.shares import score_places
from jixiao.judging.totals import Added, added
from jixiao.knowledge.indicators import Indicators, shipped_indicators
from jixiao.writing.layouts.live_shares import Share, earned_share, reached_share, typed
from jixiao.writing.pages.numbers import as_number

_MOST_PLACES = 6  # of 万元: a cent
_ZERO = Decimal(0)


class Live(msgspec.Struct, frozen=True):
    """A formula and its value, as the cell holds it (0.9407 for 94.07%)."""

    template: str
    value: Decimal

    def where(self, *conditions: str) -> Live:
        """The formula where all of this holds, and nothing shown elsewhere: as the form has it where
        a figure that is needed is not there.
        """
        if not conditions:
            return self
        together = conditions[0] if len(conditions) == 1 else f"AND({','.join(conditions)})"
        return Live(f'IF({together},{self.template},"")', self.value)


def live_formulas(
    data: FormData, pack: RulePack | None, library: Indicators | None = None
) -> dict[str, Live]:
    """The formulas by the address of their field; ``library`` (the shipped one) says what the
    indicators are.
    """
    form, found = form_of(data), dict(_funding(data, pack))
    if pack is not None:
        found |= _indicators(data, form, pack, library or shipped_indicators())
    return {**found, **dict(_totals(data, form, pack))}


def _number(text: str) -> Decimal | None:
    found = as_number(text)
    return found[0] if found else None


def _places(text: str) -> int:
    """Decimals of the cell's value as it is printed."""
    return len(text.rstrip("%").partition(".")[2]) + (2 if text.endswith("%") else 0)


def _rounded(template: str, value: Decimal, places: int) -> Live:
    return Live(f"ROUND({template},{places})", half_up(value, places))


def _funding(data: FormData, pack: RulePack | None) -> Iterator[tuple[str, Live]]:
    total = total_at(data.funding)
    parts = [index for index in range(len(data.funding)) if index != total]
    # which amounts are part of others turns on what is typed
    if total is not None and parts and all(data.funding[index].role == PART for index in parts):
        yield from _sums(data, total, parts)
    rule = pack.execution if pack is not None else None
    for index, row in enumerate(data.funding):
        budget_field = "budget" if _number(row.budget) is not None else "initial_budget"
        budget, executed = _number(getattr(row, budget_field)), _number(row.executed)
        if budget is None or budget <= 0 or executed is None:
            continue
        spent, given = f"{{funding[{index}].executed}}", f"{{funding[{index}].{budget_field}}}"
        known, ratio = f"AND(ISNUMBER({spent}),N({given})>0)", f"{spent}/{given}"
        if row.rate.endswith("%"):
            live = _rounded(ratio, executed / budget, _places(row.rate))
            yield f"funding[{index}].rate", live.where(known)
        points = _number(row.points)
        if pack is None or rule is None or rule.method != "linear" or points is None:
            continue
        own = f"{{funding[{index}].points}}"
        template = f"{own}*MAX(0,MIN({ratio},{rule.cap:f}))"
        value = unrounded_score(points, executed / budget, rule)
        live = _rounded(template, value, score_places(pack))
        yield f"funding[{index}].score", live.where(known, f"ISNUMBER({own})")


def _sums(data: FormData, total: int, parts: Sequence[int]) -> Iterator[tuple[str, Live]]:
    """Totals of money, where filling would add the parts up: none of them is left open."""
    rows = [data.funding[index] for index in parts]
    given = [row for row in rows if any(getattr(row, each).strip() for each in MONEY_FIELDS)]
    for field in MONEY_FIELDS:
        text, texts = getattr(data.funding[total], field), [getattr(row, field) for row in given]
        values = [value for each in texts if (value := _number(each)) is not None]
        if values and text and all(each.strip() for each in texts):
            column = f"{{funding[{parts[0]}].{field}}}:{{funding[{parts[-1]}].{field}}}"
            whole = sum(values, _ZERO)
            exact = whole == _number(text)  # then parts with more places are added up in full
            places = _MOST_PLACES if exact else _places(text)
            live = _rounded(f"SUM({column})", whole, places)
            yield f"funding[{total}].{field}", live.where(f"COUNT({column})>={len(values)}")


def _indicators(
    data: FormData, form: Form, pack: RulePack, library: Indicators
) -> Iterator[tuple[str, Live]]:
    result = score_form(form, pack, library=library)
    for index, (row, judged) in enumerate(zip(data.indicators, result.indicators, strict=True)):
        found = typed(index, row, judged, library)
        if found is None:
            continue
        points = _number(row.points)
        share = earned_share(found, pack.quantitative, row.name) if points is not None else None
        if points is not None and share is not None:
            own = f"{{indicators[{index}].points}}"
            live = _rounded(f"{own}*{share.template}", points * share.value, score_places(pack))
            yield f"indicators[{index}].score", live.where(*share.needs, f"ISNUMBER({own})")
        rule = pack.quantitative
        reached = reached_share(found, rule, row.name) if result.convention is not None else None
        if reached is not None and row.completion.endswith("%"):
            live = _completion(reached, result.convention, point_month(form), row.completion)
            yield f"indicators[{index}].completion", live.where(*reached.needs)


def _completion(share: Share, convention: str | None, month: int | None, printed: str) -> Live:
    places = _places(printed)
    if convention == SCALED and month is not None:
        return _rounded(f"{share.template}*{month}/12", share.value * month / 12, places)
    return _rounded(share.template, share.value, places)


def _totals(data: FormData, form: Form, pack: RulePack | None) -> Iterator[tuple[str, Live]]:
    """Points and scores added up as judging adds them, with the execution's or without; the mean of
    the completions.
    """
    if not data.indicators:
        return
    first, last = "indicators[0]", f"indicators[{len(data.indicators) - 1}]"
    for field, printed in (("points", data.total_points), ("score", data.total_score)):
        found, total = added(form, pack, field), _number(printed)
        if found is None or total != found.total or not _in_column(data, field, found):
            continue
        column, known = f"{{{first}.{field}}}:{{{last}.{field}}}", []
        if field == "score":  # a row that has points and no score leaves the total open
            known = [f"COUNT({{{first}.points}}:{{{last}.points}})=COUNT({column})"]
        cells = [column]
        if found.execution is not None and not found.left_out:
            own = f"{{funding[{total_index(form)}].{field}}}"
            cells.append(own)
            known += [f"ISNUMBER({own})"] if field == "score" else []
        places = max(2, _places(printed), score_places(pack) if pack is not None else 0)
        live = _rounded(
            f"SUM({','.join(cells)})", found.total, places
        )  # words in a cell add nothing
        yield f"total_{field}", live.where(*known)
    yield from _overall(data, form, pack, first, last)


def _in_column(data: FormData, field: str, found: Added) -> bool:
    """Whether the cells of the column, and the execution's, are the numbers that were added: no
    score stands in a row without points, and no points stand in a heading.
    """
    rows = [(_number(row.points), _number(getattr(row, field))) for row in data.indicators]
    if any(value is not None and points is None for points, value in rows):
        return False
    if sum((value for _, value in rows if value is not None), _ZERO) != found.rows:
        return False
    if found.execution is None or found.left_out:
        return True
    total = total_at(data.funding)
    return total is not None and _number(getattr(data.funding[total], field)) == found.execution


def _overall(
    data: FormData, form: Form, pack: RulePack | None, first: str, last: str
) -> Iterator[tuple[str, Live]]:
    index = overall_goal(form)
    texts = [row.completion for row in data.indicators if _number(row.completion) is not None]
    if form.kind != MONITORING or (pack is not None and pack.monitoring is None):
        return
    if index is None or not texts or not all(text.endswith("%") for text in texts):
        return
    printed = data.goals[index].completion
    if printed.endswith("%"):
        mean = sum((_number(text) or _ZERO for text in texts), _ZERO) / len(texts)
        column = f"{{{first}.completion}}:{{{last}.completion}}"
        live = _rounded(f"AVERAGE({column})", mean, _places(printed))
        yield f"goals[{index}].completion", live.where(f"COUNT({column})>0")
