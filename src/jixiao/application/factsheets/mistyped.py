"""Cells of a fact sheet that can be made out and mean something else than they are read as: heads in another
unit of money, numbers in merged cells, no unit of money.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.application.factsheets.cells import Table
from jixiao.application.templates.heads import unit_behind
from jixiao.core.documents import Grid
from jixiao.core.errors import fault
from jixiao.core.figures import parse
from jixiao.core.figures.units import MONEY, money_unit
from jixiao.core.findings import Finding, Severity
from jixiao.reading.sheets.cells import letters

Told = tuple[str, str, str]
"""A cell, and what is said of it in Chinese and English."""


def other_units(grid: Grid, tables: Sequence[Table], unit: str) -> Iterator[Told]:
    """Heads that say another unit of money than the sheet's."""
    own = money_unit(unit)
    rows = {int(table.cell.rpartition("A")[2]) + 1 for table in tables}
    for cell in grid.cells:
        said = unit_behind(cell.text) if cell.row in rows and cell.column > 1 else None
        if said is not None and said.dimension == MONEY and own is not None and said != own:
            yield (
                cell.place.cell or "",
                f"表头写的是{said.symbol}，“基本情况”页的金额单位是{own.symbol}：两处请改成一致，金额按它填",
                f"the head says {said.symbol}, the sheet of basics {own.symbol}: make them one",
            )


def merged_numbers(grid: Grid) -> Iterator[Told]:
    """Numbers in cells that are merged over others: they count for the first row alone."""
    for cell in grid.cells:
        several = cell.row_span > 1 or cell.column_span > 1
        if cell.column == 1 or not several or parse(cell.text) is None:
            continue
        last = f"{letters(cell.column + cell.column_span - 1)}{cell.row + cell.row_span - 1}"
        yield (
            f"{cell.place.cell}:{last}",
            f"填的是“{cell.text.strip()}”，几格合并成了一格，看不出是哪一格的；请取消合并，每一格填自己的",
            f"{cell.text.strip()!r} stands in merged cells: take the merge away",
        )


def no_unit_of_money(cell: str) -> Finding:
    """A warning that a sheet's unit of money was left open."""
    return fault(
        "E021",
        f"{cell} “金额单位”没有填，按万元；不是万元的请填",
        f"{cell}: no unit of money is given, “万元” is taken",
        cell,
        severity=Severity.WARNING,
    )
