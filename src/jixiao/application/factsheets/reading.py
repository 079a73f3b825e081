"""Reads a fact sheet back into a report's raw data, each field with the cell that it stands in; what is
wrong is told by sheet and cell, with what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from jixiao.application.factsheets.cells import tables_of
from jixiao.application.factsheets.fund import FundReader, Noted
from jixiao.application.factsheets.mistyped import (
    merged_numbers,
    no_unit_of_money,
    other_units,
)
from jixiao.application.factsheets.unread import unread_beside, unread_in_fund, unread_sheets
from jixiao.application.templates.heads import plain_unit
from jixiao.core.documents import Document, Grid
from jixiao.core.findings import Finding, Text
from jixiao.core.periods import YEARS, years_in
from jixiao.core.series import series
from jixiao.drafting.spans import EXPECTED, period_of
from jixiao.knowledge.funds import INSURANCE, fund_of
from jixiao.knowledge.nearest import perhaps
from jixiao.reading.sheets.cells import letters
from jixiao.writing.factsheet.shape import (
    BASIC_FIELDS,
    BASICS,
    FUND_LABEL,
    MARK,
    POLICIES,
    POLICY_FIELDS,
    TEXT_FIELDS,
    TEXTS,
    told_within,
)

Raw = dict[str, Any]
_MONEY_UNITS = ("元", "万元", "亿元")
WHAT_IT_IS = Text(
    "是收支事实表，不是绩效表；由它起草报告用 jixiao report",
    "the fact sheet of a report and no form; jixiao report makes the report of it",
)
"""What is said of a fact sheet that is given where forms are wanted."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a fact sheet holds: raw data of a report, the cell of each field (``工伤保险!B5`` by
    ``funds[0].income.actual``, also of fields that are empty), and what is wrong in it. ``blank`` are
    the numbers of the funds on whose sheets nothing is filled in, ``empty`` those funds with their
    sheets; ``filled`` is the data without them. ``unread`` is what stands where nothing reads it.
    """

    raw: Raw
    cells: Mapping[str, str] = {}
    findings: tuple[Finding, ...] = ()
    file: str = ""
    empty: tuple[tuple[str, str], ...] = ()
    blank: tuple[int, ...] = ()
    unread: tuple[Finding, ...] = ()

    @property
    def filled(self) -> Raw:
        """The data of the funds that something is filled in of."""
        listed = enumerate(self.raw.get("funds", ()))
        funds = [each for number, each in listed if number not in self.blank]
        return {**self.raw, "funds": funds} if self.raw else {}


def is_fact_sheet(document: Document) -> bool:
    """Whether a workbook is a fact sheet: it has a fund's sheet, or the sheet of basics, by its title."""
    return any(
        MARK in cell.text
        for grid in _grids(document)
        for cell in grid.cells
        if cell.row == 1 and cell.column == 1
    )


def facts_of(document: Document, file: str, period: str = "") -> Facts:
    """The facts of a workbook that is a fact sheet; they are of a ``period`` that is asked for, where
    the sheet states none.
    """
    reader = _Reader()
    grids = _grids(document)
    named = {grid.sheet: grid for grid in grids}
    for place in document.uncomputed:
        reader.noted.tell(
            f"{place.sheet}!{place.cell}",
            "是公式，文件里没有存它的结果，这里也算不出；请用 Excel 或 WPS 打开保存一次，或直接填上数",
            "holds a formula without a result: save the file in Excel or WPS, or type the value",
        )
    if BASICS not in named:
        reader.noted.tell(
            "", f"没有“{BASICS}”页；页名不要改，也不要删", f"there is no sheet {BASICS}"
        )
    else:
        reader.basics(named[BASICS])
    if TEXTS in named:
        reader.texts(named[TEXTS])
    if POLICIES in named:
        reader.policies(named[POLICIES])
    for name in (BASICS, TEXTS, POLICIES):
        if name in named:
            reader.unread += unread_beside(named[name])
    of_funds = [each for each in grids if each.sheet != BASICS and _is_funds(each)]
    for grid in of_funds:
        reader.fund(grid)
    reader.unread += unread_sheets(grids, [each.sheet or "" for each in of_funds])
    reader.held_period(period)
    return Facts(
        empty=tuple(reader.empty.values()),
        blank=tuple(reader.empty),
        raw=reader.raw,
        cells=reader.noted.cells,
        findings=tuple(reader.noted.wrong),
        file=file,
        unread=tuple(reader.unread),
    )


def _grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid) and block.sheet]


def _is_funds(grid: Grid) -> bool:
    """A sheet with the title of a fund's, or with its label."""
    return any(
        cell.column == 1
        and ((cell.row == 1 and MARK in cell.text) or cell.text.strip() == FUND_LABEL)
        for cell in grid.cells
    )


class _Reader:
    """Gathers raw data, cells and what is wrong."""

    def __init__(self) -> None:
        self.raw: Raw = {"funds": []}
        self.noted = Noted()
        self.empty: dict[int, tuple[str, str]] = {}  # by the fund's number
        self.unread: list[Finding] = []
        self._sheets: dict[str, str] = {}  # by fund
        self._within: dict[str, bool] = {}  # by sheet

    def basics(self, grid: Grid) -> None:
        """The head of the report."""
        for label, value, cell in _pairs(grid):
            field = BASIC_FIELDS.get(label)
            if field is None:
                known = series(BASIC_FIELDS)
                said = f"没有“{label}”这一项" if label else f"填的“{value}”前面没有项目名称"
                self.noted.tell(cell, f"{said}；有的是 {known.zh}", f"unknown: {label!r}", value)
                continue
            self.noted.cells[field] = cell
            if not value:
                if field == "money_unit":
                    self.unread.append(no_unit_of_money(cell))
                continue
            value = plain_unit(value) if field == "money_unit" else value
            if field == "year":
                self._year(value, cell)
            elif field == "period" and period_of(value) is None:
                self.noted.tell(
                    cell,
                    f"“期间”填的是“{value}”，应为从1月起的一段，如 {EXPECTED}；全年的留空",
                    f"period {value!r}: expected e.g. {EXPECTED}",
                    value,
                )
            elif field == "money_unit" and value not in _MONEY_UNITS:
                known = series(_MONEY_UNITS)
                self.noted.tell(
                    cell,
                    f"“金额单位”填的是“{value}”，应为 {known.zh} 之一",
                    f"one of {known.en}",
                    value,
                )
            else:
                self.raw[field] = value

    def _year(self, value: str, cell: str) -> None:
        bare = value.rstrip("年度 ")
        years = [int(bare)] if bare.isascii() and bare.isdecimal() else list(years_in(value))
        if len(years) == 1 and years[0] in YEARS:
            self.raw["year"] = str(years[0])
        else:
            self.noted.tell(
                cell, f"“年度”填的是“{value}”，应为四位年份，如 2024", "a year such as 2024", value
            )

    def texts(self, grid: Grid) -> None:
        """Sentences that are of all funds."""
        for label, value, cell in _pairs(grid, first=2):
            field = TEXT_FIELDS.get(label)
            if not value and not label:
                continue
            if field is None:
                known = series(TEXT_FIELDS)
                said = f"类别填的是“{label}”" if label else "这一行没有选类别"
                self.noted.tell(cell, f"{said}，应为 {known.zh} 之一", f"one of {known.en}", label)
            elif value:
                listed = self.raw.setdefault(field, [])
                self.noted.cells[f"{field}[{len(listed)}]"] = cell
                listed.append(value)

    def policies(self, grid: Grid) -> None:
        """Documents that are of all funds."""
        rows = list(grid.by_row())
        heads = {
            cell.column: "".join(cell.text.split())
            for cell in (rows[0] if rows else ())
            if cell.text
        }
        for column, head in heads.items():
            if head not in POLICY_FIELDS:
                known = series(POLICY_FIELDS)
                at = f"{grid.sheet}!{letters(column)}1"
                self.noted.tell(
                    at, f"不认得表头“{head}”；有的是 {known.zh}", f"unknown head {head!r}"
                )
        for row in rows[1:]:
            texts = {
                POLICY_FIELDS[heads[cell.column]]: cell.text.strip()
                for cell in row
                if cell.text.strip() and heads.get(cell.column, "") in POLICY_FIELDS
            }
            if not texts:
                continue
            cell = f"{grid.sheet}!A{row[0].row}"
            at = f"policies[{len(self.raw.get('policies', ()))}]"
            self.noted.cells[f"{at}.name"] = cell
            for column, head in heads.items():
                if head in POLICY_FIELDS:
                    place = f"{grid.sheet}!{letters(column)}{row[0].row}"
                    self.noted.cells[f"{at}.{POLICY_FIELDS[head]}"] = place
            if "name" not in texts:
                self.noted.tell(cell, "这一行没有写文件名称", "this row has no name")
            self.raw.setdefault("policies", []).append(texts)

    def fund(self, grid: Grid) -> None:
        """One fund's sheet."""
        sheet = grid.sheet or ""
        found = next(
            ((value, cell) for label, value, cell in _pairs(grid) if label == FUND_LABEL), None
        )
        value, cell = found or ("", f"{sheet}!B2")
        name = fund_of(value) if value else None
        index = len(self.raw["funds"])
        fund: Raw = {"fund": name or value or sheet}
        if name not in INSURANCE:
            known = series(sorted(INSURANCE))
            self.noted.tell(
                cell,
                f"“{FUND_LABEL}”填的是“{value}”，应为 {known.zh} 之一{perhaps(value, INSURANCE).zh}"
                if value
                else f"没有填“{FUND_LABEL}”，应为 {known.zh} 之一",
                f"a fund is expected, one of {known.en}",
                value,
            )
        elif name in self._sheets:
            first = self._sheets[name]
            self.noted.tell(
                cell,
                f"“{first}”页和“{sheet}”页的{FUND_LABEL}都是{name}，请改正写错的一页；多余的页整页删去",
                f"the sheets {first} and {sheet} are both of {name}",
                value,
            )
        self._sheets.setdefault(name or "", sheet)
        tables, problems = tables_of(grid)
        self.noted.wrong += problems
        self.unread += unread_in_fund(grid, tables)
        for table in tables:
            within = told_within(set(table.heads.values()))
            if within is not None:
                self._within[sheet] = within
        unit = str(self.raw.get("money_unit", _MONEY_UNITS[1]))
        for place, zh, en in (*other_units(grid, tables, unit), *merged_numbers(grid)):
            self.noted.tell(f"{sheet}!{place}", zh, en)
        reading = FundReader(self.noted, fund, f"funds[{index}]", unit)
        if name in INSURANCE and tables and not problems and not reading.anything_in(tables):
            self.empty[index] = (name, sheet)
        self.noted.cells[f"funds[{index}].fund"] = cell
        reading.read(tables)
        self.raw["funds"].append(fund)

    def held_period(self, asked: str = "") -> None:
        """Heads of a year's sheet beside a period that it states or that is ``asked`` for, or the other
        way round.
        """
        own = self.raw.get("period")
        period = own or asked
        for sheet, within in self._within.items():
            if within == bool(period):
                continue
            cell = self.noted.cells.get("period", BASICS)
            if within:
                self.noted.tell(
                    cell,
                    f"“{sheet}”页的表头是本期累计、上年同期，而“期间”没有填，应填，如 {EXPECTED}",
                    f"the sheet {sheet} is of a period, which is not stated",
                )
            else:
                said = f"“期间”填的是“{own}”" if own else f"要做的是 {asked} 的"
                left = "全年的表不填期间，" if own else "这是全年的表，"
                self.noted.tell(
                    cell,
                    f"{said}，而“{sheet}”页的表头是本年数、上年数；{left}"
                    f"季报请用 jixiao template 报告 文件.xlsx --period {period} 领的表",
                    f"the sheet {sheet} is of a whole year, not of {period}",
                    str(own or ""),
                )
            return


def _pairs(grid: Grid, first: int = 1) -> Iterator[tuple[str, str, str]]:
    """Labels of the first column with what stands beside them and its cell, from a row on."""
    for row in grid.by_row():
        texts = {cell.column: cell.text.strip() for cell in row}
        number = row[0].row if row else 0
        if number >= first and (texts.get(1) or texts.get(2)) and MARK not in texts.get(1, ""):
            yield texts.get(1, ""), texts.get(2, ""), f"{grid.sheet}!B{number}"
