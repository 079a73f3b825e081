"""The cells of a worksheet part: found or made, their fill changed through a style of their own,
their value rewritten.
"""

from __future__ import annotations

import copy

from lxml import etree

from jixiao.core.findings import Severity
from jixiao.core.regex import regex
from jixiao.core.tags import local
from jixiao.writing.marks.notes import COLOURS
from jixiao.writing.marks.parts import Element, Parts, namespace, parsed, written

_CELL = regex(r"([A-Z]{1,3})([1-9]\d{0,6})")


def coordinates(name: str) -> tuple[int, int]:
    """B7 → (7, 2)."""
    found = _CELL.fullmatch(name)
    if found is None:
        raise ValueError(name)
    column = 0
    for letter in found.group(1):
        column = column * 26 + ord(letter) - 64
    return int(found.group(2)), column


class Cells:
    """The cells of one worksheet."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._ns = namespace(root)
        self._rows = self._numbered()

    def at(self, name: str) -> Element | None:
        """The element of a cell, None where the sheet has none."""
        row, column = coordinates(name)
        element = self._rows.get(row)
        return (
            None
            if element is None
            else next((cell for cell, at in _columns(element) if at == column), None)
        )

    def made(self, name: str) -> Element:
        """The element of a cell, put in where the sheet has none, in the style of its row or
        column.
        """
        found = self.at(name)
        if found is not None:
            return found
        row, column = coordinates(name)
        element = self._rows.get(row)
        if element is None:
            element = self._new_row(row)
        cell = etree.Element(f"{{{self._ns}}}c", {"r": name})
        style = self._style_of(element, column)
        if style != "0":
            cell.set("s", style)
        before = next((each for each, at in _columns(element) if at > column), None)
        if before is not None:
            before.addprevious(cell)
        else:
            element.append(cell)
        return cell

    def _numbered(self) -> dict[int, Element]:
        rows: dict[int, Element] = {}
        last = 0
        for row in self._root.iter(f"{{{self._ns}}}row"):
            stated = row.get("r") or ""
            last = int(stated) if stated.isdigit() else last + 1
            rows.setdefault(last, row)
        return rows

    def _new_row(self, number: int) -> Element:
        row = etree.Element(f"{{{self._ns}}}row", {"r": str(number)})
        after = min((at for at in self._rows if at > number), default=None)
        if after is not None:
            self._rows[after].addprevious(row)
        else:
            data = next(each for each in self._root if local(each) == "sheetData")
            data.append(row)
        self._rows[number] = row
        return row

    def _style_of(self, row: Element, column: int) -> str:
        if row.get("customFormat") in ("1", "true"):
            return row.get("s") or "0"
        for each in self._root.iter(f"{{{self._ns}}}col"):
            if int(each.get("min") or 0) <= column <= int(each.get("max") or 0):
                return each.get("style") or "0"
        return "0"


def _columns(row: Element) -> list[tuple[Element, int]]:
    found, last = [], 0
    for cell in row:
        if local(cell) == "c":
            stated = _CELL.fullmatch(cell.get("r") or "")
            last = coordinates(stated.group())[1] if stated else last + 1
            found.append((cell, last))
    return found


class Fills:
    """Styles like those of the cells, with a fill for each severity; added behind those that are
    there.
    """

    def __init__(self, parts: Parts, main: str) -> None:
        self._parts = parts
        self._name = parts.related(main, "styles")
        stored = parts.part(self._name) if self._name else None
        self._root = parsed(stored) if stored is not None else None
        self._fills: dict[Severity, int] = {}
        self._styles: dict[tuple[str, Severity], str] = {}

    def fill(self, cell: Element, severity: Severity) -> None:
        """Give a cell the fill of a severity; all else of its look stays."""
        styles = self._list("cellXfs")
        if styles is None or self._list("fills") is None:
            return
        old = cell.get("s") or "0"
        if (old, severity) not in self._styles:
            index = int(old) if old.isdigit() and int(old) < len(styles) else 0
            made = copy.deepcopy(styles[index])
            made.set("fillId", str(self._fill_of(severity)))
            made.set("applyFill", "1")
            self._styles[old, severity] = str(_appended(styles, made))
        cell.set("s", self._styles[old, severity])

    def put(self) -> None:
        """Write the styles into the package."""
        if self._styles and self._root is not None and self._name is not None:
            self._parts.put(self._name, written(self._root))

    def _list(self, name: str) -> Element | None:
        return (
            None
            if self._root is None
            else next((each for each in self._root if local(each) == name and len(each)), None)
        )

    def _fill_of(self, severity: Severity) -> int:
        fills = self._list("fills")
        if severity not in self._fills and fills is not None:
            tag = namespace(fills)
            fill = etree.Element(f"{{{tag}}}fill")
            pattern = etree.SubElement(fill, f"{{{tag}}}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{{{tag}}}fgColor", rgb="FF" + COLOURS[severity])
            etree.SubElement(pattern, f"{{{tag}}}bgColor", indexed="64")
            self._fills[severity] = _appended(fills, fill)
        return self._fills[severity]


def _appended(holder: Element, element: Element) -> int:
    """Add an element to a counted list; gives its index."""
    index = sum(1 for each in holder if local(each))
    holder.append(element)
    holder.set("count", str(index + 1))
    return index
