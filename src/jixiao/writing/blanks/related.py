"""What else of a workbook speaks of the rows of a sheet where rows are put in: names, other sheets'
formulas, comments, drawings, tables, charts and the order of computing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jixiao.core.regex import regex
from jixiao.core.tags import local
from jixiao.writing.blanks.references import (
    Insertions,
    areas_moved,
    cell_moved,
    formula_moved,
)
from jixiao.writing.blanks.rows import move_formulas
from jixiao.writing.marks.parts import Element, Parts, parsed, written

_FORMULAS = (b"<f", b":f>", b"formula")  # other sheets are looked into where they have any
_DRAWN = regex(rb"(<x:Row>)(\d+)(</x:Row>)")
_ANCHOR = regex(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")


def move_names(book: Element, sheet: str, rows: Insertions) -> bool:
    """The names that the workbook gives to cells of the sheet; says whether any changed."""
    changed = False
    for each in book.iter():
        if local(each) == "definedName" and each.text:
            moved = formula_moved(each.text, rows, sheet, "")
            changed = changed or moved != each.text
            each.text = moved
    return changed


def move_other_sheets(
    parts: Parts, sheets: Mapping[str, str], sheet: str, rows: Insertions
) -> None:
    """The formulas of other sheets that speak of this one."""
    for name, part in sheets.items():
        data = parts.part(part) if name != sheet else None
        if data is None or not any(mark in data for mark in _FORMULAS):
            continue
        root = parsed(data)
        if move_formulas(root, rows, sheet, name):
            parts.put(part, written(root))


def move_beside(parts: Parts, part: str, sheet: str, rows: Insertions) -> None:
    """The parts that belong to the sheet: comments, drawings, tables; and charts of its cells."""
    for relation in parts.relations(part):
        data = parts.part(relation.target)
        if data is None:
            continue
        if relation.kind in ("comments", "threadedComment", "table", "drawing"):
            root = parsed(data)
            for each in root.iter():
                _move(each, rows)
            parts.put(relation.target, written(root))
        elif relation.kind == "vmlDrawing":
            parts.put(relation.target, _notes_moved(data, rows))
    for name in parts.names():
        if not (name.startswith("xl/charts/") and name.endswith(".xml")):
            continue
        chart = parsed(parts.part(name) or b"")
        if move_formulas(chart, rows, sheet, ""):
            parts.put(name, written(chart))


def _move(element: Element, rows: Insertions) -> None:
    ref = element.get("ref")
    if ref is not None:
        single = ":" not in ref
        element.set("ref", (cell_moved if single else areas_moved)(ref, rows))
    parent = element.getparent()
    if local(element) == "row" and parent is not None and local(parent) in ("from", "to"):
        element.text = str(rows.row(int(element.text or 0) + 1) - 1)


def _notes_moved(data: bytes, rows: Insertions) -> bytes:
    """The boxes of comments, which name the row of their cell and where they stand."""

    def anchor(text: bytes) -> bytes:
        numbers = [each.strip() for each in text.split(b",")]
        for at in (2, 6):
            if len(numbers) > at and numbers[at].isdigit():
                numbers[at] = str(rows.row(int(numbers[at]) + 1) - 1).encode()
        return b", ".join(numbers)

    data = _DRAWN.sub(lambda m: m[1] + str(rows.row(int(m[2]) + 1) - 1).encode() + m[3], data)
    return _ANCHOR.sub(lambda m: m[1] + anchor(m[2]) + m[3], data)


def move_order(parts: Parts, main: str, number: str, rows: Insertions) -> None:
    """The order of computing: the cells of the sheet with this ``number`` under their new names."""
    name = parts.related(main, "calcChain")
    data = parts.part(name) if name is not None else None
    if name is None or data is None:
        return
    root = parsed(data)
    for each, sheet in _in_order(root):
        if sheet == number:
            each.set("r", cell_moved(each.get("r") or "", rows))
    parts.put(name, written(root))


def _in_order(root: Element) -> Iterator[tuple[Element, str]]:
    """The cells of the chain with their sheets; one without goes on with that of the last."""
    sheet = ""
    for each in root:
        sheet = each.get("i") or sheet
        yield each, sheet
