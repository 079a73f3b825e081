"""S304: scores above their points."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks import funding
from jixiao.checks.groups import group_finding, grouped, groups_of
from jixiao.checks.points import (
    as_fractions,
    execution_points,
    heading_total,
    lacking_points,
    row_points,
)
from jixiao.checks.registry import check
from jixiao.checks.rows import plain_figure, rows_of
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED, Figure, shown
from jixiao.core.findings import Limit, Severity, Text, Verdict
from jixiao.core.ties import Operand, summed
from jixiao.judging.execution import most_of_execution

_SEVERAL = 2
_HEADS = Text(
    "；各行得分都不低于分值，也可能是“分值”“得分”两栏的表头写反了",
    "; no row has less than its points: the heads of the two columns may be exchanged",
)


@check("S304", "得分高于分值", "score above its points", over="form", source="arithmetic")
def score_above_points(view: FormView) -> Iterator[Verdict]:
    """
    查什么：每一行（几行合用一个分值的，几行合计）的得分、复核分是否高于分值，预算执行得分是否高于其分值，总得分是否高于总分。
    为什么：得分以分值为上限，高出来的只能是填错。
    依据：算术关系；各地自评表附注都写明得分最高不能超过该指标分值上限。
    已知例外：规则包规定执行率超过100%也计分的（cap大于1），预算执行得分以规则包的上限为限；总分印90而得分含预算执行10分的不报；权重写成0.1这样的比例而得分按百分制填写的不查。
    """
    if as_fractions(view):
        return
    above: list[Operand] = []  # scores that a total has from its rows
    left = Decimal(0)
    exchanged = _exchanged(view)
    yield from _together(view)
    yield from _without_total(view)
    for score, points, beyond in _pairs(view):
        if points.figure.value < 0:  # S318 tells that
            continue
        most = points.figure.value + beyond
        over = score.figure.value - most
        if over <= 0:
            yield held("S304", score.address, Limit(address=score.address, high=most))
            continue
        of_rows = score.address == view.address("total.score") and over <= left
        made_by = tuple(above) if of_rows else ()
        yield _above(score, points, most, made_by, exchanged=exchanged)
        if score.address.endswith(".score"):
            above.append(score)
            left += over


def _together(view: FormView) -> Iterator[Verdict]:
    """What rows scored that have their points together."""
    for group in groups_of(view):
        if group.score <= group.figure.value or group.figure.value < 0:
            yield held("S304", group.points.address)
            continue
        message = Text(
            f"{group.label}合计得分{group.scored}，高于分值{group.figure.text}",
            f"{group.label_en}: {group.scored} is above them",
        )
        highest = max(group.scores, key=lambda each: each.figure.value)
        yield group_finding("S304", group, Severity.ERROR, message, first=highest)


def _without_total(view: FormView) -> Iterator[Verdict]:
    """A total score without points of its own: above what all points of the form come to."""
    total = view.form.total
    score = plain_figure(total.score) if total is not None and total.points is None else None
    own, unread = execution_points(view), lacking_points(view)
    parts = row_points(view) or (heading_total(view) or [])
    if total is None or total.score is None or score is None or len(parts) < 2 or unread:
        return
    known = [*([own] if own is not None else []), *parts]
    whole = max(summed(known), HUNDRED)
    if score.value <= whole + _beyond(view, own):
        return
    yield broken(
        "S304",
        view.address("total.score"),
        total.score.place,
        Severity.ERROR,
        Text(
            f"总得分{score.text}高于满分{shown(whole, 0)}",
            f"the total score {score.text} is above full marks, {shown(whole, 0)}",
        ),
        printed=score.text,
        related=tuple(each.place for each in known),
        operands=tuple(known),
        formula=f"{score.text}>{shown(whole, 0)}",
        advice=Text(
            f"总得分最高是{shown(whole, 0)}，请核对各项得分",
            f"at most {shown(whole, 0)}: see which score is wrong",
        ),
        limit=Limit(address=view.address("total.score"), high=whole),
    )


def _exchanged(view: FormView) -> bool:
    """Whether the heads of points and scores may stand over each other's columns: several rows have
    more than their points, and none has less.
    """
    pairs = [(row.plain("score"), row.plain("points")) for row in rows_of(view)]
    over = [
        score.value - points.value
        for score, points in pairs
        if score is not None and points is not None
    ]
    return min(over, default=Decimal(-1)) >= 0 and sum(each > 0 for each in over) >= _SEVERAL


def _above(
    score: Operand, points: Operand, most: Decimal, made_by: tuple[Operand, ...], *, exchanged: bool
) -> Verdict:
    """``made_by`` are the scores that take a total above its points."""
    message = Text(
        f"{score.name}{score.figure.text}高于分值{points.figure.text}",
        f"the score {score.figure.text} is above its points {points.figure.text}",
    )
    highest = shown(most, points.figure.places)
    heads = _HEADS if exchanged else Text("", "")
    return broken(
        "S304",
        score.address,
        score.place,
        Severity.ERROR,
        message,
        printed=score.figure.text,
        related=(points.place,),
        operands=(score, points, *made_by),
        formula=f"{score.figure.text}>{points.figure.text}",
        advice=Text(
            f"得分最高是{highest}，请核对得分和分值哪一个写错{heads.zh}",
            f"at most {highest}: see whether the score or its points are wrong{heads.en}",
        ),
        limit=Limit(address=score.address, high=most),
    )


def _pairs(view: FormView) -> Iterator[tuple[Operand, Operand, Decimal]]:
    """Scores with their points, and by how much the pack lets them be above."""
    for row in rows_of(view):
        if row.index in grouped(view):
            continue
        points = row.points("points", "分值")
        for field, label in (("score", "得分"), ("review_score", "复核分")):
            score = row.points(field, label)
            if score is not None and points is not None:
                yield score, points, Decimal(0)
    for index in range(len(view.form.funding)):
        score, points = funding.points(view, index, "score"), funding.points(view, index, "points")
        if score is not None and points is not None:
            yield score, points, _beyond(view, points)
    yield from _total(view)


def _beyond(view: FormView, points: Operand | None) -> Decimal:
    """By how much the execution's score may be above its points."""
    if points is None:
        return Decimal(0)
    return most_of_execution(points.figure.value, view.pack.execution) - points.figure.value


def _with_execution(points: Figure, score: Figure, execution: Operand | None) -> bool:
    """A total of 90 points printed beside a score that has the execution's in it."""
    return (
        execution is not None
        and points.value < HUNDRED
        and points.value < score.value <= points.value + execution.figure.value
    )


def _total(view: FormView) -> Iterator[tuple[Operand, Operand, Decimal]]:
    total = view.form.total
    if total is None or total.points is None or total.score is None:
        return
    points, score = plain_figure(total.points), plain_figure(total.score)
    execution = execution_points(view, "score")
    if points is not None and score is not None and not _with_execution(points, score, execution):
        yield (
            Operand(
                name="总得分",
                figure=score,
                place=total.score.place,
                address=view.address("total.score"),
            ),
            Operand(
                name="总分",
                figure=points,
                place=total.points.place,
                address=view.address("total.points"),
            ),
            _beyond(view, execution_points(view)),
        )
