"""L703: points lost or a target missed, and no reason given."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.checks import funding
from jixiao.checks.groups import grouped
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, has_column, named_rows, says_why
from jixiao.checks.rules.f804_beyond_possible import cannot_be
from jixiao.checks.rules.u503_ten_thousandfold import is_ten_thousandfold
from jixiao.checks.scores import decided, exceeds_much, met_in_full
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import fold
from jixiao.core.figures.units import RATIO
from jixiao.core.findings import Related, Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.core.places import Place
from jixiao.core.words import quoted
from jixiao.judging.criteria import CriterionKind
from jixiao.knowledge.behaviour import names_execution
from jixiao.knowledge.labels import no_reason

_COLUMN = ("偏差原因", "未完成原因", "改进措施", "原因分析", "未达到")


@check(
    "L703",
    "扣分或未完成而没有写原因",
    "points lost or target missed without a reason",
    over="form",
    source="practice",
    needs=("reasons",),
    of_absence=True,
)
def missing_reason(view: FormView) -> Iterator[Verdict]:
    """
    查什么：得分低于分值、或没有达到指标值的行，“偏差原因分析及改进措施”是否空着，或只写了“无”“已完成”；预算执行率低于规则包界限而全表没有原因的也报。一张表合并报一次。
    为什么：扣分必须说明原因和措施，这是自评表的硬性栏目，也是下年整改的依据。
    依据：自评表填表说明和规则包。
    已知例外：表上没有原因栏、也没有统一的偏差说明的不查；统一写了偏差说明的不逐行要求；已达到指标值却被扣分的（S306），改对得分就不用写；完成值与指标值差一万倍的（U503）、不可能是这个数的（F804），先改对完成值。
    """
    if view.form.kind == MONITORING or says_why(view):
        return
    headed = any(column.role == "reason" for column in view.form.columns)
    told = any(indicator.reason is not None for indicator in view.form.indicators)
    if not told and not headed and not has_column(view, *_COLUMN):
        return
    lacking = [row for row in named_rows(view) if _needs(row) and no_reason(row.text("reason"))]
    if lacking:
        yield _finding(lacking)
    else:
        yield held("L703", view.address("indicators"))
    yield from _execution(view)


def _needs(row: Row) -> bool:
    score, points = row.plain("score"), row.plain("points")
    rule = row.view.pack.reasons
    docked = score is not None and points is not None and score.value < points.value
    if row.index in grouped(row.view):
        docked = False  # which of the rows lost points is not printed
    if docked and decided(row) and met_in_full(row) and not exceeds_much(row):
        docked = False  # S306 has the score corrected
    if is_ten_thousandfold(row):
        return False  # U503 has the unit corrected
    if cannot_be(row):
        return False  # F804 has the result corrected
    return (docked and rule is not None and rule.score_below_points) or (
        row.missed and (row.criterion.direction_stated or _is_all_of_it(row))
    )


def _is_all_of_it(row: Row) -> bool:
    """Whether a target is 100%, which can only be asked for as the least."""
    figure = row.criterion.figure
    if figure is None or figure.unit is None or figure.unit.dimension != RATIO:
        return False
    if names_execution(row.name):
        return False  # the pack says from when on its rate is to be explained
    return row.criterion.kind is CriterionKind.AT_LEAST and figure.base == 1


def _finding(lacking: list[Row]) -> Verdict:
    first = lacking[0]
    listed = "、".join(f"{row.label}（{_why(row)}）" for row in lacking[:6])
    message = Text(
        f"{len(lacking)}项指标扣了分或没有完成，没有写原因和改进措施：{listed}",
        f"points lost or targets missed, and no reason given: {quoted(row.label for row in lacking)}",
    )
    verdict = broken(
        "L703",
        first.address("reason"),
        _place(first),
        Severity.WARNING,
        message,
        advice=Text(
            f"请在“{_head(first.view)}”栏逐项写明原因和改进措施",
            "state the reason and what is done about it for each of them",
        ),
        about=first.view.address("indicators.reason"),
        gathered=(row.text("score") or row.text("actual") for row in lacking),
    )
    related = tuple(
        Related(place=_place(row), address=row.address("reason")) for row in lacking[1:]
    )
    assert verdict.finding is not None
    return msgspec.structs.replace(
        verdict, finding=msgspec.structs.replace(verdict.finding, related=related)
    )


def _head(view: FormView) -> str:
    heads = (each.head for each in view.form.columns if each.role == "reason")
    return "".join(next(heads, "").split()) or "偏差原因分析及改进措施"


def _place(row: Row) -> Place:
    return row.cell("reason") or row.place("reason", "name", "score")


def _why(row: Row) -> str:
    score, points = row.plain("score"), row.plain("points")
    given = f"，填的是“{row.text('reason')}”" if row.text("reason") else ""
    if score is not None and points is not None and score.value < points.value:
        of = points.text if "%" in fold(points.text) else f"{points.text}分"
        return f"{of}得{score.text}{given}"
    return f"{row.target_words}→{row.actual_words}{given}"


def _execution(view: FormView) -> Iterator[Verdict]:
    rule, share, where = view.pack.reasons, funding.execution(view), funding.execution_place(view)
    if (
        rule is None
        or rule.execution_below is None
        or share is None
        or where is None
        or share * 100 >= rule.execution_below
    ):
        return
    if not all(no_reason(row.text("reason")) for row in named_rows(view)):
        return
    message = Text(
        f"预算执行率{where.figure.text}低于{rule.execution_below}%，没有写原因",
        f"the execution rate {where.figure.text} is below {rule.execution_below}% and no reason is"
        " given",
    )
    yield broken(
        "L703",
        where.address,
        where.place,
        Severity.WARNING,
        message,
        printed=where.figure.text,
        advice=Text("请写明执行率低的原因和改进措施", "state the reason and what is done about it"),
    )
