"""Probes: an empty form filled in with words such as each of its cells would hold, so that the
recognition of forms says which field stands where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jixiao.core.documents import Block, Cell, Document, Grid
from jixiao.knowledge.prompts import is_open
from jixiao.recognition.blanks.inline import Gaps, filled
from jixiao.recognition.forms import sectioning as d
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.header import is_header, read_header
from jixiao.recognition.forms.joining import sectioned_of
from jixiao.recognition.forms.standing import Column

_Row = tuple[int, int]
NO_YEAR = 1999
"""A year that no blank prints: what is read of it comes from a probe."""
_NUMERALS = "甲乙丙丁戊己庚辛壬癸"
_IN_ROWS = {
    v.LEVEL1: "产出指标",
    v.LEVEL2: "数量指标",
    v.OPERATOR: "≥",
    v.TARGET: "≥87%",
    v.ACTUAL: "88%",
    v.UNIT: "%",
    v.POINTS: "7",
    v.SCORE: "6",
    v.REVIEW_SCORE: "6",
    v.COMPLETION: "88%",
    v.REASON: "受客观条件影响",
    v.EXTRA: "见说明",
}
_LABELLED = (
    (v.MONITORING_POINT, f"{NO_YEAR}年6月"),
    (v.CYCLE, f"{NO_YEAR}年"),
    (v.FILED_ON, f"{NO_YEAR}年3月1日"),
    (v.GRADE_LABEL, "优"),
    (v.TOTAL, "90"),
    (v.PROJECT, "甲地道路养护"),
    (v.SUPERVISING, "甲地财务主管局"),
    (v.IMPLEMENTING, "甲地实施养护站"),
    (v.DEPARTMENT_NAME, "甲地养护中心"),
    (v.FILER, "甲地填报站"),
)
_LEVELS = (v.LEVEL1, v.LEVEL2)
_FEWEST_HEADS = 2
_AMOUNT, _POINTS, _SCORE, _RATE, _WORDS = "30", "10", "9", "88%", "完成养护任务"


class Heads(msgspec.Struct, frozen=True):
    """The columns of the indicators from a row on."""

    row: int
    columns: tuple[Column, ...]


class Lay(msgspec.Struct, frozen=True):
    """What the rows of an empty form are, as far as its own words say: the kind of each row that
    holds any, and the heads of the indicators of each block.
    """

    kinds: Mapping[_Row, str]
    heads: Mapping[int, tuple[Heads, ...]]

    def kind(self, block: int, row: int) -> str:
        """What a row is; one without words goes on with the rows above."""
        while row > 0:
            if (block, row) in self.kinds:
                return self.kinds[block, row]
            row -= 1
        return ""

    def columns(self, block: int, row: int) -> tuple[Column, ...]:
        """The columns of the indicators that a row stands under."""
        above = [each for each in self.heads.get(block, ()) if each.row < row]
        return above[-1].columns if above else ()


def lay_of(document: Document) -> Lay:
    """The lay of all forms of an empty document."""
    kinds: dict[_Row, str] = {}
    heads: dict[int, list[Heads]] = {}
    for sectioned in sectioned_of(document):
        for section in sectioned.sections:
            for line in section.lines:
                kinds[line.block, line.row] = section.kind
        lines = sectioned.lines(d.INDICATORS)
        for at, line in enumerate(lines):
            if is_header(line):
                header = read_header(line, lines[at + 1 : at + 60])
                last = lines[at + header.rows - 1]
                heads.setdefault(line.block, []).append(Heads(last.row, header.columns))
    return Lay(kinds, {block: tuple(found) for block, found in heads.items()})


def probed(document: Document, lay: Lay, gaps: Gaps) -> Document:
    """The document with a probe in each open cell of its forms, and in the ``gaps`` in their cells."""
    blocks: list[Block] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            probes = dict(_probes(block, number, lay))
            inline = {at[1:]: own for at, own in gaps.items() if at[0] == number}
            for cell in block.cells:
                at = cell.row, cell.column
                if at in inline:
                    probes[at] = filled(cell.text, inline[at])
            cells = tuple(_with(cell, probes.get((cell.row, cell.column))) for cell in block.cells)
            block = msgspec.structs.replace(block, cells=cells)
        blocks.append(block)
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def _with(cell: Cell, text: str | None) -> Cell:
    if text is None:
        return cell
    place = msgspec.structs.replace(cell.place, text=text)
    return msgspec.structs.replace(cell, text=text, place=place, stored=None)


def _probes(grid: Grid, block: int, lay: Lay) -> Iterator[tuple[_Row, str]]:
    levels = _printed_levels(grid, block, lay)
    rows = grid.by_row()
    for at, cells in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else []
        kind = lay.kind(block, cells[0].row if cells else 0)
        if kind == d.FUNDING and _heads_money(cells, below):
            continue
        for cell in cells:
            if not is_open(cell.text) and cell.formula is None:
                continue
            kind = lay.kind(block, cell.row)
            if kind == d.INDICATORS:
                text = _in_indicators(cell, lay.columns(block, cell.row), levels)
            else:
                text = _elsewhere(cell, kind, grid)
            if text:
                yield (cell.row, cell.column), text


def _printed_levels(grid: Grid, block: int, lay: Lay) -> frozenset[str]:
    """The levels whose names the form prints itself."""
    found: set[str] = set()
    for cell in grid.cells:
        if lay.kind(block, cell.row) != d.INDICATORS or is_open(cell.text):
            continue
        column = column_at(cell.column, lay.columns(block, cell.row))
        if column is not None and column.role in _LEVELS and v.indicator_role(cell.text) is None:
            found.add(column.role)
    return frozenset(found)


def column_at(at: int, columns: Sequence[Column]) -> Column | None:
    """The column that a position stands in."""
    return next((each for each in columns if each.start <= at < each.end), None)


def _in_indicators(cell: Cell, columns: Sequence[Column], levels: frozenset[str]) -> str:
    column = column_at(cell.column, columns)
    if column is None or column.role in levels:
        return ""
    if column.role == v.NAME:
        return f"养护事项{_numbered(cell.row)}"
    return _IN_ROWS.get(column.role, "")


def _of_money(cell: Cell, grid: Grid, left: str) -> str:
    """A probe among the money: below a head of it or beside a label; nothing elsewhere (备注)."""
    by_role = {v.POINTS: _POINTS, v.SCORE: _SCORE, v.RATE: _RATE}
    beside = v.funding_role(left)
    if beside in by_role:
        return by_role[beside]
    for row in range(cell.row - 1, 0, -1):
        other = grid.at(row, cell.column)
        role = v.funding_role(other.text) if other is not None else None
        if role is not None:
            return by_role.get(role, _AMOUNT)
    labelled = beside is not None or v.says(v.FUND_ROW, left) or v.says(v.FUND_LEVEL, left)
    return _AMOUNT if labelled or _under_sources(cell, grid) else ""


def _under_sources(cell: Cell, grid: Grid) -> bool:
    """Whether the columns are the sources (中央 | 本级 | 合计 over one row of amounts)."""
    above = grid.by_row()[cell.row - 2] if cell.row > 1 else []
    sources = [each for each in above if v.says(v.FUND_ROW, each.text)]
    return len(sources) > _FEWEST_HEADS


def _heads_money(cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row heads the columns of the money: an empty cell of it is a corner, or goes with the
    head before it where the row ``below`` begins with a source.
    """
    heads = [at for at, cell in enumerate(cells) if v.funding_role(cell.text) is not None]
    if len({v.funding_role(cells[at].text) for at in heads}) < _FEWEST_HEADS:
        return False
    if any(v.says(v.FUND_ROW, cell.text) and not is_open(cell.text) for cell in below):
        return True
    behind = sum(is_open(cell.text) for cell in cells[heads[0] :])
    return behind < len(heads) - 1  # 预算数 | … | 执行数 | … are labels beside their values


def _numbered(number: int) -> str:
    return "".join(_NUMERALS[int(digit)] for digit in str(number))


def _elsewhere(cell: Cell, kind: str, grid: Grid) -> str:
    left, above = left_of(cell, grid), _above(cell, grid)
    if kind == d.FUNDING:
        return _of_money(cell, grid, left)
    if kind != d.TOTAL and goes_on(cell, grid) and not _is_headed(cell, grid):
        return ""
    if kind == d.GOALS:
        return "88%" if v.says(v.GOAL_COMPLETION, above) else f"{_WORDS}{_numbered(cell.column)}"
    if kind == d.TOTAL:
        return "优" if v.says(v.GRADE_LABEL, left) else "90"
    if kind == d.CONCLUSION:
        return _WORDS
    if kind in (d.NOTE, d.SIGNATURE, d.MANAGEMENT):
        return ""
    return next((text for pattern, text in _LABELLED if v.says(pattern, left)), "")


def goes_on(cell: Cell, grid: Grid) -> bool:
    """Whether a cell goes on with the open one left of it, as where nobody merged the place for a value."""
    other = grid.at(cell.row, cell.column - 1) if cell.column > 1 else None
    return other is not None and other.row == cell.row and is_open(other.text)


def _is_headed(cell: Cell, grid: Grid) -> bool:
    """Whether words stand right above a cell."""
    other = grid.at(cell.row - 1, cell.column) if cell.row > 1 else None
    return other is not None and not is_open(other.text)


def left_of(cell: Cell, grid: Grid) -> str:
    """The nearest words left of a cell in its row."""
    for column in range(cell.column - 1, 0, -1):
        other = grid.at(cell.row, column)
        if other is not None and other.text.strip() and other.row == cell.row:
            return "" if is_open(other.text) else other.text
    return ""


def _above(cell: Cell, grid: Grid) -> str:
    """The nearest words above a cell in its column."""
    for row in range(cell.row - 1, 0, -1):
        other = grid.at(row, cell.column)
        if other is not None and other.text.strip() and not is_open(other.text):
            return other.text
    return ""
