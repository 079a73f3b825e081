"""An open workbook: which part is which sheet, its texts, and that its formulas are computed anew."""

from __future__ import annotations

import copy

from lxml import etree

from jixiao.core.tags import local
from jixiao.writing.marks.parts import Element, Parts, namespace, parsed, written

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BEFORE_CALC = frozenset(
    ("workbookPr", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames")
)


class Workbook:
    """A package with sheets; ``sheets`` are their parts by name, ``root`` the main part."""

    def __init__(self, data: bytes) -> None:
        self.parts = Parts(data)
        self.main = self.parts.main("xl/workbook.xml")
        self.root = parsed(self.parts.part(self.main) or b"")
        targets = {each.id: each.target for each in self.parts.relations(self.main)}
        self.sheets: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        for sheet in self.root.iter(f"{{{namespace(self.root)}}}sheet"):
            identity = next(
                (str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), ""
            )
            self.sheets.setdefault(sheet.get("name") or "", targets.get(identity, ""))
            self._numbers.setdefault(sheet.get("name") or "", sheet.get("sheetId") or "")
        self._strings: Element | None = None

    def number(self, sheet: str) -> str:
        """The number by which the order of computing names a sheet."""
        return self._numbers.get(sheet, "")

    def string(self, index: int) -> Element | None:
        """A shared string."""
        if self._strings is None:
            name = self.parts.related(self.main, "sharedStrings")
            data = self.parts.part(name) if name else None
            self._strings = parsed(data) if data is not None else etree.Element("sst")
        items = [each for each in self._strings if local(each) == "si"]
        return items[index] if 0 <= index < len(items) else None

    def text_of(self, cell: Element) -> Element | None:
        """The string of a cell as the content of an inline one: a shared one may stand in other
        cells too. None where it holds none.
        """
        tag = f"{{{namespace(cell)}}}is"
        value = next((child.text or "" for child in cell if local(child) == "v"), "")
        if cell.get("t") == "s":
            item = self.string(int(value)) if value.isdigit() else None
            if item is None:
                return None
            made = copy.deepcopy(item)
            made.tag, made.tail = tag, None
            return made
        if cell.get("t") == "inlineStr":
            return next((copy.deepcopy(child) for child in cell if local(child) == "is"), None)
        if cell.get("t") == "str":
            made = etree.Element(tag)
            etree.SubElement(made, f"{{{namespace(cell)}}}t").text = value
            return made
        return None

    def recalculate(self) -> None:
        """Have the spreadsheet compute the formulas anew when it opens the file, where there are
        any.
        """
        if not any(
            b"<f>" in data or b"<f " in data
            for part in self.sheets.values()
            if (data := self.parts.part(part)) is not None
        ):
            return
        stated = next((each for each in self.root if local(each) == "calcPr"), None)
        if stated is None:
            stated = etree.Element(f"{{{namespace(self.root)}}}calcPr")
            behind = [each for each in self.root if local(each) in _BEFORE_CALC]
            behind[-1].addnext(stated)
        stated.set("fullCalcOnLoad", "1")
        self.changed()

    def changed(self) -> None:
        """Write the main part, as it is now, into the package."""
        self.parts.put(self.main, written(self.root))


def spliced(texts: list[Element], start: int, length: int, new: str) -> None:
    """Replace a stretch of text that may run over several runs; the new words take the look of the
    first.
    """
    at = 0
    for each in texts:
        text = each.text or ""
        first, last = max(start - at, 0), min(start + length - at, len(text))
        if first < last or (length == 0 and first == last):
            each.text = text[:first] + new + text[last:]
            each.set(_SPACE, "preserve")
            new = ""
        at += len(text)
