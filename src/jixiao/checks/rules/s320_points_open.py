"""S320: a row without points in a form whose rows have them."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.points import lacking_points
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import DEPARTMENT, SELF_EVALUATION
from jixiao.judging.totals import execution_again


@check(
    "S320",
    "指标没有分值",
    "an indicator without points",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, DEPARTMENT),
    of_absence=True,
)
def points_open(view: FormView) -> Iterator[Verdict]:
    """
    查什么：多数行有分值的表，有没有哪一行指标空着分值。
    为什么：没有分值的行怎样完成都不影响总分，合计看着是满的，其实少算了一行；多半是漏填，或分给别的行的分多了。
    依据：自评表的基本栏目。
    已知例外：分值写在指标名里的算有；分值单元格合并到这一行的、每组只在第一行写分值的不算空；预算执行率一行得分与资金栏相同的，分值在资金栏；整栏空着的由R131报一次；没有分值栏的表（分值在标题上、指标名里）不查；指标值、完成值、得分都没有的行不算。
    """
    lacking, again = lacking_points(view), execution_again(view.form)
    for row in named_rows(view):
        if row.index in lacking and row.index != again:
            yield _told(row)
        elif row.text("points"):
            yield held("S320", row.address("points"))


def _told(row: Row) -> Verdict:
    score = row.text("score")
    given = f"，却得{score}分" if score else ""
    given_en = f", and a score of {score}" if score else ""
    return broken(
        "S320",
        row.address("points"),
        row.to_fill("points"),
        Severity.WARNING,
        Text(
            f"{row.label}没有分值{given}，合计里没有这一行",
            f"“{row.label}” has no points{given_en}; the sums leave it out",
        ),
        related=(row.place("name"),),
        advice=Text("请补填分值，并核对合计", "give the points and look at the sums"),
    )
