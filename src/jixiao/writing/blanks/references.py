"""References to cells, in formulas and as ranges, where rows are put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jixiao.core.regex import regex

_QUOTED = regex(r'("(?:[^"]|"")*")')
_REFERENCE = regex(
    r"(?<![\w.$\]])(?P<sheet>(?:'(?:[^']|'')+'|(?:\[\d+\])?[^\W\d][\w.]*)!)?"
    r"(?:(?P<c1>\$?[A-Z]{1,3})(?P<r1>\$?[1-9]\d{0,6})"
    r"(?::(?P<c2>\$?[A-Z]{1,3})(?P<r2>\$?[1-9]\d{0,6}))?"
    r"|(?P<from>\$?[1-9]\d{0,6}):(?P<to>\$?[1-9]\d{0,6}))(?![\w.(!])"
)
_AREA = regex(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
Turn = Callable[[re.Match[str]], str]


class Insertions:
    """Rows put in behind others: how many behind each, by the numbers that the rows had."""

    def __init__(self, after: Mapping[int, int]) -> None:
        self.after = dict(sorted(after.items()))

    def row(self, number: int) -> int:
        """The new number of a row."""
        return number + sum(count for row, count in self.after.items() if row < number)

    def end(self, number: int) -> int:
        """The new number of the last row of a range that goes on over the rows put in behind it."""
        return self.row(number) + self.after.get(number, 0)


def areas_moved(text: str, rows: Insertions) -> str:
    """A list of ranges (A1:B5 C7); one that ends where rows are put in takes them in."""

    def turned(match: re.Match[str]) -> str:
        first, last = int(match[2]), int(match[4] or match[2])
        new_first, new_last = rows.row(first), rows.end(last)
        if not match[3] and new_first == new_last:
            return f"{match[1]}{new_first}"
        return f"{match[1]}{new_first}:{match[3] or match[1]}{new_last}"

    return _AREA.sub(turned, text)


def cell_moved(name: str, rows: Insertions) -> str:
    """A cell's name."""
    return _AREA.sub(lambda match: f"{match[1]}{rows.row(int(match[2]))}", name)


def formula_moved(text: str, rows: Insertions, sheet: str, own: str) -> str:
    """A formula of the sheet ``own`` where rows are put into ``sheet``. A range down a column that
    ends where rows are put in takes them in, so that a sum stays one.
    """

    def turned(match: re.Match[str]) -> str:
        named = match["sheet"]
        if (_sheet(named) if named else own) != sheet:
            return match.group()
        if match["from"]:
            first, last = _number(match["from"]), _number(match["to"])
            return f"{named or ''}{_set(match['from'], rows.row(first))}:" + _set(
                match["to"], rows.end(last) if last > first else rows.row(last)
            )
        first = _number(match["r1"])
        found = f"{named or ''}{match['c1']}{_set(match['r1'], rows.row(first))}"
        if match["c2"]:
            last = _number(match["r2"])
            goes_on = last > first or match["c1"] == match["c2"]
            new = rows.end(last) if goes_on else rows.row(last)
            found += f":{match['c2']}{_set(match['r2'], new)}"
        return found

    return _outside_quotes(text, turned)


def formula_copied(text: str, rows: int, columns: int = 0) -> str:
    """A formula as a cell so many rows below and columns to the right has it."""

    def turned(match: re.Match[str]) -> str:
        named = match["sheet"] or ""
        if match["from"]:
            return f"{named}{_shifted(match['from'], rows)}:{_shifted(match['to'], rows)}"
        found = f"{named}{_across(match['c1'], columns)}{_shifted(match['r1'], rows)}"
        if match["c2"]:
            found += f":{_across(match['c2'], columns)}{_shifted(match['r2'], rows)}"
        return found

    return _outside_quotes(text, turned)


def _outside_quotes(text: str, turn: Turn) -> str:
    pieces = _QUOTED.split(text)
    return "".join(
        piece if piece.startswith('"') else _REFERENCE.sub(turn, piece) for piece in pieces
    )


def _sheet(named: str) -> str:
    bare = named[:-1]
    return bare[1:-1].replace("''", "'") if bare.startswith("'") else bare


def _number(text: str) -> int:
    return int(text.lstrip("$"))


def _set(text: str, number: int) -> str:
    return f"${number}" if text.startswith("$") else str(number)


def _shifted(text: str, by: int) -> str:
    if text.startswith("$"):
        return text
    return str(min(max(1, int(text) + by), _LAST_ROW))


def _across(text: str, by: int) -> str:
    if text.startswith("$") or not by:
        return text
    return letters(min(max(1, column_of(text) + by), _LAST_COLUMN))


def column_of(name: str) -> int:
    """B → 2."""
    column = 0
    for letter in name.lstrip("$"):
        column = column * 26 + ord(letter) - 64
    return column


def letters(column: int) -> str:
    """2 → B."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def area_of(text: str) -> tuple[int, int, int, int] | None:
    """B2:C5 → (2, 2, 5, 3): first row and column, last row and column."""
    match = _AREA.fullmatch(text)
    if match is None:
        return None
    first, column = int(match[2]), column_of(match[1])
    return first, column, int(match[4] or first), column_of(match[3] or match[1])


def area_name(area: tuple[int, int, int, int]) -> str:
    """(2, 2, 5, 3) → B2:C5."""
    return f"{letters(area[1])}{area[0]}:{letters(area[3])}{area[2]}"
