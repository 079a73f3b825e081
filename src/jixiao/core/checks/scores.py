"""What a row should score, how firm the rule behind it is, and how a printed score stands to it."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from jixiao.core.checks.rows import QUANTITATIVE, TIMED, Row, rows_of
from jixiao.core.checks.verdicts import broken
from jixiao.core.checks.views import FormView
from jixiao.core.figures import Figure, cut_off, half_up, shown
from jixiao.core.findings import Correction, OperandShown, Severity, Text, Verdict
from jixiao.core.forms import entries
from jixiao.core.packs import Source

_PRINTED_RULE = re.compile(
    r"B\s*/\s*A|A\s*/\s*B|[(（]B[)）]\s*/|实际(?:完成)?值\s*[(（]?B?[)）]?\s*/|(?:达到|完成|大于等于)[^。；]{0,12}(?:记|得|计)满分|完成值/指标值"
)
_FULL_RULE = re.compile(r"(?:达到|完成|达成|大于等于|优于|不低于)[^。；]{0,16}(?:记|得|计|给)(?:该?项?指标)?的?(?:满分|全分)|(?:记|得|计)满分")
_FIRM = frozenset({"printed", "document"})


def prints_formula(view: FormView) -> bool:
    """Whether the form itself prints how counted indicators are scored (B/A×分值)."""
    return _printed(view, _PRINTED_RULE)


def prints_full(view: FormView) -> bool:
    """Whether the form itself prints that a met indicator gets its full points."""
    return _printed(view, _FULL_RULE)


def firm(source: Source | None) -> bool:
    """Whether a pack's rule stands in a document that was read or in the forms themselves."""
    return source is not None and source.kind in _FIRM


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
    """Whether the printed score is what the rule, or a variant of it in use, gives at the printed places."""
    candidates = [value for value in (row.result.score, row.result.lowest, row.result.highest, _ruled(row)) if value is not None]
    low, high = row.result.lowest, row.result.highest
    between = low is not None and high is not None and low <= printed.value <= high
    return between or any(half_up(value, printed.places) == printed.value for value in candidates)


def cut_short(row: Row, printed: Figure) -> bool:
    """Whether the printed score is the rule's cut off instead of rounded."""
    exact = _ruled(row)
    return exact is not None and printed.places > 0 and cut_off(exact, printed.places) == printed.value


def expected_score(row: Row) -> Decimal | None:
    """The score by the pack, else by the plain share."""
    if row.result.score is not None:
        return row.result.score
    exact = exact_score(row)
    return half_up(exact, score_places(row.view)) if exact is not None else None


def score_places(view: FormView) -> int:
    """The finest places that the form's scores are printed in, two at least where any is not whole."""
    return max([figure.places for row in rows_of(view) if (figure := row.plain("score")) is not None], default=2) or 2


def score_finding(code: str, row: Row, severity: Severity, message: Text, *, expected: Decimal | None = None, formula: str | None = None) -> Verdict:
    """A finding at the score of a row, its points, target and actual beside it."""
    score = row.plain("score")
    printed = row.text("score") or (score.text if score else "")
    related = tuple(entry.place for name in ("points", "actual", "target", "name") if (entry := row.entry(name)) is not None)
    operands = tuple(
        OperandShown(name=label, printed=entry.text.strip(), place=entry.place)
        for name, label in (("points", "分值"), ("target", "指标值"), ("actual", "完成值")) if (entry := row.entry(name)) is not None
    )
    text = None if expected is None else shown(expected, score_places(row.view))
    difference = None if expected is None or score is None else shown(score.value - expected, max(score.places, score_places(row.view)))
    verdict = broken(
        code, row.address("score"), row.place("score", "points"), severity, message, printed=printed, expected=text, related=related, formula=formula,
        difference=difference, correction=Correction(text=text) if text is not None else None,
    )
    return with_operands(verdict, operands)


def with_operands(verdict: Verdict, operands: tuple[OperandShown, ...]) -> Verdict:
    """The verdict with printed texts (targets in words among them) as its operands."""
    assert verdict.finding is not None
    return msgspec.structs.replace(verdict, finding=msgspec.structs.replace(verdict.finding, operands=operands))


def _ruled(row: Row) -> Decimal | None:
    """The exact share, where the pack scores by shares (not full or nothing)."""
    quantitative = row.view.pack.quantitative
    return None if quantitative is None and row.result.score is None else exact_score(row)


def _printed(view: FormView, pattern: re.Pattern[str]) -> bool:
    if any(pattern.search(entry.text) for address, entry in entries(view.form) if address.startswith("notes")):
        return True
    return any(pattern.search(entry.text) for indicator in view.form.indicators for _, entry in indicator.extra)
