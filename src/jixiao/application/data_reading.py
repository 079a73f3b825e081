"""Reads what is to be filled in: YAML or JSON of the form model, the filling template, or an
existing form in any readable format.
"""

from __future__ import annotations

import difflib
import re
from typing import Any

import msgspec

from jixiao.application.loaded import Loaded
from jixiao.application.sources import (
    DATA_ENDINGS,
    Source,
    documents_in,
    texts_in,
    without_blanks,
)
from jixiao.core.errors import UserError, fault, user_error
from jixiao.core.findings import Finding, Text
from jixiao.core.formdata import (
    ColumnData,
    FormData,
    FundingData,
    FundLineData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    TextData,
    data_of,
    filled_in,
    form_data,
)
from jixiao.core.forms import KINDS
from jixiao.core.periods import monitoring_point
from jixiao.knowledge.labels import where

_MOST_FORMS = 100_000
_PATH = re.compile(r"(.*?)(?: - at `\$\.?([^`]*)`)?$", re.S)
_UNKNOWN = re.compile(r"Object contains unknown field `([^`]*)`")
_MISSING = re.compile(r"Object missing required field `([^`]*)`")
_WANTED = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")
_SHAPES = {
    "array": ("列表", "a list"),
    "object": ("若干“栏目: 值”", "fields with values"),
    "str": ("文字", "a text"),
    "int | null": ("年份", "a year"),
    "int": ("整数", "a whole number"),
}
_FIELDS: dict[str, type[msgspec.Struct]] = {
    "": FormData,
    "funding": FundingData,
    "goals": GoalData,
    "indicators": IndicatorData,
    "level_points": LevelPointsData,
    "lines": FundLineData,
    "columns": ColumnData,
    "texts": TextData,
}


def forms_in(source: Source) -> tuple[Loaded, ...]:
    """The forms of a file of data, a filled template or any document. Raises UserError."""
    if source.ending in DATA_ENDINGS:
        return tuple(Loaded(data=data) for data in forms_of(texts_in(source), source.name))
    return _from_document(source)


def forms_of(raw: Any, name: str) -> list[FormData]:
    """The forms in decoded data: one, a list, or a list under ``forms``."""
    listed = raw["forms"] if isinstance(raw, dict) and "forms" in raw and "kind" not in raw else raw
    items = listed if isinstance(listed, list) else [listed]
    if not items or items == [None] or items == [""]:
        raise user_error("E014", f"{name} 里没有表", f"there is no form in {name}")
    if len(items) > _MOST_FORMS:
        raise user_error(
            "E013", f"{name} 里的表超过{_MOST_FORMS}张", f"{name} has more than {_MOST_FORMS} forms"
        )
    forms, wrong = [], []
    for number, item in enumerate(items, start=1):
        try:
            forms.append(_sound(_form_data(without_blanks(item))))
        except msgspec.ValidationError as error:
            wrong.append(_said(str(error), name, number if len(items) > 1 else 0))
        except UserError as error:
            wrong += [
                _placed(each, name, number if len(items) > 1 else 0) for each in error.findings
            ]
    if wrong:
        raise UserError(*wrong[:50])
    return forms


def _form_data(item: Any) -> FormData:
    """The form in one item; its schema is a text in YAML."""
    if not isinstance(item, dict):
        return msgspec.convert(item, FormData, strict=False)
    schema = item.get("schema")
    if isinstance(schema, str) and schema.isdigit():
        item = {**item, "schema": int(schema)}
    return form_data(item, strict=False)


def _sound(data: FormData) -> FormData:
    """The form where its words that decide its meaning are known ones."""
    if data.kind not in KINDS:
        known = (f"应为 {'、'.join(KINDS)} 之一", f"expected one of {', '.join(KINDS)}")
        raise user_error(
            "E012",
            f"“表种”（kind）是“{data.kind}”，{known[0]}",
            f"kind is {data.kind!r}; {known[1]}",
        )
    if data.as_of and (point := monitoring_point(data.as_of)) is None:
        raise user_error(
            "E012",
            f"“监控时点”（as_of）是“{data.as_of}”，应像 2024-06",
            f"as_of is {data.as_of!r}; expected like 2024-06",
        )
    if data.as_of and point is not None:
        if data.year not in (None, point.year):
            zh = f"“监控时点”（as_of）是“{data.as_of}”，“年度”是“{data.year}”，不是同一年"
            raise user_error("E012", zh, f"as_of {data.as_of} is not in the year {data.year}")
        data = msgspec.structs.replace(data, as_of=str(point), year=data.year or point.year)
    if data.year is not None and not 1990 <= data.year <= 2100:
        raise user_error(
            "E012",
            f"“年度”是“{data.year}”，应为四位年份，如 2024",
            f"year is {data.year}; a year such as 2024 is expected",
        )
    for index, heading in enumerate(data.level_points):
        if heading.level not in (0, 1, 2):
            said = where(f"level_points[{index}].level")
            expected = ("应为 0（预算执行）、1（一级指标）或 2（二级指标）", "expected 0, 1 or 2")
            raise user_error(
                "E012",
                f"{said.zh}是“{heading.level}”，{expected[0]}",
                f"{said.en} is {heading.level}; {expected[1]}",
            )
    for index, row in enumerate(data.funding):
        if row.role not in ("total", "part", "detail"):
            said = where(f"funding[{index}].role")
            expected = ("应为 total、part 或 detail", "expected total, part or detail")
            raise user_error(
                "E012",
                f"{said.zh}是“{row.role}”，{expected[0]}",
                f"{said.en} is {row.role!r}; {expected[1]}",
            )
    return data


def _placed(found: Finding, name: str, number: int) -> Finding:
    """The fault with its file and form before it."""
    said = found.message
    at = Text(f" 第{number}张表", f", form {number}") if number else Text("", "")
    message = Text(f"{name}{at.zh}：{said.zh}", f"{name}{at.en}: {said.en}")
    return msgspec.structs.replace(found, message=message)


def _said(message: str, name: str, number: int) -> Finding:
    """msgspec's message in words that name the row, the field and what is expected."""
    match = _PATH.fullmatch(message)
    said, path = (match.group(1), match.group(2) or "") if match else (message, "")
    at = where(path) if path else Text("", "")
    group = path.partition("[")[0]
    if found := _UNKNOWN.match(said):
        known = _FIELDS.get(group, FormData).__struct_fields__
        near = difflib.get_close_matches(found.group(1), known, 1)
        hint = Text(f"；可用的有 {'、'.join(known)}", f"; known: {', '.join(known)}")
        if near:
            hint = Text(f"，是不是 {near[0]}", f"; did you mean {near[0]}?")
        return _placed(
            fault(
                "E012",
                f"{at.zh}没有栏目 {found.group(1)}{hint.zh}",
                f"{at.en} no field {found.group(1)}{hint.en}",
                address=path,
            ),
            name,
            number,
        )
    if found := _MISSING.match(said):
        return _placed(
            fault(
                "E012",
                f"{at.zh}缺少栏目 {found.group(1)}",
                f"{at.en} the field {found.group(1)} is missing",
                address=path,
            ),
            name,
            number,
        )
    if found := _WANTED.match(said):
        wanted, got = (_SHAPES.get(each, (each, each)) for each in found.groups())
        return _placed(
            fault(
                "E012",
                f"{at.zh}应为{wanted[0]}，给的是{got[0]}",
                f"{at.en} {wanted[1]} is expected, not {got[1]}",
                address=path,
            ),
            name,
            number,
        )
    return _placed(fault("E012", f"{at.zh}{said}", f"{at.en} {said}", path), name, number)


def _from_document(source: Source) -> tuple[Loaded, ...]:
    from jixiao.application.template_reading import is_template, read_template
    from jixiao.recognition import recognise

    loaded: list[Loaded] = []
    for document in documents_in(source):
        why = document.refusal
        if why is not None:
            raise user_error("E001", f"{source.name}：{why.zh}", f"{source.name}: {why.en}")
        if is_template(document):
            loaded += read_template(document)
        else:
            loaded += [
                Loaded(data=filled_in(data_of(form)))
                for form in recognise(document).forms
                if form.kind in KINDS[:4]
            ]
    if not loaded:
        raise user_error(
            "E014",
            f"{source.name} 里没有认出绩效表；可以用 jixiao template 领一份填写模板",
            f"no performance form was recognised in {source.name}; get a template with jixiao"
            " template",
        )
    return tuple(loaded)
