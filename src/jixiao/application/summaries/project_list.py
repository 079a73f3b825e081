"""A list of projects (预算批复, 项目库) read: xlsx, csv or any document with a table, its columns found by
their usual heads.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from jixiao.application.papers import hold_no_other
from jixiao.application.sources import Source, documents_in
from jixiao.application.summaries.unit_rows import under_units
from jixiao.application.units_above import as_above, is_written_once
from jixiao.core.documents import Cell, Document, Grid, Paragraph
from jixiao.core.errors import fault, user_error
from jixiao.core.fieldvalues import money_figure
from jixiao.core.figures import Figure, Unit, parse_unit, quantum
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.keys import name_key
from jixiao.core.summaries import ListedProject
from jixiao.core.unitnames import sounds_like_unit
from jixiao.core.words import blank, one_line
from jixiao.knowledge.project_list import (
    ROLES,
    Role,
    head_rank,
    is_same,
    is_total,
    is_whole,
    unit_in_head,
    unit_in_words,
)

_DEEPEST_HEAD = 20  # rows of a table in which its head is looked for
_ROLES = {"code": "项目编码", "name": "项目名称", "unit": "单位", "amount": "金额（预算数）"}
_ENCODINGS = ("utf-8-sig", "gb18030")


class ProjectList(msgspec.Struct, frozen=True, kw_only=True):
    """The projects of a list, each once. ``amounts_known`` where every amount has a unit; ``findings``
    say what of it could not be read, and what was put together.
    """

    name: str
    projects: tuple[ListedProject, ...]
    amounts_known: bool = True
    findings: tuple[Finding, ...] = ()


class _Heads(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a table by their roles, the first row below them, and the unit of its amounts."""

    columns: Mapping[Role, int]
    first: int
    unit: Unit | None


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A project as its row has it, and the unit that is written last above it."""

    project: ListedProject
    above: str


def projects_in(source: Source) -> ProjectList:
    """The projects of a list. Raises UserError (E071) where it cannot be read, or has no column of
    names with another that is known beside it.
    """
    documents = documents_in(_as_text(source) if source.ending == ".csv" else source)
    for each in documents:
        if each.refusal is not None:
            why = each.refusal
            raise user_error("E071", f"{source.name}：{why.zh}", f"{source.name}: {why.en}", "list")
    hold_no_other(documents, source.name, Text("项目清单", "list of projects"), "E071")
    tables = [found for each in documents for found in _tables(each)]
    if not tables:
        raise _without_heads(source, documents)
    findings: list[Finding] = []
    listed = _listed(tables, source.name, findings)
    rows, of_units = under_units([each.project for each in listed], source.name)
    findings += of_units
    if not of_units:
        rows = _carried(listed, source.name, findings)
    if not rows:
        raise user_error(
            "E071",
            f"项目清单 {source.name} 的表头下面没有项目",
            f"the list {source.name} has no project below its heads",
            "list",
        )
    has_amounts = [heads for _, heads in tables if "amount" in heads.columns]
    known = bool(has_amounts) and all(heads.unit is not None for heads in has_amounts)
    projects = tuple(_once(rows, source.name, findings))
    if has_amounts and not known:
        findings.append(_no_unit(source.name))
    return ProjectList(
        name=source.name, projects=projects, amounts_known=known, findings=tuple(findings)
    )


def _as_text(source: Source) -> Source:
    """A file of comma separated values as one that is separated by tabs."""
    for encoding in _ENCODINGS:
        try:
            text = source.content.decode(encoding)
        except UnicodeDecodeError:
            continue
        separator = max(",;\t", key=text.partition("\n")[0].count)
        rows = csv.reader(io.StringIO(text), delimiter=separator)
        lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
        return Source(f"{source.name}.txt", "\n".join(lines).encode())
    raise user_error(
        "E071",
        f"项目清单 {source.name} 的文字编码认不出，请另存为 UTF-8",
        f"the encoding of the list {source.name} is not known; save it as UTF-8",
        "list",
    )


def _tables(document: Document) -> Iterator[tuple[Grid, _Heads]]:
    """The tables that are lists of projects, with their heads."""
    beside = ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            beside = unit_in_words(block.text) or beside
            continue
        heads = next(
            (
                found
                for row in range(1, min(block.rows, _DEEPEST_HEAD) + 1)
                if (found := _heads(block, row, beside)) is not None
            ),
            None,
        )
        if heads is not None:
            yield block, heads


def _heads(grid: Grid, row: int, beside: str) -> _Heads | None:
    """The heads in a row; None where it has no name of projects with another role beside it."""
    cells = [each for each in grid.covering(row) if each.row == row]
    columns: dict[Role, int] = {}
    for role in ROLES:
        named = [(rank, cell) for cell in cells if (rank := head_rank(role, cell.text)) is not None]
        free = [
            (rank, cell.column, cell) for rank, cell in named if cell.column not in columns.values()
        ]
        if free:
            columns[role] = min(free, key=lambda each: each[:2])[1]
    if "name" not in columns or len(columns) < 2:
        return None
    last = max(cell.row + cell.row_span - 1 for cell in cells)
    head = grid.at(row, columns["amount"]) if "amount" in columns else None
    said = unit_in_head(head.text) if head is not None else ""
    if head is not None and head.column_span > 1:
        part = _whole_of(grid, head)
        columns["amount"], last = part.column, max(last, part.row)
        said = said or unit_in_head(part.text)
    return _Heads(columns=columns, first=last + 1, unit=_unit(said or _above(grid, row) or beside))


def _whole_of(grid: Grid, head: Cell) -> Cell:
    """The part of a head over several columns that is all of the amount, else its first one."""
    row = head.row + head.row_span
    below = (
        [
            cell
            for cell in grid.covering(row)
            if head.column <= cell.column < head.column + head.column_span
        ]
        if row <= grid.rows
        else []
    )
    return next((cell for cell in below if is_whole(cell.text)), below[0] if below else head)


def _above(grid: Grid, row: int) -> str:
    """The unit of money that a row above the heads states."""
    said = [unit_in_words(cell.text) for cell in grid.cells if cell.row < row]
    return next(filter(None, said), "")


def _unit(said: str) -> Unit | None:
    return parse_unit(said) if said else None


def _listed(
    tables: Sequence[tuple[Grid, _Heads]], name: str, findings: list[Finding]
) -> list[_Row]:
    """The rows of all tables; the next table of a sheet or text goes on where the last one ended."""
    rows: list[_Row] = []
    above, sheet = "", None
    for grid, heads in tables:
        if grid.sheet != sheet:
            above, sheet = "", grid.sheet
        for row in range(heads.first, grid.rows + 1):
            cells = {role: grid.at(row, column) for role, column in heads.columns.items()}
            written = _text(cells.get("unit")) if not _is_across(cells) else ""
            above = above if blank(written) or is_total(written) else written
            called = _text(cells["name"])
            if blank(called) or is_total(called) or head_rank("name", called) == 0:
                continue
            if _is_across(cells):
                above = called if sounds_like_unit(called) else above
                continue
            project = _project(cells, heads.unit, name, findings)
            rows.append(_Row(project=project, above=above))
    return rows


def _is_across(cells: Mapping[Role, Cell | None]) -> bool:
    """Whether one merged cell is the name and all that stands beside it: a heading within the list."""
    return len({id(each) for each in cells.values()}) == 1


def _text(cell: Cell | None) -> str:
    """The words of a cell; a sign that says the same as above says nothing itself."""
    said = one_line(cell.text).strip() if cell is not None else ""
    return "" if is_same(said) else said


def _project(
    cells: Mapping[Role, Cell | None], unit: Unit | None, name: str, findings: list[Finding]
) -> ListedProject:
    """The project of a row."""
    written = _text(cells.get("unit"))
    called, money, at = _text(cells["name"]), _text(cells.get("amount")), _at(cells["name"])
    figure = money_figure(money, unit) if not blank(money) else None
    if figure is None and not blank(money):
        findings.append(_unreadable(name, _at(cells["amount"]), f"{written}“{called}”", money))
    return ListedProject(
        name=called,
        code=_text(cells.get("code")),
        unit="" if blank(written) else written,
        amount=figure.base if figure is not None else None,
        step=step_of(figure),
        at=at,
    )


def _carried(rows: Sequence[_Row], name: str, findings: list[Finding]) -> list[ListedProject]:
    """The projects, each with its unit, also where the list writes it once."""
    units, above = [each.project.unit for each in rows], [each.above for each in rows]
    if not is_written_once(units, above):
        return [each.project for each in rows]
    open_ = [each.project.at for each in rows if not each.project.unit and each.above]
    findings.append(as_above("E071", name, open_))
    return [
        msgspec.structs.replace(each.project, unit=each.project.unit or each.above) for each in rows
    ]


def step_of(figure: Figure | None) -> Decimal:
    """The last printed digit of a figure in base units: 100 of 12.35万元; 0 of none."""
    return quantum(figure.places) * figure.factor if figure is not None else Decimal(0)


def _at(cell: Cell | None) -> str:
    """Where a cell stands, in a few letters."""
    place = cell.place if cell is not None else None
    if place is None:
        return ""
    if place.cell is not None:
        return f"{place.sheet}!{place.cell}" if place.sheet else place.cell
    line = place.row or place.line
    return f"第{line}行" if line else ""


def _once(
    rows: Sequence[ListedProject], name: str, findings: list[Finding]
) -> Iterator[ListedProject]:
    """Each project once: rows of one unit and name (a source of money each) are put together."""
    found: dict[tuple[str, str, str], list[ListedProject]] = {}
    for each in rows:
        found.setdefault((name_key(each.unit), name_key(each.name), each.code), []).append(each)
    for several in found.values():
        amounts = [each.amount for each in several if each.amount is not None]
        if len(several) > 1:
            findings.append(_together(name, several))
        yield msgspec.structs.replace(
            several[0],
            amount=sum(amounts, Decimal(0)) if amounts else None,
            step=sum((each.step for each in several), Decimal(0)),
        )


def _together(name: str, several: Sequence[ListedProject]) -> Finding:
    places = [each.at for each in several]
    project = f"{several[0].unit}“{several[0].name}”"
    return fault(
        "E071",
        f"{name}：{project}有{len(several)}行（{'、'.join(places)}），金额合在一起算一个项目",
        f"{name}: {project} has {len(several)} rows ({', '.join(places)}), which are taken"
        " as one project with their sum",
        severity=Severity.REMARK,
    )


def _unreadable(name: str, at: str, project: str, money: str) -> Finding:
    return fault(
        "E071",
        f"{name} {at}：{project}的金额“{money}”读不出，应是一个数，没有计入",
        f"{name} {at}: the amount of {project}, {money!r}, is no number and is not counted",
        given=money,
        severity=Severity.WARNING,
    )


def _no_unit(name: str) -> Finding:
    return fault(
        "E071",
        f"{name} 的金额没有写单位：请在表头写明，如“预算数（万元）”；金额没有与表核对",
        f"{name} does not state the unit of its amounts: head them like “预算数（万元）”; they were not"
        " compared with the forms",
        severity=Severity.WARNING,
    )


def _without_heads(source: Source, documents: Sequence[Document]) -> Exception:
    """What heads are looked for, and what the first table has instead."""
    grid = next((each for one in documents for each in one.blocks if isinstance(each, Grid)), None)
    first = [one_line(cell.text) for cell in grid.by_row()[0][:8]] if grid is not None else []
    seen = f"；表的第一行是：{'、'.join(first)}" if first else "；文件里没有表格"
    wanted = "、".join(_ROLES.values())
    return user_error(
        "E071",
        f"项目清单 {source.name} 里没有找到表头：要有“项目名称”，并至少有项目编码、单位、金额中的一栏"
        f"（认得的栏：{wanted}）{seen}",
        f"the list {source.name} has no heads: “项目名称” is needed, with “项目编码”, “单位” or “预算数” beside it",
        "list",
    )
