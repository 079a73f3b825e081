"""What was told behind a finding that is accepted: it stands on the figure as printed, so it is told
with a value of its own again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from jixiao.checks.precedence import Spot
from jixiao.core.findings import Correction, Finding, Text

_BY_THE_REST = Text(
    "有的数已接受，不改：请把其余各处改好，再按改后的数重算这一处",
    "one of the figures stands as accepted: put the others right, then compute this one again",
)


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


def _released(finding: Finding, open_ones: Mapping[Spot, Finding]) -> Finding:
    spot = finding.place.key()
    others = (each.place.key() for each in finding.operands)
    if any(each in open_ones and each != spot for each in others):
        return msgspec.structs.replace(finding, group=None, advice=_BY_THE_REST)
    expected = (finding.formula or "").rpartition("=")[2]
    return msgspec.structs.replace(
        finding,
        group=None,
        expected=expected,
        correction=Correction(text=expected + (finding.unit or "")),
        advice=None,
    )
