"""What a row should score, how firm the rule behind it is, and how a printed score stands to it."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from jixiao.checks.rows import QUANTITATIVE, TIMED, Row, rows_of
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure, cut_off, half_up, shown
from jixiao.core.findings import Correction, OperandShown, Severity, Text, Verdict
from jixiao.core.packs import Ground
from jixiao.core.regex import regex
from jixiao.judging.shares import INVERSE, shares_in_use
from jixiao.judging.shares import score_places as rounded_to

_PRINTED_RULE = regex(
    r"B\s*/\s*A|A\s*/\s*B|[(（]B[)）]\s*/|实际(?:完成)?值\s*[(（]?B?[)）]?\s*/|(?:达到|完成|大于等于)[^。"
    r"；]{0,12}(?:记|得|计)满分|完成值/指标值"
)
_FULL_RULE = regex(
    r"(?:达到|完成|达成|大于等于|优于|不低于)[^。"
    r"；]{0,16}(?:记|得|计|给)(?:该?项?指标)?的?(?:满分|全分)|(?:记|得|计)满分"
)


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
    """Error where the rule is printed and the target's direction stated; else a warning."""
    sure = row.criterion.direction_stated and not row.result.event_driven
    return Severity.ERROR if sure and prints_formula(row.view) else Severity.WARNING


def counted(row: Row) -> bool:
    """Whether the row is scored by a number."""
    return row.criterion.kind in QUANTITATIVE


def decided(row: Row) -> bool:
    """Whether the row is either met or not met: by a number, a date or a duration."""
    return row.criterion.kind in QUANTITATIVE or row.criterion.kind in TIMED


def exact_score(row: Row) -> Decimal | None:
    """Points times attained share, not rounded."""
    points, ratio = row.plain("points"), row.attainment.ratio
    if points is None or ratio is None or ratio < 0:
        return None
    return points.value * min(ratio, Decimal(1))


def accepts(row: Row, printed: Figure) -> bool:
    """Whether the printed score is what the rule, or a variant of it in use, gives for what the
    actual value may stand for.
    """
    points = row.plain("points")
    if points is None:
        return False
    ends = [
        [half_up(points.value * share, printed.places) for share in shares]
        for shares in _variants(row)
    ]
    return any(min(found) <= printed.value <= max(found) for found in ends)


def _variants(row: Row) -> list[tuple[Decimal, ...]]:
    """The shares by each method in use: the rule's, and target/actual, which is known everywhere."""
    ratio, rule = row.attainment.ratio, row.view.pack.quantitative
    if ratio is None or row.attainment.value is None or row.attainment.figure is None:
        return [(min(ratio, Decimal(1)),)] if ratio is not None and ratio >= 0 else []
    if rule is None:
        return []
    known = msgspec.structs.replace(rule, reverse=INVERSE, between="proportionate")
    return [
        shares
        for each in (known, rule)
        for shares in shares_in_use(row.criterion, row.attainment, each)
    ]


def full_by_rounding(row: Row) -> bool:
    """Whether a missed row's share of the points, rounded as finely as the form prints its scores,
    is the full points. 95% for >95% is no matter of rounding.
    """
    if row.attainment.ratio == 1:
        return False
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
    exact = _ruled(row)
    return (
        exact is not None and printed.places > 0 and cut_off(exact, printed.places) == printed.value
    )


def expected_score(row: Row) -> Decimal | None:
    """The score by the plain share, rounded by the pack; the pack's own where there is no share."""
    exact = exact_score(row)
    if exact is None:
        return row.result.score
    return half_up(exact, rounded_to(row.view.pack))


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
    places = max(
        score_places(row.view),
        2 if expected is not None and expected != half_up(expected, score_places(row.view)) else 0,
    )
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


def _ruled(row: Row) -> Decimal | None:
    """The exact share, where the pack scores by shares (not full or nothing)."""
    quantitative = row.view.pack.quantitative
    return None if quantitative is None and row.result.score is None else exact_score(row)


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
