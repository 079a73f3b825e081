"""Tables for tests, written once and read in three forms: with true merges, as tab-separated text,
and with the cells under a merge lost.

A row is cells parted by ``|``; ``^`` belongs to the cell above, ``<`` to the cell at its left.
"""

from __future__ import annotations

from jixiao.core.documents import Block, Cell, Document, Grid, Paragraph
from jixiao.core.forms import Entry, Form, entries
from jixiao.core.places import Place

ABOVE, LEFT = "^", "<"
TARGETS = (
    "HUNAN_FUND",
    "TIANJIN_TARGET",
    "LONG_TERM_TARGET",
    "SIMPLE_TARGET",
    "HUNAN_TARGET",
    "SICHUAN_TARGET",
    "SHANDONG_TARGET",
    "SHANXI_TARGET",
    "GANSU_TARGET",
    "TOWNSHIPS",
    "THRESHOLDS",
)


def rows_of(table: str) -> list[list[str]]:
    """The rows of a written table, padded to one width."""
    rows = [
        [cell.strip().replace("/n", "\n") for cell in line.split("|")]
        for line in table.strip("\n").splitlines()
        if line.strip()
    ]
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]


def merged(table: str, number: int = 1) -> Grid:
    """A grid that knows its merges."""
    rows = rows_of(table)
    cells = [
        _anchor(rows, row, column, number)
        for row in range(len(rows))
        for column in range(len(rows[0]))
        if rows[row][column] not in (ABOVE, LEFT)
    ]
    covered = [
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(covered) == len(set(covered)), "a test table with overlapping merges"
    return Grid(cells=tuple(cells), rows=len(rows), columns=len(rows[0]), place=Place(table=number))


def _anchor(rows: list[list[str]], row: int, column: int, number: int) -> Cell:
    width, height = 1, 1
    while column + width < len(rows[0]) and rows[row][column + width] == LEFT:
        width += 1
    while (
        row + height < len(rows)
        and rows[row + height][column] == ABOVE
        and _goes_on(rows[row + height][column + 1 : column + width])
    ):
        height += 1
    text = rows[row][column]
    place = Place(table=number, row=row + 1, column=column + 1, text=text)
    return Cell(
        row=row + 1, column=column + 1, text=text, place=place, row_span=height, column_span=width
    )


def _goes_on(cells: list[str]) -> bool:
    return all(cell in (ABOVE, LEFT) for cell in cells)


def tabbed(table: str, line: int = 1, *, lost: bool = False) -> Grid:
    """The table as tab-separated text; ``lost``: in the body of the indicators cells under a merge
    are dropped and the row moves left.
    """
    rows = rows_of(table)
    shown = [_dropped(row) if lost and ABOVE in row and _is_body(row) else row for row in rows]
    return plain([[("" if cell in (ABOVE, LEFT) else cell) for cell in row] for row in shown], line)


def repeated(table: str) -> Grid:
    """The table as text that prints a merged cell once for every cell that it covers."""
    shown: list[list[str]] = []
    for row in rows_of(table):
        shown.append([])
        for column, cell in enumerate(row):
            shown[-1].append(
                shown[-1][column - 1]
                if cell == LEFT
                else shown[-2][column]
                if cell == ABOVE
                else cell
            )
    return plain(shown)


def dropped(table: str) -> Grid:
    """The table as text in which covered cells are left out, whatever stands right of them moves
    left.
    """
    return plain([[cell for cell in row if cell not in (ABOVE, LEFT)] for row in rows_of(table)])


def plain(rows: list[list[str]], line: int = 1) -> Grid:
    """Tab-separated text."""
    width = max(len(row) for row in rows)
    cells = [
        Cell(
            row=at + 1,
            column=column + 1,
            text=text,
            place=Place(line=line + at, column=column + 1, text=text),
        )
        for at, row in enumerate(rows)
        for column, text in enumerate([*row, *[""] * (width - len(row))])
    ]
    return Grid(
        cells=tuple(cells),
        rows=len(rows),
        columns=width,
        place=Place(line=line),
        merged_known=False,
    )


def _is_body(row: list[str]) -> bool:
    return row[0] == ABOVE and sum(bool(cell) and cell not in (ABOVE, LEFT) for cell in row) >= 3


def _dropped(row: list[str]) -> list[str]:
    """The first cell under a merge is gone; what follows moves one to the left."""
    return ["", *row[2:], ""] if row[1] == ABOVE else row


def document(*blocks: Grid | str, format: str = "txt") -> Document:
    """A document of paragraphs and grids."""
    made: list[Block] = []
    for number, block in enumerate(blocks, start=1):
        made.append(
            Paragraph(text=block, place=Place(paragraph=number, text=block))
            if isinstance(block, str)
            else block
        )
    return Document(path="test", format=format, sha256="0", blocks=tuple(made))


def fields(form: Form) -> dict[str, object]:
    """What a form says, its places left out: every entry's text and figure, and the values of the
    head.
    """
    found: dict[str, object] = {address: _said(entry) for address, entry in entries(form)}
    found |= {
        name: getattr(form, name)
        for name in ("kind", "year", "as_of", "money_unit", "fund", "scope")
    }
    found["sources"] = [(row.source, row.role) for row in form.funding]
    found["headings"] = [
        (heading.level, heading.name, heading.indicators, heading.parent)
        for heading in form.level_points
    ]
    found["extra"] = [
        [(head, _said(entry)) for head, entry in indicator.extra] for indicator in form.indicators
    ]
    return found


def _said(entry: Entry) -> tuple[str, str | None]:
    figure = entry.figure
    return (
        entry.text,
        (
            None
            if figure is None
            else (
                f"{figure.value} {figure.unit.symbol if figure.unit else ''} {figure.places}"
                f" {figure.exact}"
            )
        ),
    )


def title_of(family: str) -> str:
    """The title that stands over a family's form."""
    if family in TARGETS:
        return "项目支出绩效目标申报表"
    return {"DEPARTMENT": "部门整体支出绩效自评表", "MONITORING": "项目支出绩效运行监控表"}.get(
        family, "项目支出绩效自评表"
    )
