"""Notes and corrections in an xlsx file: comments and fills on cells; everything that is not
touched stays, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from jixiao.core.findings import Severity, Text
from jixiao.core.locating import span_in
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.tags import local
from jixiao.writing.marks.notes import GONE, SIGNED, Change, Marked, Note, Signature, shared
from jixiao.writing.marks.parts import Element, parsed, written
from jixiao.writing.marks.sheet_cells import Cells, Fills
from jixiao.writing.marks.sheet_comments import THREADED, SheetComments
from jixiao.writing.marks.workbook import Workbook, spliced

_FORMULA = Text(
    "由公式算出，不改公式；请改它引用的单元格",
    "computed by a formula, which is not overwritten; change the cells it refers to",
)
_MOVED = Text("原处的内容已与填报的不同", "something else stands there now")
_NUMBER = Text(
    "更正值不能按原单元格的数字格式写入，请手工改",
    "the correction does not fit the cell's number format; change it by hand",
)
_FIGURE = regex(r"[-−－]?[\d,，]+(?:\.\d+)?")


def annotate_xlsx(data: bytes, notes: list[Note], signature: Signature) -> Marked:
    """A copy of an xlsx file with the notes of each cell as its comment, and a fill by the gravest
    of them.
    """
    book = _Book(data)
    left: dict[int, Text] = {}
    for part, cells in book.by_sheet([note.place for note in notes], left):
        sheet = _Sheet(book, part, signature)
        for name, indexes in cells.items():
            note = shared([notes[index] for index in indexes])
            if not sheet.mark(name, note, note.severity):
                left.update(dict.fromkeys(indexes, THREADED))
        sheet.put()
    return book.marked(left)


def correct_xlsx(data: bytes, changes: list[Change], signature: Signature) -> Marked:
    """A copy of an xlsx file with the changes written into their cells, each marked; cells with
    formulas are left.
    """
    book = _Book(data)
    left: dict[int, Text] = {}
    for part, cells in book.by_sheet([change.place for change in changes], left):
        sheet = _Sheet(book, part, signature)
        for name, indexes in cells.items():
            left.update(sheet.change(name, {index: changes[index] for index in indexes}))
            done = [changes[index].note for index in indexes if index not in left]
            if done:
                sheet.mark(name, shared(done), Severity.WARNING)
        sheet.put()
    if len(left) < len(changes):
        book.recalculate()
    return book.marked(left)


class _Book(Workbook):
    """A workbook under marking."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.fills = Fills(self.parts, self.main)

    def by_sheet(
        self, places: list[Place], left: dict[int, Text]
    ) -> Iterator[tuple[str, dict[str, list[int]]]]:
        """For each sheet its part and, by cell, the indexes of the places there; those without a
        cell are left.
        """
        found: dict[str, dict[str, list[int]]] = {}
        for index, place in enumerate(places):
            part = self.sheets.get(place.sheet or "")
            if not part or place.cell is None or self.parts.part(part) is None:
                left[index] = GONE
            else:
                found.setdefault(part, {}).setdefault(place.cell, []).append(index)
        yield from found.items()

    def marked(self, left: dict[int, Text]) -> Marked:
        """The marked copy."""
        self.fills.put()
        return Marked(
            data=self.parts.bytes(), left=left, warnings=(SIGNED,) if self.parts.signed() else ()
        )


class _Sheet:
    """One worksheet under marking."""

    def __init__(self, book: _Book, part: str, signature: Signature) -> None:
        self._book, self._part = book, part
        self._root = parsed(book.parts.part(part) or b"")
        self._cells = Cells(self._root)
        self._comments = SheetComments(book.parts, part, self._root, signature)

    def mark(self, name: str, note: Note, severity: Severity) -> bool:
        """Fill a cell and comment it; False where it cannot take the comment."""
        self._book.fills.fill(self._cells.made(name), severity)
        return self._comments.add(name, note)

    def change(self, name: str, changes: dict[int, Change]) -> dict[int, Text]:
        """Write new words into a cell, of several the last first; says by index why where it cannot
        be done.
        """
        cell = self._cells.at(name)
        if cell is None:
            return dict.fromkeys(changes, _MOVED)
        if any(local(child) == "f" for child in cell):
            return dict.fromkeys(changes, _FORMULA)
        found = {index: _MOVED for index, change in changes.items() if not _stands(change)}
        good = {index: change for index, change in changes.items() if index not in found}
        if (cell.get("t") or "n") != "n":
            problem = self._rewritten_text(cell, list(good.values())) if good else None
        else:
            problem = (
                _rewritten_number(cell, next(iter(good.values()))) if len(good) == 1 else _NUMBER
            )
        return found | (dict.fromkeys(good, problem) if problem is not None else {})

    def _rewritten_text(self, cell: Element, changes: list[Change]) -> Text | None:
        """The cell's text as an inline string: a shared one may stand in other cells too."""
        source = self._book.text_of(cell)
        if source is None:
            return _MOVED
        texts = [
            each
            for each in source.iter()
            if local(each) == "t" and not any(local(up) == "rPh" for up in each.iterancestors())
        ]
        lead = "".join(each.text or "" for each in texts).find(changes[0].place.text)
        if lead < 0:
            return _MOVED
        starts = [(span_in(change.place.text, change.place)[0], change) for change in changes]
        for start, change in sorted(starts, key=lambda pair: -pair[0]):
            spliced(texts, lead + start, len(change.old), change.new)
        for child in list(cell):
            if local(child) in ("v", "is"):
                cell.remove(child)
        cell.set("t", "inlineStr")
        cell.insert(0, source)
        return None

    def put(self) -> None:
        """Write the sheet and its comments into the package."""
        self._comments.put()
        self._book.parts.put(self._part, written(self._root))


def _stands(change: Change) -> bool:
    """Whether the old words stand at the change's place."""
    start, end = span_in(change.place.text, change.place)
    return bool(change.old) and change.place.text[start:end] == change.old


def _rewritten_number(cell: Element, change: Change) -> Text | None:
    """The number behind what is shown: the correction on the scale on which the old one is stored."""
    value = next((child for child in cell if local(child) == "v"), None)
    shown = change.place.text
    start, end = span_in(shown, change.place)
    wanted = shown[:start] + change.new + shown[end:]
    old, new = _figure(shown), _figure(wanted)
    is_dressed_alike = _FIGURE.sub("", shown, count=1) == _FIGURE.sub(
        "", wanted, count=1
    )  # units and signs come from the format
    if value is None or old is None or new is None or not is_dressed_alike:
        return _NUMBER
    try:
        stored = Decimal(value.text or "")
    except InvalidOperation:
        return _NUMBER
    value.text = format((new * _scale(stored, old, shown)).normalize(), "f")
    return None


def _scale(stored: Decimal, shown: Decimal, text: str) -> Decimal:
    """What one of what is shown is in what is stored: a power of ten (percentages are stored as
    hundredths).
    """
    if shown and stored:
        return Decimal(1).scaleb((stored / shown).copy_abs().log10().to_integral_value())
    return Decimal("0.01") if "%" in text else Decimal(1)


def _figure(text: str) -> Decimal | None:
    found = _FIGURE.search(text)
    if found is None:
        return None
    bare = found.group().replace(",", "").replace("，", "").replace("−", "-").replace("－", "-")
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None
