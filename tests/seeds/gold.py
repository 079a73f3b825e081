"""The wrong figures that two careful readers found in the real documents, and whether a review
finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from jixiao.checks.review import Review
from jixiao.core.findings import Finding, Severity

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS, GOLD = SHARED / "seeds", SHARED / "gold" / "findings.yaml"
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


class Known(msgspec.Struct, frozen=True):
    """One entry of the readers' list."""

    id: str
    document: str
    lines: list[int]
    quote: str
    severity: str
    reported: str
    expected: str
    explanation: str


def known() -> list[Known]:
    """The readers' list."""
    raw = yaml.safe_load(GOLD.read_text(encoding="utf-8"))["findings"]
    return [
        Known(
            each["id"],
            each["document"],
            each["lines"],
            str(each["quote"]),
            each["severity"],
            str(each["reported"]),
            str(each["expected"]),
            str(each["explanation"]),
        )
        for each in raw
    ]


def matches(entry: Known, review: Review) -> Iterator[Finding]:
    """The findings on one of the entry's lines, by place or related place, that show its figure or
    its quote.
    """
    for document in review.documents:
        for finding in document.findings:
            lines = {
                place.line for place in (finding.place, *(each.place for each in finding.related))
            }
            if lines & set(entry.lines) and _shows(entry, finding):
                yield finding


def _shows(entry: Known, finding: Finding) -> bool:
    shown = " ".join(
        (
            finding.printed,
            finding.quote,
            finding.message.zh,
            *(op.printed for op in finding.operands),
        )
    )
    places = " ".join(
        place.text
        for place in (finding.place, *(each.place for each in finding.related))
        if place.line in entry.lines
    )
    quote = re.sub(r"\s", "", entry.quote)
    if quote and quote in re.sub(r"\s", "", shown):
        return True
    figures = set(_FIGURE.findall(entry.reported)) | set(_FIGURE.findall(entry.quote))
    mine = set(_FIGURE.findall(shown))
    return bool(figures & mine) or (not figures and quote in re.sub(r"\s", "", places))


def loud(finding: Finding) -> bool:
    """An error or a warning."""
    return finding.severity in (Severity.ERROR, Severity.WARNING)
