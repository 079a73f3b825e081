"""A summary as a workbook: a sheet a table, numbers as numbers, sums and rates as live formulas, to sort,
filter and print.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from jixiao.core.figures import HUNDRED
from jixiao.core.findings import Text
from jixiao.core.paging import Margins, pages_to_fit, points_across, row_height
from jixiao.core.regex import regex
from jixiao.core.summaries import Summarised
from jixiao.core.workbooks import workbook_options
from jixiao.writing.pages.fonts import HEADING, TABLE
from jixiao.writing.pages.page import Meta, printable
from jixiao.writing.pages.xlsx import sheet_names
from jixiao.writing.summary.against import not_summed, tables_against
from jixiao.writing.summary.listing import (
    MONEY_UNIT,
    PLACES,
    Column,
    Listing,
    Value,
    in_money_unit,
)
from jixiao.writing.summary.pages import places_of
from jixiao.writing.summary.tables import tables_of, title_of
from jixiao.writing.summary.words import facts, notes, said_of_list, title_words

_HEAD = 2  # the row of the heads, from 0
_A4 = 9
_MARGINS = Margins(Decimal("0.4"), Decimal("0.4"), Decimal("0.5"), Decimal("0.6"))
_NAME = regex(r"\[(?:(\w+)\.)?(\w+)\]")
_NOTES = Text("说明", "Notes")
_FROZEN = 2  # columns that stay where one scrolls across
_WIDEST = 110  # of a column of sentences
_TITLE = 24  # points
_NARROW = 9  # digits: what stands in such a column is a word or a number
_BESIDE = 4  # digits beside an amount: bold ones are wider


def workbook_of(summary: Summarised, language: str, meta: Meta) -> bytes:
    """The whole workbook: the tables of each group, those of the list, what is not counted, notes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, workbook_options())
    book.set_properties({"title": meta.title[:250], "author": meta.author, "created": meta.made_on})
    wanted = list(_sheets(summary, language))
    names = sheet_names([each.name for each in wanted])
    keyed = {(each.group, each.listing.key): at for at, each in enumerate(wanted)}
    desk = _Desk(book, language)
    for each, name in zip(wanted, names, strict=True):
        others = {
            key: (names[at], wanted[at].listing)
            for (group, key), at in keyed.items()
            if key and group == each.group
        }
        desk.write(name, each, others)
    desk.sentences(sheet_names([*names, _NOTES.of(language)])[-1], _said(summary, language))
    book.close()
    return out.getvalue()


class _Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet's name, its title, its table and the decimals of its amounts; ``group`` is which group of
    forms it is of, -1 for the list.
    """

    name: str
    title: str
    listing: Listing
    places: int
    group: int = -1


def _sheets(summary: Summarised, language: str) -> Iterator[_Wanted]:
    several = len(summary.groups) > 1
    for number, group in enumerate(summary.groups):
        lead = f"{title_of(group, language)} " if several else ""
        for each in tables_of(group, language):
            name = each.name.of(language)
            yield _Wanted(
                name=f"{lead}{name}",
                title=f"{title_words(group, language)}：{name}",
                listing=each,
                places=places_of(group),
                group=number,
            )
    places = max((places_of(each) for each in summary.groups), default=PLACES)
    left = not_summed(summary, language)
    for each in [*tables_against(summary, language), *([left] if left is not None else [])]:
        name = each.name.of(language)
        yield _Wanted(name=name, title=name, listing=each, places=places)


_Others = Mapping[str, tuple[str, Listing]]
"""The tables that formulas stand on by their keys: the name of the sheet, and the table."""


def _said(summary: Summarised, language: str) -> list[str]:
    said: list[str] = []
    for group in summary.groups:
        said += [title_words(group, language), *facts(group, language, places_of(group))]
    if summary.against is not None:
        said.append(said_of_list(summary.against, language))
    places = max(places_of(group) for group in summary.groups)
    return [*said, *notes(summary, language, places)]


class _Desk:
    """One workbook with its formats."""

    def __init__(self, book: Any, language: str) -> None:
        self._book, self._language = book, language
        self._looks: dict[tuple[object, ...], Any] = {}

    def look(self, **wanted: object) -> Any:
        """A format, made once."""
        key = tuple(sorted(wanted.items(), key=lambda each: each[0]))
        if key not in self._looks:
            base = {"font_name": TABLE, "font_size": 10, "valign": "vcenter"}
            self._looks[key] = self._book.add_format({**base, **wanted})
        return self._looks[key]

    def write(self, name: str, wanted: _Wanted, others: _Others) -> None:
        """A sheet of one table under its title."""
        sheet = self._book.add_worksheet(name)
        desk = _Table(self, sheet, wanted, others)
        desk.write(wanted.title, self._language)

    def sentences(self, name: str, said: Sequence[str]) -> None:
        """A sheet of sentences, one a row."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, _WIDEST)
        style = self.look(text_wrap=True)
        for row, each in enumerate(said):
            sheet.write_string(row, 0, printable(each), style)
            sheet.set_row(row, _height([each], [_WIDEST]))
        _print(sheet, None)


class _Table:
    """One table on its sheet."""

    def __init__(self, desk: _Desk, sheet: Any, wanted: _Wanted, others: _Others) -> None:
        self._desk, self._sheet, self._others = desk, sheet, others
        self._listing, self._places = wanted.listing, wanted.places
        self._widths = [self._width(at, column) for at, column in enumerate(self._listing.columns)]
        self._heights: dict[int, int] = {}

    def write(self, title: str, language: str) -> None:
        """Title, unit, heads, rows, sums; sorted, filtered and printed."""
        sheet, listing = self._sheet, self._listing
        widths = self._widths
        last_column = len(widths) - 1
        sheet.write_string(0, 0, printable(title), self._desk.look(font_name=HEADING, font_size=14))
        self._set_height(0, _TITLE)
        self._say(self._above(language), widths[: len(widths) - len(listing.unprinted)])
        head = self._desk.look(
            bold=True, border=1, text_wrap=True, align="center", bg_color="#E7ECF2"
        )
        for at, each in enumerate(listing.columns):
            sheet.set_column(at, at, widths[at])
            sheet.write_string(_HEAD, at, each.head.of(language), head)
        self._set_height(
            _HEAD, _height([each.head.of(language) for each in listing.columns], widths)
        )
        for number, row in enumerate(listing.rows, start=1):
            self._row(_HEAD + number, row)
            texts = [each if isinstance(each, str) else "" for each in row]
            self._set_height(_HEAD + number, _height(texts, widths))
        last = _HEAD + max(len(listing.rows), 1)
        if listing.total:
            self._row(last + 1, listing.total, is_total=True)
            self._set_height(last + 1, _height([""], [9]))
        sheet.autofilter(_HEAD, 0, last, last_column)
        sheet.freeze_panes(_HEAD + 1, min(_FROZEN, last_column))
        printed = last_column - len(listing.unprinted)
        sheet.print_area(0, 0, last + bool(listing.total), printed)
        heights = [self._heights[row] for row in sorted(self._heights)]
        _print(sheet, _HEAD, heights, widths[: printed + 1])

    def _width(self, at: int, column: Column) -> int:
        """How wide a column is: amounts in full, as no cell may show ####."""
        if column.kind != "money":
            return column.width
        rows = (*self._listing.rows, self._listing.total or ())
        amounts = [row[at] for row in rows if row and row[at] is not None]
        shown = [
            f"{in_money_unit(Decimal(each)):,.{self._places}f}"
            for each in amounts
            if not isinstance(each, str | None)
        ]
        return max([column.width, *(len(each) + _BESIDE for each in shown)])

    def _set_height(self, row: int, height: int) -> None:
        self._sheet.set_row(row, height)
        self._heights[row] = height

    def _say(self, said: str, widths: Sequence[int]) -> None:
        """A line across the columns that are printed."""
        look = self._desk.look(text_wrap=True)
        if len(widths) > 1:
            self._sheet.merge_range(1, 0, 1, len(widths) - 1, "", look)
        self._sheet.write_string(1, 0, said, look)
        self._set_height(1, _height([said], [sum(widths)]))

    def _above(self, language: str) -> str:
        """What stands between the title and the heads: the unit of the amounts, and what is to be
        known of the table.
        """
        listing = self._listing
        said = [listing.note.of(language)] if listing.note is not None else []
        if any(each.kind == "money" for each in listing.columns):
            said.insert(
                0, f"{'Money in ' if language == 'en' else '金额单位：'}{MONEY_UNIT.symbol}"
            )
        return ("; " if language == "en" else "；").join(said)

    def _row(self, at: int, row: Sequence[Value], *, is_total: bool = False) -> None:
        for number, (column, value) in enumerate(zip(self._listing.columns, row, strict=True)):
            style = self._style(column, is_total)
            formula = self._formula(column, at, row, is_total=is_total)
            shown = _in_sheet(value, column)
            if formula:
                self._sheet.write_formula(
                    at, number, f"={formula}", style, "" if shown is None else shown
                )
            elif isinstance(shown, str):
                self._sheet.write_string(at, number, printable(shown), style)
            elif shown is None:
                self._sheet.write_blank(at, number, None, style)
            else:
                self._sheet.write_number(at, number, shown, style)

    def _style(self, column: Column, is_total: bool) -> Any:
        zeros = "0" * self._places
        codes = {"money": f"#,##0.{zeros}", "percent": "0.00%", "score": "0.00", "count": "0"}
        align = {"text": "left", "money": "right"}.get(column.kind, "center")
        if column.width <= _NARROW:  # a word
            align = "center"
        return self._desk.look(
            border=1,
            align=align,
            indent=int(align == "right"),
            num_format=codes.get(column.kind, "@"),
            text_wrap=column.kind == "text",
            bold=is_total,
        )

    def _formula(self, column: Column, at: int, row: Sequence[Value], *, is_total: bool) -> str:
        """What a cell computes; nothing where it stands on a cell that is empty."""
        value = row[self._listing.at(column.name)]
        if is_total:
            if (not column.live_total and not column.adds_up) or value is None:
                return ""
            return self._filled(column.live_total or f"SUM([column.{column.name}])", at)
        live = column.lives[at - _HEAD - 1] if column.lives else column.live
        if not live or not (column.of_nothing or self._stands(live, value, row)):
            return ""
        return self._filled(live, at)

    def _stands(self, live: str, value: Value, row: Sequence[Value]) -> bool:
        """Whether a value is there, and all cells of its row that it is computed of."""
        own = [name for where, name in _NAME.findall(live) if not where]
        return value is not None and all(row[self._listing.at(name)] is not None for name in own)

    def _filled(self, live: str, at: int) -> str:
        """The formula with the cells in the place of their names."""
        return _NAME.sub(lambda found: self._cells(found[1], found[2], at), live)

    def _cells(self, where: str | None, name: str, at: int) -> str:
        if not where:
            return f"{xl_col_to_name(self._listing.at(name))}{at + 1}"
        sheet, listing = ("", self._listing) if where == "column" else self._others[where]
        letter = xl_col_to_name(listing.at(name))
        last = _HEAD + 1 + max(len(listing.rows), 1)
        cells = f"${letter}${_HEAD + 2}:${letter}${last}"
        if not sheet:
            return cells
        quoted = sheet.replace("'", "''")
        return f"'{quoted}'!{cells}"


def _in_sheet(value: Value, column: Column) -> str | int | Decimal | None:
    """A value as a sheet holds it: amounts in the summary's unit, percentages as shares of one."""
    if value is None or isinstance(value, str):
        return value
    if column.kind == "money":
        return in_money_unit(Decimal(value))
    return Decimal(value) / HUNDRED if column.kind == "percent" else value


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    return row_height(texts, widths, line=14, around=4)


def _print(
    sheet: Any, head: int | None, heights: Sequence[int] = (), widths: Sequence[int] = (_WIDEST,)
) -> None:
    """On A4, across where upright has no room, as wide as the page, the heads on every page, without a
    page of a few rows.
    """
    wide, _ = _MARGINS.room(landscape=False)
    landscape = points_across(widths) > wide
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.center_horizontally()
    repeated = heights[head] if head is not None and heights else 0
    pages = pages_to_fit(heights, widths, repeated=repeated, landscape=landscape, margins=_MARGINS)
    sheet.fit_to_pages(1, pages)
    if head is not None:
        sheet.repeat_rows(head)
    sheet.set_margins(**msgspec.structs.asdict(_MARGINS))
    sheet.set_footer("&C&P / &N")
