"""The number formats of a workbook's cells: which values a cell takes as a number, and formats for
cells that have none.
"""

from __future__ import annotations

import copy
from decimal import Decimal

from lxml import etree

from jixiao.core.regex import regex
from jixiao.core.tags import local
from jixiao.writing.marks.parts import Element, Parts, namespace, parsed, written
from jixiao.writing.pages.numbers import as_number

_TEXT, _GENERAL = "49", "0"  # the numbers of the built-in formats
_PERCENT_IDS, _DATES = frozenset(("9", "10")), frozenset(map(str, (*range(14, 23), *range(45, 48))))
_FIRST_OWN = 164
_NO_FORMAT = frozenset(("general", "g/通用格式", "standard", "常规"))
_SIZE = Decimal(11)
_DATED = regex(r"[ymdhs年月日]", needs="ymdhs年月日")
_WORDS = regex(r'"[^"]*"|\[[^\]]*\]|\\.')


class Formats:
    """The styles of a workbook; new ones are added behind those that are there."""

    def __init__(self, parts: Parts, main: str) -> None:
        self._parts = parts
        self._name = parts.related(main, "styles")
        stored = parts.part(self._name) if self._name else None
        self._root = parsed(stored) if stored is not None else None
        self._made: dict[tuple[str, str], str] = {}
        self._codes = {
            each.get("numFmtId") or "": each.get("formatCode") or ""
            for holder in (self._list("numFmts"),)
            if holder is not None
            for each in holder
        }

    def number(self, cell: Element, text: str) -> Decimal | None:
        """The number to store for a text; None where the cell is to hold words. A cell without a
        format gets one that shows the text.
        """
        found = as_number(text.strip())
        style = self._style(cell)
        form = style.get("numFmtId") or _GENERAL if style is not None else _GENERAL
        if found is None or form == _TEXT or cell.get("quotePrefix") == "1":
            return None
        value, code = found
        own = _WORDS.sub("", self._codes.get(form, "")).strip()
        if form == _GENERAL or own.lower() in _NO_FORMAT:
            self._format(cell, code)
            return value
        if form in _DATES or own == "@" or _DATED.search(own):
            return None
        percent = form in _PERCENT_IDS or "%" in own
        if percent and "%" not in text:
            return value.scaleb(-2)
        return value if percent or "%" not in text else None

    def locked(self, cell: Element) -> bool:
        """Whether a protected sheet keeps people from writing into the cell."""
        style = self._style(cell)
        for part in style if style is not None else ():
            if local(part) == "protection":
                return part.get("locked") not in ("0", "false")
        return True

    def bordered(self, cell: Element) -> bool:
        """Whether the cell has a border of its own."""
        style = self._style(cell)
        return style is not None and (style.get("borderId") or "0") != "0"

    def wraps(self, cell: Element) -> bool:
        """Whether the words of the cell go on in further lines."""
        style = self._style(cell)
        return style is not None and any(
            local(part) == "alignment" and part.get("wrapText") in ("1", "true") for part in style
        )

    def size(self, cell: Element) -> Decimal:
        """The size of the cell's letters in points."""
        style, fonts = self._style(cell), self._list("fonts")
        index = (style.get("fontId") or "0") if style is not None else "0"
        if fonts is None or not index.isdigit() or int(index) >= len(fonts):
            return _SIZE
        found = next((each.get("val") for each in fonts[int(index)] if local(each) == "sz"), None)
        return Decimal(found) if found else _SIZE

    def put(self) -> None:
        """Write the styles into the package, where any was added."""
        if self._made and self._root is not None and self._name is not None:
            self._parts.put(self._name, written(self._root))

    def _style(self, cell: Element) -> Element | None:
        styles = self._list("cellXfs")
        index = cell.get("s") or "0"
        if styles is None or not index.isdigit() or int(index) >= len(styles):
            return None
        return styles[int(index)]

    def _format(self, cell: Element, code: str) -> None:
        """A style like the cell's own with a number format."""
        if code == "0":  # what a cell without a format shows as well
            return
        styles, old = self._list("cellXfs"), cell.get("s") or "0"
        style = self._style(cell)
        if styles is None or style is None:
            return
        if (old, code) not in self._made:
            made = copy.deepcopy(style)
            made.set("numFmtId", self._id_of(code))
            made.set("applyNumberFormat", "1")
            styles.append(made)
            styles.set("count", str(len(styles)))
            self._made[old, code] = str(len(styles) - 1)
        cell.set("s", self._made[old, code])

    def _id_of(self, code: str) -> str:
        known = {"0.00": "2", "#,##0": "3", "#,##0.00": "4", "0%": "9", "0.00%": "10"}
        if code in known:
            return known[code]
        own = next((number for number, each in self._codes.items() if each == code), None)
        if own is not None:
            return own
        number = str(max([_FIRST_OWN - 1, *(int(each) for each in self._codes if each)]) + 1)
        self._codes[number] = code
        holder = self._list("numFmts")
        assert self._root is not None
        if holder is None:
            holder = etree.Element(f"{{{namespace(self._root)}}}numFmts")
            self._root.insert(0, holder)
        etree.SubElement(
            holder, f"{{{namespace(self._root)}}}numFmt", numFmtId=number, formatCode=code
        )
        holder.set("count", str(len(holder)))
        return number

    def _list(self, name: str) -> Element | None:
        return (
            None
            if self._root is None
            else next((each for each in self._root if local(each) == name), None)
        )
