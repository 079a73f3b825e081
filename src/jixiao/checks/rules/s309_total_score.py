"""S309: the printed total score against the scores of the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.checks.points import (
    execution_heading,
    execution_points,
    lacking_points,
    row_points,
    sum_tie,
    unread,
    unread_execution,
    unread_fields,
    unscored,
)
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, plain_figure, rows_of
from jixiao.checks.verdicts import held_tie, of_tie
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED, half_up, places_needed, shown
from jixiao.core.findings import Limit, Severity, Text, Verdict
from jixiao.core.ties import Operand, summed
from jixiao.judging.totals import counts_execution, execution_again, execution_left_out


@check(
    "S309",
    "总得分与各项得分之和不符",
    "scores do not add up to the printed total",
    over="form",
    source="arithmetic",
)
def total_score(view: FormView) -> Iterator[Verdict]:
    """
    查什么：总分行的得分是否等于预算执行得分加各指标得分；有指标没有分值却有得分的，加不加都算对。
    为什么：总得分决定等级，改了某项得分忘改总分很常见。
    依据：算术关系；得分是定好的数。
    已知例外：有一行的数读不出来的不查（R121报）；总分行只合计绩效指标（分值90）的，得分也只加指标；总得分少印一两位小数、四舍五入后相符的只作提示；
    有指标没填得分而差额可能就在那里的不报；复核分的合计同样核对，只复核了部分指标的不查。
    """
    yield from _review_total(view)
    total = view.form.total
    figure = plain_figure(total.score) if total is not None else None
    parts = row_points(view, "score", view.once(_counted))
    if total is None or total.score is None or figure is None or len(parts) < 2:
        return
    if unread(view, "score"):
        return
    printed = Operand(
        name="总得分", figure=figure, place=total.score.place, address=view.address("total.score")
    )
    execution = execution_points(view, "score")
    if _is_reviewed(view, printed, execution):
        return
    chosen = _with_points_alone(view, printed, execution) or _chosen(
        view, printed, parts, execution
    )
    tie = sum_tie("S309", printed, chosen)
    gap = summed(chosen) - figure.value
    if gap and _coarser(printed, chosen):
        rounded = Text(
            f"总得分{figure.text}是{summed(chosen)}四舍五入的结果，建议印全小数",
            f"the total {figure.text} is {summed(chosen)} rounded",
        )
        verdict = of_tie(tie, severity=Severity.REMARK, message=rounded)
    elif gap and _may_be_missing(view, -gap):
        yield _with_what_is_missing(view, printed, chosen, -gap)
        return
    else:
        verdict = of_tie(tie)
    if verdict is not None:
        whole = 0 <= figure.value <= HUNDRED
        limits = (Limit(address=printed.address, high=HUNDRED),) if whole else ()
        yield msgspec.structs.replace(verdict, limits=limits)


def _review_total(view: FormView) -> Iterator[Verdict]:
    """The printed total of the review scores against those of the rows, where all are reviewed."""
    total = view.form.total
    figure = plain_figure(total.review_score) if total is not None else None
    if total is None or total.review_score is None or figure is None:
        return
    counted = view.once(_counted)
    parts = row_points(view, "review_score", counted)
    if len(parts) < max(2, len(row_points(view, "score", counted))) or unread(view, "review_score"):
        return
    printed = Operand(
        name="复核总分",
        figure=figure,
        place=total.review_score.place,
        address=view.address("total.review_score"),
    )
    execution = execution_points(view, "score")
    tie = sum_tie("S309", printed, _chosen(view, printed, parts, execution))
    left = figure.value - summed(parts)  # who reviews may have scored the execution anew
    most = execution_points(view) if execution is not None else None
    anew = most is not None and 0 <= left <= most.figure.value
    verdict = of_tie(tie, severity=Severity.WARNING) if anew else of_tie(tie)
    if verdict is not None:
        yield verdict


def _counted(view: FormView) -> list[int]:
    """The rows whose scores are added: not one that says the money's again, where that counts."""
    again = None if execution_left_out(view.form, view.pack) else execution_again(view.form)
    return [index for index in range(len(view.form.indicators)) if index != again]


def _is_reviewed(view: FormView, printed: Operand, execution: Operand | None) -> bool:
    """Whether the printed total is that of the review scores: it is not, where these have their own."""
    if view.form.total is not None and view.form.total.review_score is not None:
        return False
    reviewed = row_points(view, "review_score")
    value = summed(reviewed)
    return len(reviewed) > 1 and printed.figure.value in (
        value,
        value + (execution.figure.value if execution else 0),
    )


def _chosen(
    view: FormView, printed: Operand, parts: list[Operand], execution: Operand | None
) -> list[Operand]:
    """With or without the execution's score: what holds, else what the total's points are made of."""
    if execution is None:
        return parts
    value, without = printed.figure.value, summed(parts)
    if execution_left_out(view.form, view.pack):
        return parts if value != without + execution.figure.value else [execution, *parts]
    alone = value == without and not counts_execution(view.form)
    return parts if alone else [execution, *parts]


def _with_points_alone(
    view: FormView, printed: Operand, execution: Operand | None
) -> list[Operand] | None:
    """The scores of the rows that have points too, where these make the printed total."""
    counted = view.once(_counted)
    scored = [each.index for each in rows_of(view) if each.plain("points") is not None]
    scored = [index for index in scored if index in counted]
    parts = row_points(view, "score", scored)
    if len(parts) < 2:
        return None
    chosen = _chosen(view, printed, parts, execution)
    return chosen if summed(chosen) == printed.figure.value else None


def _coarser(printed: Operand, parts: Sequence[Operand]) -> bool:
    finest = max(part.figure.places for part in parts)
    return (
        printed.figure.places < finest
        and half_up(summed(parts), printed.figure.places) == printed.figure.value
    )


def _may_be_missing(view: FormView, gap: Decimal) -> bool:
    """Whether the total is above the scores by no more than the points of what has no score
    printed.
    """
    most = sum(
        (
            figure.value
            for row in unscored(named_rows(view))
            if (figure := row.plain("points")) is not None
        ),
        Decimal(0),
    )
    if gap > 0 and any(_open(view, row) for row in named_rows(view)):
        return True
    heading = execution_heading(view)
    execution = execution_points(view) or (heading[1] if heading is not None else None)
    if execution is not None and execution_points(view, "score") is None:
        most += execution.figure.value
    most += unread_execution(view)
    return 0 < gap <= most


def _with_what_is_missing(
    view: FormView, printed: Operand, parts: Sequence[Operand], gap: Decimal
) -> Verdict:
    """That the total holds with what has no score printed: it follows the scores that have one."""
    figure = msgspec.structs.replace(printed.figure, value=gap, text=shown(gap, places_needed(gap)))
    rest = Operand(
        name="未填的得分", figure=figure, place=view.form.place, address=_missing_score(view)
    )
    return held_tie(sum_tie("S309", printed, [*parts, rest]))


def _missing_score(view: FormView) -> str:
    """The address of the first score that is missing: a row's, else the execution's."""
    rows = [row for row in named_rows(view) if row.plain("score") is None]
    lacking = [row for row in rows if row.text("points")] or rows
    if execution_points(view, "score") is None and not unscored(lacking):
        return view.address("funding[0].score")
    return lacking[0].address("score") if lacking else view.address("funding[0].score")


def _open(view: FormView, row: Row) -> bool:
    """Whether a row has no score, and points that are missing or were not read: nobody knows what
    it may come to.
    """
    unknown = row.index in lacking_points(view) or row.field("points") in unread_fields(view)
    return unknown and row.plain("score") is None
