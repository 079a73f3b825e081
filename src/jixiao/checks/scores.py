"""What a row should score, how firm the rule behind it is, and how a printed score stands to it."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from jixiao.checks.rows import TIMED, Row, rows_of
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED, Figure, cut_off, fold, half_up, shown
from jixiao.core.findings import Correction, OperandShown, Severity, Text, Verdict
from jixiao.core.packs import Ground
from jixiao.core.regex import regex
from jixiao.judging.criteria import QUANTITATIVE, CriterionKind
from jixiao.judging.criteria.named_bounds import UNJUDGED
from jixiao.judging.earning import by_number, lacks_number
from jixiao.judging.printed import printed_rules
from jixiao.judging.results import Earned
from jixiao.judging.shares import INVERSE, methods_of_practice
from jixiao.judging.shares import score_places as rounded_to

_PRINTED_RULE = regex(
    r"B\s*/\s*A|A\s*/\s*B|[(（]B[)）]\s*/|实际(?:完成)?值\s*[(（]?B?[)）]?\s*/|(?:达到|完成|大于等于)[^。"
    r"；]{0,12}(?:记|得|计)满分|完成值/指标值"
)
_FULL_RULE = regex(
    r"(?:达到|完成|达成|大于等于|优于|不低于)[^。"
    r"；]{0,16}(?:记|得|计|给)(?:该?项?指标)?的?(?:满分|全分)|(?:记|得|计)满分"
)

_NUMERALS = regex(r"[\d零〇一二两三四五六七八九十百千万亿半全无]|没有")
"""What may say a number: of words with one it is not said that they have none."""
_BASES = {
    "share": "按完成比例",
    "linear": "按超出比例扣分，",
    "zero": "在范围外不得分，",
}
"""How a rule scores a missed number, by ``Earned.by``."""


def without_number(row: Row) -> bool:
    """Whether a target in numbers is answered in words that say none: a claim (已完成), or words that
    nothing can be judged by (效果良好).
    """
    if lacks_number(row.criterion, row.attainment):
        return True
    counted = row.criterion.kind in QUANTITATIVE and row.attainment == UNJUDGED
    return counted and _NUMERALS.search(fold(row.text("actual"))) is None


def prints_formula(view: FormView) -> bool:
    """Whether the form itself prints how counted indicators are scored (B/A×分值)."""
    return _printed(view, _PRINTED_RULE)


def prints_full(view: FormView) -> bool:
    """Whether the form itself prints that a met indicator gets its full points."""
    return _printed(view, _FULL_RULE)


def firm(source: Ground | None) -> bool:
    """Whether a pack's rule stands in a document that was read or in the forms themselves."""
    return source is not None and source.firm


def formula_severity(row: Row) -> Severity:
    """Error where the rule is printed, or stands in a document and gives the row a share by its
    number, and the target's direction is stated; else a warning.
    """
    sure = row.criterion.direction_stated and not row.result.event_driven
    stated = states_rule(row) if counted(row) and by_share(row) else prints_formula(row.view)
    return Severity.ERROR if sure and stated else Severity.WARNING


def states_rule(row: Row) -> bool:
    """Whether the form, or a document that the pack was read from, says how counted indicators are
    scored.
    """
    return prints_formula(row.view) or firm(_source(row))


def by_another_method(row: Row, printed: Figure) -> bool:
    """Whether a score is not by the pack's method and yet by one that bureaus use, where the pack's
    own is of practice too: nothing firm says that it is another.
    """
    rule, found = row.view.pack.quantitative, row.result.earned
    if rule is None or found is None or not found.methods or _states_method(row):
        return False
    others = by_number(row.criterion, row.attainment, methods_of_practice(rule))
    return _gives(row, others, printed) and not _gives(row, found, printed)


def softened(severity: Severity) -> Severity:
    """One step softer."""
    return Severity.WARNING if severity is Severity.ERROR else Severity.REMARK


def _states_method(row: Row) -> bool:
    """Whether a document or the form itself states the method that the pack scores by."""
    rule = row.view.pack.quantitative
    printed = rule is not None and rule.reverse == INVERSE and printed_rules(row.view.form).inverse
    return printed or firm(_source(row))


def _source(row: Row) -> Ground | None:
    rule = row.view.pack.quantitative
    return rule.source if rule is not None else None


def counted(row: Row) -> bool:
    """Whether the row is scored by a number."""
    return row.criterion.kind in QUANTITATIVE


def decided(row: Row) -> bool:
    """Whether the row is either met or not met: by a number, a date or a duration."""
    return row.criterion.kind in QUANTITATIVE or row.criterion.kind in TIMED


def by_share(row: Row) -> bool:
    """Whether the rule gives a missed row a share of its points by its number."""
    found = row.result.earned
    return found is not None and found.share is not None and bool(found.methods)


def by_band(row: Row) -> bool:
    """Whether the words of the result decide the score."""
    found = row.result.earned
    return found is not None and found.by == "band" and not row.result.event_driven


def owes_full(row: Row) -> bool:
    """Whether the rule gives the row all of its points; where the pack has no rule for numbers,
    whether its target is attained.
    """
    found = row.result.earned
    return row.met if found is None else found.by == "full"


def exact_score(row: Row) -> Decimal | None:
    """Points times the share that the pack gives, not rounded; None where it leaves that open."""
    points, found = row.plain("points"), row.result.earned
    if points is None or found is None or found.share is None:
        return None
    return points.value * found.share


def expected_score(row: Row) -> Decimal | None:
    """The score that the pack gives, rounded by it; None where it leaves that open."""
    exact = exact_score(row)
    return half_up(exact, rounded_to(row.view.pack)) if exact is not None else None


def accepts(row: Row, printed: Figure) -> bool:
    """Whether the printed score is what a method that the pack allows gives for what the actual
    value may stand for.
    """
    found = row.result.earned
    return found is not None and _gives(row, found, printed)


def _gives(row: Row, found: Earned, printed: Figure) -> bool:
    """Whether a score is the points times a share, rounded as it is printed or by the pack."""
    points = row.plain("points")
    if points is None:
        return False
    taken = {*printed_to(row.view, printed), rounded_to(row.view.pack)}
    return any(
        half_up(points.value * low, places) <= printed.value <= half_up(points.value * high, places)
        for low, high in found.methods
        for places in taken
    )


def printed_to(view: FormView, score: Figure) -> frozenset[int]:
    """The places that a score may have been rounded to: its own. Whole points are a rounding only where
    all scores of the indicators are whole; beside 9.41 and 8.5 a 9 is 9.0 or 9.00, its zeros dropped.
    """
    return (view.once(_decimals) if score.places == 0 else None) or frozenset({score.places})


def _decimals(view: FormView) -> frozenset[int]:
    """The decimals that scores of the form's indicators are printed with."""
    printed = (row.plain("score") for row in rows_of(view))
    return frozenset(each.places for each in printed if each is not None and each.places)


def share_formula(row: Row, expected: Decimal) -> str | None:
    """The share as a message shows it: 10×70.00%=7.00."""
    points, found = row.plain("points"), row.result.earned
    if points is None or found is None or found.share is None:
        return None
    return f"{points.text}×{shown(found.share * HUNDRED, 2)}%={expected}"


def basis(row: Row) -> str:
    """How the pack scores a missed number, in words before 应得."""
    found = row.result.earned
    return _BASES.get(found.by if found is not None else "", _BASES["share"])


def full_by_rounding(row: Row) -> bool:
    """Whether a missed row's share of the points, rounded as finely as the form prints its scores,
    is the full points.
    """
    points, exact = row.plain("points"), exact_score(row)
    printed = [
        figure.places for each in rows_of(row.view) if (figure := each.plain("score")) is not None
    ]
    return (
        points is not None
        and exact is not None
        and half_up(exact, max(printed, default=2)) == points.value
    )


def cut_short(row: Row, printed: Figure) -> bool:
    """Whether the printed score is the rule's cut off instead of rounded."""
    exact = exact_score(row)
    return (
        exact is not None and printed.places > 0 and cut_off(exact, printed.places) == printed.value
    )


def score_places(view: FormView) -> int:
    """The finest places that the form's scores are printed in, two at least where any is not whole."""
    return (
        max(
            [figure.places for row in rows_of(view) if (figure := row.plain("score")) is not None],
            default=2,
        )
        or 2
    )


def score_finding(
    code: str,
    row: Row,
    severity: Severity,
    message: Text,
    *,
    expected: Decimal | None = None,
    formula: str | None = None,
) -> Verdict:
    """A finding at the score of a row, its points, target and actual beside it."""
    score = row.plain("score")
    printed = row.text("score") or (score.text if score else "")
    related = tuple(
        entry.place
        for name in ("points", "actual", "target", "name")
        if (entry := row.entry(name)) is not None
    )
    operands = tuple(
        OperandShown(
            name=label, printed=entry.text.strip(), place=entry.place, address=row.address(name)
        )
        for name, label in (("points", "分值"), ("target", "指标值"), ("actual", "完成值"))
        if (entry := row.entry(name)) is not None
    )
    places = 0 if expected is None else _places_for(expected, row)
    text = None if expected is None else shown(expected, places)
    difference = (
        None if expected is None or score is None else shown(score.value - expected, places)
    )
    verdict = broken(
        code,
        row.address("score"),
        row.place("score", "points"),
        severity,
        message,
        printed=printed,
        expected=text,
        related=related,
        formula=formula,
        difference=difference,
        correction=Correction(text=text) if text is not None else None,
    )
    return with_operands(verdict, operands)


def _places_for(expected: Decimal, row: Row) -> int:
    """The places that a score is told in: those of the form's scores, two where these do not hold it;
    full marks as the points are printed, where the form prints scores so.
    """
    points = row.plain("points")
    figures = [figure for each in rows_of(row.view) if (figure := each.plain("score")) is not None]
    full = points is not None and points.value == expected
    if points is not None and full and any(each.places == points.places for each in figures):
        return points.places
    places = score_places(row.view)
    return places if expected == half_up(expected, places) else max(places, 2)


def met_in_full(row: Row) -> bool:
    """Attained, with all of the points by the rule; for an event-driven row (人次) that the form
    sets a stated lower limit: at or above it.
    """
    stated = row.criterion.kind is CriterionKind.AT_LEAST and row.criterion.direction_stated
    return owes_full(row) and (row.met or (row.result.event_driven and stated))


def exceeds_much(row: Row) -> bool:
    """Whether an actual value is so far above its target that the pack has points docked for it, or
    the reason told.
    """
    over, ratio = row.view.pack.over, row.attainment.ratio
    return (
        over is not None
        and over.policy != "none"
        and over.threshold is not None
        and ratio is not None
        and ratio > over.threshold
    )


def untied(verdict: Verdict) -> Verdict:
    """A failing tie's verdict with its place kept as it is: the tie does not take part in the
    search for the wrong figure.
    """
    return verdict if verdict.finding is None else msgspec.structs.replace(verdict, tie=None)


def with_operands(verdict: Verdict, operands: tuple[OperandShown, ...]) -> Verdict:
    """The verdict with printed texts (targets in words among them) as its operands."""
    assert verdict.finding is not None
    return msgspec.structs.replace(
        verdict, finding=msgspec.structs.replace(verdict.finding, operands=operands)
    )


def _printed(view: FormView, pattern: re.Pattern[str]) -> bool:
    if any(
        pattern.search(entry.text)
        for address, entry in view.entries()
        if address.startswith("notes")
    ):
        return True
    return any(
        pattern.search(entry.text)
        for indicator in view.form.indicators
        for _, entry in indicator.extra
    )
