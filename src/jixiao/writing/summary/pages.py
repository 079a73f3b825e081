"""A summary as an official page: title, facts, tables, what it is to be read with, and the forms as an
annex across the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from jixiao.core.findings import Text
from jixiao.core.summaries import Group, Summarised
from jixiao.writing.pages.page import (
    OFFICIAL,
    TABLE_POINTS,
    Block,
    Cell,
    Page,
    Paragraph,
    Table,
    aligned,
)
from jixiao.writing.summary.against import not_summed_by_kind, tables_against
from jixiao.writing.summary.listing import Kind, Listing, Value, as_text, money_places
from jixiao.writing.summary.tables import tables_of
from jixiao.writing.summary.words import facts, paper_notes, said_of_list, title_words

_NUMERALS = "一二三四五六七八九十"
_ANNEX = Text("附表：", "Annex: ")
_NOTES = Text("有关说明", "Notes")
_SIGN = Text("（汇总单位、印章）", "(office, seal)")
_DAY = Text("＿＿＿＿年＿＿月＿＿日", "____-__-__")
_ROOMY = 7  # columns that have room for the letters of a letter's table
_SHORT = 10  # rows of a table that stays on one page
_RIGHT: tuple[Kind, ...] = ("money", "percent", "score", "count")


def pages_of(summary: Summarised, language: str = "zh") -> tuple[Page, ...]:
    """The summary as pages for a writer; a group that is not the first has pages of its own."""
    return tuple(
        page
        for number, group in enumerate(summary.groups)
        for page in _of_group(summary, group, language, is_first=number == 0)
    )


def _of_group(
    summary: Summarised, group: Group, language: str, *, is_first: bool
) -> Iterator[Page]:
    places = places_of(group)
    *tables, forms = tables_of(group, language)
    title = title_words(group, language)
    blocks: list[Block] = [Paragraph(text=title, style="title"), Paragraph(text="")]
    blocks += [Paragraph(text=each) for each in facts(group, language, places)]
    if is_first and summary.against is not None:
        blocks.append(Paragraph(text=said_of_list(summary.against, language)))
        tables += tables_against(summary, language)
    numbers = count()
    for each in tables:
        blocks += _section(each, next(numbers), language, places)
    if is_first:
        left = not_summed_by_kind(summary, language)
        blocks += _section(left, next(numbers), language, places) if left is not None else []
        blocks.append(_heading(_NOTES, next(numbers), language))
        said = paper_notes(summary, language, places)
        blocks += [
            Paragraph(text=f"{number}. {each}" if language == "en" else f"（{number}）{each}")
            for number, each in enumerate(said, start=1)
        ]
        blocks += [
            Paragraph(text=""),
            Paragraph(text=_SIGN.of(language), style="signed", to_fill=True),
            Paragraph(text=_DAY.of(language), style="signed", to_fill=True),
        ]
    yield Page(name=title, blocks=tuple(blocks), paper="report", foot=OFFICIAL, outer=True)
    annex = f"{_ANNEX.of(language)}{forms.name.of(language)}"
    yield Page(
        name=annex,
        blocks=(Paragraph(text=annex, style="title"), table_of(forms, language, places)),
        paper="landscape",
    )


def places_of(group: Group) -> int:
    """The decimals of a group's amounts."""
    return money_places([each for form in group.forms for each in (form.budget, form.executed)])


def _section(each: Listing, number: int, language: str, places: int) -> list[Block]:
    return [_heading(each.name, number, language), table_of(each, language, places)]


def _heading(name: Text, number: int, language: str) -> Paragraph:
    mark = f"{number + 1}. " if language == "en" else f"{_numeral(number + 1)}、"
    return Paragraph(text=f"{mark}{name.of(language)}", style="h1")


def _numeral(number: int) -> str:
    ten = len(_NUMERALS)
    return _NUMERALS[number - 1] if number <= ten else f"十{_NUMERALS[number - ten - 1]}"


def table_of(listing: Listing, language: str, places: int) -> Table:
    """A table for a page, without the columns that only a sheet has room for."""
    shown = [
        at for at, each in enumerate(listing.columns) if each.name not in listing.only_in_sheets
    ]
    cells = [
        Cell(row=1, column=column, text=listing.columns[at].head.of(language), bold=True)
        for column, at in enumerate(shown, start=1)
    ]
    rows: Sequence[Sequence[Value]] = (
        (*listing.rows, listing.total) if listing.total else listing.rows
    )
    for line, row in enumerate(rows, start=2):
        is_total = bool(listing.total) and line == len(rows) + 1
        for column, at in enumerate(shown, start=1):
            kind = listing.columns[at].kind
            text = as_text(row[at], kind, places)
            cells.append(
                Cell(
                    row=line,
                    column=column,
                    text=text,
                    align=_align(text, kind, listing.columns[at].name),
                    bold=is_total,
                )
            )
    return Table(
        cells=tuple(cells),
        rows=len(rows) + 1,
        columns=len(shown),
        widths=tuple(listing.columns[at].width for at in shown),
        header_rows=1,
        together=len(rows) < _SHORT,
        points=TABLE_POINTS if len(shown) <= _ROOMY else None,
    )


def _align(text: str, kind: Kind, name: str) -> str:
    if kind in _RIGHT and name != "number":
        return "right" if kind == "money" else "center"
    return aligned(text)
