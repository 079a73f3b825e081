"""Word tables to grids: horizontal and vertical merges become spans of the anchor cell."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jixiao.core.documents import Cell, Grid
from jixiao.core.places import Place
from jixiao.reading import limits, problems
from jixiao.reading.gridding import checked_area
from jixiao.reading.problems import Refused
from jixiao.reading.word.flow import flow, number, on, properties
from jixiao.reading.word.words import words
from jixiao.reading.xml import attribute

Element = etree._Element


class Anchor:
    """A cell that may still grow downwards or to the right."""

    __slots__ = ("column", "column_span", "element", "hidden", "merging", "row", "row_span")

    def __init__(
        self, row: int, column: int, column_span: int, element: Element, hidden: bool, merging: bool
    ) -> None:
        self.row, self.column, self.column_span = row, column, column_span
        self.row_span = 1
        self.element, self.hidden, self.merging = element, hidden, merging


def grid_of(table: Element, number_: int, member: str | None, inner: list[Element]) -> Grid | None:
    """The grid of a table, None where it has no cell; tables inside its cells are added to
    ``inner``.
    """
    anchors, rows = anchors_of(table)
    cells = tuple(_cell(anchor, number_, member, inner) for anchor in anchors)
    if not cells:
        return None
    columns = max(anchor.column + anchor.column_span - 1 for anchor in anchors)
    checked_area(rows, columns)
    return Grid(cells=cells, rows=rows, columns=columns, place=Place(member=member, table=number_))


def anchors_of(table: Element) -> tuple[list[Anchor], int]:
    """The anchor cells of a table with their spans, and how many rows it has."""
    found: list[Anchor] = []
    above: dict[int, Anchor] = {}
    rows = 0
    for _, element in flow(table, ("tr",)):
        row = properties(element, "trPr")
        if "del" in row:
            continue
        rows += 1
        above = _row(element, row, rows, above, found)
        if len(found) > limits.MAX_CELLS:
            raise Refused(problems.over_limit("表格的单元格过多", "A table has too many cells"))
    return found, rows


def _row(
    element: Element,
    row: dict[str, Element],
    index: int,
    above: dict[int, Anchor],
    found: list[Anchor],
) -> dict[int, Anchor]:
    """Adds the row's anchors; gives what a cell below may continue."""
    column = 1 + number(row, "gridBefore", 0, limits.MAX_SPAN)
    hidden = on(row, "hidden")
    here: dict[int, Anchor] = {}
    last: Anchor | None = None
    for _, cell in flow(element, ("tc",)):
        stated = properties(cell, "tcPr")
        if "cellDel" in stated:
            continue
        span = max(1, number(stated, "gridSpan", 1, limits.MAX_SPAN))
        merge = _merge(stated, "vMerge")
        if _merge(stated, "hMerge") == "continue" and last is not None:
            last.column_span += span
        elif merge == "continue" and column in above and above[column].merging:
            last = above[column]
            last.row_span = index - last.row + 1
            here[column] = last
        else:
            last = Anchor(index, column, span, cell, hidden, merge is not None)
            here[column] = last
            found.append(last)
        column += span
    return here


def _merge(stated: dict[str, Element], name: str) -> str | None:
    element = stated.get(name)
    return (
        None
        if element is None
        else "restart"
        if attribute(element, "val") == "restart"
        else "continue"
    )


def _cell(anchor: Anchor, table: int, member: str | None, inner: list[Element]) -> Cell:
    text = "\n".join(_lines(anchor.element, inner))
    place = Place(member=member, table=table, row=anchor.row, column=anchor.column, text=text)
    return Cell(
        row=anchor.row,
        column=anchor.column,
        row_span=anchor.row_span,
        column_span=anchor.column_span,
        text=text,
        place=place,
        hidden=anchor.hidden,
    )


def _lines(container: Element, inner: list[Element]) -> Iterator[str]:
    """The non-empty paragraphs of a cell, text boxes last."""
    boxes: list[Element] = []
    for name, element in flow(container, ("p", "tbl")):
        if name == "tbl":
            inner.append(element)
            continue
        text = words(element, boxes)
        if text:
            yield text
    for box in boxes:
        yield from _lines(box, inner)
