"""The sheets of the filling template and their columns: heads, fields, and the words to choose from."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.figures.units import MONEY_UNITS
from jixiao.core.formdata import FundingData, GoalData, IndicatorData
from jixiao.core.forms import FIELDS_OF_FOOT, FUND_STATEMENT
from jixiao.knowledge import funds
from jixiao.knowledge.labels import KIND_WORDS, label_of
from jixiao.knowledge.layouts import Layout

NUMBER = "序号"
KINDS = {kind: word for kind, word in KIND_WORDS.items() if kind != FUND_STATEMENT}
ROLES = {"total": "总额", "part": "部分", "detail": "明细", "aside": "另列"}
LEVELS = {"0": "预算执行", "1": "一级指标", "2": "二级指标"}
BASICS, FUNDING, GOALS, INDICATORS, HEADINGS, NOTES, LIBRARY, GUIDE, OPTIONS = (
    "基本情况",
    "资金",
    "目标",
    "指标",
    "指标名里的分值",
    "注",
    "指标库",
    "填写说明",
    "选项",
)
SHEETS = (BASICS, FUNDING, GOALS, INDICATORS, HEADINGS, NOTES)
"""The sheets that are filled in."""
SOURCES = {
    "added": "追加",
    "reduced": "追减",
    "carried": "结转",
}
"""What makes the full-year budget of the initial one: columns of the template alone."""
BUDGET, LAST = "budget.", "last."
"""What the fields of columns begin with that are no form's: sources of the budget, last year's
results to look at.
"""
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
_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(KINDS.values()),
    "funding.role": tuple(ROLES.values()),
    "fund": funds.USUAL,
    "money_unit": tuple(MONEY_UNITS),
    "indicators.operator": ("≥", "≤", "＝", "＞", "＜", "定性"),
    "indicators.level1": ("产出指标", "效益指标", "满意度指标", "成本指标"),
    "level_points.level": tuple(LEVELS.values()),
    "indicators.level2": (
        "数量指标",
        "质量指标",
        "时效指标",
        "成本指标",
        "经济成本指标",
        "社会成本指标",
        "生态环境成本指标",
        "经济效益指标",
        "社会效益指标",
        "生态效益指标",
        "可持续影响指标",
        "服务对象满意度指标",
    ),
}
FOOT = (*FIELDS_OF_FOOT, "filed_on")
"""What the foot says that any layout has where something is given for it."""
_ANYWHERE = frozenset({"layout", "fund", *FOOT})
_NO_TEXTS = ("extra", "points_shared", "key")


class Column(msgspec.Struct, frozen=True):
    """A column of the template: its head, and the address of its field without row numbers."""

    head: str
    field: str
    required: bool = False
    choices: tuple[str, ...] = ()


def columns_of(
    layout: Layout | None, offered: tuple[str, ...] = (), *, last: bool = True
) -> dict[str, list[Column]]:
    """The template's sheets with their columns: the fields that the layout has, all fields where it
    is None. ``offered`` are the layouts that a form may name, by name; ``last`` gives a column of
    last year's results.
    """

    def wanted(*places: str) -> bool:
        return layout is None or any(place in layout.places() for place in places)

    basics = [
        _column("kind"),
        *(
            _column(field, offered)
            for field in basic_fields()
            if field in _ANYWHERE or wanted(field)
        ),
    ]
    funding = [
        _column(f"funding.{field}")
        for field in FundingData.__struct_fields__
        if field not in _NO_TEXTS
        and (
            field in ("source", "role")
            or wanted(f"funding.total.{field}", f"funding.parts.{field}")
        )
    ]
    sheets = {BASICS: basics, FUNDING: list(_with_sources(funding))}
    sheets[GOALS] = [
        _column(f"goals.{field}")
        for field in GoalData.__struct_fields__
        if field not in _NO_TEXTS and wanted(f"goals.{field}")
    ]
    sheets[INDICATORS] = list(_indicator_columns(layout, last))
    if layout is None or layout.scored:
        sheets[HEADINGS] = [
            _column(f"level_points.{field}") for field in ("level", "name", "points")
        ]
    sheets[NOTES] = [_column("notes")]
    return {name: [Column(NUMBER, ""), *columns] for name, columns in sheets.items() if columns}


def _with_sources(funding: list[Column]) -> Iterator[Column]:
    """The columns of the money, with what the full-year budget is made of behind the initial one."""
    fields = {each.field for each in funding}
    for each in funding:
        yield each
        if each.field == "funding.initial_budget" and "funding.budget" in fields:
            yield from (Column(head, f"{BUDGET}{name}") for name, head in SOURCES.items())


def _indicator_columns(layout: Layout | None, last: bool) -> Iterator[Column]:
    """The columns of the indicators, in the order in which the layout prints them."""
    usual = [field for field in IndicatorData.__struct_fields__ if field not in _NO_TEXTS]
    for field in usual if layout is None else layout.columns():
        yield _column(f"indicators.{field}")
        if field == "target" and last:
            yield Column("上年完成值（参考）", f"{LAST}actual")


def basic_fields() -> Iterator[str]:
    """The fields of a form that are no rows, in the template's order."""
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
        "total_points",
        "total_score",
        "grade",
        "conclusion",
        *FOOT,
    )


def _column(field: str, offered: tuple[str, ...] = ()) -> Column:
    choices = offered if field == "layout" else _CHOICES.get(field, ())
    return Column(label_of(field).zh, field, field in _REQUIRED, choices)


def is_amount(field: str) -> bool:
    """Whether a column holds amounts of money."""
    group, _, name = field.partition(".")
    return field.startswith(BUDGET) or (group == "funding" and name in (*MONEY_FIELDS, "forecast"))


def is_points(field: str) -> bool:
    """Whether a column holds points or scores."""
    return field.rpartition(".")[2] in (
        "points",
        "score",
        "review_score",
        "total_points",
        "total_score",
    )
