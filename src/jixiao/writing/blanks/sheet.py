"""A workbook filled in: values into cells in the formats that are there, rows copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from lxml import etree

from jixiao.core.blanks import Copy, Edits, Write
from jixiao.core.places import Place
from jixiao.core.tags import local
from jixiao.writing.blanks.formats import Formats
from jixiao.writing.blanks.heights import fit_rows
from jixiao.writing.blanks.references import Insertions, column_of, letters
from jixiao.writing.blanks.related import (
    move_beside,
    move_names,
    move_order,
    move_other_sheets,
)
from jixiao.writing.blanks.rows import insert_rows, insertions_of
from jixiao.writing.marks.parts import Element, namespace, parsed, written
from jixiao.writing.marks.sheet_cells import Cells, coordinates
from jixiao.writing.marks.workbook import Workbook, spliced

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill_xlsx(data: bytes, edits: Edits) -> bytes:
    """A copy of an xlsx file with the edits in it; parts that do not speak of what changed stay byte
    for byte. What has no place in it is left out; reading it back tells.
    """
    book = Workbook(data)
    formats = Formats(book.parts, book.main)
    named = [each.place.sheet or "" for each in edits.writes]
    named += [each.at.sheet or "" for each in edits.copies]
    for sheet in dict.fromkeys(named):
        part = book.sheets.get(sheet)
        if part and book.parts.part(part) is not None:
            _fill(book, sheet, part, edits, formats)
    formats.put()
    book.recalculate()
    return book.parts.bytes()


def _fill(book: Workbook, sheet: str, part: str, edits: Edits, formats: Formats) -> None:
    root = parsed(book.parts.part(part) or b"")
    own = _own([each for each in edits.copies if each.at.sheet == sheet])
    rows = insertions_of(own)
    if own:
        _number_rows(root)
        insert_rows(root, sheet, own)
    cells = Cells(root)
    texts: dict[str, list[Write]] = {}
    touched: list[str] = []
    for each in edits.writes:
        if each.place.sheet != sheet or each.place.cell is None:
            continue
        name = _moved(each, rows)
        touched.append(name)
        if each.place.start is not None:
            texts.setdefault(name, []).append(each)
        else:
            _put(cells.made(name), each.text, formats)
    for name, writes in texts.items():
        _spliced(cells.made(name), writes, book)
    fit_rows(root, dict.fromkeys(touched), cells, formats)
    _uncomputed(root)
    book.parts.put(part, written(root))
    if own:
        move_other_sheets(book.parts, book.sheets, sheet, rows)
        move_beside(book.parts, part, sheet, rows)
        move_order(book.parts, book.main, book.number(sheet), rows)
        if move_names(book.root, sheet, rows):
            book.changed()


def _own(copies: Sequence[Copy]) -> dict[int, list[frozenset[int]]]:
    found: dict[int, list[frozenset[int]]] = {}
    for each in copies:
        row, _ = coordinates(each.at.cell or "A1")
        columns = frozenset(coordinates(place.cell or "A1")[1] for place in each.own)
        found.setdefault(row, []).append(columns)
    return found


def _number_rows(root: Element) -> None:
    """Every row and cell with its name, which a part may leave out."""
    last = 0
    for row in (each for each in root.iter() if local(each) == "row"):
        stated = row.get("r") or ""
        last = int(stated) if stated.isdigit() else last + 1
        row.set("r", str(last))
        column = 0
        for cell in row:
            name = cell.get("r")
            column = column_of(name.rstrip("0123456789")) if name else column + 1
            cell.set("r", f"{letters(column)}{last}")


def _moved(write: Write, rows: Insertions) -> str:
    row, column = coordinates(write.place.cell or "A1")
    return f"{letters(column)}{rows.row(row) + write.copy}"


def _put(cell: Element, text: str, formats: Formats) -> None:
    """A value as the whole content of a cell: a number where its format takes one, else words."""
    if any(local(part) == "f" for part in cell):
        return
    for part in list(cell):
        cell.remove(part)
    cell.attrib.pop("t", "")
    if not text:
        return
    number = formats.number(cell, text)
    if number is not None:
        etree.SubElement(cell, f"{{{namespace(cell)}}}v").text = format(number, "f")
        return
    cell.set("t", "inlineStr")
    holder = etree.SubElement(cell, f"{{{namespace(cell)}}}is")
    said = etree.SubElement(holder, f"{{{namespace(cell)}}}t")
    said.text = text
    said.set(_SPACE, "preserve")


def _spliced(cell: Element, writes: Sequence[Write], book: Workbook) -> None:
    """Words put into the words of a cell, which keep their looks."""
    source = book.text_of(cell)
    if source is None:
        return
    texts = [
        each
        for each in source.iter()
        if local(each) == "t" and not any(local(up) == "rPh" for up in each.iterancestors())
    ]
    whole = "".join(each.text or "" for each in texts)
    lead = len(whole) - len(whole.lstrip(" \t\n\u3000\xa0\ufeff\u200b"))
    for each in sorted(writes, key=lambda one: -(one.place.start or 0)):
        start, end = each.place.start or 0, each.place.end or 0
        spliced(texts, lead + start, end - start, each.text)
    for part in list(cell):
        if local(part) in ("v", "is"):
            cell.remove(part)
    cell.set("t", "inlineStr")
    cell.insert(0, source)


def _uncomputed(root: Element) -> None:
    """The results of the sheet's formulas, which are of the empty form, taken out: the program that
    opens it computes them.
    """
    for cell in root.iter():
        if local(cell) == "c" and any(local(part) == "f" for part in cell):
            for part in list(cell):
                if local(part) == "v":
                    cell.remove(part)
            cell.attrib.pop("t", "")


def locked_cells(data: bytes, places: Sequence[Place]) -> frozenset[tuple[object, ...]]:
    """Those of the places (by ``Place.key``) that stand in locked cells of a protected sheet."""
    book = Workbook(data)
    formats = Formats(book.parts, book.main)
    found: set[tuple[object, ...]] = set()
    for sheet in {place.sheet or "" for place in places}:
        part = book.sheets.get(sheet)
        stored = book.parts.part(part) if part else None
        if stored is None or b"sheetProtection" not in stored:
            continue
        root = parsed(stored)
        if not any(protects(each) for each in root):
            continue
        cells = Cells(root)
        for place in places:
            if place.sheet == sheet and place.cell is not None:
                cell = cells.at(place.cell)
                if cell is None or formats.locked(cell):
                    found.add(place.whole().key())
    return frozenset(found)


def protects(element: Element) -> bool:
    """Whether an element of a sheet's part protects the sheet."""
    return local(element) == "sheetProtection" and element.get("sheet") in ("1", "true")


def further_rows(data: bytes, sheet: str, below: int) -> Iterator[tuple[int, int, int]]:
    """The rows below one of a sheet that have formatted cells and no words, directly below each
    other: number, first and last column.
    """
    book = Workbook(data)
    part = book.sheets.get(sheet)
    stored = book.parts.part(part) if part else None
    if stored is None:
        return
    root = parsed(stored)
    _number_rows(root)
    formats = Formats(book.parts, book.main)
    rows = {int(each.get("r") or 0): each for each in root.iter() if local(each) == "row"}
    number = below + 1
    while number in rows:
        cells = [
            coordinates(cell.get("r") or "A1")[1]
            for cell in rows[number]
            if local(cell) == "c" and formats.bordered(cell)
        ]
        if not cells or any(len(cell) for cell in rows[number]):
            return
        yield number, min(cells), max(cells)
        number += 1


def number_in(text: str) -> Decimal | None:
    """A plain number or percentage (1,200.50, 94.07%) as it is stored; None of other words."""
    bare = text.strip().replace(",", "").replace("，", "")
    percent = bare.endswith(("%", "％"))
    bare = bare.rstrip("%％").strip()
    try:
        value = Decimal(bare)
    except InvalidOperation:
        return None
    return (value.scaleb(-2) if percent else value) if value.is_finite() else None


__all__ = ["fill_xlsx", "further_rows", "locked_cells", "number_in", "protects"]
