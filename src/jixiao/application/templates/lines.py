"""The rows of a filling template's sheets by their columns, each text with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from jixiao.application.templates.heads import in_percent, known_head, plain_unit
from jixiao.core.documents import Cell, Document, Grid
from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.regex import regex
from jixiao.core.series import series
from jixiao.core.words import NOTE_GOES_ON, one_line
from jixiao.knowledge.project_list import is_same
from jixiao.reading.sheets.cells import letters
from jixiao.writing.template import (
    FUNDING,
    GOALS,
    HEADINGS,
    INDICATORS,
    KINDS,
    NOTES,
    SHEETS,
    Column,
    columns_of,
)

_PERCENT = regex(r"=\s*(\d+(?:\.\d+)?%)")
_AS_ABOVE = {"indicators.level1", "indicators.level2"}
"""What may be 同上."""
_OF_EACH_ROW = frozenset({"level1", "level2", "reason", "role", "level"})
_OF_ONE_FORM = frozenset(
    {"project", "title", "total_points", "total_score", "grade", "conclusion", "notes"}
)
"""What cells that are merged over several rows say of each of these, and what of the first alone."""
_SENTENCES = ("reason", "conclusion", "notes")
_LONGEST_NAME = 60
_MOST = 6  # cells that a message names
_KIND_CALLED = {word: kind for kind, word in KINDS.items()} | {kind: kind for kind in KINDS}
GROUPS = {
    FUNDING: "funding",
    GOALS: "goals",
    INDICATORS: "indicators",
    HEADINGS: "level_points",
    NOTES: "notes",
}
"""The group of fields that the rows of a sheet are of."""


class Line(msgspec.Struct, frozen=True):
    """A filled row of a sheet: the form's number, texts and cells by field, which of the fields a
    number was typed in, and the cells of those that were left ``open``.
    """

    number: str
    texts: dict[str, str]
    cells: dict[str, str]
    typed: frozenset[str] = frozenset()
    open: dict[str, str] = {}

    def cell(self, field: str) -> str:
        """Where a field of the row stands, filled or open; its first filled cell where the sheet has
        no such column.
        """
        return self.cells.get(field) or self.open.get(field) or next(iter(self.cells.values()))


def kind_called(word: str) -> str | None:
    """The kind of form that a word names: its own (自评表), or a table's as offices print it
    (项目支出绩效自评表); None where it names none that has a template.
    """
    from jixiao.recognition.forms.kinds import kind_titled  # where another word was given alone

    word = word.strip()
    return _KIND_CALLED.get(word) or kind_titled(word)


def lines_of(grid: Grid) -> Iterator[Line]:
    """The filled rows of a sheet. A row of money that has the role that every row begins with and
    nothing else is an empty one.
    """
    heads = headed(grid)
    above: dict[str, str] = {}
    for number, row in enumerate(grid.by_row()[1:], start=2):
        filled = [cell for cell in row if cell.column in heads and cell.text.strip()]
        own = {heads[cell.column][0].field: cell for cell in filled}
        if all(not field or field == "funding.role" for field in own):
            continue
        own = {**_from_above(grid, number, heads), **own}
        texts = {
            heads[cell.column][0].field: _text(cell, *heads[cell.column]) for cell in own.values()
        }
        for field in _AS_ABOVE & texts.keys():
            texts[field] = above.get(field, texts[field]) if is_same(texts[field]) else texts[field]
            above[field] = texts[field]
        cells = {field: f"{grid.sheet}!{cell.place.cell}" for field, cell in own.items()}
        rest = {
            column.field: f"{grid.sheet}!{letters(at)}{number}"
            for at, (column, _) in heads.items()
            if column.field not in texts
        }
        typed = frozenset(field for field, cell in own.items() if cell.stored is not None)
        yield Line(texts.get("", ""), texts, cells, typed, rest)


def headed(grid: Grid) -> dict[int, tuple[Column, str]]:
    """The columns of a sheet by their numbers, each with the words of its head."""
    known = {column.head: column for column in columns_of(None).get(grid.sheet or "", [])}
    return {
        cell.column: (_headed(cell.text.strip(), known, grid.sheet), cell.text)
        for cell in (grid.by_row() or [[]])[0]
        if cell.text.strip()
    }


def goes_down(field: str) -> bool:
    """Whether a cell that is merged over several rows says something of each: the form's number, the
    level, a reason; of several forms who they are of and when. An amount or a result is one row's.
    """
    group, _, name = field.rpartition(".")
    return name in _OF_EACH_ROW if group else field not in _OF_ONE_FORM


def _from_above(
    grid: Grid, number: int, heads: Mapping[int, tuple[Column, str]]
) -> dict[str, Cell]:
    """What cells that are merged from rows above say of a row too."""
    found = {}
    for at, (column, _) in heads.items():
        cell = grid.at(number, at) if goes_down(column.field) else None
        if cell is not None and cell.row < number and cell.column == at and cell.text.strip():
            found[column.field] = cell
    return found


def _text(cell: Cell, column: Column, head: str) -> str:
    """What a cell says: in percent where its head says so, money by its unit's symbol."""
    text = in_percent(_pasted(_typed(cell), column.field), head)
    return plain_unit(text) if column.field == "money_unit" else text


def _pasted(text: str, field: str) -> str:
    """A name or a value that was pasted with line breaks in its midst, in one line; a text of several
    points, and what is written in sentences, as it is.
    """
    of = field.rpartition(".")[2]
    if of in _SENTENCES or field.startswith("goals") or len(text) > _LONGEST_NAME:
        return text
    points = (NOTE_GOES_ON.match(line) for line in text.splitlines()[1:])
    return text if any(points) else one_line(text)


def _typed(cell: Cell) -> str:
    """What was typed into a cell: of =100%, which a spreadsheet takes for a formula, the percentage."""
    percent = _PERCENT.fullmatch(cell.formula or "")
    return percent.group(1) if percent is not None else cell.text.strip()


def beside_heads(grid: Grid) -> Iterator[Finding]:
    """A warning for what stands below row 1 in columns without a head: it goes into no form."""
    headed = {cell.column for cell in grid.cells if cell.row == 1 and cell.text.strip()}
    loose = [
        cell
        for cell in grid.cells
        if cell.row > 1 and cell.column not in headed and cell.text.strip()
    ]
    if loose:
        cells = series((f"{grid.sheet}!{cell.place.cell}" for cell in loose), _MOST, "格")
        words = "".join(f"“{cell.text.strip()}”" for cell in loose[:_MOST])
        yield fault(
            "E021",
            f"{cells.zh} 填了{words}，这一列第1行没有表头，没有放进表里；请移到有表头的列",
            f"{cells.en}: {words} stands below no head and goes into no form",
            address=f"{grid.sheet}!{loose[0].place.cell}",
            given=loose[0].text.strip(),
            severity=Severity.WARNING,
        )


def hidden_in(grid: Grid) -> Iterator[Finding]:
    """A warning for what stands in hidden rows and columns, as filters leave them: it goes into the
    form all the same, and nobody sees it.
    """
    filled = [cell for cell in grid.cells if cell.row > 1 and cell.text.strip()]
    seen = {cell.column for cell in grid.cells if not cell.hidden}
    columns = {cell.column for cell in filled if cell.hidden and cell.column not in seen}
    rows = {cell.row for cell in filled if cell.hidden and cell.column in seen}
    listed = [f"第{number}行" for number in sorted(rows)]
    listed += [f"{letters(number)}列" for number in sorted(columns)]
    if filled and all(cell.hidden for cell in filled):
        listed = ["整页"]
    if listed:
        shown = series(listed, _MOST, "处").zh
        yield fault(
            "E021",
            f"“{grid.sheet}”页{shown}是隐藏的（或被筛选掉了），里面填的照样进了表；不要的请删去",
            f"hidden rows or columns of the sheet {grid.sheet} are filled in and go into the form:"
            f" rows {sorted(rows)}, columns {sorted(map(letters, columns))}",
            severity=Severity.WARNING,
        )


def unknown_results(document: Document) -> Iterator[Finding]:
    """An error for each formula of the sheets that has no result: what it gives is not nothing."""
    for place in document.uncomputed:
        if place.sheet in SHEETS:
            cell = f"{place.sheet}!{place.cell}"
            yield fault(
                "E021",
                f"{cell} 是公式，文件里没有存它的结果，这里也算不出；请用 Excel 或 WPS 打开保存一次，"
                "或直接填上数",
                f"{cell} holds a formula without a result: save the file in Excel or WPS, or type the"
                " value",
                address=cell,
            )


def columns_in(grid: Grid) -> dict[str, str]:
    """Where the columns of a sheet of rows are headed, by their fields."""
    heads = headed(grid) if GROUPS.get(grid.sheet or "") else {}
    return {
        column.field: f"{grid.sheet}!{letters(at)}1"
        for at, (column, _) in heads.items()
        if "." in column.field
    }


def _headed(head: str, known: dict[str, Column], sheet: str | None) -> Column:
    """The column of a head; an unknown head among the indicators is a column of its own."""
    bare = known_head(head, known)
    if bare in known:
        return known[bare]
    return Column(bare, f"indicators.extra.{bare}" if sheet == INDICATORS else f"?{bare}")
