"""A tidy data package of what was recognised: CSV files with typed columns, and their descriptor
datapackage.json.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.core.dossier import Recognised
from jixiao.core.fieldvalues import percentage
from jixiao.core.figures import Figure, half_up
from jixiao.core.figures.units import MONEY
from jixiao.core.formdata import MONEY_FIELDS
from jixiao.core.forms import Entry, Form
from jixiao.core.places import Place
from jixiao.judging.results import FormResult, IndicatorResult
from jixiao.knowledge.indicators import known

DESCRIPTOR = "datapackage.json"
_BOM = "\ufeff"
_PHASES = {
    "initial_budget": "年初预算",
    "budget": "全年预算",
    "arrived": "到位",
    "executed": "执行",
}
_PLACES = (
    ("member", "string"),
    ("line", "integer"),
    ("sheet", "string"),
    ("cell", "string"),
    ("page", "integer"),
    ("table", "integer"),
    ("row", "integer"),
    ("column", "integer"),
    ("paragraph", "integer"),
)
_DANGEROUS = re.compile(
    r"^(?:[=+\-@\t\r](?=.*[A-Za-z(|!])|[=+\-](?=\s*\d[\d.]*\s*[+*/^&\-]\s*\d))", re.S
)  # =100% and −4.62 are figures
Value = str | int | Decimal | None
Row = dict[str, Value]


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """One document with the results of its forms, in their order."""

    recognised: Recognised
    results: tuple[FormResult, ...]


class Field(msgspec.Struct, frozen=True):
    """A column: name, type of Frictionless Table Schema, title for people."""

    name: str
    type: str
    title: str


class Resource(msgspec.Struct, frozen=True):
    """A file of the package."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: Callable[[Sequence[Scored]], Iterator[Row]]


def data_package(
    documents: Sequence[Scored], *, bom: bool = False, name: str = "jixiao", title: str = ""
) -> dict[str, bytes]:
    """File name → content. ``bom`` puts the mark before the CSV files by which Excel knows UTF-8."""
    files = {f"{each.name}.csv": _csv(each, documents, bom) for each in RESOURCES}
    files[DESCRIPTOR] = _descriptor(name, title, bom)
    return files


def _csv(resource: Resource, documents: Sequence[Scored], bom: bool) -> bytes:
    out = io.StringIO()
    names = [field.name for field in resource.fields]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in resource.rows(documents):
        writer.writerow([_shown(row.get(name)) for name in names])
    return ((_BOM if bom else "") + out.getvalue()).encode()


def _shown(value: Value) -> str:
    """A value as CSV text; text that a spreadsheet would take for a formula is disarmed by an
    apostrophe.
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and _DANGEROUS.match(text) else text


def _descriptor(name: str, title: str, bom: bool) -> bytes:
    slug = re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") or "jixiao"
    resources = [
        {
            "name": each.name,
            "path": f"{each.name}.csv",
            "title": each.title,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig" if bom else "utf-8",
            "schema": {
                "fields": [
                    {"name": field.name, "type": field.type, "title": field.title}
                    for field in each.fields
                ],
                "missingValues": [""],
            },
        }
        for each in RESOURCES
    ]
    package = {
        "profile": "tabular-data-package",
        "name": slug,
        "title": title or name,
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _place(place: Place) -> Row:
    found: Row = {f"place_{name}": getattr(place, name) for name, _ in _PLACES}
    return found


def _forms_of(documents: Sequence[Scored]) -> Iterator[tuple[Row, Form, FormResult]]:
    for document in documents:
        pairs = zip(document.recognised.forms, document.results, strict=True)
        for form, result in pairs:
            yield {"document": document.recognised.document.path, "form": form.id}, form, result


def _forms(documents: Sequence[Scored]) -> Iterator[Row]:
    for key, form, result in _forms_of(documents):
        total = form.total
        yield (
            key
            | _place(form.place)
            | {
                "kind": form.kind,
                "title": _text(form.title),
                "year": form.year,
                "as_of": str(form.as_of) if form.as_of else None,
                "fund": form.fund,
                "scope": form.scope,
                "project": _text(form.project),
                "supervising_department": _text(form.supervising_department),
                "implementing_unit": _text(form.implementing_unit),
                "filed_on": _text(form.filed_on),
                "money_unit": form.money_unit,
                "total_points": _plain(total.points) if total else None,
                "total_score": _plain(total.score) if total else None,
                "grade": _text(form.grade),
                "conclusion": _text(form.conclusion),
                "execution_rate": (
                    half_up(result.execution_rate, 4) if result.execution_rate is not None else None
                ),
                "score_recomputed": result.score,
                "grade_recomputed": result.grade,
                "overall_completion_recomputed": result.overall_completion,
                "deviation_recomputed": result.deviation,
            }
        )


def _funding(documents: Sequence[Scored]) -> Iterator[Row]:
    """One row for each amount."""
    for key, form, _ in _forms_of(documents):
        for index, row in enumerate(form.funding):
            for field in MONEY_FIELDS:
                entry: Entry | None = getattr(row, field)
                if entry is not None and entry.text.strip():
                    amount = (
                        entry.figure.base
                        if entry.figure is not None and _is_money(entry.figure)
                        else None
                    )
                    yield (
                        key
                        | _place(entry.place)
                        | {
                            "row": index,
                            "source": row.source,
                            "role": row.role,
                            "phase": _PHASES[field],
                            "printed": entry.text.strip(),
                            "amount_yuan": amount,
                            "unit": _unit(entry.figure) or form.money_unit,
                        }
                    )


def _execution(documents: Sequence[Scored]) -> Iterator[Row]:
    for key, form, _ in _forms_of(documents):
        for index, row in enumerate(form.funding):
            if any(
                entry is not None and entry.text.strip()
                for entry in (row.rate, row.points, row.score)
            ):
                yield (
                    key
                    | _place(row.place)
                    | {
                        "row": index,
                        "source": row.source,
                        "role": row.role,
                        "rate_printed": _text(row.rate),
                        "rate_percent": _percent(row.rate),
                        "points": _plain(row.points),
                        "score": _plain(row.score),
                    }
                )


def _goals(documents: Sequence[Scored]) -> Iterator[Row]:
    for key, form, _ in _forms_of(documents):
        for index, goal in enumerate(form.goals):
            yield (
                key
                | _place(goal.place)
                | {
                    "row": index,
                    "expected": _text(goal.expected),
                    "actual": _text(goal.actual),
                    "completion_printed": _text(goal.completion),
                    "completion_percent": _percent(goal.completion),
                }
            )


def _indicators(documents: Sequence[Scored]) -> Iterator[Row]:
    for key, form, result in _forms_of(documents):
        for index, (row, found) in enumerate(zip(form.indicators, result.indicators, strict=True)):
            entry = known(row.name.text) if row.name is not None else None
            texts = {
                name: _text(getattr(row, name))
                for name in (
                    "level1",
                    "level2",
                    "name",
                    "operator",
                    "target",
                    "actual",
                    "unit",
                    "reason",
                )
            }
            extra = (
                json.dumps({header: each.text for header, each in row.extra}, ensure_ascii=False)
                if row.extra
                else None
            )
            yield (
                key
                | _place(row.place)
                | texts
                | _judged(found)
                | {
                    "row": index,
                    "fund": form.fund,
                    "year": form.year,
                    "library_name": entry.name if entry else None,
                    "points": _plain(row.points),
                    "score": _plain(row.score),
                    "review_score": _plain(row.review_score),
                    "completion_printed": _text(row.completion),
                    "completion_percent": _percent(row.completion),
                    "extra": extra,
                }
            )


def _judged(found: IndicatorResult) -> Row:
    criterion, attained = found.criterion, found.attainment
    unit = criterion.unit or (attained.figure.unit if attained.figure else None)
    return {
        "direction": found.direction,
        "target_low": criterion.low,
        "target_high": criterion.high,
        "actual_value": attained.value,
        "value_unit": unit.base if unit is not None else None,
        "attained": None if attained.attained is None else "true" if attained.attained else "false",
        "score_recomputed": found.score,
        "completion_recomputed": found.completion,
    }


def _statements(documents: Sequence[Scored]) -> Iterator[Row]:
    for document in documents:
        recognised = document.recognised
        lines = ((form.id, line) for form in recognised.forms for line in form.lines)
        for form, each in (*(("", each) for each in recognised.statements), *lines):
            yield _place(each.place) | {
                "document": recognised.document.path,
                "form": form or None,
                "fund": each.fund,
                "item": each.item,
                "period": str(each.period) if each.period else None,
                "basis": each.basis,
                "scope": each.scope,
                "operator": each.operator,
                "printed": each.figure.text,
                "value": each.figure.value,
                "unit": _unit(each.figure),
                "value_base": each.figure.base,
                "origin": each.origin,
            }


def _text(entry: Entry | None) -> str | None:
    return entry.text.strip() or None if entry is not None else None


def _plain(entry: Entry | None) -> Decimal | None:
    return entry.figure.value if entry is not None and entry.figure is not None else None


def _is_money(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.dimension == MONEY


def _percent(entry: Entry | None) -> Decimal | None:
    """A rate in percent."""
    return percentage(entry.figure).value if entry is not None and entry.figure else None


def _unit(figure: Figure | None) -> str | None:
    return figure.unit.symbol if figure is not None and figure.unit is not None else None


def _fields(described: str) -> tuple[Field, ...]:
    """``name:type:title`` a line, between the keys and the places that every file has."""
    parts = (line.strip().split(":") for line in described.strip().splitlines())
    keys = (Field("document", "string", "文件"), Field("form", "string", "表"))
    return (*keys, *(Field(*part) for part in parts), *_place_fields())


def _place_fields() -> Iterable[Field]:
    titles = {
        "member": "压缩包内的文件",
        "line": "行号",
        "sheet": "工作表",
        "cell": "单元格",
        "page": "页",
        "table": "第几张表",
        "row": "表内行",
        "column": "表内列",
        "paragraph": "段落",
    }
    return (Field(f"place_{name}", kind, f"位置：{titles[name]}") for name, kind in _PLACES)


RESOURCES = (
    Resource(
        "forms",
        "表",
        _fields("""kind:string:表种
        title:string:标题
        year:integer:年度
        as_of:string:监控时点
        fund:string:基金
        scope:string:范围
        project:string:项目名称
        supervising_department:string:主管部门
        implementing_unit:string:实施单位
        filed_on:string:填报日期
        money_unit:string:金额单位
        total_points:number:总分的分值
        total_score:number:总得分
        grade:string:等级
        conclusion:string:结论、偏差和措施
        execution_rate:number:重算的执行率（%）
        score_recomputed:number:重算的总得分
        grade_recomputed:string:重算的等级
        overall_completion_recomputed:number:重算的总体完成率（%）
        deviation_recomputed:number:重算的偏差（百分点）"""),
        _forms,
    ),
    Resource(
        "funding",
        "资金，一个金额一行",
        _fields("""row:integer:资金行序号（从0起）
        source:string:资金来源
        role:string:合计行或分项
        phase:string:阶段：年初预算、全年预算、到位、执行
        amount_yuan:number:金额（元）
        printed:string:表中所印
        unit:string:表中的单位"""),
        _funding,
    ),
    Resource(
        "execution",
        "预算执行率与得分",
        _fields("""row:integer:资金行序号（从0起）
        source:string:资金来源
        role:string:合计行或分项
        rate_printed:string:表中所印的执行率
        rate_percent:number:执行率（%）
        points:number:分值
        score:number:得分"""),
        _execution,
    ),
    Resource(
        "goals",
        "年度目标",
        _fields("""row:integer:序号（从0起）
        expected:string:预期目标
        actual:string:完成情况
        completion_printed:string:表中所印的总体完成率
        completion_percent:number:总体完成率（%）"""),
        _goals,
    ),
    Resource(
        "indicators",
        "绩效指标，一个指标一行",
        _fields("""row:integer:指标序号（从0起）
        fund:string:基金
        year:integer:年度
        level1:string:一级指标
        level2:string:二级指标
        name:string:指标名称
        library_name:string:指标库中的名称
        direction:string:方向
        operator:string:符号
        target:string:指标值
        target_low:number:指标值下限
        target_high:number:指标值上限
        actual:string:完成值
        actual_value:number:完成值的数
        value_unit:string:下限、上限、完成值的单位（比率为1，即100%）
        unit:string:计量单位
        attained:boolean:是否完成
        points:number:分值
        score:number:得分
        review_score:number:复核分
        score_recomputed:number:重算的得分
        completion_printed:string:表中所印的完成率
        completion_percent:number:完成率（%）
        completion_recomputed:number:重算的完成率（%）
        reason:string:偏差原因及措施
        extra:string:其他各栏（JSON）"""),
        _indicators,
    ),
    Resource(
        "statements",
        "正文和基金表中的数，一个数一行",
        _fields("""fund:string:基金
        item:string:项目
        period:string:期间
        basis:string:口径：实际、预算、增减、增长率、执行率、占比、目标
        scope:string:范围
        operator:string:约、以上、不低于等
        value:number:数值（按所印单位）
        unit:string:单位
        printed:string:文中所印
        value_base:number:数值（基本单位：元、人、1）
        origin:string:出处：正文或表格"""),
        _statements,
    ),
)
"""The files of the package in their order."""
