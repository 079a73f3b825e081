"""A table of a summary before it is written: columns with what stands in them, and rows of values."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from jixiao.core.figures import exponent_of, shown
from jixiao.core.figures.units import WAN_YUAN
from jixiao.core.findings import Text

Value = str | int | Decimal | None
Kind = Literal["text", "count", "money", "percent", "score"]
MONEY_UNIT = WAN_YUAN
PLACES = 2
_MOST_PLACES = 4


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column by its name. Amounts are in yuan, percentages in percent. ``live`` is what a sheet
    computes there (Excel's words): ``[budget]`` is the cell of a column in the same row,
    ``[column.mean]`` all cells of a column, ``[detail.budget]`` those of the table whose key is ``detail``;
    ``lives`` has it row by row instead.
    ``of_nothing``: a sheet computes it where a cell that it stands on is empty, too.
    ``adds_up``: the row of sums has the sum of the column, else what ``live_total`` says.
    """

    name: str
    head: Text
    kind: Kind = "text"
    width: int = 10
    live: str = ""
    lives: tuple[str, ...] = ()
    live_total: str = ""
    of_nothing: bool = False
    adds_up: bool = False


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """A table; ``total`` is its row of sums. ``only_in_sheets`` are columns that a page has no room
    for, ``unprinted`` those, the last ones, that a sheet has on the screen alone; ``key`` is what formulas
    of other tables call it; ``note`` is what a sheet says of it above its heads.
    """

    name: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: tuple[Value, ...] = ()
    only_in_sheets: frozenset[str] = frozenset()
    unprinted: frozenset[str] = frozenset()
    key: str = ""
    note: Text | None = None

    def without(self, names: frozenset[str]) -> Listing:
        """The table without some of its columns."""
        kept = [at for at, each in enumerate(self.columns) if each.name not in names]

        def of(row: tuple[Value, ...]) -> tuple[Value, ...]:
            return tuple(row[at] for at in kept)

        return msgspec.structs.replace(
            self,
            columns=tuple(self.columns[at] for at in kept),
            rows=tuple(map(of, self.rows)),
            total=of(self.total) if self.total else (),
            unprinted=self.unprinted - names,
        )

    def at(self, name: str) -> int:
        """The number of a column, from 0."""
        return next(at for at, each in enumerate(self.columns) if each.name == name)


def in_money_unit(yuan: Decimal) -> Decimal:
    """An amount in the unit of the summary."""
    return yuan / MONEY_UNIT.factor


def money_places(amounts: list[Decimal | None]) -> int:
    """The decimals that show every amount to its last digit; two where that would take more than
    four, and never fewer.
    """
    needed = max(
        (-exponent_of(in_money_unit(each).normalize()) for each in amounts if each is not None),
        default=0,
    )
    return PLACES if needed > _MOST_PLACES else max(needed, PLACES)


def as_text(value: Value, kind: Kind, places: int) -> str:
    """A value as a page shows it; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if kind == "money":
        return shown(in_money_unit(Decimal(value)), places)
    if kind == "percent":
        return f"{shown(Decimal(value), PLACES)}%"
    return shown(Decimal(value), PLACES) if kind == "score" else str(value)
