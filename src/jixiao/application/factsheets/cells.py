"""The sections of a fund's sheet as tables of lines; heads and sections that were renamed, doubled or
taken away are told by name. Numbers as clerks write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from jixiao.application.templates.heads import known_head
from jixiao.core.documents import Cell, Grid
from jixiao.core.errors import fault
from jixiao.core.figures import half_up, parse
from jixiao.core.figures.units import MONEY, in_wan
from jixiao.core.findings import Finding
from jixiao.core.regex import regex
from jixiao.knowledge.nearest import perhaps
from jixiao.reading.sheets.cells import letters
from jixiao.writing.factsheet.shape import (
    CHECKED,
    MARK,
    SECTIONS,
    Section,
    head_of,
    heads_known,
)

_NUMBERED = regex(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])")
_CUT_OFF, _PLACES = 10, 6
_NUMERIC = frozenset("0123456789.,-")
_MANDATORY = ("收入", "支出", "结余")
_LATER = frozenset({"reason", "budget", "units", "persons", "content", "number", "date", CHECKED})
"""Columns that a sheet may do without."""


class Line(msgspec.Struct, frozen=True):
    """A row: its label, the cell that it stands in, and the texts by column."""

    sheet: str
    row: int
    label: str
    texts: Mapping[int, str]

    @property
    def cell(self) -> str:
        """The label's cell."""
        return f"{self.sheet}!A{self.row}"

    def at(self, column: str, table: Table) -> tuple[str, str]:
        """What stands in a column, and the cell; nothing where the section has no such column."""
        place = table.columns.get(column)
        if place is None:
            return "", ""
        return self.texts.get(place, ""), f"{self.sheet}!{letters(place)}{self.row}"


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A section: the ``cell`` of its name, its columns by field, their heads, and its lines; ``headed``
    are all columns in which a head stands.
    """

    section: Section
    cell: str
    columns: Mapping[str, int]
    heads: Mapping[str, str]
    lines: tuple[Line, ...]
    headed: frozenset[int] = frozenset()


def tables_of(grid: Grid) -> tuple[list[Table], list[Finding]]:
    """The sections of a fund's sheet, and what is wrong with their names and heads."""
    wrong: list[Finding] = []
    rows = {row[0].row: row for row in grid.by_row() if row}
    begun: list[tuple[int, Section]] = []
    for number, row in rows.items():
        section = _section(row)
        if section is not None:
            begun.append((number, section))
    names = [section.name for _, section in begun]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            wrong.append(_told(grid, 0, f"“{name}”这一部分有两处，请去掉一处", f"{name} twice"))
    for name in _MANDATORY:
        if name not in names:
            wrong.append(
                _told(
                    grid,
                    0,
                    f"没有“{name}”这一部分（标题改了名或被删去了）；应有 {'、'.join(_MANDATORY)}",
                    f"there is no section {name}",
                )
            )
    ends = [number for number, _ in begun[1:]] + [max(rows, default=0) + 1]
    tables = []
    for (number, section), end in zip(begun, ends, strict=True):
        heads = rows.get(number + 1, [])
        columns, named = _columns(grid, section, heads, wrong)
        lines = tuple(_lines(grid, rows, range(number + 2, end)))
        tables.append(
            Table(
                section=section,
                cell=f"{grid.sheet}!A{number}",
                columns=columns,
                heads=named,
                lines=lines,
                headed=frozenset(cell.column for cell in heads if cell.text.strip()),
            )
        )
    _before(grid, rows, begun, wrong)
    return tables, wrong


def _section(row: list[Cell]) -> Section | None:
    """The section whose name a row is: it stands alone in it."""
    filled = [cell for cell in row if cell.text.strip()]
    if len(filled) != 1 or filled[0].column != 1:
        return None
    words = "".join(filled[0].text.split())
    return SECTIONS.get(_NUMBERED.sub("", words))


def _columns(
    grid: Grid, section: Section, row: list[Cell], wrong: list[Finding]
) -> tuple[dict[str, int], dict[str, str]]:
    """The columns of a section by its heads."""
    known, found, named = heads_known(section), {}, {}
    for cell in row:
        head = known_head(cell.text, known)
        if not head or cell.column == 1:
            continue
        field = known.get(head)
        if field is None:
            listed = "、".join(dict.fromkeys(known))
            wrong.append(
                _told(
                    grid,
                    cell.row,
                    f"“{section.name}”里不认得表头“{head}”；有的是 {listed}{perhaps(head, known).zh}",
                    f"unknown head {head!r}{perhaps(head, known).en}",
                    letters(cell.column),
                )
            )
        elif field in found:
            wrong.append(
                _told(
                    grid,
                    cell.row,
                    f"“{section.name}”里有两栏都叫“{head}”，请去掉一栏",
                    f"two columns are called {head!r}",
                    letters(cell.column),
                )
            )
        else:
            found[field], named[field] = cell.column, head
    for field in section.columns:
        if field is not None and field not in found and field not in _LATER:
            head = head_of(field, section, within=False)
            number = row[0].row if row else 0
            wrong.append(
                _told(
                    grid,
                    number,
                    f"“{section.name}”里没有“{head}”一栏；表头不要改名",
                    f"{section.name} has no column {head}",
                )
            )
    return found, named


def _lines(grid: Grid, rows: Mapping[int, list[Cell]], numbers: range) -> Iterator[Line]:
    for number in numbers:
        texts = {cell.column: _written(cell) for cell in rows.get(number, []) if cell.text.strip()}
        if texts:
            label = texts.pop(1, "")
            yield Line(grid.sheet or "", number, label, texts)


def _written(cell: Cell) -> str:
    """What a cell shows; of a number that its format cuts off (General shows eleven characters of
    1709000000.45) what it holds.
    """
    text = cell.text.strip()
    digits = sum(each.isdigit() for each in text)
    if cell.stored is None or digits < _CUT_OFF or not set(text) <= _NUMERIC:
        return text
    return format(half_up(cell.stored, _PLACES).normalize(), "f")


def _before(
    grid: Grid,
    rows: Mapping[int, list[Cell]],
    begun: list[tuple[int, Section]],
    wrong: list[Finding],
) -> None:
    """Amounts above the first section belong to nothing that is known."""
    first = begun[0][0] if begun else max(rows, default=0) + 1
    for line in _lines(grid, rows, range(3, first)):
        if line.texts and MARK not in line.label:
            wrong.append(
                _told(
                    grid,
                    line.row,
                    f"“{line.label}”这一行在各部分之前，不知道是收入、支出还是结余",
                    f"row {line.row} is in no section",
                )
            )


def _told(grid: Grid, row: int, zh: str, en: str, column: str = "A") -> Finding:
    cell = f"{grid.sheet}!{column}{row}" if row else f"“{grid.sheet}”页"
    return fault("E021", f"{cell} {zh}", f"{cell} {en}", cell if row else "")


def number_in(text: str, money_unit: str) -> Decimal | None:
    """The number that a cell holds, its thousands apart or not; an amount with a unit of money of its
    own in ``money_unit``, with no more digits than are written. None where it holds none, or one of
    another unit.
    """
    figure = parse(text)
    if figure is None:
        return None
    if figure.unit is None:
        return figure.value
    if (
        not money_unit
        or figure.unit.dimension != MONEY
        or figure.unit.symbol
        not in (
            "元",
            "万元",
            "亿元",
        )
    ):
        return None
    shift = (in_wan(figure.unit.symbol) / in_wan(money_unit)).adjusted()
    return figure.value.scaleb(shift)
