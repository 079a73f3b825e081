"""The shapes of a form as data: what a clerk fills in and what a file carries over, every field as
the text that is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from jixiao.core.errors import UserError, fault
from jixiao.core.findings import Text
from jixiao.core.shaping import Named, Where, shaped, spelled
from jixiao.core.statements import ACTUAL
from jixiao.core.versions import Upgrade, upgraded

SCHEMA = 2
STEPS: Mapping[int, Upgrade] = {1: lambda data: data}
"""What brings form data of each earlier schema to the next. Version 2 only has more fields: keys,
columns, texts, lines and rules.
"""


class FundingData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One row of the funding block; ``role`` is total, part, detail (it breaks the part above it
    down) or aside (counted in neither: 实施期资金总额 beside the year's). Amounts in the form's money
    unit; ``forecast`` is 全年预计执行数. ``key`` is the row's stable name, empty where its words make
    it.
    """

    source: str
    role: str = "part"
    initial_budget: str = ""
    budget: str = ""
    arrived: str = ""
    executed: str = ""
    rate: str = ""
    forecast: str = ""
    points: str = ""
    score: str = ""
    key: str = ""


class GoalData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """预期目标 beside 实际完成情况, and 总体完成率 where the form has one."""

    expected: str = ""
    actual: str = ""
    completion: str = ""
    key: str = ""


class IndicatorData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One indicator. ``operator`` and ``unit`` are filled where the layout has columns for them.
    ``key`` is the row's stable name, empty where its words make it. ``points_shared`` says of a
    print that the cell of the points of a row above is merged down into this one.
    """

    level1: str = ""
    level2: str = ""
    name: str = ""
    operator: str = ""
    target: str = ""
    actual: str = ""
    unit: str = ""
    points: str = ""
    score: str = ""
    review_score: str = ""
    completion: str = ""
    reason: str = ""
    extra: dict[str, str] = {}
    key: str = ""
    points_shared: bool = False


class LevelPointsData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Points in a heading: level 0 the execution, 1 产出指标, 2 数量指标. ``under`` are the keys of
    the indicators below it, ``parent`` that of the heading above; where they are empty, the levels
    of the indicators say it.
    """

    level: int
    name: str
    points: str
    key: str = ""
    under: tuple[str, ...] = ()
    parent: str = ""


class ColumnData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column of the table of indicators, by the field that stands in it and its printed head."""

    role: str
    head: str


class TextData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Words of the form that are no field, as in ``core.forms.PrintedText``."""

    kind: str
    text: str
    label: str = ""


class FundLineData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One figure of a fund statement: what it is of and its printed ``value``. ``period`` as
    ``Period`` prints it; ``unit`` where neither the value nor the form's unit of money says it;
    ``places`` where the table's other figures show that the value lost zeros; ``part_of`` is the
    item of the total, of the same fund, period and basis, that it stands under; ``parts_complete``
    says of a total that the lines under it are all of it.
    """

    item: str
    value: str
    fund: str = ""
    period: str = ""
    basis: str = ACTUAL
    scope: str = ""
    area: str = ""
    unit: str = ""
    places: int | None = None
    words: str = ""
    part_of: str = ""
    parts_complete: bool = False
    key: str = ""


EXECUTED = "executed"  # what months of the total's execution are of


class MonthsData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """The amounts of single months (当月数), for forecasts. ``of`` is ``executed`` (the total's
    execution) or the name of an indicator.

    ``this_year`` runs from January to the monitoring point, ``last_year`` over its twelve months.
    """

    of: str
    this_year: tuple[str, ...] = ()
    last_year: tuple[str, ...] = ()


class FormData(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One form. ``kind`` is one of ``core.forms.KINDS``; ``as_of`` a monitoring point as
    ``2020-06``, ``as_of_printed`` its words; ``money_unit`` is empty where none is printed. ``key``
    is the form's stable name, empty where its words make it. ``columns`` and ``texts`` are what a
    form prints beside its fields; ``lines`` the figures of a fund statement. ``rules`` is the rule
    pack that the form was made by (``id``, ``id@version`` or ``id@version#digest``), as its file
    states it. ``foot`` is whether the form ends with lines for 填表人 (``prepared_by``), 审核人, 单位负责人
    and 联系电话, which may be left to be filled in by hand. Empty text where a field is empty.

    Data of an earlier ``schema`` are read by ``form_data``.
    """

    kind: str
    schema: int = msgspec.field(default_factory=lambda: SCHEMA)  # a factory: it is always written
    key: str = ""
    title: str = ""
    layout: str = ""
    rules: str = ""
    year: int | None = None
    as_of: str = ""
    as_of_printed: str = ""
    money_unit: str = "万元"
    project: str = ""
    supervising_department: str = ""
    implementing_unit: str = ""
    filed_on: str = ""
    prepared_by: str = ""
    reviewed_by: str = ""
    head_of_unit: str = ""
    telephone: str = ""
    foot: bool = False
    fund: str = ""
    scope: str = ""
    funding: tuple[FundingData, ...] = ()
    goals: tuple[GoalData, ...] = ()
    indicators: tuple[IndicatorData, ...] = ()
    level_points: tuple[LevelPointsData, ...] = ()
    total_points: str = ""
    total_score: str = ""
    grade: str = ""
    notes: tuple[str, ...] = ()
    conclusion: str = ""
    months: tuple[MonthsData, ...] = ()
    lines: tuple[FundLineData, ...] = ()
    columns: tuple[ColumnData, ...] = ()
    texts: tuple[TextData, ...] = ()

    def __post_init__(self) -> None:
        if self.schema != SCHEMA:
            raise _OtherSchema(
                fault(
                    "E012",
                    f"FormData(schema) 应为{SCHEMA}，给的是{self.schema}；别的版本由 load_forms 读入",
                    f"FormData(schema) must be {SCHEMA}, not {self.schema}; load_forms reads others",
                    "schema",
                )
            )


class _OtherSchema(UserError, ValueError):
    """Of who makes data a UserError; a value that msgspec converts is then none that fits."""


def form_data(
    raw: Any, *, strict: bool = True, where: Where = spelled, named: Named = str
) -> FormData:
    """Form data of any schema from JSON's values; without a ``schema`` they are of the first.
    ``where`` gives the words for a path, ``named`` a field's name. Raises UserError (E012) for a
    later schema, and with all fields that are unknown, missing or of a wrong type.
    """
    today = upgraded(raw, SCHEMA, STEPS) if isinstance(raw, dict) else raw
    return shaped(today, FormData, "E012", Text("", ""), where=where, named=named, strict=strict)


def for_another_print(data: FormData) -> FormData:
    """What is ``filled_in`` of a form that was read from a print, which its columns tell; data of
    another origin keep their keys and texts.
    """
    return filled_in(data) if data.columns else data


def filled_in(data: FormData) -> FormData:
    """What a clerk fills in, for another print of the form: without keys and without what the old
    print had beside its fields.
    """
    bare = msgspec.structs.replace
    return bare(
        data,
        key="",
        as_of_printed="",
        columns=(),
        texts=(),
        funding=tuple(bare(row, key="") for row in data.funding),
        goals=tuple(bare(row, key="") for row in data.goals),
        indicators=tuple(bare(row, key="", points_shared=False) for row in data.indicators),
        level_points=tuple(bare(row, key="", under=(), parent="") for row in data.level_points),
        lines=tuple(bare(row, key="") for row in data.lines),
    )
