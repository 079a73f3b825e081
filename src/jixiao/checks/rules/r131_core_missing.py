"""R131: what a form of its kind must say, and does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, plain_figure, rows_of
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.datelines import several_years
from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import (
    DEPARTMENT,
    HEAD,
    MONITORING,
    SELF_EVALUATION,
    TARGET_DECLARATION,
    Entry,
    Form,
    FundingRow,
    text_of,
)
from jixiao.core.places import Place
from jixiao.core.words import blank
from jixiao.judging.emptiness import is_unfilled, reports_nothing
from jixiao.judging.execution import total_row
from jixiao.knowledge.labels import label_of

_HEAD = (("implementing_unit", "supervising_department"), ("project",), ("year",))
_ABSENT = Text("没有写", "missing")
_FILL_IN = Text(
    "请补填；表上已有而没有读到的，请核对栏目名称",
    "fill it in; where it is there and was not read, see what its column is called",
)
_NO_AMOUNT = Text(
    "没有写，资金的各栏也都空着，执行率没法算", "missing, as every amount is: there is no rate"
)
_UNREAD = Text("没有，或没有读到", "none, or none that was read")
_PAID = (SELF_EVALUATION, MONITORING, DEPARTMENT)
_EMPTY = Text("整栏空着", "the whole column is empty")
_NO_NAMES = Text(
    "（指标名称）一栏没有，或没有读到，各行没有核对",
    "no such column was read; the rows were not checked",
)
_NO_COLUMN = Text(
    "一栏没有，或没有读到，各行没有核对",
    "no such column was read; the rows were not checked",
)
_NO_SCORES = Text(
    "一栏没有，或没有读到，总分没有按各行核对",
    "no such column was read; the total was not checked against the rows",
)
_NO_POINTS = Text(
    "一栏没有，或没有读到，各行的得分没有核对",
    "no such column was read; the rows' scores were not checked",
)
_REACHED = MappingProxyType(
    {
        SELF_EVALUATION: ("actual", "score"),
        DEPARTMENT: ("actual", "score"),
        MONITORING: ("actual", "completion"),
    }
)
_NOT_FILLED_IN = Text(
    "这是一张空表：资金、目标、完成情况都没有填",
    "the form is empty: no money, goals or results",
)
_HAND_IN = Text("请填好后报送", "fill it in and hand it in")
_NOT_REPORTED = Text(
    "完成情况没有填：执行数、完成值、得分都空着",
    "nothing is reported: no amount executed, no result and no score",
)
_FEWEST_RATED = 2
_SCORED = (SELF_EVALUATION, DEPARTMENT)
_COLUMNS = ("target", "actual", "points", "score", "completion")


@check(
    "R131",
    "表的必填内容空着",
    "what a form must say is missing",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, MONITORING, TARGET_DECLARATION, DEPARTMENT),
    of_absence=True,
    stops_drafting=tuple(f".{names[0]}" for names in (*_HEAD, ("as_of",), ("indicators",))),
)
def core_missing(view: FormView) -> Iterator[Verdict]:
    """
    查什么：实施单位或主管部门、项目名称、年度，监控表还有监控时点，是不是都没有写；资金是不是一个数都没有，自评表、监控表是不是没有执行数；资金来源写了金额的，资金总额的同一栏是不是空着；表上有的指标值、完成值、分值、得分、完成率栏，是不是整栏空着；完成值和得分（监控表是完成值和完成率）、指标值，以及有总分的表的得分，有得分的表的分值，是不是连这一栏都没有，或没有读到；没有读到得分栏而别的一栏的数像是得分的；有指标值、完成值或有得分的行，是不是没有指标名称；整张表是不是没有一行指标。
    为什么：没有单位、项目、年度的表，不知道是谁的、哪一年的；整栏空着的，没法评判；没有名称的行、没有指标的表，别的检查都无从查起，不说出来就像是查过了。
    依据：各类绩效表的基本栏目。
    已知例外：年度写在文件别处（封面、标题）的、写了几个年份的跨年表（2022-2023年度）算写了；部门整体的表（自评、目标申报）项目就是部门本身；个别行空着的由L705、S317、M911报；只打分不写完成值的、只写完成值不打分的不算缺；只列了分值、什么也没填的行不算；没有指标而有资金的表只作提示；整张表空着的、完成情况全没有填的，只报一次。
    """
    yield from _head(view)
    if (empty := _empty(view)) is not None:
        yield empty
        return
    yield from _funding(view)
    yield from _indicators(view)
    rows = named_rows(view)
    printed = {column.role: column.place for column in view.form.columns}
    for name in _COLUMNS if rows else ():
        place = printed.get(name)
        if place is None:
            continue
        if any(row.text(name) for row in rows):
            yield held("R131", view.address(f"indicators.{name}"))
        else:
            yield _missing(view, f"indicators.{name}", place, Severity.WARNING, _EMPTY)
    if rows and printed:
        yield from _without_columns(view, rows, set(printed))


def _empty(view: FormView) -> Verdict | None:
    """What is said once of a form that names its unit or project and holds nothing, or all but what was
    reached.
    """
    form = view.form
    if is_unfilled(form) and (form.funding or form.indicators):  # else it may not have been read
        field, said, advice = "indicators", _NOT_FILLED_IN, _HAND_IN
    elif form.kind in _PAID and reports_nothing(form) and _asks_all(view):
        field, said, advice = "indicators.actual", _NOT_REPORTED, _FILL_IN
    else:
        return None
    return broken(
        "R131",
        view.address(field),
        _top(view),
        Severity.WARNING,
        said,
        advice=advice,
    )


def _asks_all(view: FormView) -> bool:
    """Whether the form has a place for what was spent and reached: those that a superior's list made of
    targets alone are none that anybody left open.
    """
    columns = {column.role for column in view.form.columns}
    return bool(view.form.funding) and not columns.isdisjoint(("actual", "completion"))


def _without_columns(view: FormView, rows: Sequence[Row], printed: Set[str]) -> Iterator[Verdict]:
    """Columns that a form of its kind cannot be judged without, where it has no such head, or none
    that was read: what was reached, and the scores that its total is of.
    """
    form = view.form
    lacking = [
        name for name in _COLUMNS if name not in printed and not any(row.text(name) for row in rows)
    ]
    unsaid = [name for name in _REACHED.get(form.kind, ()) if name in lacking]
    if unsaid and len(unsaid) == len(_REACHED[form.kind]):
        yield _missing(
            view, f"indicators.{unsaid[0]}", rows[0].place("name"), Severity.WARNING, _NO_COLUMN
        )
    elif form.total is not None and form.total.score is not None and "score" in lacking:
        yield _missing(
            view, "indicators.score", rows[0].place("name"), Severity.WARNING, _NO_SCORES
        )
    elif "score" in lacking and form.kind in _REACHED and (head := _like_scores(rows)) is not None:
        yield _missing(
            view, "indicators.score", head.place, Severity.REMARK, _may_be_score(head.text)
        )
    scored = any(row.text("score") for row in rows)
    if "points" in lacking and scored and not form.level_points and form.kind in _SCORED:
        yield _missing(
            view, "indicators.points", rows[0].place("name"), Severity.REMARK, _NO_POINTS
        )
    if "target" in lacking and _REACHED.get(form.kind):
        yield _missing(
            view, "indicators.target", rows[0].place("name"), Severity.WARNING, _NO_COLUMN
        )


class _Head(NamedTuple):
    text: str
    place: Place


def _like_scores(rows: Sequence[Row]) -> _Head | None:
    """The first column of no field whose figures can be the scores of all rows with points: none
    above them, and one at least in full.
    """
    rated = [(row, points.value) for row in rows if (points := row.plain("points")) is not None]
    if len(rated) < _FEWEST_RATED:
        return None
    for at, (head, entry) in enumerate(rated[0][0].indicator.extra):
        figures = [_extra_figure(row, at, head) for row, _ in rated]
        pairs = [(each, most) for each, (_, most) in zip(figures, rated, strict=True)]
        within = all(each is not None and 0 <= each <= most for each, most in pairs)
        if within and any(each == most for each, most in pairs):
            return _Head(head, entry.place)
    return None


def _extra_figure(row: Row, at: int, head: str) -> Decimal | None:
    extra = row.indicator.extra
    entry = extra[at][1] if at < len(extra) and extra[at][0] == head else None
    figure = plain_figure(entry) if entry is not None else None
    return figure.value if figure is not None else None


def _may_be_score(head: str) -> Text:
    return Text(
        f"一栏没有读到，“{head}”一栏的数像是得分，没有核对；是的，请把表头写明“得分”",
        f"no such column was read; the figures below “{head}” may be scores and were not checked",
    )


def _head(view: FormView) -> Iterator[Verdict]:
    for names in (*_HEAD, *((("as_of",),) if view.form.kind == MONITORING else ())):
        if any(_said(view, name) for name in names):
            yield held("R131", view.address(names[0]))
            continue
        entry = view.form.as_of_entry if names == ("as_of",) else None
        place = entry.place if entry is not None else _top(view)
        said = _not_a_month(entry.text) if entry is not None else _ABSENT
        yield _missing(view, names[0], place, Severity.REMARK, said)


def _not_a_month(text: str) -> Text:
    return Text(
        f"写的是“{text.strip()}”，没有读出是哪个月，应为一个年度以内的年月",
        f"“{text.strip()}” is no month of one year that could be read",
    )


def _funding(view: FormView) -> Iterator[Verdict]:
    """Amounts that sources of the money have and their total has not; where it has, the sums are
    verdicts of their own. No amount at all, or nothing that was executed.
    """
    total = total_row(view.form)
    if total is None:
        if not view.form.funding and view.form.kind in _PAID and named_rows(view):
            yield _missing(view, "funding", _top(view), Severity.REMARK, _UNREAD)
        return
    at = view.form.funding.index(total)
    given = {name for row in view.form.funding for name in MONEY_FIELDS if _amount(row, name)}
    if not given:
        yield _missing(view, f"funding[{at}].budget", total.place, Severity.WARNING, _NO_AMOUNT)
        return
    if view.form.kind in _PAID and "executed" not in given:
        yield _missing(view, f"funding[{at}].executed", total.place, Severity.WARNING, _ABSENT)
        return
    for name in MONEY_FIELDS:
        parts = [row for row in view.form.funding if row.role == "part" and _amount(row, name)]
        if not parts or _amount(total, name):
            continue
        label = label_of(f"funding.{name}")
        yield broken(
            "R131",
            view.address(f"funding[{at}].{name}"),
            total.place,
            Severity.REMARK,
            Text(
                f"“{total.source}”的{label.zh}没有写，而“{parts[0].source}”有",
                f"{label.en} of {total.source} is missing, {parts[0].source} has one",
            ),
            related=tuple(entry.place for row in parts if (entry := getattr(row, name))),
        )


def _amount(row: FundingRow, name: str) -> bool:
    entry: Entry | None = getattr(row, name)
    return entry is not None and not blank(entry.text)


def _indicators(view: FormView) -> Iterator[Verdict]:
    rows = rows_of(view)
    if not rows:
        yield _without_rows(view)
    nameless = [row for row in rows if blank(row.name) and _valued(row)]
    if nameless and not any(_valued(row) for row in rows if not blank(row.name)):
        column = next((each.place for each in view.form.columns if each.role == "name"), None)
        place = column or nameless[0].place("level2", "target", "actual")
        told = _NO_NAMES if column is None else _EMPTY
        yield _missing(view, "indicators.name", place, Severity.WARNING, told)
        return
    yield from map(_unnamed, nameless)


def _valued(row: Row) -> bool:
    score = row.plain("score")
    scored = row.text("points") and score is not None and score.value > 0
    return bool(row.text("target") or row.text("actual") or scored)


def _unnamed(row: Row) -> Verdict:
    fields = ("target", "actual", "points", "score")
    labels = {name: label_of(f"indicators.{name}") for name in fields if row.text(name)}
    zh = "、".join(f"{label.zh}{row.text(name)}" for name, label in labels.items())
    en = ", ".join(f"{label.en} {row.text(name)}" for name, label in labels.items())
    level = f"{row.level2}的" if row.level2 else ""
    return broken(
        "R131",
        row.address("name"),
        row.place(*labels),
        Severity.WARNING,
        Text(
            f"{level}一行有{zh}，没有指标名称，或没有读到，这一行没有核对",
            f"a row has {en} and no name, or none that was read; it was not checked",
        ),
        related=tuple(row.place(name) for name in labels)[1:],
    )


def _without_rows(view: FormView) -> Verdict:
    """Beside funding this may be the first part of a form whose indicators stand elsewhere."""
    funded = bool(view.form.funding)
    checked = Text("，只核对了资金", "; its funding alone was checked")
    if not funded:
        checked = Text(
            "；资金也没有，除表头外什么都没有核对",
            ", nor any funding: nothing but its head was checked",
        )
    return broken(
        "R131",
        view.address("indicators"),
        _top(view),
        Severity.REMARK if funded else Severity.WARNING,
        Text(
            f"表上没有指标，或没有读到{checked.zh}",
            f"the form has no indicator, or none that was read{checked.en}",
        ),
        advice=Text(
            "表上有指标而没有读到的，请核对表头是否写明“三级指标”“指标值”等栏，或换一种格式。",
            "Where the form does have indicators, see that its columns are headed, or review it in"
            " another format.",
        ),
    )


def _said(view: FormView, name: str) -> bool:
    if name == "year":
        return (view.form.year or view.document.year) is not None or _of_several_years(view.form)
    if name == "as_of":
        return view.form.as_of is not None
    if name == "project" and _is_of_department(view.form):
        return True
    entry = getattr(view.form, name)
    return entry is not None and not blank(entry.text)


def _is_of_department(form: Form) -> bool:
    """Whether a form is a whole department's: it has no project."""
    return form.kind == DEPARTMENT or "整体" in text_of(form.title)


def _of_several_years(form: Form) -> bool:
    heads = [each.text for each in form.texts if each.kind == HEAD]
    return any(map(several_years, [text_of(form.title), *heads]))


def _top(view: FormView) -> Place:
    return view.form.title.place if view.form.title is not None else view.form.place


def _missing(view: FormView, field: str, place: Place, severity: Severity, said: Text) -> Verdict:
    name = label_of(field)
    return broken(
        "R131",
        view.address(field),
        place,
        severity,
        Text(f"“{name.zh}”{said.zh}", f"{name.en}: {said.en}"),
        advice=_FILL_IN if severity is Severity.WARNING else None,
    )
