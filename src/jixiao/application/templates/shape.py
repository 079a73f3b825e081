"""Whether a filling template still has its sheets and columns: what was renamed, moved out of the first
row, doubled or taken away is told by name.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from jixiao.application.sources import TEMPLATES_IN
from jixiao.application.templates.heads import bare_head, known_head
from jixiao.application.templates.lines import kind_called, lines_of
from jixiao.application.templates.merged import merged_values
from jixiao.application.templates.words import field_called
from jixiao.core.documents import Document, Grid
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.forms import SELF_EVALUATION
from jixiao.core.series import series
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.layouts.naming import layout_called
from jixiao.knowledge.nearest import is_slip, nearest, perhaps
from jixiao.writing.template import (
    BASICS,
    FUNDING,
    GOALS,
    GUIDE,
    INDICATORS,
    LIBRARY,
    NUMBER,
    OPTIONS,
    SHEETS,
    Column,
    columns_of,
)
from jixiao.writing.template.columns import BUDGET, FOOT, LAST

_ALWAYS = frozenset({"funding.source", "indicators.name", "indicators.target"})
"""Columns that the rows of a sheet are nothing without, whatever the layout."""


def numbered(grid: Grid) -> bool:
    """Whether a sheet has the number column of the template in its first row."""
    return any(cell.row == 1 and bare_head(cell.text) == NUMBER for cell in grid.cells)


def is_template(document: Document) -> bool:
    """Whether a workbook is a filling template: it has the sheet of basics with its number column,
    or several of the other sheets with theirs.
    """
    sheets = (
        [block for block in document.blocks if isinstance(block, Grid) and numbered(block)]
        if document.format in TEMPLATES_IN
        else []
    )
    return (
        any(block.sheet == BASICS for block in sheets)
        or sum(block.sheet in SHEETS[1:] for block in sheets) > 1
    )


def says_whose(document: Document) -> bool:
    """Whether a filling template names a project or a unit: else nobody has filled it in."""
    return any(
        line.texts.get(field, "")
        for block in document.blocks
        if isinstance(block, Grid) and block.sheet == BASICS
        for line in lines_of(block)
        for field in ("project", "implementing_unit", "supervising_department")
    )


def unread_sheets(grids: Sequence[Grid]) -> Iterator[Finding]:
    """A remark for each sheet that is none of a template's and in which something stands: nothing
    there goes into a form.
    """
    for grid in grids:
        known = grid.sheet in (*SHEETS, LIBRARY, GUIDE, OPTIONS) or numbered(grid)
        if not known and any(cell.text.strip() for cell in grid.cells):
            yield fault(
                "E021",
                f"“{grid.sheet}”页没有读，里面的内容没有放进表里：模板只读 {series(SHEETS).zh}",
                f"the sheet {grid.sheet} was not read; the template's are {series(SHEETS).en}",
                severity=Severity.REMARK,
            )


def heads_of(grid: Grid) -> list[str]:
    """The heads of a sheet, without the mark of what must be filled in and units behind them."""
    known = {column.head for column in columns_of(None).get(grid.sheet or "", [])}
    row = [cell.text for cell in grid.cells if cell.row == 1 and cell.text.strip()]
    return [known_head(text, known) for text in row]


def misshapen(grids: Sequence[Grid]) -> Iterator[Finding]:
    """Sheets that were renamed or taken away, heads that are not in the first row or stand there
    twice, values in merged cells.
    """
    names = {grid.sheet for grid in grids}
    for name in (BASICS, INDICATORS):
        if name not in names:
            yield fault(
                "E021",
                f"模板里没有“{name}”页；页名不要改，也不要删",
                f"the template has no sheet {name}; do not rename or delete its sheets",
            )
    for grid in grids:
        if grid.sheet not in SHEETS:
            if numbered(grid):
                yield _unknown_sheet(grid.sheet or "", names)
            continue
        if not numbered(grid):
            yield fault(
                "E021",
                f"“{grid.sheet}”页第1行应为表头（{NUMBER}等），上面不要加行",
                f"row 1 of the sheet {grid.sheet} must hold the heads",
            )
            continue
        heads = heads_of(grid)
        for head in sorted({head for head in heads if heads.count(head) > 1}):
            cells = series(_cells(grid, head))
            yield fault(
                "E021",
                f"{cells.zh} “{grid.sheet}”页有两列都叫“{head}”，请去掉一列",
                f"{cells.en}: two columns of the sheet {grid.sheet} are called {head!r}",
            )
        yield from merged_values(grid)


def _cells(grid: Grid, head: str) -> Iterator[str]:
    """Where the columns of a head stand."""
    known = {column.head for column in columns_of(None).get(grid.sheet or "", [])}
    for cell in grid.cells:
        if cell.row == 1 and cell.text.strip() and known_head(cell.text, known) == head:
            yield f"{grid.sheet}!{cell.place.cell}"


def _unknown_sheet(name: str, names: Container[str | None]) -> Finding:
    """A sheet of the template's that has no name of its sheets: a copy, or a renamed one."""
    listed = series(SHEETS)
    own = next((each for each in SHEETS if name.startswith(each) and each in names), None)
    if own is not None:
        return fault(
            "E021",
            f"“{name}”页是“{own}”页的复本，两页不能都有，请删去一页",
            f"the sheet {name!r} is a copy of {own}: delete one of them",
        )
    near = perhaps(name, [each for each in SHEETS if each not in names])
    return fault(
        "E021",
        f"不认得“{name}”页；模板的页名应为 {listed.zh}{near.zh}",
        f"unknown sheet {name!r}; known are {listed.en}{near.en}",
    )


def without_columns(grids: Sequence[Grid], layouts: Mapping[str, Layout]) -> Iterator[Finding]:
    """Columns that the template of the layout which the forms name had, and that are gone: an error
    where nothing can be made of the rows without them, and where what stands in an unknown column
    may be theirs and would be lost; else a warning, as they count as empty.
    """
    layout = next(_layouts_named(grids, layouts), None)
    wanted, known = columns_of(layout), columns_of(None)
    there = {grid.sheet for grid in grids}
    for name in (FUNDING, GOALS):
        if layout is not None and name in wanted and name not in there:
            yield fault(
                "E021",
                f"没有“{name}”页，按没有填处理",
                f"there is no sheet {name}; it counts as empty",
                severity=Severity.WARNING,
            )
    for grid in grids:
        name = grid.sheet or ""
        if name not in SHEETS or not numbered(grid):
            continue
        heads = heads_of(grid)
        columns = (*known.get(name, ()), *wanted.get(name, ()))
        usual = {column.head for column in columns}
        strange = [head for head in heads if head not in usual]
        for column in wanted.get(name, []):
            if column.field.startswith((BUDGET, LAST)) or column.field in FOOT:
                continue
            needed = column.field in _ALWAYS or (layout is not None and column.required)
            if not column.field or column.head in heads:
                continue
            renamed = any(_is_renamed(name, column, each) for each in strange)
            if needed or renamed or layout is not None:
                order = [each.head for each in wanted[name]]
                lost = {each for each in strange if _in_its_place(each, heads, column.head, order)}
                filled = bool(lost & _filled(grid))
                yield _gone(grid, column, strange, needed=needed or filled)


def _in_its_place(head: str, heads: Sequence[str], gone: str, order: Sequence[str]) -> bool:
    """Whether an unknown head stands where a column that is gone stood: beside the same one. A column
    of the bureau's own, put in elsewhere, has nothing to do with one that was taken away.
    """
    at, was = heads.index(head), order.index(gone)
    before = at and was and heads[at - 1] == order[was - 1]
    return bool(before) or heads[at + 1 : at + 2] == order[was + 1 : was + 2] != []


def _filled(grid: Grid) -> set[str]:
    """The heads of the columns that something stands in."""
    known = {column.head for column in columns_of(None).get(grid.sheet or "", [])}
    used = {cell.column for cell in grid.cells if cell.row > 1 and cell.text.strip()}
    return {
        known_head(cell.text, known) for cell in grid.cells if cell.row == 1 and cell.column in used
    }


def _gone(grid: Grid, column: Column, strange: Sequence[str], *, needed: bool) -> Finding:
    """A column that is gone, with the unknown one that it may have been renamed to: what stands in
    such a one must not be lost.
    """
    sheet = grid.sheet or ""
    same = next((each for each in strange if _is_renamed(sheet, column, each)), None)
    needed, meant = needed or same is not None, same or nearest(column.head, strange)
    as_empty = "" if needed else "，按没有填处理"
    unknown = [meant] if meant is not None else strange
    spots = [cell for each in unknown for cell in _cells(grid, each)]
    cells = series(spots)
    if meant is not None:
        renamed = Text(
            f"；{cells.zh} 的“{meant}”如果是它，请改回“{column.head}”",
            f"; if {meant!r} in {cells.en} is it, call it {column.head} again",
        )
    elif strange:
        renamed = Text(
            f"；不认得 {cells.zh} 的“{'”“'.join(strange)}”，改了名的请改回来，不要的请删去那一列",
            f"; unknown: {', '.join(strange)} ({cells.en}): name it again, or delete its column",
        )
    else:
        renamed = Text("", "")
    return fault(
        "E021",
        f"“{sheet}”页没有“{column.head}”一栏{as_empty}{renamed.zh}",
        f"the sheet {sheet} has no column {column.head}"
        + ("" if needed else "; it counts as empty")
        + renamed.en,
        address=spots[0] if spots else "",
        severity=Severity.ERROR if needed else Severity.WARNING,
    )


def _is_renamed(sheet: str, column: Column, head: str) -> bool:
    """Whether an unknown head is another word for a column, or a slip of its head."""
    return (
        field_called(sheet, head) == column.field
        or is_slip(head, column.head)
        or (len(head) > 1 and (head in column.head or column.head in head))
    )


def _layouts_named(grids: Sequence[Grid], layouts: Mapping[str, Layout]) -> Iterator[Layout]:
    """The layouts that the forms name, those that are for the kind of their form: another one was
    chosen by mistake.
    """
    for grid in grids:
        if grid.sheet != BASICS:
            continue
        for line in lines_of(grid):
            layout = layout_called(line.texts.get("layout", ""), layouts)
            kind = kind_called(line.texts.get("kind", "")) or SELF_EVALUATION
            if layout is not None and kind in layout.kinds:
                yield layout
