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
from jixiao.reading.word.flow import flow, number, properties
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
        self.tables: dict[int, Element] = {}

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
        self.tables[self._tables] = element
        if depth >= limits.MAX_TABLE_DEPTH:
            return
        own = self._tables
        inner: list[Element] = []
        for anchor in anchors_of(element)[0]:
            paragraphs: list[Element] = []
            lines = [line for line in _lines(anchor.element, paragraphs, inner) if line]
            joined: list[tuple[str, Element | None, int]] = []
            for line in lines:
                joined.extend([("\n", None, 0)] if joined else [])
                joined.extend(line)
            yield Spot((own, anchor.row, anchor.column, None), tuple(paragraphs), tuple(joined))
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


class TableRow(NamedTuple):
    """A row of a table with all its cells by their columns, those that go on from above too."""

    element: Element
    cells: dict[int, Element]


def rows_of(root: Element) -> dict[tuple[int, int], TableRow]:
    """The rows of all tables of a main part, by table and row as places number them."""
    body = next((child for child in root if local(child) == "body"), None)
    walk, found = _Walk(), {}
    for _ in walk.container(body, None, 0) if body is not None else ():
        pass
    for table_number, table in walk.tables.items():
        rows = (row for _, row in flow(table, ("tr",)) if "del" not in properties(row, "trPr"))
        for index, row in enumerate(rows, start=1):
            found[table_number, index] = TableRow(row, dict(_cells_of(row)))
    return found


def _cells_of(row: Element) -> Iterator[tuple[int, Element]]:
    column = 1 + number(properties(row, "trPr"), "gridBefore", 0, limits.MAX_SPAN)
    for _, cell in flow(row, ("tc",)):
        stated = properties(cell, "tcPr")
        if "cellDel" not in stated:
            yield column, cell
            column += max(1, number(stated, "gridSpan", 1, limits.MAX_SPAN))


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
