"""Tables in workbooks that people print and fill in: formats, columns by their heads, rows as high as
their texts, how they print.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from jixiao.core.findings import Severity, Text
from jixiao.core.paging import Margins, row_height
from jixiao.rendering.words import printable

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

MARGINS = Margins(Decimal("0.4"), Decimal("0.4"), Decimal("0.5"), Decimal("0.6"))
"""Of every sheet that is printed."""
_MOST_CHARACTERS = 32_000
_FONT, _POINTS = "宋体", "10.5"
A3, A4 = 8, 9
_LINE = 16  # points


class Styles:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        plain = {"font_name": _FONT, "font_size": _POINTS, "text_wrap": True}
        self._base = base = {**plain, "valign": "top", "border": 1, "border_color": "#C5CBD3"}
        self._book = book
        self._numbers: dict[int, Format] = {}
        self.title: Format = book.add_format({"font_name": _FONT, "font_size": 14, "bold": True})
        self.hint: Format = book.add_format({**plain, "font_color": "#5B6675", "valign": "top"})
        self.foot: Format = book.add_format({**plain, "valign": "vcenter"})
        self.head: Format = book.add_format(
            {
                **base,
                "bold": True,
                "bg_color": "#24415F",
                "font_color": "#FFFFFF",
                "valign": "vcenter",
            }
        )
        self.cell: Format = book.add_format(base)
        self.count: Format = book.add_format({**base, "align": "center"})
        self.blank: Format = book.add_format({**base, "bg_color": "#FFFBEA"})
        self.quiet: Format = book.add_format({**base, "font_color": "#8B95A1", "font_size": 8})
        self.severity: dict[Severity, Format] = {
            Severity.ERROR: book.add_format(
                {**base, "bg_color": "#FDE7E5", "font_color": "#B3261E", "bold": True}
            ),
            Severity.WARNING: book.add_format(
                {**base, "bg_color": "#FFF1CF", "font_color": "#8A5A00"}
            ),
            Severity.REMARK: book.add_format(
                {**base, "bg_color": "#E2F0FA", "font_color": "#1F5F8B"}
            ),
        }

    def number(self, places: int) -> Format:
        """A number with a fixed number of decimals."""
        if places not in self._numbers:
            code = "0" + ("." + "0" * places if places else "")
            look = {**self._base, "align": "center", "num_format": code}
            self._numbers[places] = self._book.add_format(look)
        return self._numbers[places]


class Sheet:
    """A table of a sheet, its columns called by their heads."""

    def __init__(
        self, sheet: Worksheet, columns: Sequence[tuple[Text, int]], styles: Styles
    ) -> None:
        self._sheet, self._columns, self.styles = sheet, columns, styles
        self._at = {head: column for column, (head, _) in enumerate(columns)}
        self.heights: list[int] = []
        """The heights in points of the rows that were written, that of the heads first."""

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self._columns)

    @property
    def heads(self) -> tuple[Text, ...]:
        """The heads of its columns."""
        return tuple(self._at)

    def at(self, head: Text) -> int:
        """The column of a head."""
        return self._at[head]

    def head(self, row: int, language: str) -> None:
        """The row of heads, and the widths of the columns."""
        for column, (name, width) in enumerate(self._columns):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(row, column, name.of(language), self.styles.head)
        heads = [name.of(language) for name, _ in self._columns]
        self._set_height(row, height(heads, self._columns))

    def number(self, row: int, head: Text, value: int) -> None:
        """A count."""
        self._sheet.write_number(row, self._at[head], value, self.styles.count)

    def put(self, row: int, head: Text, value: str, style: Format) -> None:
        """A text in the column of its head; nothing where the table has no such column."""
        if head in self._at:
            put(self._sheet, row, self._at[head], value, style)

    def fit(self, row: int, texts: Mapping[Text, str], besides: Collection[Text] = ()) -> None:
        """The row as high as its texts, ``besides`` some whose ends may be hidden."""
        columns = [(head, width) for head, width in self._columns if head not in besides]
        self._set_height(row, height([texts.get(head, "") for head, _ in columns], columns))

    def _set_height(self, row: int, points: int) -> None:
        self._sheet.set_row(row, points)
        self.heights.append(points)


def put(sheet: Worksheet, row: int, column: int, value: str, style: Format | None = None) -> None:
    """A text as a text, never as a formula, and never longer than a cell may be."""
    sheet.write_string(row, column, printable(value)[:_MOST_CHARACTERS], style)


def height(values: Sequence[str], columns: Sequence[tuple[Text, int]]) -> int:
    """The height in points of a row of texts in its columns."""
    return row_height(values, [width for _, width in columns], line=_LINE, around=3)


def head(sheet: Worksheet, row: int, columns: Sequence[tuple[str, int]], styles: Styles) -> None:
    """The heads of columns in a row, each column as wide as it says."""
    for column, (name, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, name, styles.head)


def print_setup(sheet: Worksheet, head_row: int, paper: int, pages: int = 0) -> None:
    """A sheet printed across a paper, as wide as the page, its head on every page, on as many ``pages``
    as it takes where none are said.
    """
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, pages)
    sheet.repeat_rows(head_row)
    sheet.set_margins(**msgspec.structs.asdict(MARGINS))
    sheet.set_footer("&C&P / &N")
