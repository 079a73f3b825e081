"""Which findings stand where: every place of every finding, found again in the documents that are
shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from jixiao.checks.review import Review
from jixiao.core.findings import Finding, Severity
from jixiao.core.locating import Locator, Spot, block_text, span_in
from jixiao.core.places import Place

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.REMARK: 2}


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as the report numbers it: ``number`` runs over the whole report from 1,
    ``document`` over the documents from 0.
    """

    number: int
    id: str
    document: int
    finding: Finding
    accepted: str | None


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a block's or cell's words that a finding points at; ``primary`` where it is the
    most suspicious place.
    """

    number: int
    start: int
    end: int
    severity: Severity
    primary: bool


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A rectangle of a PDF page, in points from the top left, that a finding points at."""

    number: int
    box: tuple[float, float, float, float]
    severity: Severity
    primary: bool
    whole: bool  # a paragraph: the figure meant is somewhere inside


class Marks:
    """All marks of a review, by document."""

    def __init__(self, review: Review) -> None:
        self.listed = _numbered(review)
        self._documents = [each.paper for each in review.documents]
        self._names = {
            (document.path, document.member): number
            for number, document in reversed(list(enumerate(self._documents)))
        }
        self._locators: dict[int, Locator] = {}
        self._spots: dict[int, dict[Spot, list[Mark]]] = defaultdict(lambda: defaultdict(list))
        self._boxes: dict[int, dict[int, list[Box]]] = defaultdict(lambda: defaultdict(list))
        self._keys: dict[tuple[object, ...], str] = {}
        for each in self.listed:
            self._place(each, each.finding.place, primary=True)
            for related in each.finding.related:
                self._place(each, related.place, primary=False)

    def at(self, document: int, spot: Spot) -> Sequence[Mark]:
        """The marks of a cell or paragraph."""
        return self._spots[document].get(spot, ()) if document in self._spots else ()

    def rows(self, document: int, block: int) -> set[int]:
        """The rows of a grid that bear a mark."""
        return {spot.row for spot in self._spots.get(document, ()) if spot.block == block}

    def boxes(self, document: int, page: int) -> Sequence[Box]:
        """The rectangles on a page."""
        return self._boxes[document].get(page, ()) if document in self._boxes else ()

    def pages(self, document: int) -> set[int]:
        """The pages that bear a rectangle."""
        return set(self._boxes.get(document, ()))

    def _place(self, listed: Listed, place: Place, *, primary: bool) -> None:
        number = self._document_of(listed, place)
        document = self._documents[number]
        if number not in self._locators:
            self._locators[number] = Locator(document)
        spot = self._locators[number].find(place)
        severity = listed.finding.severity
        if spot is not None:
            start, end = span_in(block_text(document.blocks[spot.block], spot), place)
            self._spots[number][spot].append(
                Mark(number=listed.number, start=start, end=end, severity=severity, primary=primary)
            )
        if place.page is not None and place.bbox is not None:
            box = Box(
                number=listed.number,
                box=place.bbox,
                severity=severity,
                primary=primary,
                whole=place.table is None,
            )
            self._boxes[number][place.page].append(box)

    def _document_of(self, listed: Listed, place: Place) -> int:
        if place.document is None:
            return listed.document
        for key in ((place.document, place.member), (place.document, None)):
            if key in self._names:
                return self._names[key]
        return listed.document


def worst(marks: Sequence[Mark | Box]) -> Severity | None:
    """The gravest severity among the primary marks, None where all are related places."""
    return min(
        (mark.severity for mark in marks if mark.primary), key=ORDER.__getitem__, default=None
    )


def _numbered(review: Review) -> tuple[Listed, ...]:
    listed: list[Listed] = []
    for document, reviewed in enumerate(review.documents):
        for name, finding in reviewed.identified():
            listed.append(
                Listed(
                    number=len(listed) + 1,
                    id=name,
                    document=document,
                    finding=finding,
                    accepted=reviewed.accepted.get(name),
                )
            )
    return tuple(listed)
