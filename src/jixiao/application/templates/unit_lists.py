"""A list of units that templates are made for: a workbook, or text with a unit in each line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from jixiao.application.papers import hold_no_other
from jixiao.application.sources import Source, documents_in
from jixiao.application.units_above import as_above, is_written_once
from jixiao.core.documents import Document, Grid, Paragraph
from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.figures import fold
from jixiao.core.figures.units import MONEY_UNITS
from jixiao.core.findings import Finding, Text
from jixiao.core.formdata import FormData
from jixiao.core.periods import YEARS
from jixiao.core.regex import regex
from jixiao.core.series import series
from jixiao.core.words import squeezed
from jixiao.filling.values import amount
from jixiao.knowledge.funds import fund_of
from jixiao.knowledge.labels import label_of
from jixiao.knowledge.project_list import is_same
from jixiao.knowledge.unit_lists import IGNORED, field_of
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.remarks import has_label
from jixiao.recognition.forms.signing import signs

_UNIT = "implementing_unit"
_OF_UNIT = (_UNIT, "supervising_department")
_AMOUNTS = ("initial_budget", "budget")
_IN_HEAD = regex("|".join(sorted(MONEY_UNITS, key=len, reverse=True)))
_SEPARATORS = ("\t", ",", "，")
"""What parts the columns of a text, the surest first: a full-width comma stands in names as well."""
_STATED = regex(r"单位:(.{1,3}?)\)?$")
_MOST_ROWS = 5_000
_MOST_ABOVE = 6  # rows among which the heads are looked for
_OF_A_LINE = 2  # filled cells of a row above the heads
_SHOWN = 6  # cells that a message names


class _Row(msgspec.Struct, frozen=True):
    """A row of the list: its texts, and where each stands."""

    texts: tuple[str, ...]
    places: tuple[str, ...]


class UnitList(NamedTuple):
    """A form for each row of a list, and what is said of the list."""

    forms: list[FormData]
    findings: tuple[Finding, ...] = ()


def units_in(source: Source, start: FormData) -> UnitList:
    """A form like ``start`` for each row of a list, with what the list says of it. Raises UserError
    with all rows that cannot be used.
    """
    documents = documents_in(source)
    hold_no_other(documents, source.name, Text("单位清单", "list of units"), "E014")
    rows = [row for document in documents for row in _rows(document, source.name)]
    if not rows:
        raise user_error(
            "E014", f"{source.name} 里没有单位", f"there is no unit in {source.name}", "units"
        )
    if len(rows) > _MOST_ROWS:
        raise user_error(
            "E013",
            f"{source.name} 超过{_MOST_ROWS}行",
            f"{source.name} has more than {_MOST_ROWS} rows",
            "units",
        )
    above, rows = _parted(rows)
    fields = [field_of(text) for text in rows[0].texts]
    if _UNIT not in fields:
        if len(rows[0].texts) > 1:
            raise _no_head(source.name, rows[0])
        fields, data = [_UNIT], rows
    else:
        data = [row for row in rows[1:] if not _below(row, fields)]
        _hold_heads(source.name, rows[0], fields)
    data, below = _under_units(data, fields)
    stated = (*_units_of_money(rows[0].texts), *_stated_above(above))
    unit = next(iter(stated), start.money_unit)
    wrong: list[Finding] = []
    made = [
        _form(msgspec.structs.replace(start, money_unit=unit), row, fields, wrong) for row in data
    ]
    wrong += _twice(made, data)
    if wrong:
        raise UserError(*wrong)
    if not made:
        raise user_error(
            "E014", f"{source.name} 里没有单位", f"there is no unit in {source.name}", "units"
        )
    told = (as_above("E012", source.name, [row.places[0] for row in below]),) if below else ()
    return UnitList(made, told)


def _under_units(
    rows: Sequence[_Row], fields: Sequence[str | None]
) -> tuple[list[_Row], list[_Row]]:
    """The rows, those of a project below the first of its unit with that unit and its department, and
    the rows that got one so.
    """
    at = fields.index(_UNIT)
    own = ["" if is_same(text := _text(row, at)) else text for row in rows]
    above = [next(filter(None, reversed(own[:number])), "") for number in range(len(own))]
    project = fields.index("project") if "project" in fields else None
    if project is None or not is_written_once(own, above):
        return list(rows), []
    made: list[_Row] = []
    below: list[_Row] = []
    for row, unit in zip(rows, own, strict=True):
        if made and not unit and _text(row, project):
            row = msgspec.structs.replace(row, texts=_as_above(row.texts, made[-1].texts, fields))
            below.append(row)
        made.append(row)
    return made, below


def _text(row: _Row, at: int) -> str:
    """A text of a row; a line of text may end before its last columns."""
    return row.texts[at] if at < len(row.texts) else ""


def _as_above(
    texts: Sequence[str], above: Sequence[str], fields: Sequence[str | None]
) -> tuple[str, ...]:
    """The texts of a row with what the one above says of whose they are."""
    return tuple(
        last if field in _OF_UNIT and (not text or is_same(text)) else text
        for text, last, field in zip(texts, above, fields, strict=False)
    )


def _parted(rows: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """The rows above the heads, a title and a line of the unit of money, and the rows from them on;
    nothing above where no heads are found below such lines alone.
    """
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        if _UNIT in map(field_of, row.texts):
            return rows[:at], rows[at:]
        if sum(bool(text) for text in row.texts) > _OF_A_LINE:
            break
    return [], rows


def _below(row: _Row, fields: Sequence[str | None]) -> bool:
    """Whether a row is below the units: a total, a note, a line of who made the list."""
    said = [text for text in row.texts if text][:2]  # a number may stand before it
    unit = _text(row, fields.index(_UNIT))
    total = any(v.says(each, text) for each in (v.TOTAL, v.SUBTOTAL) for text in (unit, *said[:1]))
    return total or any(has_label(text) or signs(text) for text in said)


def _stated_above(above: Sequence[_Row]) -> Iterator[str]:
    """The unit of money that a line above the heads states (单位：万元)."""
    for row in above:
        for text in row.texts:
            match = _STATED.search(squeezed(fold(text)))
            if match is not None and match[1] in MONEY_UNITS:
                yield match[1]


def _rows(document: Document, name: str) -> Iterator[_Row]:
    if document.refusal is not None:
        why = document.refusal
        raise user_error("E001", f"{name}：{why.zh}", f"{name}: {why.en}", "units")
    if document.uncomputed:
        named = series(f"{place.sheet}!{place.cell}" for place in document.uncomputed[:_SHOWN])
        raise user_error(
            "E012",
            f"{name} {named.zh} 等公式没有保存结果，这里也算不出；请用 Excel 或 WPS 打开保存一次",
            f"{name}: {named.en} …: formulas without a result; save the file in Excel or WPS",
            "units",
        )
    lines = [each.text for each in document.blocks if isinstance(each, Paragraph)]
    between = next((each for each in _SEPARATORS if any(each in line for line in lines)), ",")
    for number, block in enumerate(document.blocks, start=1):
        if isinstance(block, Grid):
            yield from _of_grid(block, name)
        elif isinstance(block, Paragraph) and block.text.strip():
            cells = next(csv.reader([block.text], delimiter=between))
            place = f"{name} 第{block.place.line or number}行"
            yield _Row(tuple(each.strip() for each in cells), (place,) * len(cells))


def _of_grid(grid: Grid, name: str) -> Iterator[_Row]:
    for row in grid.by_row():
        if not any(cell.text.strip() for cell in row):
            continue
        at = {cell.column: cell for cell in row}
        texts = tuple(
            at[column].text.strip() if column in at else "" for column in range(1, grid.columns + 1)
        )
        first = row[0].row
        places = tuple(
            f"{grid.sheet}!{at[column].place.cell}" if column in at else f"{name} 第{first}行"
            for column in range(1, grid.columns + 1)
        )
        yield _Row(texts, places)


def _no_head(name: str, row: _Row) -> UserError:
    listed = series(each for each in row.texts if each)
    return user_error(
        "E012",
        f"{name} 第1行应为表头，要有“单位名称”一栏（还可以有 项目名称、主管部门、险种、年初预算数、"
        f"全年预算数、年度），现在是 {listed.zh}",
        f"row 1 of {name} must hold the heads, “单位名称” among them; it holds {listed.en}",
        "units",
    )


def _hold_heads(name: str, row: _Row, fields: Sequence[str | None]) -> None:
    """Raises UserError for columns that are not known, or that two say the same of."""
    wrong = []
    for text, place, field in zip(row.texts, row.places, fields, strict=True):
        if text and field is None:
            wrong.append(
                fault(
                    "E012",
                    f"{place} 不认得“{text}”一栏；认得的有 单位名称、项目名称、主管部门、险种、"
                    "年初预算数、全年预算数、年度",
                    f"{place}: unknown column {text!r}",
                    "units",
                )
            )
        elif field not in (None, IGNORED) and fields.count(field) > 1:
            label = label_of(field if field not in _AMOUNTS else f"funding.{field}")
            wrong.append(
                fault(
                    "E012",
                    f"{place} “{text}”：有两栏都是{label.zh}，请去掉一栏",
                    f"{place} {text!r}: two columns are {label.en}",
                    "units",
                )
            )
    if wrong:
        raise UserError(*wrong)


def _units_of_money(heads: Sequence[str]) -> Iterator[str]:
    for head in heads:
        found = _IN_HEAD.search(fold(head)) if field_of(head) in _AMOUNTS else None
        if found is not None:
            yield found.group()


def _form(
    start: FormData, row: _Row, fields: Sequence[str | None], wrong: list[Finding]
) -> FormData:
    said = {
        field: (text, place)
        for field, text, place in zip(fields, row.texts, row.places, strict=False)
        if field not in (None, IGNORED) and text
    }
    if _UNIT not in said:
        wrong.append(
            fault(
                "E012", f"{row.places[0]} 这一行没有单位名称", f"{row.places[0]}: no unit", "units"
            )
        )
    money = {name: said[name][0] for name in _AMOUNTS if name in said}
    for name, text in money.items():
        if amount(text, start.money_unit) is None:
            wrong.append(
                _expected(said[name], f"金额（{start.money_unit}），如 1200.50", "an amount")
            )
    changes: dict[str, object] = {
        name: said[name][0] for name in (_UNIT, "project", "supervising_department") if name in said
    }
    if "fund" in said:
        changes["fund"] = fund_of(said["fund"][0]) or ""
        if not changes["fund"]:
            wrong.append(_expected(said["fund"], "险种，如 工伤保险", "a fund"))
    if "year" in said:
        year = said["year"][0].removesuffix("年度").removesuffix("年")
        if year.isdecimal() and int(year) in YEARS:
            changes["year"] = int(year)
        else:
            wrong.append(_expected(said["year"], "四位年份，如 2024", "a year such as 2024"))
    return msgspec.structs.replace(start, funding=_with(start, money), **changes)


def _with(start: FormData, money: Mapping[str, str]) -> tuple[object, ...]:
    """The rows of money with what the list says of the total."""
    return tuple(
        msgspec.structs.replace(row, **money) if row.role == "total" else row
        for row in start.funding
    )


def _expected(said: tuple[str, str], zh: str, en: str) -> Finding:
    text, place = said
    return fault(
        "E012", f"{place} 填的是“{text}”，应为{zh}", f"{place}: {text!r}; {en} is expected", "units"
    )


def _twice(made: Sequence[FormData], rows: Sequence[_Row]) -> Iterator[Finding]:
    """A unit with the same project once more."""
    known: dict[tuple[str, str, str], str] = {}
    for data, row in zip(made, rows, strict=True):
        key = (data.implementing_unit, data.project, data.fund)
        if key in known and data.implementing_unit:
            what = series(each for each in key if each)
            yield fault(
                "E012",
                f"{row.places[0]} “{what.zh}”与 {known[key]} 重复",
                f"{row.places[0]} {what.en!r} is listed in {known[key]} already",
                "units",
            )
        known.setdefault(key, row.places[0])
