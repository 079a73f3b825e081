"""S319: points in an indicator's name that are not those of its column."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.headings import NamePoints, points_in_name


@check(
    "S319",
    "指标名里的分值与分值栏不同",
    "points in the name of an indicator are not those of its column",
    over="form",
    source="arithmetic",
)
def points_twice(view: FormView) -> Iterator[Verdict]:
    """
    查什么：指标名里写了分值的（“培训人次（30分）”），与这一行分值栏填的是否相同。
    为什么：一行只能有一个分值，两处不同，得分、合计各按哪一个算就说不清。
    依据：算术关系（同一个数写了两处）。
    已知例外：分值栏空着的，指标名里的就是这一行的分值；“测评得分（100分）”是评价的满分，不算分值；括号里没有“分”字的数不算。
    """
    for row in named_rows(view):
        points, entry = row.text("points"), row.indicator.name
        found = points_in_name(entry.text) if entry is not None and points else None
        if found is not None and row.plain("points") is not None:
            yield held("S319", row.address("points")) if found.are(points) else _told(row, found)


def _told(row: Row, found: NamePoints) -> Verdict:
    points = row.text("points")
    return broken(
        "S319",
        row.address("points"),
        row.place("points"),
        Severity.WARNING,
        Text(
            f"{row.label}：分值栏填{points}，指标名里是{found.digits}分",
            f"“{row.label}”: {points} points in the column, {found.digits} in the name",
        ),
        printed=points,
        related=(row.place("name"),),
    )
