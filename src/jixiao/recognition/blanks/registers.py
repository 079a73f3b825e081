"""Lists with one unit or project a row, as superiors send them to be filled in: found by their heads."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.blanks import BlankField, Register, RegisterColumn, RegisterRow
from jixiao.core.documents import Cell, Document, Grid
from jixiao.core.places import Place
from jixiao.knowledge.prompts import is_open
from jixiao.knowledge.registers import head_role, says_total
from jixiao.recognition.blanks.rows import RowReader
from jixiao.recognition.forms.entries import money_unit_in

_NAMES = {"unit", "project"}
_FIGURES = {"initial_budget", "budget", "executed", "rate", "score", "grade"}
_FEWEST = 3
_NUMBER, _COMPLETION = "number", "completion"


def registers_of(document: Document) -> tuple[Register, ...]:
    """The lists of a document, in their order."""
    found: list[Register] = []
    unit = ""
    for block in document.blocks:
        if isinstance(block, Grid):
            register = _register(block, unit)
            found.extend([register] if register is not None else [])
        else:
            unit = money_unit_in(block.text) or unit
    return tuple(found)


def _register(grid: Grid, unit: str) -> Register | None:
    for row in range(1, grid.rows + 1):
        heads = _heads(grid, row)
        roles = {role for _, role in heads if role is not None}
        if len(roles) >= _FEWEST and roles & _NAMES and roles & _FIGURES:
            return _below(grid, row, unit)
    return None


def _heads(grid: Grid, row: int) -> list[tuple[Cell, str | None]]:
    return [(cell, head_role(cell.text)) for cell in grid.by_row()[row - 1] if cell.text.strip()]


def _below(grid: Grid, row: int, unit: str) -> Register:
    """The list below a row of heads, of which there may be two."""
    last = max((cell.row + cell.row_span - 1 for cell in grid.by_row()[row - 1]), default=row)
    for above in grid.cells:
        if above.row < row:
            unit = money_unit_in(above.text) or unit
    columns = tuple(_columns(grid, row, last))
    starts = [column for column, _ in columns]
    rows: list[RegisterRow] = []
    total: RegisterRow | None = None
    for at in range(last + 1, grid.rows + 1):
        if any(says_total(cell.text) for cell in grid.by_row()[at - 1]):
            total = _row(grid, at, starts)
            break
        if _is_note(grid, at):
            break
        rows.append(_row(grid, at, starts))
    return Register(
        columns=tuple(column for _, column in columns),
        rows=tuple(rows),
        total=total,
        money_unit=unit,
    )


def _columns(grid: Grid, first: int, last: int) -> Iterator[tuple[int, RegisterColumn]]:
    """The columns by where they begin. 完成比例 right behind the amount that was spent is its rate."""
    before: str | None = None
    for at, column in _as_headed(grid, first, last):
        if column.role == _COMPLETION and before == "executed" and not _of_targets(column.head):
            column = msgspec.structs.replace(column, role="rate")
        before = column.role
        yield at, column


def _of_targets(head: str) -> bool:
    return any(word in head for word in ("指标", "目标", "绩效"))


def _as_headed(grid: Grid, first: int, last: int) -> Iterator[tuple[int, RegisterColumn]]:
    column = 1
    while column <= grid.columns:
        lower, upper = grid.at(last, column), grid.at(first, column)
        cell = lower if lower is not None and lower.text.strip() else upper
        if cell is None:
            column += 1
            continue
        texts = [each.text for each in (lower, upper) if each is not None and each.text.strip()]
        role = next((found for text in texts if (found := head_role(text)) is not None), None)
        unit = next((found for text in texts if (found := money_unit_in(text))), "")
        head = "".join(cell.text.split())
        width = lower.column_span if lower is not None else 1
        yield column, RegisterColumn(head=head, role=role, place=cell.place, money_unit=unit)
        column += max(width, 1)


def _is_note(grid: Grid, row: int) -> bool:
    """Whether a row is words below the list (填表人：, 注：) and none of it."""
    cells = grid.by_row()[row - 1]
    said = [cell for cell in cells if cell.text.strip()]
    return len(said) == 1 and said[0].column_span > 1 and not is_open(said[0].text)


def _row(grid: Grid, row: int, starts: list[int]) -> RegisterRow:
    cells = [grid.at(row, column) for column in starts]
    begins = grid.by_row()[row - 1]
    at = begins[0].place.whole() if begins else Place()
    own = RowReader(grid, row, ()).row(at, {}, 1).own
    return RegisterRow(
        at=at,
        cells=tuple(_cell(cell, row) for cell in cells),
        own=own,
    )


def _cell(cell: Cell | None, row: int) -> BlankField | None:
    if cell is None or cell.row != row:
        return None
    return BlankField(
        place=cell.place.whole(),
        printed=cell.text,
        open=is_open(cell.text) and cell.formula is None,
        formula=cell.formula is not None,
    )
