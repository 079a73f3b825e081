"""Where in a Word part the cells and paragraphs of its document stand, for those who write into it:
the reader's own walk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from jixiao.core.places import Place
from jixiao.core.tags import local
from jixiao.reading import limits
from jixiao.reading.word.flow import flow
from jixiao.reading.word.tables import anchors_of
from jixiao.reading.word.words import Letter, letters

Element = etree._Element
Key = tuple[int | None, int | None, int | None, int | None]


class Spot(NamedTuple):
    """A cell or a paragraph: its paragraph elements, and its characters (a line break between
    paragraphs has no element).
    """

    key: Key  # table, row, column, paragraph
    paragraphs: tuple[Element, ...]
    characters: tuple[tuple[str, Element | None, int], ...]

    @property
    def text(self) -> str:
        """The text as the reader has it."""
        return "".join(char for char, _, _ in self.characters)


def spot_key(place: Place) -> Key:
    """The key that a place of a Word document has."""
    return place.table, place.row, place.column, place.paragraph if place.table is None else None


def spots(root: Element) -> Iterator[Spot]:
    """The cells and paragraphs of a main part in the reader's order. Text boxes bear the number of
    the paragraph that they hang on.
    """
    body = next((child for child in root if local(child) == "body"), None)
    if body is not None:
        yield from _Walk().container(body, None, 0)


class _Walk:
    """Numbers paragraphs and tables as the reader does."""

    def __init__(self) -> None:
        self._paragraphs = 0
        self._tables = 0

    def container(self, element: Element, host: int | None, depth: int) -> Iterator[Spot]:
        """Everything in the body, or in a text box of paragraph ``host``."""
        for name, child in flow(element, ("p", "tbl")):
            yield from (
                self._paragraph(child, host, depth) if name == "p" else self._table(child, depth)
            )

    def _paragraph(self, element: Element, host: int | None, depth: int) -> Iterator[Spot]:
        if host is None:
            self._paragraphs += 1
        index = host or self._paragraphs
        boxes: list[Element] = []
        yield Spot((None, None, None, index), (element,), tuple(letters(element, boxes)))
        for box in boxes if depth < limits.MAX_TABLE_DEPTH else ():
            yield from self.container(box, index, depth + 1)

    def _table(self, element: Element, depth: int) -> Iterator[Spot]:
        self._tables += 1
        if depth >= limits.MAX_TABLE_DEPTH:
            return
        number = self._tables
        inner: list[Element] = []
        for anchor in anchors_of(element)[0]:
            paragraphs: list[Element] = []
            lines = [line for line in _lines(anchor.element, paragraphs, inner) if line]
            joined: list[tuple[str, Element | None, int]] = []
            for line in lines:
                joined.extend([("\n", None, 0)] if joined else [])
                joined.extend(line)
            yield Spot((number, anchor.row, anchor.column, None), tuple(paragraphs), tuple(joined))
        for table in inner:
            yield from self._table(table, depth + 1)


def _lines(
    container: Element, paragraphs: list[Element], inner: list[Element]
) -> Iterator[list[Letter]]:
    """The paragraphs of a cell, text boxes last."""
    boxes: list[Element] = []
    for name, element in flow(container, ("p", "tbl")):
        if name == "tbl":
            inner.append(element)
            continue
        paragraphs.append(element)
        yield letters(element, boxes)
    for box in boxes:
        yield from _lines(box, paragraphs, inner)


def find_spots(root: Element, places: Sequence[Place]) -> list[Spot | None]:
    """For each place its cell or paragraph, None where the part has none with the place's words."""
    wanted = {spot_key(place) for place in places}
    found: dict[Key, list[Spot]] = {}
    for spot in spots(root):
        if spot.key in wanted:
            found.setdefault(spot.key, []).append(spot)
    return [_best(found.get(spot_key(place), []), place.text) for place in places]


def _best(candidates: Sequence[Spot], text: str) -> Spot | None:
    """A paragraph and its text boxes share a number: the words tell them apart."""
    same = next((spot for spot in candidates if spot.text == text), None)
    return same or next((spot for spot in candidates if text and text in spot.text), None)
