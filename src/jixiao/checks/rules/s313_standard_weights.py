"""S313: the split of the points against the standard of the rule pack."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.points import (
    as_fractions,
    execution_heading,
    execution_points,
    heading_operand,
    incomplete,
    row_points,
)
from jixiao.checks.registry import check
from jixiao.checks.rows import rows_of
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import LevelPoints
from jixiao.core.headings import bare_heading
from jixiao.core.places import Place
from jixiao.core.ties import Operand
from jixiao.judging.weights import (
    BENEFIT,
    COST,
    OUTPUT,
    SATISFACTION,
    level1_kind,
    standard_points,
)

_ENGLISH = {
    "预算执行": "execution",
    OUTPUT: "outputs",
    BENEFIT: "benefits",
    SATISFACTION: "satisfaction",
    COST: "costs",
}


@check(
    "S313",
    "一级指标分值与通行权重不同",
    "weights differ from the standard split",
    over="form",
    source="practice",
    needs=("weights",),
)
def standard_weights(view: FormView) -> Iterator[Verdict]:
    """
    查什么：预算执行、产出、效益、满意度的分值是否按规则包的标准分配（通行为10、50、30、10）。一张表合并提示一次。
    为什么：同类项目权重不一致，得分之间不好比较。
    依据：规则包；特殊情况可以调整，所以只作提示。
    已知例外：有决策、管理等其他一级指标，或成本单列为一级指标的表不查；看不出各级分值的、有一行没有分值或读不出来的不查。
    """
    weights, found = view.pack.weights, _levels(view)
    if weights is None or found is None or not weights.levels:
        return
    if as_fractions(view) or incomplete(view):
        return
    standard = standard_points(view.pack)
    if set(found) != set(standard) or COST in found:
        return
    heading = execution_heading(view)
    execution = execution_points(view) or (heading[1] if heading is not None else None)
    odd = [kind for kind, (value, _) in found.items() if value != standard[kind]]
    if (
        execution is not None
        and weights.execution is not None
        and execution.figure.value != weights.execution
    ):
        odd.append("预算执行")
    if not odd:
        yield held("S313", view.address("level_points"))
        return
    yield _finding(view, found, standard, execution, weights.execution)


def _finding(
    view: FormView,
    found: dict[str, tuple[Decimal, Place]],
    standard: dict[str, Decimal],
    execution: Operand | None,
    expected: Decimal | None,
) -> Verdict:
    printed = _listed(
        execution.figure.value if execution else None,
        {kind: value for kind, (value, _) in found.items()},
    )
    normal = _listed(expected, standard)
    odd = [(place, value != standard[kind]) for kind, (value, place) in found.items()]
    if execution is not None:
        odd.append((execution.place, execution.figure.value != expected))
    where = [place for place, _ in sorted(odd, key=lambda each: not each[1])]
    message = Text(
        f"分值分配为{printed}，通行为{normal}；如属特殊情况请说明依据",
        f"points are split {_in_english(printed)}; usual are {_in_english(normal)}; if there is a"
        " reason, state the basis",
    )
    return broken(
        "S313",
        view.address("level_points"),
        where[0],
        Severity.REMARK,
        message,
        printed=printed,
        expected=normal,
        related=tuple(where[1:]),
    )


def _listed(execution: Decimal | None, levels: dict[str, Decimal]) -> str:
    named = ({"预算执行": execution} if execution else {}) | levels
    return "、".join(f"{kind}{value.normalize():f}" for kind, value in named.items())


def _in_english(listed: str) -> str:
    for word, english in _ENGLISH.items():
        listed = listed.replace(word, f"{english} ")
    return listed.replace("、", ", ")


def _levels(view: FormView) -> dict[str, tuple[Decimal, Place]] | None:
    """The points of each level-1 kind, from the headings, else from the rows; None where a level is
    of another kind.
    """
    from_headings = [
        (each.name, operand.figure.value, operand.place)
        for index, each in enumerate(view.form.level_points)
        if each.level == 1
        and (operand := heading_operand(view, index)) is not None
        and not _printed_before(view, index, operand.figure.value)
    ]
    listed = from_headings or [
        (row.level1, points.value, row.place("points"))
        for row in rows_of(view)
        if row.level1 and (points := row.plain("points")) is not None
    ]
    found: dict[str, tuple[Decimal, Place]] = {}
    for name, value, place in listed:
        kind = level1_kind(name)
        if kind is None:
            return None
        before = found.get(kind)
        found[kind] = (value + (before[0] if before else 0), before[1] if before else place)
    return found or None


def _printed_before(view: FormView, index: int, value: Decimal) -> bool:
    """Whether a heading is one that was printed already: of its name and points, and without rows
    there or here, or with rows that make the points together.
    """
    heading = view.form.level_points[index]
    return any(
        other.level == 1
        and bare_heading(other.name) == bare_heading(heading.name)
        and (operand := heading_operand(view, at)) is not None
        and operand.figure.value == value
        and _is_one(view, other, heading, value)
        for at, other in enumerate(view.form.level_points[:index])
    )


def _is_one(view: FormView, one: LevelPoints, other: LevelPoints, value: Decimal) -> bool:
    if not one.indicators or not other.indicators:
        return True
    rows = row_points(view, only=[*one.indicators, *other.indicators])
    return sum((part.figure.value for part in rows), Decimal(0)) == value
