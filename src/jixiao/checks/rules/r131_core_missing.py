"""R131: what a form of its kind must say, and does not."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import DEPARTMENT, MONITORING, SELF_EVALUATION, TARGET_DECLARATION
from jixiao.core.places import Place
from jixiao.core.words import blank
from jixiao.knowledge.labels import label_of

_HEAD = (("implementing_unit", "supervising_department"), ("project",), ("year",))
_ABSENT = Text("没有写", "is missing")
_EMPTY = Text("整栏空着", "the whole column is empty")
_COLUMNS = ("target", "actual", "points", "score", "completion")


@check(
    "R131",
    "表的必填内容空着",
    "what a form must say is missing",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, MONITORING, TARGET_DECLARATION, DEPARTMENT),
    of_absence=True,
)
def core_missing(view: FormView) -> Iterator[Verdict]:
    """
    查什么：实施单位或主管部门、项目名称、年度，监控表还有监控时点，是不是都没有写；表上有的指标值、完成值、分值、得分、完成率栏，是不是整栏空着。
    为什么：没有单位、项目、年度的表，不知道是谁的、哪一年的；整栏空着的，没法评判。
    依据：各类绩效表的基本栏目。
    已知例外：年度写在文件别处（封面、标题）的算写了；部门整体自评表的项目就是部门本身；个别行空着的由L705、S317、M911报。
    """
    yield from _head(view)
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


def _head(view: FormView) -> Iterator[Verdict]:
    for names in (*_HEAD, *((("as_of",),) if view.form.kind == MONITORING else ())):
        if any(_said(view, name) for name in names):
            yield held("R131", view.address(names[0]))
        else:
            yield _missing(view, names[0], _top(view), Severity.REMARK, _ABSENT)


def _said(view: FormView, name: str) -> bool:
    if name == "year":
        return (view.form.year or view.document.year) is not None
    if name == "as_of":
        return view.form.as_of is not None
    if name == "project" and view.form.kind == DEPARTMENT:
        return True
    entry = getattr(view.form, name)
    return entry is not None and not blank(entry.text)


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
    )
