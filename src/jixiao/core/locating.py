"""Finding a place again in its document: which block or cell it is, and which stretch of its words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.documents import Cell, Document, Grid, Paragraph
from jixiao.core.places import Place

_Key = tuple[object, ...]
_Box = tuple[float, float, float, float]


class Spot(msgspec.Struct, frozen=True, order=True):
    """``block`` is the index in ``document.blocks``; ``row`` and ``column`` (1-based) name the
    anchor cell, 0 in a paragraph.

    Spots order as a person reads the document.
    """

    block: int
    row: int = 0
    column: int = 0


class Locator:
    """The blocks and cells of one document by their places. Of two with one place the first is
    found.
    """

    def __init__(self, document: Document) -> None:
        self._exact: dict[_Key, Spot] = {}
        self._loose: dict[_Key, Spot] = {}
        self._on_page: dict[int, list[tuple[Spot, _Box]]] = {}
        for spot, place in _spots(document):
            self._exact.setdefault(_identity(place), spot)
            for key in _loose_keys(place):
                self._loose.setdefault(key, spot)
            if place.page is not None and place.bbox is not None:
                self._on_page.setdefault(place.page, []).append((spot, place.bbox))

    def find(self, place: Place) -> Spot | None:
        """Where a place stands, None where the document has no such cell or paragraph."""
        found = self._exact.get(_identity(place))
        if found is not None:
            return found
        for key in _loose_keys(place):
            if key in self._loose:
                return self._loose[key]
        return self._by_box(place)

    def _by_box(self, place: Place) -> Spot | None:
        if place.page is None or place.bbox is None:
            return None
        across, down = (place.bbox[0] + place.bbox[2]) / 2, (place.bbox[1] + place.bbox[3]) / 2
        for spot, (left, top, right, bottom) in self._on_page.get(place.page, ()):
            if left <= across <= right and top <= down <= bottom:
                return spot
        return None


def span_in(text: str, place: Place) -> tuple[int, int]:
    """The stretch of a block's or cell's text that a place means: its own offsets, its words, else
    everything.
    """
    if place.text and place.text != text:
        begin = text.find(place.text)
        if begin < 0:
            return 0, len(text)
        if place.start is None:
            return begin, begin + len(place.text)
        return begin + place.start, begin + (
            place.end if place.end is not None else len(place.text)
        )
    if place.start is None:
        return 0, len(text)
    return min(place.start, len(text)), min(
        place.end if place.end is not None else len(text), len(text)
    )


def _spots(document: Document) -> Iterator[tuple[Spot, Place]]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield Spot(number), block.place
            continue
        for cell in block.cells:
            yield Spot(number, cell.row, cell.column), cell.place
        yield Spot(number, 1, 1), block.place


def block_text(block: Paragraph | Grid, spot: Spot) -> str:
    """The words at a spot of a block."""
    if isinstance(block, Paragraph):
        return block.text
    cell: Cell | None = block.at(spot.row, spot.column)
    return cell.text if cell is not None else ""


def _identity(place: Place) -> _Key:
    return (
        place.line,
        place.sheet,
        place.cell,
        place.page,
        place.bbox,
        place.table,
        place.row,
        place.column,
        place.paragraph,
    )


def _loose_keys(place: Place) -> Iterator[_Key]:
    if place.line is not None:
        if place.column is not None:
            yield "line", place.line, place.column
        else:
            yield "line", place.line
    if place.cell is not None:
        yield "cell", place.sheet, place.cell
    if place.table is not None and place.row is not None:
        yield "table", place.table, place.row, place.column
    if place.paragraph is not None and place.table is None and place.cell is None:
        yield "paragraph", place.paragraph
