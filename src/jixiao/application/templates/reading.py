"""Reads the filling template back, each field with the cell that it stands in."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping

import msgspec

from jixiao.application.loaded import Loaded
from jixiao.application.soundness import rest_of, unfit_in, within, wrong_in
from jixiao.application.templates.budgets import BudgetLine, with_full_year
from jixiao.application.templates.heads import other_unit, unit_of_amounts
from jixiao.application.templates.lines import (
    GROUPS,
    Line,
    beside_heads,
    columns_in,
    hidden_in,
    kind_called,
    lines_of,
    unknown_results,
)
from jixiao.application.templates.shape import misshapen, numbered, unread_sheets, without_columns
from jixiao.application.templates.told import told_of
from jixiao.application.templates.typed import no_unit_of_money
from jixiao.application.templates.words import (
    details_of_nothing,
    field_called,
    layout_id,
    unlike_layout,
)
from jixiao.application.whereabouts import said_at
from jixiao.core.documents import Document, Grid
from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.formdata import FormData, dated
from jixiao.core.forms import SELF_EVALUATION
from jixiao.core.monitoring_points import stated_point, tenth_or_first, wanted_point
from jixiao.core.periods import YEARS, years_in
from jixiao.core.regex import regex
from jixiao.core.series import series
from jixiao.core.shaping import shaped
from jixiao.knowledge.labels import where
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.nearest import perhaps
from jixiao.writing.template import (
    BASICS,
    FUNDING,
    KINDS,
    LEVELS,
    ROLES,
    SHEETS,
    columns_of,
)
from jixiao.writing.template.columns import BUDGET

_ROLES = {word: role for role, word in ROLES.items()} | {role: role for role in ROLES}
_BROKEN = regex(r"\d+[.．。]\d+")
"""A number with decimals, which is no year (2024.5)."""
_LEVELS = {word: level for level, word in LEVELS.items()} | {
    word: level for level in LEVELS for word in (level, LEVELS[level].removesuffix("指标"))
}

_EMPTY = {
    "indicators": "indicators.name",
    "goals[0].expected": "goals.expected",
    "goals[0].actual": "goals.actual",
}
"""Of what a form may have none, the columns that it stands in."""


def read_template(document: Document, layouts: Mapping[str, Layout]) -> list[Loaded]:
    """The forms of a template, the first with what the sheets lack of the columns of the layout that
    the forms name, one of ``layouts``. Raises UserError with all that is wrong, by sheet, cell and field.
    """
    grids = [block for block in document.blocks if isinstance(block, Grid) and block.sheet]
    wrong = list(misshapen(grids))
    gone = list(without_columns(grids, layouts))
    wrong += [each for each in gone if each.severity is Severity.ERROR]
    wrong += unknown_results(document)
    sheets = {
        block.sheet: list(lines_of(block))
        for block in grids
        if block.sheet in SHEETS and numbered(block)
    }
    basics = sheets.get(BASICS, [])
    if not basics:
        none = fault("E014", f"“{BASICS}”页没有填任何一张表", f"the sheet {BASICS} has no form")
        raise UserError(*(wrong or [none]))
    only = (basics[0].number or "1") if len(basics) == 1 else ""
    numbers = [line.number or (only or str(at)) for at, line in enumerate(basics, start=1)]
    named = {each.address for each in wrong}
    strays = (each for each in _strays(sheets, numbers, only) if each.address not in named)
    wrong += [*_repeated(basics, numbers), *strays]
    heads = {field: cell for grid in grids for field, cell in columns_in(grid).items()}
    money = next((grid for grid in grids if grid.sheet == FUNDING), None)
    stated = unit_of_amounts(money)
    for line in basics if stated else ():
        line.texts.setdefault("money_unit", stated)
    loaded = [
        _form(number, only, line, sheets, heads, layouts, wrong)
        for number, line in zip(numbers, basics, strict=True)
    ]
    wrong += [each for form in loaded for each in other_unit(money, form.data, form.cells)]
    if wrong:
        told = {each.address for each in wrong}
        raise UserError(*wrong, *_unfit(loaded, told))
    own = [grid for grid in grids if grid.sheet in sheets]
    loose = [found for grid in own for found in (*beside_heads(grid), *hidden_in(grid))]
    loose += unread_sheets(grids)
    first = msgspec.structs.replace(loaded[0], findings=(*gone, *loose, *loaded[0].findings))
    return [first, *loaded[1:]]


def _unfit(loaded: Iterable[Loaded], told: Collection[str]) -> Iterator[Finding]:
    """What would be told next, when the forms are filled in: values that nothing can be computed
    with, each by its cell.
    """
    for form in loaded:
        for each in (*wrong_in(form.data), *unfit_in(form.data)):
            cell = form.cells.get(each.address, "")
            if not within(each.address, told) and cell not in told:
                said = said_at(each, form, form.data)
                yield msgspec.structs.replace(each, code="E021", message=said, address=cell)


def _repeated(basics: list[Line], numbers: list[str]) -> Iterator[Finding]:
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        cells = [
            next(iter(line.cells.values()))
            for line, own in zip(basics, numbers, strict=True)
            if own == number
        ]
        listed = series(cells)
        yield fault(
            "E021",
            f"{listed.zh} 这几行的序号都是“{number}”，每张表应有自己的序号",
            f"{listed.en}: the same number {number!r} for several forms",
        )


def _strays(sheets: dict[str, list[Line]], numbers: list[str], only: str) -> Iterator[Finding]:
    """Rows whose number is no form's, and columns that are not known."""
    for name in GROUPS:
        for line in sheets.get(name, []):
            number = line.number or only
            if number not in numbers:
                cell = next(iter(line.cells.values()))
                yield fault(
                    "E021",
                    (
                        f"{cell} 这一行的序号是“{number}”，"
                        f"应为“{BASICS}”页里有的序号（{'、'.join(numbers[:5])}…）"
                        if number
                        else f"{cell} 这一行没有写序号；一本模板填多张表时每行都要写"
                    ),
                    f"{cell}: the number of this row is {number!r}; one of the sheet {BASICS} is"
                    " expected",
                )
    for name, lines in sheets.items():
        cells = {
            field[1:]: cell
            for line in lines
            for field, cell in line.cells.items()
            if field.startswith("?")
        }
        there = {field for line in lines for field in (*line.cells, *line.open)}
        if name in (BASICS, *GROUPS):
            yield from (_stray(name, head, cell, there) for head, cell in sorted(cells.items()))


def _stray(sheet: str, head: str, cell: str, there: Container[str]) -> Finding:
    """A column that the sheet does not have, with something in it: one of those that are not ``there``
    may have been renamed.
    """
    columns = columns_of(None)[sheet]
    known = [column.head for column in columns]
    gone = [column.head for column in columns if column.field not in there]
    named = {column.field: column.head for column in columns}.get(field_called(sheet, head))
    near, listed = perhaps(head, gone), "、".join(known)
    near = near if near.zh else perhaps(head, known)
    near = perhaps(named, [named]) if named in gone else near
    at = regex(r"\d+$").sub("1", cell)
    return fault(
        "E021",
        f"{at} “{sheet}”页没有“{head}”这一栏{near.zh or '；'}有 {listed}",
        f"{at}: the sheet {sheet} has no column {head!r}{near.en}; known are {', '.join(known)}",
        address=at,
    )


def _form(
    number: str,
    only: str,
    basics: Line,
    sheets: dict[str, list[Line]],
    heads: dict[str, str],
    layouts: Mapping[str, Layout],
    wrong: list[Finding],
) -> Loaded:
    """The form of a number; what is wrong in it is added to ``wrong``, and stands for nothing, so
    that the rest is looked at too.
    """
    cells = heads | {field: cell for field, cell in (basics.open | basics.cells).items() if field}
    raw: dict[str, object] = {
        field: text
        for field, text in basics.texts.items()
        if field and not field.startswith("?") and field not in ("kind", "year", "as_of")
    }
    raw |= {"kind": _kind(basics, wrong), **_dates(basics, wrong)}
    if "layout" in raw:
        raw["layout"] = layout_id(str(raw["layout"]), layouts)
    for name, group in GROUPS.items():
        lines = _of_form(sheets, name, number, only)
        raw[group] = (
            [line.texts["notes"] for line in lines if "notes" in line.texts]
            if group == "notes"
            else [_item(group, line, wrong) for line in lines]
        )
        cells |= {
            f"{group}[{at}].{field.partition('.')[2]}": cell
            for at, line in enumerate(lines)
            for field, cell in (line.open | line.cells).items()
            if field.startswith(group)
        }
    for address, head in _EMPTY.items():  # where a form that has none of it is told so
        if head in heads:
            cells.setdefault(address, f"{heads[head].rstrip('0123456789')}2")
    unit = str(raw.get("money_unit", "万元"))
    told = tuple(with_full_year(_funding_lines(number, only, sheets), raw, unit, wrong))
    called = Text(f"序号{number}", f"form {number}")
    try:
        data = shaped(raw, FormData, "E021", called, where=where, strict=False)
    except UserError as error:
        wrong += error.findings
        data = rest_of(raw)
    if kind_called(basics.texts.get("kind", KINDS[SELF_EVALUATION])) is not None:
        wrong += unlike_layout(data, layouts, cells)
    wrong += details_of_nothing(data, cells)
    unsaid = no_unit_of_money(data, cells) if "money_unit" not in raw else ()
    return Loaded(data=dated(data), cells=cells, findings=(*told, *unsaid, *told_of(data, cells)))


def _funding_lines(number: str, only: str, sheets: dict[str, list[Line]]) -> list[BudgetLine]:
    """What the rows of money of a form say of how their full-year budgets came about."""
    return [
        BudgetLine(
            {
                field.removeprefix(BUDGET): text
                for field, text in line.texts.items()
                if field.startswith(BUDGET)
            },
            line.open | line.cells,
        )
        for line in _of_form(sheets, FUNDING, number, only)
    ]


def _of_form(sheets: Mapping[str, list[Line]], name: str, number: str, only: str) -> list[Line]:
    """The rows of a sheet that are of the form of a number."""
    return [line for line in sheets.get(name, []) if (line.number or only) == number]


def _kind(basics: Line, wrong: list[Finding]) -> str:
    given = basics.texts.get("kind", KINDS[SELF_EVALUATION])
    kind = kind_called(given)
    if kind is None:
        known = KINDS.values()
        near = perhaps(given, known)
        expected = (
            f"应为 {'、'.join(known)} 之一{near.zh}",
            f"one of {', '.join(known)}{near.en}",
        )
        wrong.append(_wrong(basics.cells["kind"], "表种", given, *expected))
    return kind or SELF_EVALUATION


def _dates(basics: Line, wrong: list[Finding]) -> dict[str, object]:
    """Year and monitoring point."""
    found: dict[str, object] = {}
    given, point_given = basics.texts.get("year"), basics.texts.get("as_of")
    if given:
        year = "".join(given.split()).rstrip("年度 ")
        named = () if _BROKEN.fullmatch(year) else years_in(year + "年")
        if (
            not year.isdecimal() and len(named) == 1
        ):  # 二〇二四年, or a date that the spreadsheet made of the year
            year = str(named[0])
        if year.isdecimal() and int(year) in YEARS:
            found["year"] = int(year)
        else:
            expected = "应为四位年份，如 2024", "a year such as 2024"
            wrong.append(_wrong(basics.cells["year"], "年度", given, *expected))
    if point_given:
        point = _point(point_given, typed="as_of" in basics.typed)
        if isinstance(point, Text):
            told = f"应为{point.zh}", point.en
            wrong.append(_wrong(basics.cells["as_of"], "监控时点", point_given, *told))
        else:
            found["as_of"] = point
    return found


def _point(given: str, *, typed: bool) -> str | Text:
    """The monitoring point that a cell states, or what it should be instead. ``typed``: the cell
    holds a number or a date.
    """
    year = tenth_or_first(given) if typed else None
    # what a date's format shows as 2024-1-8 is a day
    point = stated_point(given.replace("-", "/") if typed else given)
    if year is None and point is not None and point.month is not None:
        return str(point)
    if year is None:
        return wanted_point(given)
    return Text(
        f"{year}年1月 或 {year}年10月：表格软件把 {year}.10 存成 {year}.1，分不出是哪个月",
        f"“{year}年1月” or “{year}年10月”: a spreadsheet keeps {year}.10 as {year}.1",
    )


def _item(group: str, line: Line, wrong: list[Finding]) -> dict[str, object]:
    """A row as the fields of its group."""
    prefix = f"{group}."
    fields: dict[str, object] = {
        field.removeprefix(prefix): text
        for field, text in line.texts.items()
        if field.startswith(prefix) and ".extra." not in field
    }
    extra = {
        field.partition(".extra.")[2]: text
        for field, text in line.texts.items()
        if ".extra." in field
    }
    if extra:
        fields["extra"] = extra
    if group == "funding":
        role = str(fields.get("role", ""))
        if role and role not in _ROLES:
            near = perhaps(role, ROLES.values())
            expected = (
                f"应为 总额、部分、明细 或 另列{near.zh}",
                f"总额, 部分, 明细 or 另列{near.en}",
            )
            wrong.append(_wrong(line.cells["funding.role"], "总额或部分", role, *expected))
        fields["role"] = _ROLES.get(role, "part")
        if fields["role"] == "total":
            fields.setdefault("source", "年度资金总额")
        elif "source" not in fields:
            wrong.append(_unnamed(line))
            fields["source"] = ""
    if group == "level_points":
        level = str(fields.get("level", ""))
        if level not in _LEVELS:
            cell = line.cells.get("level_points.level") or next(iter(line.cells.values()))
            near = perhaps(level, LEVELS.values()) if level else Text("", "")
            expected = (
                f"应为 预算执行（0）、一级指标（1）或 二级指标（2）{near.zh}",
                f"0, 1 or 2{near.en}",
            )
            wrong.append(_wrong(cell, "级别", level, *expected))
        fields["level"] = _LEVELS.get(level, "0")
    return fields


def _unnamed(line: Line) -> Finding:
    """Money of a row that does not say where it comes from."""
    cell = line.cell("funding.source")
    words = series(text for field, text in line.texts.items() if field not in ("", "funding.role"))
    return fault(
        "E021",
        f"{cell} “资金来源”没有填，这一行的{words.zh}不知道是哪一项资金",
        f"{cell}: no source of money is named for {words.en}",
        address=cell,
    )


def _wrong(cell: str, name: str, given: str, zh: str, en: str) -> Finding:
    return fault(
        "E021",
        f"{cell} “{name}”（填的是“{given}”）：{zh}",
        f"{cell} {name} (given: {given!r}): expected {en}",
        address=cell,
        given=given,
    )
