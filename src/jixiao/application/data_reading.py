"""Reads what is to be filled in: YAML or JSON of the form model, the filling template, or an
existing form in any readable format.
"""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path
from typing import Any

import msgspec

from jixiao.application.data_text import AliasError, TwiceError, json_texts, yaml_texts
from jixiao.core.findings import Text
from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    data_of,
)
from jixiao.core.forms import KINDS
from jixiao.core.periods import monitoring_point
from jixiao.knowledge.labels import where

_MOST_BYTES = 100_000_000
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
}


class DataError(Exception):
    """Data that cannot be used; ``text`` says what is wrong, where, and what is expected."""

    def __init__(self, *texts: Text) -> None:
        super().__init__("\n".join(text.zh for text in texts))
        self.texts = texts


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A form as it was given. ``cells`` says where in a template each field stands (指标!D5);
    ``existing`` where it was read from a form.
    """

    data: FormData
    cells: dict[str, str] = {}
    existing: bool = False


def load(path: Path) -> tuple[Loaded, ...]:
    """The forms of a file. Raises DataError."""
    if path.is_dir():
        raise DataError(
            Text(f"{path} 是文件夹，DATA 应是一个文件", f"{path} is a directory; DATA is one file")
        )
    if not path.is_file():
        raise DataError(Text(f"没有文件 {path}", f"there is no file {path}"))
    ending = path.suffix.lower()
    if ending in (".yaml", ".yml", ".json"):
        return tuple(Loaded(data=data) for data in _from_text(path, ending))
    return _from_document(path)


def _from_text(path: Path, ending: str) -> list[FormData]:
    try:
        content = path.read_bytes()
        text = content[:_MOST_BYTES].decode("utf-8-sig")
    except OSError as error:
        raise DataError(
            Text(f"{path} 打不开：{error.strerror}", f"{path} cannot be opened: {error.strerror}")
        ) from error
    except UnicodeDecodeError as error:
        raise DataError(
            Text(f"{path.name} 不是 UTF-8 文本", f"{path.name} is not UTF-8 text")
        ) from error
    raw = _json(text, path.name) if ending == ".json" else _yaml(text, path.name)
    return forms_of(raw, path.name)


def _json(text: str, name: str) -> Any:
    try:
        return json_texts(text)
    except TwiceError as error:
        raise _twice(name, error) from error
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise DataError(
            Text(
                f"{name} 第{line}行不是合格的 JSON",
                f"{name}, line {line}: not valid JSON ({error})",
            )
        ) from error


def _yaml(text: str, name: str) -> Any:
    import yaml

    try:
        return yaml_texts(text)
    except TwiceError as error:
        raise _twice(name, error) from error
    except AliasError as error:
        unfolds = Text(
            f"{name} 里 YAML 的引用（*）展开后太大，请直接写出内容",
            f"{name}: its YAML references (*) unfold to too much",
        )
        raise DataError(unfolds) from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 0
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise DataError(
            Text(
                f"{name} 第{line}行不是合格的 YAML（{said}）",
                f"{name}, line {line}: not valid YAML ({said})",
            )
        ) from error


def _twice(name: str, error: TwiceError) -> DataError:
    line = Text(f" 第{error.line}行", f", line {error.line}") if error.line else Text("", "")
    return DataError(
        Text(
            f"{name}{line.zh}：{error.name} 在同一处写了两次",
            f"{name}{line.en}: {error.name} is written twice in one place",
        )
    )


def forms_of(raw: Any, name: str) -> list[FormData]:
    """The forms in decoded data: one, a list, or a list under ``forms``."""
    listed = raw["forms"] if isinstance(raw, dict) and "forms" in raw and "kind" not in raw else raw
    items = listed if isinstance(listed, list) else [listed]
    if not items or items == [None] or items == [""]:
        raise DataError(Text(f"{name} 里没有表", f"there is no form in {name}"))
    if len(items) > _MOST_FORMS:
        raise DataError(
            Text(f"{name} 里的表超过{_MOST_FORMS}张", f"{name} has more than {_MOST_FORMS} forms")
        )
    forms, wrong = [], []
    for number, item in enumerate(items, start=1):
        try:
            forms.append(_sound(msgspec.convert(_without_blanks(item), FormData, strict=False)))
        except msgspec.ValidationError as error:
            wrong.append(_said(str(error), name, number if len(items) > 1 else 0))
        except DataError as error:
            wrong += [_placed(text, name, number if len(items) > 1 else 0) for text in error.texts]
    if wrong:
        raise DataError(*wrong[:50])
    return forms


def _without_blanks(item: Any) -> Any:
    """Keys that nothing was written behind are left out."""
    if isinstance(item, dict):
        return {
            key: _without_blanks(value)
            for key, value in item.items()
            if value is not None and value != ""
        }
    return [_without_blanks(value) for value in item] if isinstance(item, list) else item


def _sound(data: FormData) -> FormData:
    """The form where its words that decide its meaning are known ones."""
    if data.kind not in KINDS:
        known = (f"应为 {'、'.join(KINDS)} 之一", f"expected one of {', '.join(KINDS)}")
        raise DataError(
            Text(f"“表种”（kind）是“{data.kind}”，{known[0]}", f"kind is {data.kind!r}; {known[1]}")
        )
    if data.as_of and (point := monitoring_point(data.as_of)) is None:
        raise DataError(
            Text(
                f"“监控时点”（as_of）是“{data.as_of}”，应像 2024-06",
                f"as_of is {data.as_of!r}; expected like 2024-06",
            )
        )
    if data.as_of and point is not None:
        if data.year not in (None, point.year):
            zh = f"“监控时点”（as_of）是“{data.as_of}”，“年度”是“{data.year}”，不是同一年"
            raise DataError(Text(zh, f"as_of {data.as_of} is not in the year {data.year}"))
        data = msgspec.structs.replace(data, as_of=str(point), year=data.year or point.year)
    if data.year is not None and not 1990 <= data.year <= 2100:
        raise DataError(
            Text(
                f"“年度”是“{data.year}”，应为四位年份，如 2024",
                f"year is {data.year}; a year such as 2024 is expected",
            )
        )
    for index, heading in enumerate(data.level_points):
        if heading.level not in (0, 1, 2):
            said = where(f"level_points[{index}].level")
            expected = ("应为 0（预算执行）、1（一级指标）或 2（二级指标）", "expected 0, 1 or 2")
            raise DataError(
                Text(
                    f"{said.zh}是“{heading.level}”，{expected[0]}",
                    f"{said.en} is {heading.level}; {expected[1]}",
                )
            )
    for index, row in enumerate(data.funding):
        if row.role not in ("total", "part", "detail"):
            said = where(f"funding[{index}].role")
            expected = ("应为 total、part 或 detail", "expected total, part or detail")
            raise DataError(
                Text(
                    f"{said.zh}是“{row.role}”，{expected[0]}",
                    f"{said.en} is {row.role!r}; {expected[1]}",
                )
            )
    return data


def _placed(text: Text, name: str, number: int) -> Text:
    return Text(
        f"{name}{f' 第{number}张表' if number else ''}：{text.zh}",
        f"{name}{f', form {number}' if number else ''}: {text.en}",
    )


def _said(message: str, name: str, number: int) -> Text:
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
            Text(
                f"{at.zh}没有栏目 {found.group(1)}{hint.zh}",
                f"{at.en} no field {found.group(1)}{hint.en}",
            ),
            name,
            number,
        )
    if found := _MISSING.match(said):
        return _placed(
            Text(
                f"{at.zh}缺少栏目 {found.group(1)}",
                f"{at.en} the field {found.group(1)} is missing",
            ),
            name,
            number,
        )
    if found := _WANTED.match(said):
        wanted, got = (_SHAPES.get(each, (each, each)) for each in found.groups())
        return _placed(
            Text(
                f"{at.zh}应为{wanted[0]}，给的是{got[0]}",
                f"{at.en} {wanted[1]} is expected, not {got[1]}",
            ),
            name,
            number,
        )
    return _placed(Text(f"{at.zh}{said}", f"{at.en} {said}"), name, number)


def _from_document(path: Path) -> tuple[Loaded, ...]:
    from jixiao.application.template_reading import is_template, read_template
    from jixiao.reading import read_path
    from jixiao.recognition import recognise

    loaded: list[Loaded] = []
    for document in read_path(path):
        fatal = next((each for each in document.problems if each.fatal), None)
        if fatal is not None:
            raise DataError(Text(f"{path.name}：{fatal.zh}", f"{path.name}: {fatal.en}"))
        if is_template(document):
            loaded += read_template(document)
        else:
            loaded += [
                Loaded(data=data_of(form), existing=True)
                for form in recognise(document).forms
                if form.kind in KINDS[:4]
            ]
    if not loaded:
        raise DataError(
            Text(
                f"{path.name} 里没有认出绩效表；可以用 jixiao template 领一份填写模板",
                f"no performance form was recognised in {path.name}; get a template with jixiao"
                " template",
            )
        )
    return tuple(loaded)
