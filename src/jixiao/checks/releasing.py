"""What an acceptance of one finding says of others: one on the same figure with the same cause is accepted
with it, and what was told behind it is told with a value of its own again, since the figure stands as
printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.precedence import FIGURE, Spot
from jixiao.checks.review import DocumentReview
from jixiao.core.figures import parse
from jixiao.core.findings import Correction, Finding, Limit, Text

_BY_THE_REST = Text(
    "有的数已接受，不改：请把其余各处改好，再按改后的数重算这一处",
    "one of the figures stands as accepted: put the others right, then compute this one again",
)


def with_accepted(reviewed: DocumentReview, accepted: Mapping[str, str]) -> DocumentReview:
    """A review with the findings of some ids accepted (each with its reason), and with them what has
    the same cause; what was told behind these is told by the figures as they are printed.
    """
    if not accepted:
        return reviewed
    limits = {
        id(each.finding): each.limits for each in reviewed.verdicts if each.finding is not None
    }
    known = [(each, limits.get(id(each), ())) for each in reviewed.findings]
    reasons = {**_along(known, accepted), **accepted}
    return msgspec.structs.replace(
        reviewed, findings=released(reviewed.findings, reasons), accepted=reasons
    )


_Limited = tuple[Finding, tuple[Limit, ...]]


def _along(findings: Sequence[_Limited], accepted: Mapping[str, str]) -> dict[str, str]:
    """The reasons by which other findings are accepted too: those that would have the same figure
    changed by as much, and those of a limit that is passed by an accepted figure alone.
    """
    given = [each for each in findings if each[0].id in accepted]
    found: dict[str, str] = {}
    for each in findings:
        for one in given:
            if each[0].id not in accepted and (
                _asks_the_same(each, one) or _is_of(each[0], one[0])
            ):
                found.setdefault(each[0].id, accepted[one[0].id])
    return found


def _asks_the_same(one: _Limited, other: _Limited) -> bool:
    """Whether two findings are of one figure, which both would have changed to the same value: what
    one expects is the limit that the other one says is passed.
    """
    first, second = one[0], other[0]
    if (first.field, first.printed) != (second.field, second.printed):
        return False
    return first.place.key() == second.place.key() and not _asked(*one).isdisjoint(_asked(*other))


def _asked(finding: Finding, limits: Iterable[Limit]) -> set[Decimal]:
    """What a finding's figure would have to be: the value that it expects, else the limits passed."""
    if finding.expected is not None:
        return _values(finding.expected)
    return {
        bound
        for limit in limits
        if any(not limit.allows(value) for value in _values(finding.printed))
        for bound in (limit.low, limit.high)
        if bound is not None
    }


def _values(text: str) -> set[Decimal]:
    """The value of a text that is one figure and no sentence."""
    figure = parse(text) if FIGURE.fullmatch(text.strip()) else None
    return set() if figure is None else {figure.value}


def _is_of(finding: Finding, accepted: Finding) -> bool:
    """Whether a finding waits for an accepted one with no formula that would give it a value: a total
    above its points by the score that is accepted above its own.
    """
    waits = finding.group == accepted.id and _waits(finding)
    return waits and finding.code == accepted.code and not _computed(finding)


def released(findings: Sequence[Finding], accepted: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings, those in the group of an accepted one (``accepted`` by ids) without reference to
    it: with the value that their own formula gives, where nothing else in it is to be changed.
    """
    open_ones: dict[Spot, Finding] = {
        each.place.key(): each
        for each in findings
        if each.correction is not None and each.id not in accepted
    }
    return tuple(
        _released(each, open_ones)
        if each.group in accepted and each.id not in accepted and _waits(each)
        else each
        for each in findings
    )


def _waits(finding: Finding) -> bool:
    """Whether a finding of a formula gives no value for its result, as another one comes first."""
    at_result = finding.placed_at is not None and finding.printed == finding.result
    return at_result and bool(finding.formula) and finding.expected is None


def _computed(finding: Finding) -> str:
    """The value that a finding's formula gives; empty where it is no equation (105>100)."""
    _, equals, value = (finding.formula or "").rpartition("=")
    return value if equals else ""


def _released(finding: Finding, open_ones: Mapping[Spot, Finding]) -> Finding:
    spot = finding.place.key()
    others = (each.place.key() for each in finding.operands)
    if any(each in open_ones and each != spot for each in others):
        return msgspec.structs.replace(finding, group=None, advice=_BY_THE_REST)
    expected = _computed(finding)
    if not expected:
        return finding
    return msgspec.structs.replace(
        finding,
        group=None,
        expected=expected,
        correction=Correction(text=expected + (finding.unit or "")),
        advice=None,
    )
