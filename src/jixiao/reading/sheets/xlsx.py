"""An xlsx package to a Document: one grid for each sheet, texts as the user sees them, uncached
formulas computed.
"""

from __future__ import annotations

from decimal import Decimal, DecimalException
from typing import IO, cast

import msgspec

from jixiao.core.documents import Block, Document
from jixiao.core.findings import Finding, Severity
from jixiao.core.places import Place
from jixiao.core.series import series
from jixiao.reading import limits, problems
from jixiao.reading.archives import Package
from jixiao.reading.packages import main_part, stated_rules
from jixiao.reading.raw import Raw
from jixiao.reading.sheets.cells import Value, letters
from jixiao.reading.sheets.evaluate import Evaluator, Held, Key, Wrong
from jixiao.reading.sheets.formulas import Unsupported, moved
from jixiao.reading.sheets.grids import Sheet, blocks_of
from jixiao.reading.sheets.quick import MOST_BYTES, quick_sheet
from jixiao.reading.sheets.shown import settled, shown_number, shown_text
from jixiao.reading.sheets.stream import RawCell, RawSheet, read_sheet
from jixiao.reading.sheets.workbook import codes_of, plain, strings_of, workbook_of


def read_xlsx(source: Raw, package: Package) -> Document:
    """The document of an xlsx file."""
    reader = _Reader(source, package)
    blocks: list[Block] = []
    for name, raw, hidden in reader.sheets:
        sheet = Sheet(
            name, reader.values[name], raw.merges, raw.hidden_rows, raw.hidden_columns, hidden
        )
        blocks.extend(blocks_of(sheet, source.member))
    document = source.document("xlsx", blocks, reader.doubts(), stated_rules(package))
    return msgspec.structs.replace(document, uncomputed=reader.uncomputed())


class _Reader:
    """Turns raw cells into values; formulas without a stored result are computed over all sheets."""

    def __init__(self, source: Raw, package: Package) -> None:
        part = main_part(package, "xl/workbook.xml")
        book = workbook_of(package, part)
        self._source, self._since_1904 = source, book.since_1904
        self._codes = codes_of(package, part)
        self.sheets = self._raw(package, book.sheets)
        self._strings = (
            strings_of(package, part)
            if any(cell.kind == "s" for _, raw, _ in self.sheets for cell in raw.cells)
            else []
        )
        self._shown: dict[tuple[str, int], tuple[str, Decimal | None]] = {}
        self._failed: list[Key] = []
        self.values = {
            name: [self._value(cell) for cell in raw.cells] for name, raw, _ in self.sheets
        }
        if any(cell.formula is not None for _, raw, _ in self.sheets for cell in raw.cells):
            self._formulas(book.recalculates)

    def _value(self, cell: RawCell) -> Value:
        text, stored = self._stored(cell)
        return Value(cell.row, cell.column, text, stored)

    def _formulas(self, recalculates: bool) -> None:
        """Write the formulas into the values, and compute those that have no result."""
        cells = {
            (name, cell.row, cell.column): cell
            for name, raw, _ in self.sheets
            for cell in raw.cells
        }
        values = {
            (name, value.row, value.column): value
            for name, found in self.values.items()
            for value in found
        }
        formulas = formulas_of(cells)
        for key, text in formulas.items():
            values[key].formula = "=" + text
        # A program that leaves the computing to the spreadsheet writes no value or a zero; such a
        # zero is no result.
        pending = {
            key
            for key, cell in cells.items()
            if cell.formula is not None
            and (cell.value is None or (recalculates and cell.value == "0"))
        }
        if not pending:
            return
        known = {key: _held(cell, values[key]) for key, cell in cells.items() if key not in pending}
        evaluator = Evaluator(known, {key: formulas[key] for key in pending if key in formulas})
        for key in (key for key in cells if key in pending):
            self._compute(evaluator, key, cells[key], values[key])

    @staticmethod
    def _raw(
        package: Package, sheets: list[tuple[str, str, bool]]
    ) -> list[tuple[str, RawSheet, bool]]:
        found: list[tuple[str, RawSheet, bool]] = []
        budget = limits.MAX_CELLS
        for name, part, hidden in sheets[:1000]:
            info = package.infos.get(part.lower())
            if info is None:
                continue
            raw = (
                quick_sheet(package.read(info, MOST_BYTES))
                if info.file_size <= MOST_BYTES
                else None
            )
            if raw is None or len(raw.cells) > budget:
                with package.open(info, limits.MAX_SHEET_BYTES) as stream:
                    raw = read_sheet(cast(IO[bytes], stream), budget)
            budget -= len(raw.cells)
            found.append((name, raw, hidden))
        return found

    def _compute(self, evaluator: Evaluator, key: Key, cell: RawCell, value: Value) -> None:
        try:
            held = evaluator.value(key)
        except Unsupported:
            if cell.value is None:
                self._failed.append(key)
            return
        if isinstance(held, bool):
            value.text = "TRUE" if held else "FALSE"
        elif isinstance(held, Wrong):
            value.text = held.text
        elif isinstance(held, str):
            value.text = plain(shown_text(held, self._code(cell.style)))
        else:
            value.stored = held or Decimal(0)
            value.text = shown_number(value.stored, self._code(cell.style), self._since_1904)

    def _stored(self, cell: RawCell) -> tuple[str, Decimal | None]:
        value = cell.value or ""
        if cell.kind == "n":
            found = self._shown.get((value, cell.style))
            if found is None:
                found = self._shown[value, cell.style] = self._number(value, cell.style)
            return found
        if cell.kind == "s":
            index = int(value) if value.isdigit() and len(value) < 9 else -1
            value = self._strings[index] if 0 <= index < len(self._strings) else ""
            return shown_text(value, self._code(cell.style)), None
        if cell.kind == "b":
            return ("TRUE" if value == "1" else "FALSE"), None
        return plain(shown_text(value, self._code(cell.style)) if cell.kind != "e" else value), None

    def _number(self, value: str, style: int) -> tuple[str, Decimal | None]:
        if not value:
            return "", None
        try:
            number = settled(Decimal(value))
        except DecimalException:
            return value, None
        if not number.is_finite():
            return value, None
        return shown_number(number, self._code(style), self._since_1904), number

    def _code(self, style: int) -> str:
        return self._codes[style] if style < len(self._codes) else "General"

    def uncomputed(self) -> tuple[Place, ...]:
        """Where the formulas stand that could not be computed."""
        return tuple(
            Place(member=self._source.member, sheet=sheet, cell=f"{letters(column)}{row}")
            for sheet, row, column in self._failed
        )

    def doubts(self) -> list[Finding]:
        """One remark about the formulas that could not be computed."""
        places = self.uncomputed()
        if not places:
            return []
        names = [f"{place.sheet}!{place.cell}" for place in places]
        shown = series(names, 5)
        return [
            problems.found(
                "R110",
                f"{len(names)} 个单元格的公式没有保存结果，本程序也算不出（{shown.zh}）。请用 Excel 或"
                " WPS 打开后保存。",
                f"{len(names)} formulas were saved without a result and cannot be computed here"
                f" ({shown.en}). Open and save the file in Excel or WPS.",
                place=places[0],
                severity=Severity.REMARK,
            )
        ]


def _held(cell: RawCell, value: Value) -> Held:
    """What a formula reads in a cell."""
    if cell.kind == "b":
        return cell.value == "1"
    if cell.kind == "e":
        return Wrong(value.text)
    return value.stored if value.stored is not None else value.text


def formulas_of(cells: dict[Key, RawCell]) -> dict[Key, str]:
    """The text of every formula, shared ones written out."""
    masters: dict[tuple[str, str], RawCell] = {}
    found: dict[Key, str] = {}
    for (name, row, column), cell in cells.items():
        if cell.formula is None:
            continue
        text = cell.formula.lstrip("=")
        if cell.shared is not None:
            if text:
                masters[name, cell.shared] = cell
            elif (name, cell.shared) in masters:
                master = masters[name, cell.shared]
                text = moved(
                    (master.formula or "").lstrip("=")[:4000],
                    row - master.row,
                    column - master.column,
                )
        if text:
            found[name, row, column] = text
    return found
