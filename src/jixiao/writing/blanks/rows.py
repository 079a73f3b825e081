"""Rows put into a worksheet part: cells, formulas, joined cells and all ranges of the sheet moved."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from lxml import etree

from jixiao.core.regex import regex
from jixiao.core.tags import local
from jixiao.writing.blanks.references import (
    Insertions,
    area_name,
    area_of,
    areas_moved,
    cell_moved,
    column_of,
    formula_copied,
    formula_moved,
)
from jixiao.writing.marks.parts import Element, namespace

_NAME = regex(r"([A-Z]{1,3})([1-9]\d{0,6})")
_RANGES = frozenset(("ref", "sqref", "topLeftCell", "activeCell"))
Own = Mapping[int, Sequence[frozenset[int]]]
"""By the number of a row its copies, each with the columns that it has for itself."""
_Area = tuple[int, int, int, int]


def insertions_of(own: Own) -> Insertions:
    """How many rows come behind which."""
    return Insertions({row: len(copies) for row, copies in own.items()})


def insert_rows(root: Element, sheet: str, own: Own) -> None:
    """Put copies of rows into the sheet. Formulas of other sheets are moved by ``move_formulas``."""
    _spell_shared(root)
    rows = insertions_of(own)
    data = next(each for each in root if local(each) == "sheetData")
    numbered = {int(row.get("r") or 0): row for row in data}
    copies = {number: copy.deepcopy(numbered[number]) for number in own if number in numbered}
    move_formulas(root, rows, sheet, sheet)
    for number, row in numbered.items():
        _renumber(row, rows.row(number))
    for number, template in copies.items():
        above = numbered[number]
        for index in range(1, len(own[number]) + 1):
            made = copy.deepcopy(template)
            _empty(made, rows, sheet, index)
            _renumber(made, rows.row(number) + index)
            above.addnext(made)
            above = made
    _merge(root, own, rows, numbered)
    _ranges(root, rows)


def move_formulas(root: Element, rows: Insertions, sheet: str, own: str) -> bool:
    """The formulas of the sheet ``own`` where rows are put into ``sheet``; says whether any changed."""
    _spell_shared(root)
    changed = False
    for each in root.iter():
        if local(each) in ("f", "formula", "formula1", "formula2") and each.text:
            moved = formula_moved(each.text, rows, sheet, own)
            changed = changed or moved != each.text
            each.text = moved
    return changed


def _renumber(row: Element, number: int) -> None:
    row.set("r", str(number))
    for cell in row:
        match = _NAME.fullmatch(cell.get("r") or "")
        if match is not None:
            cell.set("r", f"{match[1]}{number}")


def _empty(row: Element, rows: Insertions, sheet: str, below: int) -> None:
    """A copy without its values; its formulas as the new row has them."""
    for cell in row:
        for part in list(cell):
            if local(part) == "f" and part.text and part.get("t") != "array":
                moved = formula_moved(part.text, rows, sheet, sheet)
                part.text = formula_copied(moved, below)
            else:
                cell.remove(part)
        cell.attrib.pop("t", "")


def _spell_shared(root: Element) -> None:
    """Formulas that share one text, each with its own: a row put in between parts them."""
    masters: dict[str, tuple[int, int, str]] = {}
    for cell in root.iter():
        if local(cell) != "c":
            continue
        for part in cell:
            if local(part) != "f" or part.get("t") != "shared":
                continue
            match = _NAME.fullmatch(cell.get("r") or "")
            index = part.get("si") or ""
            if match is None:
                continue
            row, column = int(match[2]), column_of(match[1])
            if part.text:
                masters[index] = (row, column, part.text)
            elif index in masters:
                first, left, text = masters[index]
                part.text = formula_copied(text, row - first, column - left)
            for attribute in ("t", "si", "ref"):
                part.attrib.pop(attribute, "")


def _merge(root: Element, own: Own, rows: Insertions, numbered: Mapping[int, Element]) -> None:
    """Joined cells moved, those over a copied row grown, and those of the row itself made again."""
    holder = next((each for each in root if local(each) == "mergeCells"), None)
    old = [area_of(each.get("ref") or "") for each in holder] if holder is not None else []
    areas = [area for area in old if area is not None]
    made = {(area[0], area[1]): _moved(area, rows) for area in areas}
    for number, copies in own.items():
        for left, right in _blocks(number, areas, numbered.get(number), copies):
            above = next((area for area in areas if _covers(area, number, left)), None)
            first = above[0] if above is not None else number
            if above is not None and above[2] > number:
                continue  # goes on below: it has grown with the rows
            made.update(_grown(made, (first, left), right, number, copies, rows))
    found = [area for area in made.values() if (area[0], area[1]) != (area[2], area[3])]
    if not found:
        return
    if holder is None:
        holder = etree.Element(f"{{{namespace(root)}}}mergeCells")
        _after_data(root).addnext(holder)
    for each in list(holder):
        holder.remove(each)
    for area in sorted(found):
        etree.SubElement(holder, f"{{{namespace(root)}}}mergeCell", ref=area_name(area))
    holder.set("count", str(len(found)))


def _after_data(root: Element) -> Element:
    """What joined cells stand behind in a worksheet part."""
    before = ("sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios")
    more = ("autoFilter", "sortState", "dataConsolidate", "customSheetViews")
    return [each for each in root if local(each) in (*before, *more)][-1]


def _moved(area: _Area, rows: Insertions) -> _Area:
    return rows.row(area[0]), area[1], rows.row(area[2]), area[3]


def _covers(area: _Area, row: int, column: int) -> bool:
    return area[0] <= row <= area[2] and area[1] <= column <= area[3]


def _blocks(
    number: int,
    areas: Sequence[_Area],
    row: Element | None,
    copies: Sequence[frozenset[int]],
) -> list[tuple[int, int]]:
    """The cells of a row as first and last column."""
    found = {(area[1], area[3]) for area in areas if area[0] <= number <= area[2]}
    covered = {column for left, right in found for column in range(left, right + 1)}
    single = {column for each in copies for column in each}
    for cell in row if row is not None else ():
        match = _NAME.fullmatch(cell.get("r") or "")
        if match is not None:
            single.add(column_of(match[1]))
    found |= {(column, column) for column in single - covered}
    return sorted(found)


def _grown(
    made: Mapping[tuple[int, int], _Area],
    top: tuple[int, int],
    right: int,
    number: int,
    copies: Sequence[frozenset[int]],
    rows: Insertions,
) -> dict[tuple[int, int], _Area]:
    """The areas of one column of a copied row: what is there grows over the copies that have no cell
    of their own, each other copy begins an area. Keys are the old numbers, of copies past all rows.
    """
    left, at = top[1], rows.row(number)
    area = made.get(top, (rows.row(top[0]), left, at, right))
    is_high = top[0] < number
    found: dict[tuple[int, int], _Area] = {}
    key = top
    for index, own in enumerate(copies, start=1):
        apart = left in own or (bool(own) and left >= min(own) and not is_high)
        if apart:
            found[key] = area
            key = (-(at + index), left)
            area = (at + index, left, at + index, right)
            is_high = False
        else:
            area = (area[0], left, at + index, right)
    found[key] = area
    return found


def _ranges(root: Element, rows: Insertions) -> None:
    """All other ranges of the sheet: views, lists to choose from, conditional formats, links, breaks."""
    for each in root.iter():
        name = local(each)
        if name in ("c", "row", "mergeCell", "f"):
            if name == "f" and each.get("ref"):
                each.set("ref", areas_moved(each.get("ref") or "", rows))
            continue
        for attribute in _RANGES:
            value = each.get(attribute)
            if value is not None:
                one = attribute in ("topLeftCell", "activeCell")
                each.set(attribute, (cell_moved if one else areas_moved)(value, rows))
        if name == "sqref" and each.text:
            each.text = areas_moved(each.text, rows)
        parent = each.getparent()
        if name == "brk" and parent is not None and local(parent) == "rowBreaks":
            each.set("id", str(rows.row(int(each.get("id") or 0))))
