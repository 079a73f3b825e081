"""Conflicts of one fact told once: whatever prints of it differ, they are one thing to put right, and
the id hangs on the fact alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.findings import (
    Finding,
    OperandShown,
    Related,
    Severity,
    Text,
    Verdict,
    split_address,
)
from jixiao.knowledge.labels import in_english

_ORDER = list(Severity)
_CODE = "X401"
_Group = tuple[int, str]


def told_once(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts with one finding for all conflicts of a fact in a document: the gravest, a safe
    correction before others, which names the further prints. The others stay broken.
    """
    groups: dict[_Group, list[int]] = {}
    for index, verdict in enumerate(verdicts):
        if verdict.finding is not None and verdict.code == _CODE:
            groups.setdefault(_group(verdict.finding), []).append(index)
    told = list(verdicts)
    for own in (each for each in groups.values() if len(each) > 1):
        findings = [found for index in own if (found := verdicts[index].finding) is not None]
        first = min(range(len(own)), key=lambda at: _rank(findings[at]))
        others = findings[:first] + findings[first + 1 :]
        for at, index in enumerate(own):
            one = _with_others(findings[first], others) if at == first else None
            told[index] = msgspec.structs.replace(verdicts[index], finding=one)
    return told


def _group(finding: Finding) -> _Group:
    return split_address(finding.address)[0], finding.about


def _rank(finding: Finding) -> tuple[int, bool]:
    safe = finding.correction is not None and finding.correction.safe
    return _ORDER.index(finding.severity), not safe


def _with_others(finding: Finding, others: Sequence[Finding]) -> Finding:
    """The finding with what the others point at; a print that it names already is not told again."""
    known = {finding.place.key(), *(each.place.key() for each in finding.related)}
    named = {(each.name, each.printed) for each in finding.operands}
    operands, related = list(finding.operands), list(finding.related)
    for other in others:
        operands += [each for each in other.operands if each.address not in _addresses(operands)]
        mine: tuple[Related, ...] = (
            Related(place=other.place, address=other.address),
            *other.related,
        )
        for each in mine:
            if each.place.key() not in known:
                known.add(each.place.key())
                related.append(each)
    more = [each for each in operands if (each.name, each.printed) not in named]
    return msgspec.structs.replace(
        finding,
        operands=tuple(operands),
        related=tuple(related),
        message=Text(
            finding.message.zh + "".join(f"；另有{each.name}为{each.printed}" for each in more),
            finding.message.en
            + "".join(f"; {in_english(each.name)} is {each.printed}" for each in more),
        ),
    )


def _addresses(operands: Sequence[OperandShown]) -> set[str]:
    return {each.address for each in operands}
