"""What a form lacks that is about to be handed in: what somebody can fill in keeps it from being
written, what its layout has no place for does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from jixiao.checks.registry import all_checks
from jixiao.core.findings import Finding, Severity, split_address
from jixiao.core.formdata import FormData
from jixiao.core.regex import regex

_ROW = regex(r"\[\d+\]")
_HEAD = {
    "implementing_unit": ("implementing_unit", "supervising_department"),
    "project": ("project",),
    "year": ("year",),
    "as_of": ("as_of",),
}
"""What a head must say, by the field that it is told at: one of these."""
_OF_ALL = {"U501": "money_unit"}
"""What is told at one field and missing in another, of all of the form."""
_IN_TITLES = frozenset({"year", "as_of"})  # printed without a place of their own


def of_absence() -> frozenset[str]:
    """The codes of checks that tell what is missing."""
    return frozenset(each.code for each in all_checks() if each.of_absence)


def as_placed(
    findings: Iterable[Finding], data: FormData, places: frozenset[str]
) -> Iterator[Finding]:
    """The findings of a print of the form, whose layout has ``places``: what is missing there is a
    remark where the form gives it or the layout has no place for it; that the amounts of a blank
    have no unit stays a warning.
    """
    codes = of_absence()
    for each in findings:
        field = _OF_ALL.get(each.code) or split_address(each.address)[2]
        if _keeps(each, codes) and not _fillable(field, data, places):
            severity = Severity.WARNING if each.code in _OF_ALL else Severity.REMARK
            yield msgspec.structs.replace(each, severity=severity)
        else:
            yield each


def not_in_the_way(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of forms of which a few fields go into a list: what they lack is a warning."""
    codes = of_absence()
    for each in findings:
        keeps = _keeps(each, codes)
        yield msgspec.structs.replace(each, severity=Severity.WARNING) if keeps else each


def _keeps(finding: Finding, codes: frozenset[str]) -> bool:
    """Whether something missing keeps the form from being handed in."""
    return finding.code in codes and finding.severity is Severity.ERROR


def _fillable(field: str, data: FormData, places: frozenset[str]) -> bool:
    if field in _HEAD:
        given = any(getattr(data, name) not in (None, "") for name in _HEAD[field])
        return not given and (field in _IN_TITLES or any(n in places for n in _HEAD[field]))
    group, _, name = _ROW.sub("", field).partition(".")
    if field in _OF_ALL.values():
        return not getattr(data, field).strip() and field in places
    if not name:
        return any(each.startswith(f"{group}.") or each == group for each in places)
    if group == "funding":
        return any(f"funding.{part}.{name}" in places for part in ("total", "parts"))
    if field == "indicators.score" and "indicators.points" not in places:
        return False  # a column for who scores the form, as there are no points to score by
    return f"{group}.{name}" in places
