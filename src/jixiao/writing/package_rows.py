"""The rows of a data package: forms, amounts, rates, goals, indicators and statements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.dossier import Recognised
from jixiao.core.fieldvalues import percentage, percentages
from jixiao.core.figures import Figure, half_up
from jixiao.core.figures.units import MONEY
from jixiao.core.formdata import MONEY_FIELDS
from jixiao.core.forms import Entry, Form, figure_of
from jixiao.core.places import Place
from jixiao.judging.execution import printed_rates
from jixiao.judging.monitoring.completion import printed_completions
from jixiao.judging.results import FormResult, IndicatorResult
from jixiao.judging.totals import value_of

_PHASES = {
    "initial_budget": "年初预算",
    "budget": "全年预算",
    "arrived": "到位",
    "executed": "执行",
}
PLACES = (
    ("member", "string"),
    ("line", "integer"),
    ("sheet", "string"),
    ("cell", "string"),
    ("page", "integer"),
    ("table", "integer"),
    ("row", "integer"),
    ("column", "integer"),
    ("paragraph", "integer"),
)
Value = str | int | Decimal | None
Row = dict[str, Value]


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """One document with the results of its forms, in their order."""

    recognised: Recognised
    results: tuple[FormResult, ...]


def _place(place: Place) -> Row:
    found: Row = {f"place_{name}": getattr(place, name) for name, _ in PLACES}
    return found


def _forms_of(documents: Sequence[Scored]) -> Iterator[tuple[Row, Form, FormResult]]:
    for document in documents:
        pairs = zip(document.recognised.forms, document.results, strict=True)
        for form, result in pairs:
            yield {"document": document.recognised.document.path, "form": form.id}, form, result


def forms(documents: Sequence[Scored]) -> Iterator[Row]:
    """One row for each form."""
    for key, form, result in _forms_of(documents):
        total = form.total
        yield (
            key
            | _place(form.place)
            | {
                "kind": form.kind,
                "title": _text(form.title),
                "year": form.year,
                "as_of": str(form.as_of) if form.as_of else None,
                "fund": form.fund,
                "scope": form.scope,
                "project": _text(form.project),
                "supervising_department": _text(form.supervising_department),
                "implementing_unit": _text(form.implementing_unit),
                "filed_on": _text(form.filed_on),
                "money_unit": form.money_unit,
                "total_points": value_of(total.points) if total else None,
                "total_score": value_of(total.score) if total else None,
                "grade": _text(form.grade),
                "conclusion": _text(form.conclusion),
                "execution_rate": (
                    half_up(result.execution_rate, 4) if result.execution_rate is not None else None
                ),
                "score_recomputed": result.score,
                "grade_recomputed": result.grade,
                "overall_completion_recomputed": result.overall_completion,
                "deviation_recomputed": result.deviation,
            }
        )


def funding(documents: Sequence[Scored]) -> Iterator[Row]:
    """One row for each amount."""
    for key, form, _ in _forms_of(documents):
        for index, row in enumerate(form.funding):
            for field in MONEY_FIELDS:
                entry: Entry | None = getattr(row, field)
                if entry is not None and entry.text.strip():
                    amount = (
                        entry.figure.base
                        if entry.figure is not None and _is_money(entry.figure)
                        else None
                    )
                    yield (
                        key
                        | _place(entry.place)
                        | {
                            "row": index,
                            "source": row.source,
                            "role": row.role,
                            "phase": _PHASES[field],
                            "printed": entry.text.strip(),
                            "amount_yuan": amount,
                            "unit": _unit(entry.figure) or form.money_unit,
                        }
                    )


def execution(documents: Sequence[Scored]) -> Iterator[Row]:
    """One row for each rate of execution, with its points and score."""
    for key, form, _ in _forms_of(documents):
        rates = printed_rates(form)
        for index, row in enumerate(form.funding):
            if any(
                entry is not None and entry.text.strip()
                for entry in (row.rate, row.points, row.score)
            ):
                yield (
                    key
                    | _place(row.place)
                    | {
                        "row": index,
                        "source": row.source,
                        "role": row.role,
                        "rate_printed": _text(row.rate),
                        "rate_percent": _percent(rates[index]),
                        "points": value_of(row.points),
                        "score": value_of(row.score),
                    }
                )


def goals(documents: Sequence[Scored]) -> Iterator[Row]:
    """One row for each goal of the year."""
    for key, form, _ in _forms_of(documents):
        completions = percentages([figure_of(goal.completion) for goal in form.goals])
        for index, goal in enumerate(form.goals):
            yield (
                key
                | _place(goal.place)
                | {
                    "row": index,
                    "expected": _text(goal.expected),
                    "actual": _text(goal.actual),
                    "completion_printed": _text(goal.completion),
                    "completion_percent": _percent(completions[index]),
                }
            )


def indicators(documents: Sequence[Scored]) -> Iterator[Row]:
    """One row for each indicator, with what was judged of it."""
    for key, form, result in _forms_of(documents):
        completions = printed_completions(form)
        for index, (row, found) in enumerate(zip(form.indicators, result.indicators, strict=True)):
            texts = {
                name: _text(getattr(row, name))
                for name in (
                    "level1",
                    "level2",
                    "name",
                    "operator",
                    "target",
                    "actual",
                    "unit",
                    "reason",
                )
            }
            extra = (
                json.dumps({header: each.text for header, each in row.extra}, ensure_ascii=False)
                if row.extra
                else None
            )
            yield (
                key
                | _place(row.place)
                | texts
                | _judged(found)
                | {
                    "row": index,
                    "fund": form.fund,
                    "year": form.year,
                    "library_name": found.library_name or None,
                    "points": value_of(row.points),
                    "score": value_of(row.score),
                    "review_score": value_of(row.review_score),
                    "completion_printed": _text(row.completion),
                    "completion_percent": _percent(completions[index]),
                    "extra": extra,
                }
            )


def _judged(found: IndicatorResult) -> Row:
    criterion, attained = found.criterion, found.attainment
    unit = criterion.unit or (attained.figure.unit if attained.figure else None)
    return {
        "direction": found.direction,
        "target_low": criterion.low,
        "target_high": criterion.high,
        "actual_value": attained.value,
        "value_unit": unit.base if unit is not None else None,
        "attained": None if attained.attained is None else "true" if attained.attained else "false",
        "score_recomputed": found.score,
        "completion_recomputed": found.completion,
    }


def statements(documents: Sequence[Scored]) -> Iterator[Row]:
    """One row for each figure that prose or a fund table states."""
    for document in documents:
        recognised = document.recognised
        lines = ((form.id, line) for form in recognised.forms for line in form.lines)
        for form, each in (*(("", each) for each in recognised.statements), *lines):
            yield _place(each.place) | {
                "document": recognised.document.path,
                "form": form or None,
                "fund": each.fund,
                "item": each.item,
                "period": str(each.period) if each.period else None,
                "basis": each.basis,
                "scope": each.scope,
                "operator": each.operator,
                "printed": each.figure.text,
                "value": each.figure.value,
                "unit": _unit(each.figure),
                "value_base": each.figure.base,
                "origin": each.origin,
            }


def _text(entry: Entry | None) -> str | None:
    return entry.text.strip() or None if entry is not None else None


def _is_money(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.dimension == MONEY


def _percent(figure: Figure | None) -> Decimal | None:
    """A rate in percent."""
    return percentage(figure).value if figure is not None else None


def _unit(figure: Figure | None) -> str | None:
    return figure.unit.symbol or None if figure is not None and figure.unit is not None else None
