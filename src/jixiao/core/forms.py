"""The five kinds of forms, with every printed text at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import msgspec

from jixiao.core.figures import Figure
from jixiao.core.periods import Period
from jixiao.core.places import Place
from jixiao.core.statements import Statement

SELF_EVALUATION, MONITORING, TARGET_DECLARATION, DEPARTMENT, FUND_STATEMENT = (
    "self_evaluation",
    "monitoring",
    "target_declaration",
    "department",
    "fund_statement",
)
KINDS = (SELF_EVALUATION, MONITORING, TARGET_DECLARATION, DEPARTMENT, FUND_STATEMENT)
ROLES = TOTAL, PART, DETAIL, ASIDE = "total", "part", "detail", "aside"
"""What a row of the funding block is: details break the part above them down; what stands aside is
counted neither in the total nor in a part (实施期资金总额 beside the year's, what money is spent on).
"""
HEAD, OTHER = "head", "other"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A printed text at its place; ``figure`` where the whole text is one figure (its unit may come
    from the column).
    """

    text: str
    place: Place
    figure: Figure | None = None

    def spot(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``; the whole place where its words are not found there."""
        place = self.place
        if place.text == self.text:
            return place.narrowed(start, end)
        at = place.text.find(self.text[start:end], place.start or 0)
        return place if at < 0 else place.narrowed(at, at + end - start)


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of the form's table of indicators: the field that stands in it (``extra`` where it
    is none of the usual ones) and its printed head.
    """

    role: str
    head: str
    place: Place


class PrintedText(msgspec.Struct, frozen=True, kw_only=True):
    """Words that belong to the form and to none of its fields. ``kind`` is head (a line above the
    table) or other; ``label`` the cell beside it where a row holds these two alone
    (未达到指标值原因 | …).
    """

    kind: str
    text: str
    place: Place
    label: str = ""


class FundingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the funding block (当年财政拨款, 其他资金 …). ``role`` is one of ROLES."""

    source: str
    role: str
    place: Place
    initial_budget: Entry | None = None
    budget: Entry | None = None
    arrived: Entry | None = None
    executed: Entry | None = None
    rate: Entry | None = None
    forecast: Entry | None = None  # 全年预计执行数 of monitoring forms
    points: Entry | None = None
    score: Entry | None = None
    key: str = ""


class Goal(msgspec.Struct, frozen=True, kw_only=True):
    """预期目标 beside 实际完成情况, and 总体完成率 where the form has one."""

    place: Place
    expected: Entry | None = None
    actual: Entry | None = None
    completion: Entry | None = None
    key: str = ""


class Indicator(msgspec.Struct, frozen=True, kw_only=True):
    """One row of indicators. ``name`` is None in a row that only keeps a place (指标2: …); texts
    are as printed.
    """

    place: Place
    level1: Entry | None = None
    level2: Entry | None = None
    name: Entry | None = None
    operator: Entry | None = None
    target: Entry | None = None
    actual: Entry | None = None
    unit: Entry | None = None
    points: Entry | None = None
    score: Entry | None = None
    review_score: Entry | None = None
    completion: Entry | None = None
    reason: Entry | None = None
    extra: tuple[tuple[str, Entry], ...] = ()
    key: str = ""
    points_shared: bool = (
        False  # the cell of the points of a row above is merged down into this one
    )


class LevelPoints(msgspec.Struct, frozen=True, kw_only=True):
    """Points printed in a heading: 产出指标(50分) level 1, 数量指标(10分) level 2,
    预算执行情况(10分) level 0.
    """

    level: int
    name: str
    points: Entry
    indicators: tuple[int, ...] = ()  # 0-based indexes of the indicators under the heading
    parent: int | None = None  # index of the level-1 heading above, in ``Form.level_points``
    key: str = ""


class MonthsRow(msgspec.Struct, frozen=True, kw_only=True):
    """The amounts of single months beside a form as data (``core.formshapes.MonthsData``); no form
    prints them.
    """

    of: str
    this_year: tuple[Entry, ...] = ()
    last_year: tuple[Entry, ...] = ()
    key: str = ""


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """The 总分 row."""

    place: Place
    points: Entry | None = None
    score: Entry | None = None
    review_score: Entry | None = None


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One recognised form. ``id`` is ``form1`` … in the order of its document; ``layout`` is
    the one that data name to be printed in. ``key`` names the form whatever file and order it stands in, the rows'
    keys a row whatever stands beside it (see ``core.keys``). ``rules`` is the rule pack that its file
    states in its properties (``id@version#digest``).

    ``columns`` and ``texts`` are all that is printed beside the fields, so that nobody who checks
    the form needs its document. ``foot`` says that lines below the table are for who made the form
    (填表人, 审核人, 单位负责人, 联系电话), whether they are filled in or not.
    """

    id: str
    kind: str
    place: Place
    key: str = ""
    title: Entry | None = None
    layout: str = ""
    rules: str = ""
    year: int | None = None
    as_of: Period | None = None
    as_of_entry: Entry | None = None
    money_unit: str | None = None
    money_unit_entry: Entry | None = None
    project: Entry | None = None
    supervising_department: Entry | None = None
    implementing_unit: Entry | None = None
    filed_on: Entry | None = None
    prepared_by: Entry | None = None
    reviewed_by: Entry | None = None
    head_of_unit: Entry | None = None
    telephone: Entry | None = None
    foot: bool = False
    fund: str | None = None
    scope: str | None = None
    funding: tuple[FundingRow, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    lines: tuple[Statement, ...] = ()
    level_points: tuple[LevelPoints, ...] = ()
    total: Total | None = None
    grade: Entry | None = None
    notes: tuple[Entry, ...] = ()
    conclusion: Entry | None = None  # 绩效目标执行出现的偏差和采取的措施, 自评结论
    months: tuple[MonthsRow, ...] = ()
    columns: tuple[Column, ...] = ()
    texts: tuple[PrintedText, ...] = ()
    span: tuple[int, int] = (
        0,
        0,
    )  # block indexes of the document that the form covers, end exclusive
    tables: tuple[int, ...] = ()  # block indexes of its grids


FIELDS_OF_FUNDING = (
    "initial_budget",
    "budget",
    "arrived",
    "executed",
    "rate",
    "forecast",
    "points",
    "score",
)
FIELDS_OF_INDICATOR = (
    "level1",
    "level2",
    "name",
    "operator",
    "target",
    "actual",
    "unit",
    "points",
    "score",
    "review_score",
    "completion",
    "reason",
)


FIELDS_OF_FOOT = ("prepared_by", "reviewed_by", "head_of_unit", "telephone")
"""Who made the form: 填表人, 审核人, 单位负责人, 联系电话."""
_HEAD_FIELDS = (
    "title",
    "as_of_entry",
    "money_unit_entry",
    "project",
    "supervising_department",
    "implementing_unit",
    "filed_on",
    *FIELDS_OF_FOOT,
    "grade",
    "conclusion",
)
_FIELDS_OF_GOAL = ("expected", "actual", "completion")


class _Role(Protocol):
    @property
    def role(self) -> str: ...


def total_at(rows: Sequence[_Role]) -> int | None:
    """The index of the first of the funding rows, read or as data, that is the total."""
    return next((index for index, row in enumerate(rows) if row.role == TOTAL), None)


def figure_of(entry: Entry | None) -> Figure | None:
    """The printed figure; None where nothing is printed or it is none."""
    return entry.figure if entry is not None else None


def text_of(entry: Entry | None) -> str:
    """The printed text; empty where nothing is printed."""
    return entry.text if entry is not None else ""


def entries(form: Form) -> Iterator[tuple[str, Entry]]:
    """Every entry of a form with its format-free address (``indicators[3].score``)."""
    yield from _present("", form, _HEAD_FIELDS)
    for index, row in enumerate(form.funding):
        yield from _present(f"funding[{index}].", row, FIELDS_OF_FUNDING)
    for index, goal in enumerate(form.goals):
        yield from _present(f"goals[{index}].", goal, _FIELDS_OF_GOAL)
    for index, indicator in enumerate(form.indicators):
        yield from _present(f"indicators[{index}].", indicator, FIELDS_OF_INDICATOR)
    for index, heading in enumerate(form.level_points):
        yield f"level_points[{index}].points", heading.points
    if form.total is not None:
        yield from _present("total.", form.total, ("points", "score", "review_score"))
    for index, note in enumerate(form.notes):
        yield f"notes[{index}]", note


def printed_words(form: Form) -> Iterator[tuple[str, Entry]]:
    """Everything that the form prints, with its format-free address: the entries, the columns of
    words beside them, and the texts that are no field. What stands in several rows by a merged cell
    is given for each.
    """
    yield from entries(form)
    for index, indicator in enumerate(form.indicators):
        for header, entry in indicator.extra:
            yield f"indicators[{index}].extra.{header}", entry
    for index, column in enumerate(form.columns):
        yield f"columns[{index}]", Entry(text=column.head, place=column.place)
    for index, text in enumerate(form.texts):
        yield f"texts[{index}]", Entry(text=text.text, place=text.place)


def _present(group: str, of: object, fields: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
    for field in fields:
        entry: Entry | None = getattr(of, field)
        if entry is not None:
            yield group + field, entry


def placed(form: Form) -> Form:
    """The form of data with places that say the field that each text stands in."""
    made: Form = _placed(form, "", form.id)
    return made


def _placed(value: Any, field: str, form_id: str) -> Any:
    if isinstance(value, Place):
        return Place(field=f"{form_id}.{field}" if field else form_id, text=value.text)
    if isinstance(value, tuple):
        return tuple(
            _placed(each, f"{field}[{number}]", form_id) for number, each in enumerate(value)
        )
    if not isinstance(value, _WITH_PLACES):
        return value
    dot = "" if isinstance(value, Form) else f"{field}."
    changes = {
        name: _placed(part, field if name == "place" else dot + name, form_id)
        for name in value.__struct_fields__
        if isinstance(part := getattr(value, name), (Place, tuple, *_WITH_PLACES))
    }
    return msgspec.structs.replace(value, **changes)


_WITH_PLACES = (
    Form,
    Entry,
    FundingRow,
    Goal,
    Indicator,
    LevelPoints,
    MonthsRow,
    Total,
    Statement,
    Column,
    PrintedText,
)
