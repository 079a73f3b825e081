"""Reads a target (指标值) in every notation that forms use."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import msgspec

from jixiao.core.figures import Figure, Unit, broken_number, parse, parse_unit, scan
from jixiao.core.figures.units import RATIO
from jixiao.core.regex import regex
from jixiao.core.words import sheet_error
from jixiao.judging.criteria.changes import change_of
from jixiao.judging.criteria.direction import direction, turned
from jixiao.judging.criteria.notation import NOT_APPLICABLE, operator_of, plain, supposed, worded
from jixiao.judging.criteria.several import clauses
from jixiao.judging.criteria.timing import timed, year_month
from jixiao.judging.criteria.values import QUANTITATIVE, Change, Criterion, CriterionKind
from jixiao.knowledge.indicators import Indicators, KnownIndicator, shipped_indicators

_GRADES = regex(r"[优良中低差](?:[、/,，\s]?[优良中低差]){2,4}", needs="中优低差良")
_ABOVE = regex(
    r"\s*(?:\(含\))?\s*(?:及|或)?(?:其)?(?:以上|起(?!步)|之上)|\s*\+\s*$", needs="之以起+"
)
_BELOW = regex(r"\s*(?:\(含\))?\s*(?:及|或)?(?:其)?(?:以下|以内|之内|内|之下|封顶)")
_RANGE = regex(r"\s*(?:[-~—]|至|到|,|，|、)\s*(?:[<≤]\s*)?", needs=",-~—、到至，")
_JOIN = regex(r"[\s,，;；、/]*(?:或者|或|且|并且|和|及|同时|以及|与)?[\s,，;；、/]*")
_AROUND = regex(
    r"(?P<middle>\d+(?:\.\d+)?\s*[^\d\s±+\-/（(,，;；]{0,4})?\s*(?:±|正负|\+/-|\+-)"
    r"\s*(?P<by>\d+(?:\.\d+)?\s*(?:个?百分点|[^\d\s±（(,，;；]{0,4}))",
    needs="±正+",
)
_UNWANTED_NONE = regex("上访|信访|投诉|违规|违纪|违法|事故|案件|问题|差错|舆情")
_FLIP = {"≥": "≤", "≤": "≥", ">": "<", "<": ">", "=": "="}
_LONG = 25  # a sentence longer than this with a number in passing is no numeric target


class _Bound(msgspec.Struct, frozen=True):
    """A figure of the target, the operator that belongs to it, and where it stands."""

    figure: Figure
    operator: str
    start: int
    end: int


class _Row(msgspec.Struct, frozen=True):
    """What gives a bare number its direction: the row's words and its entry in the library."""

    name: str
    level2: str
    entry: KnownIndicator | None


def parse_criterion(
    target: str,
    *,
    operator: str = "",
    unit: str = "",
    name: str = "",
    level2: str = "",
    library: Indicators | None = None,
) -> Criterion:
    """What a target asks for.

    ``operator`` and ``unit`` are cells of their own where the form has them; ``name``, ``level2``
    and what the ``library`` (the shipped one) has for the name give a bare number its direction.
    """
    entry = (library or shipped_indicators()).known(name) if name else None
    return _parsed(target, operator, unit, name, level2, entry)


@lru_cache(maxsize=1024)
def _parsed(
    target: str, operator: str, unit: str, name: str, level2: str, entry: KnownIndicator | None
) -> Criterion:
    text = plain(target)
    glyph, rest = operator_of(operator)
    stated = parse_unit(plain(unit)) or parse_unit(rest)
    if text in NOT_APPLICABLE:
        return _not_applicable(text, target, name)
    if sheet_error(text):
        return Criterion(kind=CriterionKind.UNREADABLE, text=target)
    if _GRADES.fullmatch(text) or "定性" in rest:
        return Criterion(kind=CriterionKind.QUALITATIVE, text=target)
    doubt, row = supposed(text), _Row(name, level2, entry)
    # an operator in a cell of its own was not lost from this one
    if doubt is not None and not (glyph and doubt.startswith("≥") and text[0].isdecimal()):
        return _doubtful(text, target, doubt, glyph, stated, row)
    if doubt is None and broken_number(text):
        return Criterion(kind=CriterionKind.UNREADABLE, text=target)
    return turned(_sound(text, target, glyph, stated, row), name, entry)


def _sound(text: str, target: str, glyph: str, unit: Unit | None, row: _Row) -> Criterion:
    text = worded(text)
    bounds = _bounds(text, unit)
    between = _between(text, target, bounds) or _plus_minus(text, target, unit)
    if between is not None:
        return between
    explicit = [bound for bound in bounds if bound.operator]
    found = timed(text, target) or (year_month(text, target) if unit is None else None)
    if found is not None and not any(
        bound.figure.unit is not None and bound.figure.unit.dimension == RATIO for bound in explicit
    ):
        return found
    if glyph and len(bounds) == 1 and not explicit:
        explicit = [msgspec.structs.replace(bounds[0], operator=glyph)]
    bare = len(bounds) == 1 and len(text) - (bounds[0].end - bounds[0].start) <= _LONG
    if len(explicit) == 1 or bare:
        bound = explicit[0] if len(explicit) == 1 else bounds[0]
        change = change_of(text[: bound.start], row.name, bound.figure)
        make = _limit if bound.operator else _bare
        return msgspec.structs.replace(make(target, bound, row, change), change=change)
    parts = _parts(text, glyph, unit, row) if len(bounds) > 1 else ()
    return Criterion(kind=CriterionKind.QUALITATIVE, text=target, parts=parts)


def _parts(text: str, glyph: str, unit: Unit | None, row: _Row) -> tuple[Criterion, ...]:
    """What a target of several figures asks for, one by one; none where one of them is no number."""
    parts = tuple(_sound(each.text, each.text, glyph, unit, row) for each in clauses(text))
    return parts if all(part.kind in QUANTITATIVE for part in parts) else ()


def _not_applicable(text: str, target: str, name: str) -> Criterion:
    if text == "无" and _UNWANTED_NONE.search(name):
        return Criterion(kind=CriterionKind.QUALITATIVE, text=target)
    return Criterion(kind=CriterionKind.NONE, text=target)


def _doubtful(
    text: str, target: str, doubt: str, glyph: str, unit: Unit | None, row: _Row
) -> Criterion:
    """A damaged notation is read as it stands, with the doubt said; nothing is repaired behind the
    reader's back.
    """
    if parse(text) is None:
        return Criterion(kind=CriterionKind.UNREADABLE, text=target, doubt=doubt)
    return msgspec.structs.replace(_sound(text, target, glyph, unit, row), doubt=doubt)


def _bounds(text: str, unit: Unit | None) -> list[_Bound]:
    """The figures with their operators; the first unit found serves those that have none (95~105%)."""
    spans = scan(text)
    own = next((span.figure.unit for span in reversed(spans) if span.figure.unit is not None), None)
    result = []
    for span in spans:
        figure = span.figure
        if figure.unit is None:
            figure = figure.with_unit(own or unit)
        elif figure.unit.base == "" and unit is not None and unit.factor == 1:
            figure = figure.with_unit(
                Unit(
                    figure.unit.symbol + unit.symbol, unit.base, figure.unit.factor, unit.dimension
                )
            )
        result.append(
            _Bound(figure.assigned(), _operator(text, span.start, span.end), span.start, span.end)
        )
    return result


def _operator(text: str, start: int, end: int) -> str:
    """The operator before the figure, or the word behind it (以上, 以内)."""
    before = text[:start].rstrip(' (（[【"“约')
    above, below = _ABOVE.match(text, end), _BELOW.match(text, end)
    if before[-1:] in _FLIP and before:
        return "≥" if above and before[-1] in "≤" and not below else before[-1]
    if above:
        return "≥"
    return "≤" if below else ""


def _between(text: str, target: str, bounds: list[_Bound]) -> Criterion | None:
    if len(bounds) != 2:
        return None
    first, second = bounds
    gap = regex(r"\(不?含\)").sub("", text[first.end : second.start])
    if not _comparable(first.figure, second.figure):
        return None
    operators = set(regex(r"[≥≤<>]").findall(text[: second.start]))
    middle = regex(r"[≥≤<>]").search(gap.rstrip(" ≥≤<>")) if first.operator == "" else None
    opposed = bool(operators & {"≥", ">"}) and bool(operators & {"≤", "<"})
    chained = first.operator == "" and bool(regex(r"[≤<].*[≤<]|[≥>].*[≥>]").search(gap))
    joined = opposed and bool(
        _JOIN.fullmatch(regex(r"[≥≤<>]|及?以上|及?以下|以内|之间").sub("", gap)) or middle
    )
    worded_pair = {first.operator, second.operator} == {"≥", "≤"} and len(gap) <= 12
    ranged = (
        bool(_RANGE.fullmatch(gap))
        and not first.operator
        and second.operator in ("", "≤", "≥")
        and _is_range(text, gap, first, second)
    )
    if not (joined or chained or ranged or worded_pair):
        return None
    low, high = sorted((first.figure, second.figure), key=lambda figure: figure.base)
    return Criterion(
        kind=CriterionKind.BETWEEN,
        text=target,
        low=low.base,
        high=high.base,
        figure=low,
        upper=high,
        unit=high.unit,
        strict=operators <= {"<", ">"} and bool(operators),
    )


def _is_range(text: str, gap: str, first: _Bound, second: _Bound) -> bool:
    """A comma or 、 between two numbers makes a range only inside brackets; a range runs upwards."""
    if gap.strip() in (",", "，", "、"):
        return bool(regex(r"[\[(【（]\s*$").search(text[: first.start])) and bool(
            regex(r"\s*[\])】）]").match(text[second.end :])
        )
    return first.figure.base < second.figure.base


def _comparable(one: Figure, other: Figure) -> bool:
    return one.unit is None or other.unit is None or one.unit.comparable(other.unit)


def _number(text: str, unit: Unit | None) -> Figure | None:
    """A number with its unit; one whose unit is not known (℃) goes without."""
    bare = regex(r"[\d.]+").match(text)
    return parse(text, unit) or (parse(bare.group()) if bare else None)


def _plus_minus(text: str, target: str, unit: Unit | None) -> Criterion | None:
    """±10% as the range from -10% to 10%, 100±2 as that from 98 to 102."""
    match = _AROUND.search(text)
    figure = _number(match["by"], unit) if match else None
    if match is None or figure is None:
        return None
    middle = _number(match["middle"], unit) if match["middle"] else None
    if middle is not None:
        middle = middle if middle.unit else middle.with_unit(figure.unit)
        figure = figure if figure.unit else figure.with_unit(middle.unit)
    upper = figure.assigned()
    lower = upper.with_value(-upper.value)
    if middle is not None and middle.factor == upper.factor:
        lower = upper.with_value(middle.value - figure.value)
        upper = upper.with_value(middle.value + figure.value)
    return Criterion(
        kind=CriterionKind.BETWEEN,
        text=target,
        low=lower.base,
        high=upper.base,
        figure=lower,
        upper=upper,
        unit=upper.unit,
    )


def _limit(target: str, bound: _Bound, row: _Row, change: Change) -> Criterion:
    figure, glyph = bound.figure, bound.operator
    if glyph == "=" and (
        figure.value == 0
        or direction(row.name, row.level2, figure, row.entry, change).kind is CriterionKind.AT_MOST
    ):
        made = _of_kind(CriterionKind.EXACT, target, figure, strict=False)
        return msgspec.structs.replace(made, low=None)
    kind = {"≥": CriterionKind.AT_LEAST, ">": CriterionKind.AT_LEAST, "=": CriterionKind.EXACT}.get(
        glyph, CriterionKind.AT_MOST
    )
    return _of_kind(kind, target, figure, strict=glyph in "<>")


def _bare(target: str, bound: _Bound, row: _Row, change: Change) -> Criterion:
    figure = bound.figure
    kind, reason, unclear = direction(row.name, row.level2, figure, row.entry, change)
    if figure.value == 0:
        kind, reason, unclear = CriterionKind.AT_MOST, "指标值为0，按“不高于”判断", False
    made = _of_kind(kind, target, figure, strict=False)
    return msgspec.structs.replace(
        made, direction_stated=False, direction_reason=reason, unclear=unclear
    )


def _of_kind(kind: CriterionKind, target: str, figure: Figure, *, strict: bool) -> Criterion:
    low: Decimal | None = (
        figure.base if kind in (CriterionKind.AT_LEAST, CriterionKind.EXACT) else None
    )
    high: Decimal | None = (
        figure.base if kind in (CriterionKind.AT_MOST, CriterionKind.EXACT) else None
    )
    return Criterion(
        kind=kind, text=target, low=low, high=high, strict=strict, figure=figure, unit=figure.unit
    )
