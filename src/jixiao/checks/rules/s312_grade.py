"""S312: the printed grade against the total score."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.points import execution_points
from jixiao.checks.registry import check
from jixiao.checks.rows import plain_figure
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.judging.totals import grade_at

_GRADE = regex(r"[优良中差]")


@check(
    "S312",
    "评价等级与总得分不符",
    "grade does not follow from the score",
    over="form",
    source="practice",
    needs=("grades",),
)
def grade(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表上写的优、良、中、差，是否与总得分所在的分数段一致。
    为什么：等级用于结果应用和预算挂钩，写错影响下年安排。
    依据：规则包的分级办法（通行为90分以上优、80—90良、60—80中、60以下差）。
    已知例外：一栏里列着几个等级供勾选、看不出选了哪个的不查；总分不是百分制的先折算；各地分段不同，所以是提醒。
    """
    entry, rule = view.form.grade, view.pack.grades
    if entry is None or rule is None:
        return
    named = set(_GRADE.findall(entry.text))
    score = _hundred(view)
    if len(named) != 1 or score is None:
        return
    printed, expected = named.pop(), grade_at(score, rule)
    if expected is None or printed == expected[:1] or entry.text.strip() == expected:
        yield held("S312", view.address("grade"))
        return
    message = Text(
        f"总得分{score}，按分级办法应为“{expected}”，填报“{entry.text.strip()}”",
        f"a score of {score} is graded “{expected}” by the rules, printed “{entry.text.strip()}”",
    )
    related = (
        (view.form.total.score.place,)
        if view.form.total is not None and view.form.total.score is not None
        else ()
    )
    yield broken(
        "S312",
        view.address("grade"),
        entry.place,
        Severity.WARNING,
        message,
        printed=entry.text.strip(),
        expected=expected,
        related=related,
        correction=Correction(text=expected),
    )


def _hundred(view: FormView) -> Decimal | None:
    """The total score on the scale of 100, the execution's score added where the total leaves it
    out.
    """
    total = view.form.total
    score = plain_figure(total.score) if total is not None else None
    if total is None or score is None:
        return None
    points, execution = plain_figure(total.points), execution_points(view, "score")
    if points is None or points.value in (0, Decimal(100)):
        return score.value
    if points.value == 90 and execution is not None:
        return score.value + execution.figure.value
    return None
