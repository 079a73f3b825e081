"""A Word file filled in: words into cells and behind labels in the look that is there, rows copied
with their borders and joined cells.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from lxml import etree

from jixiao.core.blanks import Copy, Edits, Write
from jixiao.core.tags import local
from jixiao.writing.marks.parts import Element, Parts, namespace, parsed, written
from jixiao.writing.marks.word_runs import Finder, Words

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = frozenset(("t", "tab", "br", "cr", "sym", "noBreakHyphen", "softHyphen"))
_ONCE = frozenset(("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))
_PROMPTING = frozenset(("color", "highlight"))  # prompts are printed pale
_TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo", "rPrChange"))
_LETTERS = frozenset(("rFonts", "sz", "szCs", "lang"))
_Key = tuple[int, int]


class Row(Protocol):
    """A row of a table with all its cells by their columns."""

    @property
    def element(self) -> Element:
        """The row."""

    @property
    def cells(self) -> dict[int, Element]:
        """Its cells."""


Rows = Callable[[Element], Mapping[_Key, Row]]
"""Finds the rows of all tables by their numbers (the reader's own walk)."""


def fill_docx(data: bytes, edits: Edits, rows_of: Rows, find: Finder) -> bytes:
    """A copy of a docx file with the edits in it. What has no place in it is left out; reading it
    back tells.
    """
    parts = Parts(data)
    name = parts.main("word/document.xml")
    root = parsed(parts.part(name) or b"")
    rows = rows_of(root)
    inline = [each for each in edits.writes if each.place.start is not None and not each.copy]
    spots = find(root, [each.place.whole() for each in inline])
    cells: dict[tuple[int, int, int, int], Element] = {
        (*key, column, 0): cell for key, row in rows.items() for column, cell in row.cells.items()
    }
    _copied(edits.copies, rows, cells)
    stretches: dict[int, tuple[Words, list[Write]]] = {}
    for each, spot in zip(inline, spots, strict=True):
        if spot is not None:
            stretches.setdefault(id(spot.paragraphs[0]), (Words(spot), []))[1].append(each)
    for words, writes in stretches.values():
        for each in sorted(writes, key=lambda one: -(one.place.start or 0)):
            _replaced(words, each.place.start or 0, each.place.end or 0, each.text)
    for each in edits.writes:
        place = each.place
        if place.start is None and place.table is not None:
            cell = cells.get((place.table, place.row or 0, place.column or 0, each.copy))
            if cell is not None:
                _put(cell, each.text)
    parts.put(name, written(root))
    return parts.bytes()


def _copied(
    copies: Sequence[Copy],
    rows: Mapping[_Key, Row],
    cells: dict[tuple[int, int, int, int], Element],
) -> None:
    """Copy rows, each behind the one before it, and put their cells among the ``cells``."""
    last: dict[_Key, tuple[Element, dict[int, Element], int]] = {}
    for each in copies:
        key = (each.at.table or 0, each.at.row or 0)
        row = rows.get(key)
        if row is None:
            continue
        element, above, number = last.get(key, (row.element, row.cells, 0))
        own = {place.column for place in each.own}
        made = copy.deepcopy(element)
        order = {id(cell): column for column, cell in above.items()}
        below = {
            order[id(old)]: new
            for old, new in zip(_cells(element), _cells(made), strict=True)
            if id(old) in order
        }
        for column, cell in below.items():
            _emptied(cell)
            _joined(above[column], cell, apart=column in own)
        _bare(made)
        element.addnext(made)
        last[key] = (made, below, number + 1)
        cells.update(((*key, column, number + 1), cell) for column, cell in below.items())


def _cells(row: Element) -> list[Element]:
    return [
        each
        for each in row.iter()
        if local(each) == "tc"
        and next(up for up in each.iterancestors() if local(up) == "tr") is row
    ]


def _joined(above: Element, cell: Element, *, apart: bool) -> None:
    """Join a copied cell with the one above it, or part it from it."""
    word = namespace(cell)
    if apart:
        for each in _stated(cell, "vMerge"):
            each.getparent().remove(each)  # type: ignore[union-attr]
        return
    if not _stated(above, "vMerge"):
        _merge(above, word).set(f"{{{word}}}val", "restart")
    merge = (_stated(cell, "vMerge") or [_merge(cell, word)])[0]
    merge.attrib.pop(f"{{{word}}}val", "")


def _stated(cell: Element, name: str) -> list[Element]:
    return [each for part in cell if local(part) == "tcPr" for each in part if local(each) == name]


def _merge(cell: Element, word: str) -> Element:
    """A new mark of vertical joining, where the order of a cell's properties has it."""
    properties = next((each for each in cell if local(each) == "tcPr"), None)
    if properties is None:
        properties = etree.Element(f"{{{word}}}tcPr")
        cell.insert(0, properties)
    made = etree.Element(f"{{{word}}}vMerge")
    before = [
        each for each in properties if local(each) in ("cnfStyle", "tcW", "gridSpan", "hMerge")
    ]
    if before:
        before[-1].addnext(made)
    else:
        properties.insert(0, made)
    return made


def _bare(row: Element) -> None:
    """Without what may stand in a file once only, and without what makes a row a head."""
    for each in list(row.iter()):
        name = local(each)
        parent = each.getparent()
        if parent is not None and (
            name in _ONCE
            or (name == "tblHeader" and local(parent) == "trPr")
            or (name == "id" and local(parent) == "sdtPr")
        ):
            parent.remove(each)
    for each in row.iter():
        for attribute in list(each.attrib):
            if str(attribute).endswith(("}paraId", "}textId")):
                del each.attrib[attribute]


def _emptied(cell: Element) -> None:
    _put(cell, "")


def _put(cell: Element, text: str) -> None:
    """Words as the whole content of a cell, in the look of its first words."""
    paragraphs = [each for each in cell.iter() if local(each) == "p" and _holder(each) is cell]
    if not paragraphs:
        return
    said = next((each for each in paragraphs if _runs(each)), paragraphs[0])
    for other in paragraphs:
        parent = other.getparent()
        if other is not said and parent is not None:
            parent.remove(other)
    lines = text.split("\n")
    for line in reversed(lines[1:]):
        further = copy.deepcopy(said)
        _say(further, line)
        _bare(further)
        said.addnext(further)
    _say(said, lines[0])
    _shown(cell)


def _holder(paragraph: Element) -> Element | None:
    return next((up for up in paragraph.iterancestors() if local(up) == "tc"), None)


def _runs(paragraph: Element) -> list[Element]:
    return [
        each
        for each in paragraph.iter()
        if local(each) == "r" and any(local(part) in _TEXT for part in each)
    ]


def _say(paragraph: Element, text: str) -> None:
    word = namespace(paragraph)
    runs = _runs(paragraph)
    if runs:
        first = runs[0]
        pale = any((part.text or "").strip() for part in first if local(part) == "t")
        for run in runs:
            for part in list(run):
                if local(part) in _TEXT:
                    run.remove(part)
        for run in runs[1:]:
            parent = run.getparent()
            if parent is not None and not any(local(part) not in ("rPr",) for part in run):
                parent.remove(run)
        if pale and text:
            _plain(first)
    elif text:
        first = etree.SubElement(paragraph, f"{{{word}}}r")
        look = _look(paragraph)
        if look is not None:
            first.append(look)
    else:
        return
    made = etree.SubElement(first, f"{{{word}}}t")
    made.text = text
    made.set(_SPACE, "preserve")


def _look(paragraph: Element) -> Element | None:
    """The look of words in a paragraph without any: that of its mark, else the letters of the words
    nearest to its cell in the row, without their weight and colour.
    """
    for stated in paragraph:
        for part in stated if local(stated) == "pPr" else ():
            if local(part) == "rPr" and len(part):
                made = copy.deepcopy(part)
                for each in list(made):
                    if local(each) in _TRACKED:
                        made.remove(each)
                return made
    cell = _holder(paragraph)
    row = next((up for up in paragraph.iterancestors() if local(up) == "tr"), None)
    if cell is None or row is None:
        return None
    cells = _cells(row)
    at = cells.index(cell) if cell in cells else 0
    for other in (*reversed(cells[:at]), *cells[at + 1 :]):
        for run in (each for each in other.iter() if local(each) == "r"):
            own = next((part for part in run if local(part) == "rPr"), None)
            if own is not None:
                made = copy.deepcopy(own)
                for each in list(made):
                    if local(each) not in _LETTERS:
                        made.remove(each)
                return made
    return None


def _plain(run: Element) -> None:
    """What marks words as a prompt taken off: a pale colour, the style of placeholders."""
    for stated in run:
        if local(stated) == "rPr":
            for part in list(stated):
                if local(part) in _PROMPTING or (
                    local(part) == "rStyle"
                    and any("laceholder" in str(value) for value in part.attrib.values())
                ):
                    stated.remove(part)


def _shown(cell: Element) -> None:
    """A content control that shows its prompt shows words now."""
    controls = [each for each in cell.iter() if local(each) == "sdt"]
    controls += [each for each in cell.iterancestors() if local(each) == "sdt"]
    for control in controls:
        for stated in control:
            if local(stated) == "sdtPr":
                for part in list(stated):
                    if local(part) == "showingPlcHdr":
                        stated.remove(part)


def _replaced(words: Words, start: int, end: int, text: str) -> None:
    """A stretch of a line replaced, in the look of its first run; nothing where it is no plain
    words.
    """
    if words.in_place(start, end, text):
        return
    if start == end:  # behind what stands before it
        holder = words.holders(start - 1, start)[0] if start else None
        if holder is not None and local(holder) == "t":
            words.last_unit(start - 1, start)
            holder = words.holders(start - 1, start)[0]
            if holder is not None:
                holder.text = (holder.text or "") + text
                holder.set(_SPACE, "preserve")
        return
    words.first_unit(start, end)
    words.last_unit(start, end)
    holders = [each for each in words.holders(start, end) if each is not None]
    first = next((each for each in holders if local(each) == "t"), None)
    if first is None:
        return
    for each in dict.fromkeys(holders):
        parent = each.getparent()
        if each is not first and parent is not None:
            parent.remove(each)
    first.text = text
    first.set(_SPACE, "preserve")
