"""The filling template: a workbook of plain tables that a clerk fills in and ``jixiao fill`` reads
back.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import xlsxwriter  # type: ignore[import-untyped]

from jixiao.core.clock import MADE_ON
from jixiao.core.formdata import FormData, FundingData, GoalData, IndicatorData
from jixiao.core.forms import FUND_STATEMENT
from jixiao.knowledge import funds
from jixiao.knowledge.indicators import KnownIndicator, direction_words
from jixiao.knowledge.labels import KIND_WORDS, label_of
from jixiao.knowledge.layouts import Layout
from jixiao.writing.layouts.printed import value_of

NUMBER = "序号"
KINDS = {kind: word for kind, word in KIND_WORDS.items() if kind != FUND_STATEMENT}
ROLES = {"total": "总额", "part": "部分", "detail": "明细", "aside": "另列"}
BASICS, FUNDING, GOALS, INDICATORS, HEADINGS, NOTES, LIBRARY, GUIDE = (
    "基本情况",
    "资金",
    "目标",
    "指标",
    "指标名里的分值",
    "注",
    "指标库",
    "填写说明",
)
_REQUIRED = frozenset(
    {
        "kind",
        "year",
        "project",
        "implementing_unit",
        "as_of",
        "funding.source",
        "indicators.level1",
        "indicators.name",
        "indicators.target",
    }
)
_WIDE = frozenset(
    {
        "goals.expected",
        "goals.actual",
        "indicators.name",
        "indicators.reason",
        "project",
        "notes",
        "title",
        "conclusion",
        "implementing_unit",
    }
)
_FUNDS = (
    funds.EMPLOYEE_PENSION,
    funds.PUBLIC_SECTOR_PENSION,
    funds.RESIDENT_PENSION,
    funds.EMPLOYEE_MEDICAL,
    funds.RESIDENT_MEDICAL,
    funds.WORK_INJURY,
    funds.UNEMPLOYMENT,
    funds.MATERNITY,
)
_ROWS = 60  # blank rows that have borders and drop-downs
_FONT = "宋体"
_NO_TEXTS = ("extra", "points_shared")


class Column(msgspec.Struct, frozen=True):
    """A column of the template: its head, and the address of its field without row numbers."""

    head: str
    field: str
    required: bool = False
    choices: tuple[str, ...] = ()


def columns_of(layout: Layout | None, offered: tuple[str, ...] = ()) -> dict[str, list[Column]]:
    """The template's sheets with their columns: the fields that the layout has, all fields where it
    is None. ``offered`` are the layouts that a form may name, by id.
    """

    def wanted(*places: str) -> bool:
        return layout is None or any(place in layout.places() for place in places)

    basics = [
        _column("kind"),
        *(
            _column(field, offered)
            for field in _basic_fields()
            if field in ("layout", "fund") or wanted(field)
        ),
    ]
    funding = [
        _column(f"funding.{field}")
        for field in FundingData.__struct_fields__
        if field in ("source", "role") or wanted(f"funding.total.{field}", f"funding.parts.{field}")
    ]
    sheets = {BASICS: basics, FUNDING: funding}
    sheets[GOALS] = [
        _column(f"goals.{field}")
        for field in GoalData.__struct_fields__
        if wanted(f"goals.{field}")
    ]
    fields = [field for field in IndicatorData.__struct_fields__ if field not in _NO_TEXTS]
    sheets[INDICATORS] = [
        _column(f"indicators.{field}") for field in fields if wanted(f"indicators.{field}")
    ]
    extras = (
        [place for place in sorted(layout.places()) if place.startswith("indicators.extra.")]
        if layout is not None
        else []
    )
    sheets[INDICATORS] += [_column(place) for place in extras]
    if layout is None or layout.scored:
        sheets[HEADINGS] = [
            _column(f"level_points.{field}") for field in ("level", "name", "points")
        ]
    sheets[NOTES] = [_column("notes")]
    return {name: [Column(NUMBER, ""), *columns] for name, columns in sheets.items() if columns}


def _basic_fields() -> Iterator[str]:
    yield from (
        "layout",
        "year",
        "as_of",
        "title",
        "project",
        "supervising_department",
        "implementing_unit",
        "fund",
        "money_unit",
        "filed_on",
        "total_points",
        "total_score",
        "grade",
        "conclusion",
    )


def _column(field: str, offered: tuple[str, ...] = ()) -> Column:
    choices = {
        "kind": tuple(KINDS.values()),
        "funding.role": tuple(ROLES.values()),
        "fund": _FUNDS,
        "money_unit": ("万元", "元", "亿元"),
        "indicators.operator": ("≥", "≤", "＝", "＞", "＜", "定性"),
        "layout": offered,
        "indicators.level1": ("产出指标", "效益指标", "满意度指标"),
        "level_points.level": ("0", "1", "2"),
        "indicators.level2": (
            "数量指标",
            "质量指标",
            "时效指标",
            "成本指标",
            "经济效益指标",
            "社会效益指标",
            "生态效益指标",
            "可持续影响指标",
            "服务对象满意度指标",
        ),
    }.get(field, ())
    return Column(label_of(field).zh, field, field in _REQUIRED, choices)


def template(
    forms: Sequence[FormData],
    layout: Layout,
    suggested: Sequence[KnownIndicator],
    offered: tuple[str, ...],
) -> bytes:
    """The workbook with the forms as a start (one empty one where nothing is known), the
    indicators suggested for their fund, and the layouts ``offered`` to them.
    """
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties(
        {"title": f"{layout.name}填写模板", "author": "Jixiao", "created": MADE_ON}
    )
    looks = _looks(workbook)
    _guide(workbook.add_worksheet(GUIDE), layout, looks)
    rows = _rows(forms)
    for name, columns in columns_of(layout, offered).items():
        _sheet(workbook.add_worksheet(name), columns, rows.get(name, []), looks)
    if suggested:
        _library(workbook.add_worksheet(LIBRARY), suggested, looks)
    workbook.get_worksheet_by_name(BASICS).activate()
    workbook.close()
    return out.getvalue()


def _looks(workbook: Any) -> dict[str, Any]:
    base = {
        "font_name": _FONT,
        "font_size": 10,
        "valign": "vcenter",
        "text_wrap": True,
        "num_format": "@",
    }
    return {
        "head": workbook.add_format(
            {**base, "bold": True, "border": 1, "bg_color": "#DDEBF7", "align": "center"}
        ),
        "required": workbook.add_format(
            {**base, "bold": True, "border": 1, "bg_color": "#F8CBAD", "align": "center"}
        ),
        "cell": workbook.add_format({**base, "border": 1}),
        "title": workbook.add_format({**base, "bold": True, "font_size": 14}),
        "line": workbook.add_format(base),
    }


def _guide(sheet: Any, layout: Layout, looks: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 100)
    lines = (
        (
            "1. 每张表在“基本情况”里占一行，序号从1起；其余各页用同一序号说明属于哪张表。"
            "一本模板可以填多张表；只填一张时序号可以不写。"
        ),
        (
            "2. 橙色表头是必填的，蓝色表头可以不填：执行率、得分、完成率、总分留空的，"
            "由系统按规则算出；填了的保留，与规则不符的会提示。"
        ),
        (
            "3. 金额按“金额单位”填数字，不带单位；指标值、完成值照表上要写的填，如 ≥95%、141745人、"
            "每月25日前。"
        ),
        "4. 资金：总额一行在“总额或部分”里选“总额”，其余选“部分”；总额留空的按各部分相加。",
        (
            "5. 分值留空的，按“指标名里的分值”（级别：1一级指标，2二级指标，"
            "0预算执行）或规则包的权重平均分配，合计不差分毫。"
        ),
        "6. 得分低于分值的要写偏差原因及改进措施。表头不要改名；列的次序可以调换，行可以增加。",
        (
            "7. 填好后保存，运行：jixiao fill 本文件.xlsx 输出.docx（也可以是 .xlsx、.pdf、.html，"
            "或一个文件夹）。"
        ),
    )
    sheet.write_string(0, 0, f"{layout.name}：填写说明", looks["title"])
    for row, line in enumerate(lines, start=2):
        sheet.write_string(row, 0, line, looks["line"])
        sheet.set_row(row, 30)


def _sheet(
    sheet: Any, columns: Sequence[Column], rows: Sequence[dict[str, str]], looks: dict[str, Any]
) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 24)
    last = max(_ROWS, len(rows) + 10)
    for at, column in enumerate(columns):
        width = 8 if not column.field else 36 if column.field in _WIDE else 16
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, column.head, looks["required" if column.required else "head"])
        for row in range(1, last):
            text = rows[row - 1].get(column.field, "") if row <= len(rows) else ""
            if text:
                sheet.write_string(row, at, text, looks["cell"])
            else:
                sheet.write_blank(row, at, None, looks["cell"])
        if column.choices:
            strict = column.field in ("kind", "funding.role", "level_points.level")
            sheet.data_validation(
                1,
                at,
                last - 1,
                at,
                {
                    "validate": "list",
                    "source": list(column.choices),
                    "error_type": "stop" if strict else "warning",
                    "error_title": column.head,
                    "error_message": (
                        "请从下拉列表中选择" if strict else "不在列表里，确定要这样填吗？"
                    ),
                },
            )


def _rows(forms: Sequence[FormData]) -> dict[str, list[dict[str, str]]]:
    """The texts of the forms, sheet by sheet, by field."""
    found: dict[str, list[dict[str, str]]] = {
        BASICS: [],
        FUNDING: [],
        GOALS: [],
        INDICATORS: [],
        HEADINGS: [],
        NOTES: [],
    }
    for number, data in enumerate(forms, start=1):
        own = {"": str(number)}
        basics = {field: str(getattr(data, field) or "") for field in _basic_fields()}
        found[BASICS].append({**own, "kind": KINDS.get(data.kind, data.kind), **basics})
        for row in data.funding:
            texts = {f"funding.{field}": getattr(row, field) for field in row.__struct_fields__}
            found[FUNDING].append({**own, **texts, "funding.role": ROLES.get(row.role, row.role)})
        found[GOALS] += [
            {**own, **{f"goals.{field}": getattr(goal, field) for field in goal.__struct_fields__}}
            for goal in data.goals
        ]
        for indicator in data.indicators:
            fields = [
                *(field for field in indicator.__struct_fields__ if field not in _NO_TEXTS),
                *(f"extra.{head}" for head in indicator.extra),
            ]
            found[INDICATORS].append(
                {**own, **{f"indicators.{field}": value_of(indicator, field) for field in fields}}
            )
        found[HEADINGS] += [
            {
                **own,
                "level_points.level": str(each.level),
                "level_points.name": each.name,
                "level_points.points": each.points,
            }
            for each in data.level_points
        ]
        found[NOTES] += [{**own, "notes": note} for note in data.notes]
    return found


def _library(sheet: Any, suggested: Sequence[KnownIndicator], looks: dict[str, Any]) -> None:
    heads = (
        ("一级指标", 14),
        ("二级指标", 18),
        ("指标", 36),
        ("单位", 16),
        ("方向", 22),
        ("算法", 40),
        ("常用指标值", 22),
    )
    sheet.freeze_panes(1, 0)
    for at, (head, width) in enumerate(heads):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, looks["head"])
    for row, each in enumerate(suggested, start=1):
        texts = (
            f"{each.level1}指标" if each.level1 else "",
            f"{each.level2}指标" if each.level2 else "",
            each.name,
            each.unit,
            direction_words(each.direction).zh,
            each.formula,
            each.target,
        )
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, looks["cell"])
