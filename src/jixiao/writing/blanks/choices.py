"""The lists that a sheet lets people choose from, and what stands in its cells that is none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.places import Place
from jixiao.core.tags import local
from jixiao.writing.blanks.references import area_of, letters
from jixiao.writing.blanks.sheet import number_in
from jixiao.writing.marks.parts import Element, Parts, parsed
from jixiao.writing.marks.sheet_cells import coordinates
from jixiao.writing.marks.workbook import Workbook

_Area = tuple[int, int, int, int]
_Words = dict[tuple[int, int], str]


class Unlisted(msgspec.Struct, frozen=True, kw_only=True):
    """What stands at a place and is none of the ``choices`` that its cell has."""

    place: Place
    text: str
    choices: tuple[str, ...]


def unlisted(data: bytes, fmt: str) -> Iterator[Unlisted]:
    """The words and figures of a workbook's cells, or of a Word file's boxes (at no place), that are
    none of the list that these have; lists that a formula computes are passed over.
    """
    yield from _in_boxes(data) if fmt == "docx" else _in_cells(data)


def _in_boxes(data: bytes) -> Iterator[Unlisted]:
    parts = Parts(data)
    root = parsed(parts.part(parts.main("word/document.xml")) or b"<none/>")
    for box in root.iter():
        if local(box) != "sdt":
            continue
        own = {local(part): part for part in box}
        properties = list(own["sdtPr"]) if "sdtPr" in own else []
        listed = next((each for each in properties if local(each) == "dropDownList"), None)
        if listed is None or any(local(each) == "showingPlcHdr" for each in properties):
            continue
        choices = tuple(name for each in listed if (name := _offered(each)))
        content = own.get("sdtContent")
        texts = content.iter() if content is not None else ()
        text = "".join(each.text or "" for each in texts if local(each) == "t").strip()
        if text and choices and not _is_of(text, choices):
            yield Unlisted(place=Place(), text=text, choices=choices)


def _offered(item: Element) -> str:
    """What an item of a box shows."""
    said = {str(key).rpartition("}")[2]: str(value) for key, value in item.attrib.items()}
    return (said.get("displayText") or said.get("value") or "").strip()


def _in_cells(data: bytes) -> Iterator[Unlisted]:
    book = Workbook(data)
    reader = _Reader(book)
    for sheet in book.sheets:
        root = reader.root(sheet)
        for rule in root.iter() if root is not None else ():
            if local(rule) != "dataValidation" or rule.get("type") != "list":
                continue
            choices = reader.choices(_said(rule, "formula1"), sheet)
            ranges = (rule.get("sqref") or _said(rule, "sqref")).split()
            areas = [area for each in ranges if (area := area_of(each)) is not None]
            if not choices:
                continue
            for (row, column), text in reader.words(sheet).items():
                if any(_holds(area, row, column) for area in areas) and not _is_of(text, choices):
                    place = Place(sheet=sheet, cell=f"{letters(column)}{row}")
                    yield Unlisted(place=place, text=text, choices=choices)


class _Reader:
    """A workbook's sheets, each read once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._roots: dict[str, Element | None] = {}
        self._words: dict[str, _Words] = {}
        self._names = {
            each.get("name") or "": each.text or ""
            for each in book.root.iter()
            if local(each) == "definedName"
        }

    def root(self, sheet: str) -> Element | None:
        """A sheet's part."""
        if sheet not in self._roots:
            stored = self._book.parts.part(self._book.sheets.get(sheet, ""))
            self._roots[sheet] = parsed(stored) if stored is not None else None
        return self._roots[sheet]

    def words(self, sheet: str) -> _Words:
        """The words and figures of a sheet's cells by row and column, without those of formulas."""
        if sheet not in self._words:
            root = self.root(sheet)
            self._words[sheet] = dict(self._read(root)) if root is not None else {}
        return self._words[sheet]

    def _read(self, root: Element) -> Iterator[tuple[tuple[int, int], str]]:
        for cell in root.iter():
            if local(cell) != "c" or not cell.get("r") or any(local(part) == "f" for part in cell):
                continue
            string = self._book.text_of(cell)
            text = (
                "".join(str(part) for part in string.itertext())
                if string is not None
                else next((part.text or "" for part in cell if local(part) == "v"), "")
            )
            if text.strip():
                yield coordinates(cell.get("r") or ""), text.strip()

    def choices(self, formula: str, own: str) -> tuple[str, ...]:
        """What a list offers; nothing where that is computed."""
        formula = self._names.get(formula.strip(), formula).strip().removeprefix("=")
        if formula.startswith('"') and formula.endswith('"'):
            return tuple(each.strip() for each in formula[1:-1].split(",") if each.strip())
        named, _, cells = formula.rpartition("!")
        area = area_of(cells)
        if area is None:
            return ()
        sheet = named.removeprefix("'").removesuffix("'").replace("''", "'") or own
        found = self.words(sheet) if sheet in self._book.sheets else {}
        return tuple(text for at, text in found.items() if _holds(area, *at))


def _said(rule: Element, name: str) -> str:
    """The words of a part of a rule, which a newer one wraps."""
    part = next((each for each in rule if local(each) == name), None)
    return "" if part is None else "".join(str(each) for each in part.itertext()).strip()


def _holds(area: _Area, row: int, column: int) -> bool:
    return area[0] <= row <= area[2] and area[1] <= column <= area[3]


def _is_of(text: str, choices: Sequence[str]) -> bool:
    number = number_in(text)
    return any(
        text == each or (number is not None and number == number_in(each)) for each in choices
    )
