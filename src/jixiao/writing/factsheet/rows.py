"""Rows of a fact sheet: labels, cells to fill and cells that are computed, with lists and colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from jixiao.writing.factsheet.looks import PAGE, ROW, WIDTHS, Looks, height
from jixiao.writing.factsheet.shape import CHECKED, Section, head_of

LAST = 5  # the last column, F
LETTERS = "ABCDEF"
_LONGEST_LIST = 250  # characters that the list of a cell holds
_LARGEST = 10**14  # no amount is larger, in any unit
_MERGED = ("policies", "texts")  # kinds whose last column goes over the rest of the width
Raw = Mapping[str, Any]


class Rows:
    """Writes a sheet row by row; ``at`` is the next one, 0-based. ``within``: amounts of a period
    within the year.
    """

    def __init__(self, sheet: Any, looks: Looks, *, within: bool) -> None:
        self.sheet, self.looks, self.at, self._within = sheet, looks, 0, within
        self._heights: list[int] = []  # of the rows so far, in points
        self._begun: list[int] = []  # first rows of sections
        self._numbers: dict[int, list[int]] = {}  # rows of cells for numbers, by column

    def open(self, section: Section) -> None:
        """The bar with a section's name, and the heads of its columns."""
        looks, at = self.looks, self.at
        self._begun.append(at)
        self.sheet.merge_range(at, 0, at, LAST, section.name, looks.section)
        self.sheet.write_string(at + 1, 0, section.lead, looks.head)
        fields = [*section.columns, *[None] * (LAST - len(section.columns))]
        for column, field in enumerate(fields, start=1):
            words = head_of(field, section, within=self._within) if field is not None else None
            self.sheet.write(at + 1, column, words, looks.head)
        if section.kind in _MERGED:
            first = len(section.columns)
            words = head_of(str(section.columns[-1]), section, within=self._within)
            self.sheet.merge_range(at + 1, first, at + 1, LAST, words, looks.head)
        self.next()
        self.next()

    def next(self, height: int = ROW) -> None:
        """To the next row."""
        self.sheet.set_row(self.at, height)
        self._heights += [ROW] * (self.at - len(self._heights)) + [height]
        self.at += 1

    def breaks(self) -> list[int]:
        """Where pages end, so that no section is parted that a page holds."""
        found: list[int] = []
        top, ends = 0, [*self._begun[1:], self.at]
        for begin, end in zip(self._begun, ends, strict=True):
            room = PAGE - (2 * ROW if found else 0)  # two rows are repeated
            if sum(self._heights[top:end]) > room and begin > top:
                found.append(begin)
                top = begin
        return found

    def line(
        self,
        section: Section,
        label: str,
        raw: Raw,
        *,
        total: bool = False,
        open_label: bool = False,
        without: Sequence[str] = (),
    ) -> int:
        """A row of a section with what is known of it; its number."""
        looks = self.looks
        of_label = looks.text if open_label else looks.total if total else looks.label
        self.sheet.write(self.at, 0, label or None, of_label)
        for column in range(1, LAST + 1):
            field = section.columns[column - 1] if column <= len(section.columns) else None
            if field is None or field == CHECKED or field in without:
                look = looks.checked if field == CHECKED else looks.label
                self.sheet.write_blank(self.at, column, None, look)
            elif field in ("reason", "unit"):
                self.sheet.write(self.at, column, raw.get(field) or None, looks.text)
            else:
                self._number(column, raw.get(field))
                if total and not section.account:
                    self._ask(column, looks.needed)
        texts = [label, *(str(raw.get(field or "") or "") for field in section.columns)]
        self.next(height(texts, WIDTHS))
        return self.at - 1

    def amount(self, label: str, value: Any, *, wished: bool = False) -> int:
        """A row with one number to fill; its number."""
        self.sheet.write_string(self.at, 0, label, self.looks.label)
        self._number(1, value)
        self._closed(range(2, LAST + 1))
        if wished:
            self._ask(1, self.looks.wished)
        self.next()
        return self.at - 1

    def choice(self, label: str, text: str, words: Sequence[str]) -> None:
        """A row with one of a few words."""
        self.sheet.write_string(self.at, 0, label, self.looks.label)
        self.sheet.write(self.at, 1, text or None, self.looks.text)
        self._closed(range(2, LAST + 1))
        listed = {"validate": "list", "source": list(words), "error_type": "stop"}
        self.sheet.data_validation(self.at, 1, self.at, 1, listed)
        self.next()

    def computed(self, label: str, formulas: Mapping[int, tuple[str, Decimal | None]]) -> int:
        """A row that the workbook computes: formulas with their values by column; its number."""
        self.sheet.write_string(self.at, 0, label, self.looks.label)
        for column, (formula, value) in formulas.items():
            shown = float(value) if value is not None else ""
            self.sheet.write_formula(self.at, column, formula, self.looks.computed, shown)
        self._closed(each for each in range(1, LAST + 1) if each not in formulas)
        self.next()
        return self.at - 1

    def texts(self, texts: Sequence[str], merged: str) -> None:
        """A row of texts, the last over the rest of the width."""
        for column, text in enumerate(texts):
            self.sheet.write(self.at, column, text or None, self.looks.text)
        self.sheet.merge_range(self.at, len(texts), self.at, LAST, merged, self.looks.text)
        widths = [*WIDTHS[: len(texts)], sum(WIDTHS[len(texts) :])]
        self.next(height([*texts, merged], widths))

    def red(self, row: int, columns: Sequence[int], wrong: Callable[[str], str]) -> None:
        """Red where the formula for a column's letter holds."""
        for column in columns:
            rule = {
                "type": "formula",
                "criteria": f"={wrong(LETTERS[column])}",
                "format": self.looks.wrong,
            }
            self.sheet.conditional_format(row, column, row, column, rule)

    def check(self, row: int, formula: str) -> None:
        """What is wrong in a row, in its last column."""
        self.sheet.write_formula(row, LAST, formula, self.looks.checked, "")

    def offer(self, first: int, last: int, words: Sequence[str], *, column: int = 0) -> None:
        """A list to choose from; other words may be typed all the same."""
        source: list[str] = []
        for each in words:
            if len(",".join([*source, each])) <= _LONGEST_LIST:
                source.append(each)
        rule = {"validate": "list", "source": source, "show_error": False}
        self.sheet.data_validation(first, column, last, column, rule)

    def only_numbers(self) -> None:
        """Cells of numbers take numbers alone."""
        ranges = [
            f"{LETTERS[column]}{first + 1}:{LETTERS[column]}{last + 1}"
            for column, rows in self._numbers.items()
            for first, last in _runs(rows)
        ]
        if not ranges:
            return
        rule = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -_LARGEST,
            "maximum": _LARGEST,
            "multi_range": " ".join(ranges),
            "error_title": "这里填数字",
            "error_message": "请填数字，不带单位；没有发生的填0，不知道的留空。",
        }
        first = ranges[0].partition(":")[0]
        self.sheet.data_validation(first, rule)

    def _number(self, column: int, value: Any) -> None:
        self._numbers.setdefault(column, []).append(self.at)
        number = number_of(value)
        if number is None:
            self.sheet.write(self.at, column, str(value) if value else None, self.looks.number)
        else:
            self.sheet.write_number(self.at, column, float(number), self.looks.number)

    def _closed(self, columns: Iterable[int]) -> None:
        for column in columns:
            look = self.looks.checked if column == LAST else self.looks.label
            self.sheet.write_blank(self.at, column, None, look)

    def _ask(self, column: int, look: Any) -> None:
        rule = {"type": "blanks", "format": look}
        self.sheet.conditional_format(self.at, column, self.at, column, rule)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of rows that follow each other."""
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last


def number_of(value: Any) -> Decimal | None:
    """A raw value as a number; None of nothing and of what is none."""
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return None
    return number if number.is_finite() else None
