"""The list of findings: one card each, its grounds on demand."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import msgspec

from jixiao.checks.priority import by_urgency
from jixiao.checks.review import Review
from jixiao.core.findings import Finding
from jixiao.rendering.html.marks import Listed, Marks
from jixiao.rendering.html.words import WORDS
from jixiao.rendering.words import (
    amount,
    correction_words,
    display_name,
    excerpt,
    expected_words,
    family_of,
    family_word,
    form_name,
    form_of,
    formula_words,
    name_words,
    place_words,
    printed_words,
    severity_word,
)

_MOST_RELATED = 12


class Operand(msgspec.Struct, frozen=True):
    """A figure that a finding was computed from."""

    name: str
    printed: str
    place: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One finding as its card shows it, every part in words; empty where it has none.

    ``group`` is the number of the finding that has the same cause, ``accepted`` the written reason.
    """

    number: int
    id: str
    code: str
    family: str
    level: str  # error, warning or remark
    severity: str
    place: str
    message: str
    printed: str
    expected: str | None
    where: str
    accepted: str | None
    excerpt: tuple[str, str, str]
    formula: str
    interval: str
    difference: str
    operands: tuple[Operand, ...]
    causes: tuple[str, ...]
    correction: str
    advice: str
    related: str
    group: int | None

    @property
    def has_grounds(self) -> bool:
        """Whether there is anything behind the card's head."""
        return self.accepted is not None or any(
            (
                self.excerpt[1],
                self.formula,
                self.interval,
                self.difference,
                self.operands,
                self.causes,
                self.correction,
                self.advice,
                self.related,
                self.group,
            )
        )


class Section(msgspec.Struct, frozen=True):
    """The cards of one document, which is named by its number from 0: what must be dealt with, and
    what is only to be looked at.
    """

    document: int
    name: str
    first: tuple[Card, ...]
    also: tuple[Card, ...]


def sections(review: Review, marks: Marks, language: str) -> tuple[Section, ...]:
    """All findings, document by document; documents without one are left out."""
    return tuple(
        _section(index, list(own), review, marks, language)
        for index, own in groupby(marks.listed, key=lambda each: each.document)
    )


def _section(index: int, own: list[Listed], review: Review, marks: Marks, language: str) -> Section:
    # copies of one form share their ids: the document's own come first
    numbers = {each.id: each.number for each in (*marks.listed, *own)}
    name = display_name(review.documents[index].view.document)
    cards = {each.id: _card(each, review, numbers, language) for each in own}
    found = by_urgency([each.finding for each in own])
    first, also = ([cards[each.id] for each in part] for part in found)
    return Section(index, name, tuple(first), tuple(also))


def _card(listed: Listed, review: Review, numbers: dict[str, int], language: str) -> Card:
    finding = listed.finding
    form_id, view = form_of(finding), review.documents[listed.document].view
    return Card(
        number=listed.number,
        id=listed.id,
        code=finding.code,
        family=family_of(finding.code),
        level=finding.severity.value,
        severity=severity_word(finding.severity, language),
        place=place_words(finding.place, language),
        message=finding.message.of(language),
        printed=printed_words(finding, language),
        expected=expected_words(finding, language) if finding.expected is not None else None,
        where=form_name(view, form_id, language) if form_id else "",
        accepted=listed.accepted,
        excerpt=excerpt(finding.place),
        formula=formula_words(finding, language),
        interval=_interval(finding),
        difference=amount(finding.difference, finding.unit) if finding.difference else "",
        operands=tuple(
            Operand(
                name_words(each.name, language), each.printed, place_words(each.place, language)
            )
            for each in finding.operands
        ),
        causes=tuple(each.text.of(language) for each in finding.causes),
        correction=_correction(finding, language),
        advice=finding.advice.of(language) if finding.advice is not None else "",
        related=_related(finding, language),
        group=numbers.get(finding.group) if finding.group is not None else None,
    )


def _interval(finding: Finding) -> str:
    if finding.expected_interval is None:
        return ""
    return " ~ ".join(finding.expected_interval) + (finding.unit or "")


def _correction(finding: Finding, language: str) -> str:
    if finding.correction is None:
        return ""
    safe = f" ({WORDS['safe'].of(language)})" if finding.correction.safe else ""
    return correction_words(finding, language) + safe


def _related(finding: Finding, language: str) -> str:
    places = dict.fromkeys(place_words(each.place, language) for each in finding.related)
    return WORDS["semicolon"].of(language).join(list(places)[:_MOST_RELATED])


def families(marks: Marks, language: str) -> list[tuple[str, str, int]]:
    """The families that occur: letter, name, how many findings."""
    counted = Counter(family_of(each.finding.code) for each in marks.listed)
    return [
        (letter, family_word(letter, language), count) for letter, count in sorted(counted.items())
    ]
